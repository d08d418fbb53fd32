package dev.sesdkim.rules;

import static dev.sesdkim.dkim.AlertKind.OfDomain.REGRESSED;
import static dev.sesdkim.dkim.AlertKind.OfScan.SCAN_PROBLEM;
import static dev.sesdkim.rules.DueOf.ACCOUNT;
import static dev.sesdkim.rules.DueOf.NOW;
import static dev.sesdkim.rules.DueOf.change;
import static dev.sesdkim.rules.DueOf.down;
import static dev.sesdkim.rules.DueOf.trouble;
import static dev.sesdkim.rules.DueOf.unverified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.Concern;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Unverified;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What one message tells, needs and settles.
class BundleTest {

  private static final Instant EARLIER = NOW.minusSeconds(3_600);
  private static final Due.OfIdentity IRELAND = change(REGRESSED, "eu-west-1", "example.com");
  private static final Due.OfIdentity VIRGINIA =
      DueOf.at(EARLIER, change(REGRESSED, "us-east-1", "example.com"));

  @Test
  void theAlertOfOneDomainHasTheTimeOfItsNewestNewsAndWhatIsRememberedOfItsIdentities() {
    State state =
        new Followed().sees(Scans.scan(0), Readings.domain("example.com", "Failed")).after();
    Bundle bundle = tell(List.of(), IRELAND, VIRGINIA).getFirst();

    assertThat(bundle.needed()).containsExactly(IRELAND.identity(), VIRGINIA.identity());
    assertThat(bundle.alert(Map.of(IRELAND.identity(), state)))
        .isEqualTo(
            new Alert.OfDomain(
                REGRESSED,
                ACCOUNT,
                "example.com",
                "scan " + NOW,
                NOW,
                List.of(
                    new AlertedIdentity(IRELAND, Optional.of(state)),
                    new AlertedIdentity(VIRGINIA, Optional.empty()))));
  }

  @Test
  void domainsComeBeforeAddressesThenRegionsAndNames() {
    Bundle bundle =
        tell(
                List.of(down("eu-west-1", "b@example.com", "example.com")),
                change(REGRESSED, "us-east-1", "example.com"),
                change(REGRESSED, "eu-west-1", "c@example.com"),
                change(REGRESSED, "eu-west-1", "a@example.com"),
                IRELAND)
            .getFirst();

    assertThat(((Alert.OfDomain) bundle.alert(Map.of())).identities())
        .extracting(one -> one.identity().region() + " " + one.identity().name())
        .containsExactly(
            "eu-west-1 example.com",
            "us-east-1 example.com",
            "eu-west-1 a@example.com",
            "eu-west-1 b@example.com",
            "eu-west-1 c@example.com");
  }

  @Test
  void theAlertOfManyDomainsIsGroupedAndNeedsTheFirstTen() {
    Bundle bundle = storm(500).getFirst();

    assertThat(bundle.needed())
        .extracting(Identity::name)
        .containsExactlyElementsOf(names(10).toList());
    Alert.OfManyDomains alert = (Alert.OfManyDomains) bundle.alert(Map.of());
    assertThat(alert.kind()).isEqualTo(REGRESSED);
    assertThat(alert.account()).isEqualTo(ACCOUNT);
    assertThat(alert.scanId()).isEqualTo("scan " + NOW);
    assertThat(alert.observedAt()).isEqualTo(NOW);
    assertThat(alert.groups().keySet()).containsExactly("example.com");
    assertThat(alert.domains())
        .extracting(Alert.OfDomain::domain)
        .containsExactlyElementsOf(names(500).toList());
    assertThat(alert.domains().getFirst().identities())
        .extracting(AlertedIdentity::identity)
        .containsExactly(DueOf.identity("eu-west-1", "brand000.example.com"));
  }

