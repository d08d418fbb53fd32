package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Trouble;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DigestStoryTest {

  private static final Trouble DENIED =
      new Trouble(NOW, new Problem(Problem.Kind.ACCESS_DENIED, "ses:ListIdentities", "no"), true);

  @Test
  void aDigestCanBeFilteredByEveryRegionThatIsWatchedReadOrNot() {
    assertThat(
            story(List.of("us-east-1", "eu-west-1"), Map.of("ap-south-1", DENIED), Optional.empty())
                .regions())
        .containsExactly("ap-south-1", "eu-west-1", "us-east-1");
  }

  @Test
  void theFirstDigestOfAllSaysNothingOfChanges() {
    assertThat(DigestStory.summary(digest(List.of("eu-west-1"), Map.of(), Optional.empty())))
        .containsExactly("All 3 identities are DKIM-signed. 1 of 1 region is read.");
    assertThat(
            DigestStory.summary(
                digest(List.of("eu-west-1"), Map.of(), Optional.of(NOW.minusSeconds(7 * 86_400)))))
        .containsExactly(
            "All 3 identities are DKIM-signed. 1 of 1 region is read.",
            "None of them changed since 17 Nov.");
  }

  @Test
  void whereOnlyARegionWasNotReadNoFixIsPromised() {
    assertThat(
            DigestStory.summary(
                digest(List.of("eu-west-1"), Map.of("ap-south-1", DENIED), Optional.empty())))
        .containsExactly("3 of 3 identities are fine.");
  }

  private static Story story(
      List<String> read, Map<String, Trouble> notRead, Optional<Instant> previous) {
    Alert.Digest digest = digest(read, notRead, previous);
    return DigestStory.of(digest, AlertAccounts.of(digest, AccountNames.NONE), 100);
  }

  private static Alert.Digest digest(
      List<String> read, Map<String, Trouble> notRead, Optional<Instant> previous) {
    return new Alert.Digest(
        Sample.SCAN,
        NOW,
        List.of(
            new Alert.AccountStanding(
                Sample.ACCOUNT,
                new Counts(3, 0, 0),
                3,
                read,
                notRead,
                Map.of(),
                List.of(),
                Optional.empty())),
        List.of(),
        previous,
        Optional.empty(),
        Map.of());
  }
}
