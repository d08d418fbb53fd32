package dev.sesdkim.local.redact;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Completes the shortened names in messages about many domains: below `example.com: 3 domains, …`
/// they list `mail, news, www`.
final class ShortNames {

  private static final String MARK = " domains, ";

  private static final Pattern LIST =
      Pattern.compile(
          "(?m)^(?<head>(?:• \\*`)?(?<top>%s)(?:`\\*)?: [0-9]+ domains, .*(?:\\r?\\n(?! {2}|•).+)*\\r?\\n)(?<items>(?: {2}.*(?:\\r?\\n)?)+)"
              .formatted(Patterns.NAME));

  private static final Pattern ITEM = Pattern.compile("[^\\s,`]+");

  private ShortNames() {}

  static String inFull(String text) {
    return text.contains(MARK)
        ? LIST.matcher(text).replaceAll(list -> Matcher.quoteReplacement(inFull(list)))
        : text;
  }

  private static String inFull(MatchResult list) {
    String end = "." + list.group("top");
    return list.group("head")
        + ITEM.matcher(list.group("items"))
            .replaceAll(
                item ->
                    Matcher.quoteReplacement(
                        item.group().endsWith(end) ? item.group() : item.group() + end));
  }
}
