package dev.sesdkim.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Printable;
import dev.sesdkim.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Takes text as the places do that it is made for, and complains of what they would interpret and
/// should not.
final class Reader {

  private static final Pattern OUR_LINK =
      Pattern.compile("<https://[^|<> ]*\\|SES console, [a-z0-9-]+>");
  private static final Pattern CODE = Pattern.compile("```[^`]*```|`[^`\n]*`");

  private Reader() {}

  /// A mail reader or a terminal: nothing but printable characters and line breaks.
  static void people(String where, String text) {
    assertThat(text.codePoints().filter(one -> one != '\n' && !Printable.shows(one)).toArray())
        .as("characters that do not show, in %s: %s", where, text)
        .isEmpty();
  }

  /// SNS: printable ASCII, one line, under 100 characters, not beginning with a space.
  static void subject(String subject) {
    assertThat(subject).matches("[!-~][ -~]{0,98}");
  }

  /// Slack: no markup but ours.
  static void chat(String json) {
    Map<?, ?> content = (Map<?, ?>) value(Json.object(json), "content");
    for (String part : List.of("title", "description")) {
      String text = (String) value(content, part);
      people("chat " + part, text);
      String bare = CODE.matcher(OUR_LINK.matcher(text).replaceAll("")).replaceAll("");
      assertThat(bare)
          .as(part)
          .doesNotContain("<", ">", "`")
          .doesNotContainPattern("(?i)@(channel|here|everyone)\\b")
          .doesNotContainPattern("&(?!amp;|lt;|gt;)");
      assertThat(OUR_LINK.matcher(text).replaceAll("")).as(part).doesNotContain("<", ">");
    }
  }

  static Map<String, Object> json(String json) {
    assertThat(json.chars().filter(one -> one < ' ').toArray()).as(json).isEmpty();
    return Json.object(json);
  }

  private static Object value(Map<?, ?> map, String key) {
    return Optional.<Object>ofNullable(map.get(key)).orElseThrow();
  }
}
