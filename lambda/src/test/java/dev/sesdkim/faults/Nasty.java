package dev.sesdkim.faults;

import java.util.List;
import java.util.Random;

/// Text as nobody would send it who means well; always the same for a seed.
public final class Nasty {

  private static final List<String> PIECES =
      List.of(
          "\u0000",
          "\u0007",
          "\u001b[31mred\u001b[0m",
          "\u001b]0;title\u0007",
          "\r\nSubject: other",
          "\n",
          "\t",
          "\u0085",
          "\u2028",
          "\u202egnp.exe",
          "\u2066x\u2069",
          "\u200b",
          "\ufeff",
          "\ud800",
          "\udc00",
          "\ud83d\ude00",
          "\u00e9\u4f8b",
          "xn--",
          "<!channel>",
          "<@U123>",
          "<https://example.org|here>",
          "@everyone",
          "*bold* _it_ ~no~",
          "```",
          "`x`",
          "&amp;&#1;",
          "<b>\"'",
          "]]>",
          "%s%n%1$s",
          "${jndi:x}",
          "$(id)",
          "';id;'",
          "\\",
          "{\"a\":1}",
          "@",
          "..",
          " ",
          "a".repeat(300),
          "example",
          "com");

  private final Random random;

  public Nasty(long seed) {
    random = new Random(seed);
  }

  /// At least one character, mostly not many.
  public String text() {
    StringBuilder text = new StringBuilder();
    int pieces = 1 + random.nextInt(5);
    for (int at = 0; at < pieces; at++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  String domain() {
    return text().replace("@", "") + "x.example.com";
  }

  String address(String domain) {
    return text() + "@" + domain;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }
}
