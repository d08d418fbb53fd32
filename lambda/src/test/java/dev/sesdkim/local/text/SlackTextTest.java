package dev.sesdkim.local.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlackTextTest {

  private static final String NOTIFICATION =
      Json.write(
          Map.of(
              "content",
              Map.of(
                  "title",
                  "A &amp; B",
                  "description",
                  "*It broke.*\n• `a@example.com` in eu-west-1\n```one\ntwo```\n<https://x.example/|Console>",
                  "nextSteps",
                  List.of("Mend it &lt;now&gt;."))));

  @Test
  void showsTextAndNotMarkup() {
    assertThat(SlackText.lines(NOTIFICATION, new Page(80, false)))
        .containsExactly(
            "A & B",
            "It broke.",
            "• a@example.com in eu-west-1",
            "  one",
            "  two",
            "Console",
            "Next steps",
            "• Mend it <now>.");
  }

  @Test
  void showsBoldAsBold() {
    assertThat(SlackText.lines(NOTIFICATION, new Page(80, true)))
        .contains("\u001b[1mIt broke.\u001b[0m");
  }
}
