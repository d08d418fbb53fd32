package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.Concern;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Mute;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The digest as it goes out ([GoldenAlert]).
class DigestTextGoldenTest {

  private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");
  private static final List<String> REGIONS =
      List.of("ap-northeast-1", "eu-central-1", "eu-west-1", "us-east-1", "us-west-2");

  @Test
  void allIsWell() throws IOException {
    GoldenAlert.compare(
        "digest-all-well",
        digest(new Counts(40, 0, 0), 40, Map.of(), Map.of(), List.of(), List.of()));
  }

  @Test
  void someThingsAreNot() throws IOException {
    List<Concern> concerns =
        List.of(
            concern("us-west-2", "old.example.org", Standing.MUTED, Reason.FAILED, 42 * 24),
            concern("us-east-1", "mail.example.net", Standing.BROKEN, Reason.FAILED, 15 * 24),
            concern("eu-central-1", "example.org", Standing.NOT_READY, Reason.OK, 6 * 24),
            concern("eu-central-1", "billing.example.com", Standing.AT_RISK, Reason.OK, 8),
            concern(
                "ap-northeast-1", "shop.example.jp", Standing.BROKEN, Reason.TEMPORARY_FAILURE, 5),
            concern("eu-west-1", "news.example.com", Standing.BROKEN, Reason.SIGNING_DISABLED, 3),
            address("editor@news.example.com"),
            address("offers@news.example.com"));
    GoldenAlert.compare(
        "digest-with-problems",
        digest(
            new Counts(33, 6, 1),
            31,
            Map.of("ap-south-1", trouble(Problem.Kind.ACCESS_DENIED)),
            Map.of(ScanPart.DNS, trouble(Problem.Kind.UNAVAILABLE)),
            concerns,
            List.of(mute("old.example.org"))));
  }

  @Test
  void howeverMuchThereIsItHas25LinesAndFits() {
    List<Concern> concerns = new ArrayList<>();
    for (Standing standing : Standing.values()) {
      if (standing != Standing.VERIFIED) {
        IntStream.range(0, 2_000)
            .mapToObj(
                i ->
                    concern(
                        "eu-west-1",
                        standing.name().toLowerCase(java.util.Locale.ROOT) + i + ".example.com",
                        standing,
                        standing == Standing.BROKEN ? Reason.FAILED : Reason.OK,
                        i))
            .forEach(concerns::add);
      }
    }
    Alert.Digest digest =
        digest(
            new Counts(0, 10_000, 0),
            0,
            Map.of("ap-south-1", trouble(Problem.Kind.ACCESS_DENIED)),
            Map.of(ScanPart.DNS, trouble(Problem.Kind.UNAVAILABLE)),
            concerns,
            IntStream.range(0, 500).mapToObj(i -> mute("m" + i + ".example.org")).toList());

    var message =
        AlertText.of(
            digest,
            new AccountNames(Map.of(Sample.ACCOUNT, "x ".repeat(64))),
            VerifiedDomains.NONE);

    assertThat(message.text().lines().count()).isBetween(20L, 25L);
    assertThat(message.text()).contains("and 1,995 more").contains("and 499 more");
    assertThat(Envelope.fits(message)).isTrue();
    assertThat(EventSchema.faults(message.event())).isEmpty();
    assertThat(message.event()).contains("identitiesLeftOut");
    assertThat(message.subject()).hasSizeLessThan(100).startsWith("DKIM weekly: ");
  }

  @Test
  void mutesWithLongReasonsLeaveRoomForTheRest() {
    Alert.Digest digest =
        digest(
            new Counts(0, 2_000, 0),
            0,
            Map.of(),
            Map.of(),
            IntStream.range(0, 2_000)
                .mapToObj(
                    i ->
                        concern(
                            "eu-west-1", "b" + i + ".example", Standing.BROKEN, Reason.FAILED, i))
                .toList(),
            IntStream.range(0, 100)
                .mapToObj(i -> mute("m" + i + ".example.org", "\u00fc\"".repeat(500)))
                .toList());

    var message = AlertText.of(digest, AccountNames.NONE, VerifiedDomains.NONE);

    assertThat(Envelope.fits(message)).isTrue();
    assertThat(message.event()).contains("m10.example.org", "b200.example");
  }

  @Test
  void aSectionWithFewRowsLeavesItsRoomToTheNext() {
    assertThat(rows(3, 14)).contains("risk13.example").doesNotContain("more");
    assertThat(rows(3, 15)).contains("risk12.example").contains("  and 2 more");
    assertThat(rows(1, 16)).contains("risk15.example").doesNotContain("more");
  }

