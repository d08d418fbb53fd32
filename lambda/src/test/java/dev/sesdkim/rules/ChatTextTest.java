package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Problem;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChatTextTest {

  @Test
  void chatUsesTheRoomThatItHasAndNoMore() {
    assertThat(
            IntStream.range(0, 300).map(length -> descriptionOfTenRegions(length).length()).max())
        .hasValue(ChatDescription.LONGEST);
  }

  @Test
  void whereChatIsCutItSaysWhereTheRestIs() {
    assertThat(descriptionOfTenRegions(400))
        .contains("\nThe email and the event hold the rest.\nAccount 123456789012 · ");
  }

  @Test
  void chatNamesTwelveOfTheSameAndCountsTheOthers() {
    assertThat(descriptionOfTheSame(12)).contains("`r11`").doesNotContain("more");
    assertThat(descriptionOfTheSame(13)).contains("`r11` and 1 more").doesNotContain("`r12`");
  }

  private static String descriptionOfTheSame(int regions) {
    Due.OfScan[] same = new Due.OfScan[regions];
    for (int i = 0; i < regions; i++) {
      same[i] =
          Sample.trouble(
              AlertKind.OfScan.SCAN_PROBLEM,
              "r" + i,
              "r" + i,
              new Problem(Problem.Kind.THROTTLED, "ses:ListIdentities", "slow"));
    }
    String chat = Sample.message(Sample.troubles(AlertKind.OfScan.SCAN_PROBLEM, same)).chat();
    return Parts.text(Parts.content(chat), "description")
        .lines()
        .filter(line -> line.contains("`r11`") || line.contains("times the same"))
        .reduce("", String::concat);
  }

  /// Too long for chat; the first region's line grows with `length`.
  private static String descriptionOfTenRegions(int length) {
    Due.OfScan[] regions = new Due.OfScan[10];
    for (int i = 0; i < 10; i++) {
      String detail = i + "x".repeat(i == 0 ? length : 299);
      regions[i] =
          Sample.trouble(
              AlertKind.OfScan.SCAN_PROBLEM,
              "r" + i,
              "r" + i,
              new Problem(Problem.Kind.ACCESS_DENIED, "ses:ListIdentities", detail));
    }
    String chat = Sample.message(Sample.troubles(AlertKind.OfScan.SCAN_PROBLEM, regions)).chat();
    return Parts.text(Parts.content(chat), "description");
  }
}
