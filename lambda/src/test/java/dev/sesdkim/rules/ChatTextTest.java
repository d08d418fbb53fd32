package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChatTextTest {

  @Test
  void chatUsesTheRoomThatItHasAndNoMore() {
    assertThat(
            IntStream.range(0, 400).map(length -> descriptionOfTenRegions(length).length()).max())
        .hasValue(ChatText.LONGEST_DESCRIPTION);
  }

  @Test
  void whereChatIsCutItSaysWhereTheRestIs() {
    assertThat(descriptionOfTenRegions(400)).endsWith("The email and the event hold the rest.");
  }

  /// Too long for chat; the first region's line grows with `length`.
  private static String descriptionOfTenRegions(int length) {
    Map<String, Problem> regions = new HashMap<>();
    for (int i = 0; i < 10; i++) {
      String detail = "x".repeat(i == 0 ? length : 400);
      regions.put("r" + i, new Problem(Problem.Kind.ACCESS_DENIED, "ses:ListIdentities", detail));
    }
    String chat =
        AlertText.of(new Alert.RegionsLost(Sample.ACCOUNT, Sample.SCAN, Sample.NOW, regions))
            .chat();
    return Parts.text(Parts.content(chat), "description");
  }
}
