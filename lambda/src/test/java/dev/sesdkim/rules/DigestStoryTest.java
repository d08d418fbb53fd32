package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.Concern;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.Standing;
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

  @Test
  void anAccountOfWhichNothingIsKnownIsSaidInTheSubject() {
    Alert.Digest read = digest(List.of("eu-west-1"), Map.of(), Optional.empty());
    Alert.AccountStanding unknown =
        new Alert.AccountStanding(
            "210987654321",
            Counts.NONE,
            0,
            List.of(),
            Map.of(),
            Map.of(ScanPart.REGIONS, DENIED),
            List.of(),
            Optional.empty());

    assertThat(subject(List.of(read.standings().getFirst(), unknown), List.of()))
        .startsWith("DKIM weekly: 1 account not read");
  }

  @Test
  void anAddressThatIsBrokenForItsOwnSakeIsNoDomainInTheSubject() {
    assertThat(
            subject(
                digest(List.of("eu-west-1"), Map.of(), Optional.empty()).standings(),
                List.of(
                    broken("example.com", Reason.FAILED),
                    broken("a@example.com", Reason.DOMAIN_UNVERIFIED),
                    broken("b@example.com", Reason.IDENTITY_NOT_VERIFIED),
                    broken("c@example.org", Reason.NO_DOMAIN_IDENTITY))))
        .startsWith("DKIM weekly: 1 domain broken, 2 addresses broken (");
  }

  private static Concern broken(String name, Reason reason) {
    return new Concern(
        new Identity("eu-west-1", Sample.ACCOUNT, name),
        Standing.BROKEN,
        reason,
        NOW,
        Optional.of("example.com").filter(_ -> reason == Reason.DOMAIN_UNVERIFIED),
        Optional.empty());
  }

  private static String subject(List<Alert.AccountStanding> standings, List<Concern> concerns) {
    Alert.Digest digest =
        new Alert.Digest(
            Sample.SCAN, NOW, standings, concerns, Optional.empty(), Optional.empty(), Map.of());
    return DigestStory.of(digest, AlertAccounts.of(digest, AccountNames.NONE), 100).subject();
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
