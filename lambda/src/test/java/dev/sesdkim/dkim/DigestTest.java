package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a digest says of all its accounts together.
class DigestTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
  private static final Trouble TROUBLE =
      new Trouble(NOW, new Problem(Problem.Kind.THROTTLED, "ses:ListIdentities", ""), true);
  private static final Mute MUTE =
      new Mute("222222222222", "*", "a.example", NOW, "being retired", "arn:a", NOW);

  private final Alert.AccountStanding first =
      standing("111111111111", new Counts(3, 2, 1), 2, Map.of(), Map.of(), NOW);
  private final Alert.AccountStanding second =
      standing(
          "222222222222",
          new Counts(10, 0, 0),
          9,
          Map.of("us-east-1", TROUBLE),
          Map.of(),
          NOW.plusSeconds(60));

  @Test
  void itCountsOverAllAccounts() {
    Alert.Digest digest = digest(List.of(first, second));

    assertThat(digest.accounts()).containsExactly("111111111111", "222222222222");
    assertThat(digest.account()).isEqualTo("111111111111");
    assertThat(digest.counts()).isEqualTo(new Counts(13, 2, 1));
    assertThat(digest.fine()).isEqualTo(11);
    assertThat(digest.regionsRead()).isEqualTo(2);
    assertThat(digest.regionsNotRead()).isEqualTo(1);
    assertThat(digest.mutes()).containsExactly(MUTE, MUTE);
  }

  @Test
  void theLastChangeIsTheLatestOfAnyAccount() {
    assertThat(digest(List.of(second, first)).lastChange()).contains(NOW.plusSeconds(60));
    assertThat(digest(List.of()).lastChange()).isEmpty();
  }

  @Test
  void allIsWellWhereNothingIsLeftToSayOfAnyAccount() {
    Alert.AccountStanding silent =
        standing("333333333333", Counts.NONE, 0, Map.of(), Map.of(ScanPart.DNS, TROUBLE), NOW);

    assertThat(digest(List.of(first)).allIsWell()).isTrue();
    assertThat(digest(List.of(first, second)).allIsWell()).isFalse();
    assertThat(digest(List.of(first, silent)).allIsWell()).isFalse();
  }

  private static Alert.AccountStanding standing(
      String account,
      Counts counts,
      int fine,
      Map<String, Trouble> regionsNotRead,
      Map<ScanPart, Trouble> troubles,
      Instant lastChange) {
    return new Alert.AccountStanding(
        account,
        counts,
        fine,
        List.of("eu-west-1"),
        regionsNotRead,
        troubles,
        List.of(MUTE),
        Optional.of(lastChange));
  }

  private static Alert.Digest digest(List<Alert.AccountStanding> standings) {
    return new Alert.Digest(
        "scan-1", NOW, standings, List.of(), Optional.empty(), Optional.empty(), Map.of());
  }
}