  @Test
  void theNewestNewsOfManyDomainsGivesTheirAlertItsTime() {
    List<Due> due =
        Stream.of("a.example", "b.example", "c.example", "d.example")
            .<Due>map(name -> DueOf.at(EARLIER, change(REGRESSED, "eu-west-1", name)))
            .toList();
    List<Due> later = new ArrayList<>(due);
    later.add(change(REGRESSED, "us-east-1", "b.example"));

    assertThat(tell(List.of(), due).getFirst().alert(Map.of()).observedAt()).isEqualTo(EARLIER);
    assertThat(tell(List.of(), later).getFirst().alert(Map.of()).observedAt()).isEqualTo(NOW);
  }

  @Test
  void ofOneDomainNoMoreIdentitiesAreNeededThanFitIntoAMessage() {
    List<Due> due =
        IntStream.range(0, 2_000)
            .<Due>mapToObj(i -> change(REGRESSED, "eu-west-1", "a%04d@example.com".formatted(i)))
            .toList();

    assertThat(tell(List.of(), due).getFirst().needed())
        .hasSize(1_024)
        .startsWith(DueOf.identity("eu-west-1", "a0000@example.com"));
  }

  @Test
  void halvesTogetherTellAndSettleTheSame() {
    Bundle.OfDomains bundle = storm(5).getFirst();

    List<Bundle> halves = bundle.halves();

    assertThat(halves).hasSize(2);
    assertThat(halves).extracting(Bundle::kind).containsOnly(REGRESSED);
    assertThat(halves.stream().flatMap(half -> half.settles().stream()).toList())
        .isEqualTo(bundle.settles());
    assertThat(halves).extracting(half -> half.settles().size()).containsExactly(2, 3);
  }

  @Test
  void whatTellsOfOneThingAloneCannotBeDivided() {
    Bundle.OfDomains one = tell(List.of(), IRELAND).getFirst();
    Bundle trouble = new Telling(List.of(), Set.of()).of(troubles(1)).getFirst();
    Bundle started = started(List.of());

    assertThat(one.halves()).containsExactly(one);
    assertThat(trouble.halves()).containsExactly(trouble);
    assertThat(started.halves()).containsExactly(started);
  }

  @Test
  void twoThingsCan() {
    assertThat(storm(4).getFirst().halves().getFirst().halves()).hasSize(2);
    assertThat(new Telling(List.of(), Set.of()).of(troubles(2)).getFirst().halves()).hasSize(2);
  }

  @Test
  void troublesNeedNoStatesAndHaveTheTimeOfTheNewest() {
    List<Due> due = troubles(3);
    Bundle bundle = new Telling(List.of(), Set.of()).of(due).getFirst();

    assertThat(bundle.needed()).isEmpty();
    assertThat(bundle.alert(Map.of()))
        .isEqualTo(
            new Alert.OfScan(
                SCAN_PROBLEM,
                "scan " + NOW.plusSeconds(2),
                NOW.plusSeconds(2),
                due.stream().map(Due.OfScan.class::cast).toList()));
    assertThat(bundle.halves()).extracting(half -> half.settles().size()).containsExactly(1, 2);
    assertThat(bundle.halves()).extracting(Bundle::kind).containsOnly(SCAN_PROBLEM);
    assertThat(bundle.halves().stream().flatMap(half -> half.settles().stream()).toList())
        .isEqualTo(bundle.settles());
  }

  @Test
  void thatMonitoringStartedNamesWhatIsUnverifiedTheWorstFirst() {
    Bundle.Started started =
        started(
            List.of(
                down("eu-west-1", "a@z.example", "z.example"),
                unverified("us-east-1", "b.example", Reason.FAILED),
                unverified("eu-west-1", "c.example", Reason.FAILED),
                unverified("eu-west-1", "d.example", Reason.IDENTITY_NOT_VERIFIED)));

    assertThat(started.kind()).isEqualTo(AlertKind.OfAccount.STARTED);
    assertThat(started.unverified())
        .extracting(one -> one.identity().name())
        .containsExactly("d.example", "c.example", "b.example", "a@z.example");
    assertThat(started.needed())
        .extracting(Identity::name)
        .containsExactly("d.example", "c.example", "b.example");
    assertThat(started.alert(Map.of()))
        .isEqualTo(
            new Alert.Started("scan-1", NOW, List.of(START), started.unverified(), Map.of()));
    assertThat(started.settles()).containsExactly(IRELAND);
  }