  private static String rows(int broken, int atRisk) {
    List<Concern> concerns = new ArrayList<>();
    for (int i = 0; i < broken; i++) {
      concerns.add(concern("eu-west-1", "b" + i + ".example", Standing.BROKEN, Reason.FAILED, i));
    }
    for (int i = 0; i < atRisk; i++) {
      concerns.add(concern("eu-west-1", "risk" + i + ".example", Standing.AT_RISK, Reason.OK, i));
    }
    Alert.Digest digest =
        digest(new Counts(0, broken, 0), 0, Map.of(), Map.of(), concerns, List.of());
    return AlertText.of(digest, AccountNames.NONE, VerifiedDomains.NONE).text();
  }

  @Test
  void aChangeSinceTheLastDigestIsToldWithItsMoment() {
    Instant previous = Instant.parse("2026-11-17T08:00:00Z");

    assertThat(changed(previous)).contains("None of them changed since 17 Nov.");
    assertThat(changed(previous.plusMillis(1)))
        .contains("The last change was on 17 Nov 08:00 UTC.");
  }

  @Test
  void chatShowsEightBrokenIdentitiesAndCountsTheOthers() {
    assertThat(chat(8)).contains("b7.example").doesNotContain("more");
    assertThat(chat(9)).contains("And 1 more is broken.").doesNotContain("b8.example");
  }

  private static String chat(int broken) {
    List<Concern> concerns =
        IntStream.range(0, broken)
            .mapToObj(
                i -> concern("eu-west-1", "b" + i + ".example", Standing.BROKEN, Reason.FAILED, i))
            .toList();
    Alert.Digest digest =
        digest(new Counts(0, broken, 0), 0, Map.of(), Map.of(), concerns, List.of());
    return Parts.text(
        Parts.content(AlertText.of(digest, AccountNames.NONE, VerifiedDomains.NONE).chat()),
        "description");
  }

  private static List<String> changed(Instant at) {
    Alert.Digest digest = digest(new Counts(3, 0, 0), 3, Map.of(), Map.of(), List.of(), List.of());
    Alert.AccountStanding one = digest.standings().getFirst();
    return DigestStory.summary(
        new Alert.Digest(
            digest.scanId(),
            digest.observedAt(),
            List.of(
                new Alert.AccountStanding(
                    one.account(),
                    one.counts(),
                    one.fine(),
                    one.regionsRead(),
                    one.regionsNotRead(),
                    one.troubles(),
                    one.mutes(),
                    Optional.of(at))),
            digest.concerns(),
            digest.previous(),
            digest.next(),
            digest.states()));
  }

  @Test
  void aSubjectWithoutConcernsCountsWhatIsFineWhereAScanCannotDoEverything() {
    Alert.Digest digest =
        digest(
            new Counts(3, 0, 0),
            3,
            Map.of(),
            Map.of(ScanPart.DNS, trouble(Problem.Kind.UNAVAILABLE)),
            List.of(),
            List.of());

    assertThat(AlertText.of(digest, AccountNames.NONE, VerifiedDomains.NONE).subject())
        .isEqualTo("DKIM weekly: 3 of 3 identities fine (123456789012)");
  }

  private static Alert.Digest digest(
      Counts counts,
      int fine,
      Map<String, Trouble> notRead,
      Map<ScanPart, Trouble> troubles,
      List<Concern> concerns,
      List<Mute> mutes) {
    return new Alert.Digest(
        "scan-1",
        NOW,
        List.of(
            new Alert.AccountStanding(
                Sample.ACCOUNT,
                counts,
                fine,
                REGIONS,
                notRead,
                troubles,
                mutes,
                Optional.of(NOW.minus(Duration.ofDays(20))))),
        concerns,
        Optional.of(Instant.parse("2026-11-17T08:00:00Z")),
        Optional.of(Instant.parse("2026-12-01T08:00:00Z")),
        Map.of());
  }

  private static Concern concern(
      String region, String name, Standing standing, Reason reason, int hours) {
    return new Concern(
        new Identity(region, Sample.ACCOUNT, name),
        standing,
        reason,
        NOW.minus(Duration.ofHours(hours)),
        Optional.empty(),
        standing == Standing.MUTED
            ? Optional.of(Instant.parse("2027-01-01T00:00:00Z"))
            : Optional.empty());
  }

  private static Concern address(String name) {
    return new Concern(
        new Identity("eu-west-1", Sample.ACCOUNT, name),
        Standing.BROKEN,
        Reason.DOMAIN_UNVERIFIED,
        NOW.minus(Duration.ofHours(3)),
        Optional.of("news.example.com"),
        Optional.empty());
  }

  private static Trouble trouble(Problem.Kind kind) {
    return new Trouble(
        NOW.minus(Duration.ofHours(40)), new Problem(kind, "ses:ListIdentities", "no"), true);
  }

  private static Mute mute(String name) {
    return mute(name, "being retired");
  }

  private static Mute mute(String name, String reason) {
    return new Mute(
        Sample.ACCOUNT,
        Mute.EVERYWHERE,
        name,
        Instant.parse("2027-01-01T00:00:00Z"),
        reason,
        "arn:aws:iam::123456789012:user/ops",
        NOW);
  }
}