  @Test
  void thatMonitoringStartedNeedsTheFirstTen() {
    List<Unverified> all =
        names(11).map(name -> unverified("eu-west-1", name, Reason.FAILED)).toList();

    assertThat(started(all).needed())
        .extracting(Identity::name)
        .containsExactlyElementsOf(names(10).toList());
  }

  @Test
  void aDigestNeedsWhatIsBrokenAtRiskOrNotReadyAndTellsWhatIsRemembered() {
    List<Concern> concerns =
        List.of(
            concern("ready.example", Standing.NOT_READY),
            concern("muted.example", Standing.MUTED),
            concern("risk.example", Standing.AT_RISK),
            concern("odd.example", Standing.UNKNOWN),
            concern("broken.example", Standing.BROKEN));
    Alert.Digest digest = digest(concerns, Map.of());
    Bundle.OfDigest bundle = new Bundle.OfDigest(digest, List.of(DUE));
    Map<Identity, State> states =
        Map.of(
            DueOf.identity("eu-west-1", "broken.example"),
            Sample.domain("eu-west-1", "broken.example", Reason.FAILED));

    assertThat(bundle.kind()).isEqualTo(AlertKind.OfAccount.DIGEST);
    assertThat(bundle.needed())
        .extracting(Identity::name)
        .containsExactly("broken.example", "risk.example", "ready.example");
    assertThat(bundle.alert(states)).isEqualTo(digest(concerns, states));
    assertThat(bundle.halves()).containsExactly(bundle);
  }

  private static final Due.Digest DUE = new Due.Digest(ACCOUNT, NOW, "scan-1");

  private static Alert.Digest digest(List<Concern> concerns, Map<Identity, State> states) {
    return new Alert.Digest(
        "scan-1", NOW, List.of(), concerns, Optional.empty(), Optional.empty(), states);
  }

  private static Concern concern(String name, Standing standing) {
    return new Concern(
        DueOf.identity("eu-west-1", name),
        standing,
        Reason.FAILED,
        NOW,
        Optional.empty(),
        Optional.empty());
  }

  private static final Alert.AccountStart START =
      new Alert.AccountStart(
          ACCOUNT,
          new Counts(1, 4, 0),
          List.of("eu-west-1", "us-east-1"),
          Map.of("ap-south-1", new Problem(Problem.Kind.ACCESS_DENIED, "ses", "")));

  private static Bundle.Started started(List<Unverified> unverified) {
    return new Bundle.Started(
        new Moment(NOW, "scan-1"), List.of(START), unverified, List.of(IRELAND));
  }

  private static List<Due> troubles(int number) {
    return IntStream.range(0, number)
        .<Due>mapToObj(
            i -> trouble(SCAN_PROBLEM, "eu-west-1", "brand" + i + ".example", NOW.plusSeconds(i)))
        .toList();
  }

  private static List<Bundle.OfDomains> storm(int domains) {
    return tell(
        List.of(), names(domains).<Due>map(name -> change(REGRESSED, "eu-west-1", name)).toList());
  }

  private static Stream<String> names(int domains) {
    return IntStream.range(0, domains).mapToObj("brand%03d.example.com"::formatted);
  }

  private static List<Bundle.OfDomains> tell(List<Unverified> unverified, Due... due) {
    return tell(unverified, List.of(due));
  }

  private static List<Bundle.OfDomains> tell(List<Unverified> unverified, List<Due> due) {
    return new Telling(unverified, Set.of("example.com"))
        .of(due).stream().map(Bundle.OfDomains.class::cast).toList();
  }
}
