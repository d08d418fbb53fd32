package dev.sesdkim.rules;

import static dev.sesdkim.dkim.AlertKind.OfDomain.FOUND_UNVERIFIED;
import static dev.sesdkim.dkim.AlertKind.OfDomain.RECOVERED;
import static dev.sesdkim.dkim.AlertKind.OfDomain.REGRESSED;
import static dev.sesdkim.dkim.AlertKind.OfDomain.REMOVED;
import static dev.sesdkim.dkim.AlertKind.OfDomain.WORSENED;
import static dev.sesdkim.dkim.AlertKind.OfScan.SCAN_PROBLEM;
import static dev.sesdkim.dkim.AlertKind.OfScan.SCAN_RECOVERED;
import static dev.sesdkim.rules.DueOf.NOW;
import static dev.sesdkim.rules.DueOf.change;
import static dev.sesdkim.rules.DueOf.down;
import static dev.sesdkim.rules.DueOf.trouble;
import static dev.sesdkim.rules.DueOf.unverified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Unverified;
import dev.sesdkim.dkim.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Which messages tell what is due.
class TellingTest {

  private static final Instant EARLIER = NOW.minusSeconds(3_600);
  private static final Due.OfIdentity IRELAND = change(REGRESSED, "eu-west-1", "example.com");
  private static final Due.OfIdentity VIRGINIA = change(REGRESSED, "us-east-1", "example.com");

  @Test
  void whereNothingIsDueNothingIsTold() {
    assertThat(tell(List.of(unverified("eu-west-1", "example.com", Reason.FAILED)))).isEmpty();
  }

  @Test
  void fiftyAddressesUnderOneBrokenDomainInTwoRegionsAreOneMessage() {
    List<Due> due = new ArrayList<>(List.of(VIRGINIA, IRELAND));
    for (int i = 0; i < 50; i++) {
      due.add(change(REGRESSED, "eu-west-1", "a%02d@mail.example.com".formatted(i), "example.com"));
    }

    Bundle.DomainDue domain = onlyDomain(tell(List.of(), due));

    assertThat(domain.domain()).isEqualTo("example.com");
    assertThat(domain.settles()).containsExactlyInAnyOrderElementsOf(due);
    assertThat(domain.all()).hasSize(52).startsWith(IRELAND, VIRGINIA);
  }

  @ParameterizedTest
  @EnumSource(names = {"REGRESSED", "WORSENED", "FOUND_UNVERIFIED"})
  void anAddressThatADomainTakesDownIsNamedWithItAsItStands(AlertKind.OfDomain kind) {
    Unverified sales = down("eu-west-1", "sales@mail.example.com", "example.com");

    Bundle.DomainDue domain =
        onlyDomain(tell(List.of(sales), change(kind, "eu-west-1", "example.com")));

    assertThat(domain.alsoDown()).hasSize(1);
    Due.OfIdentity named = domain.alsoDown().getFirst();
    assertThat(named.identity()).isEqualTo(sales.identity());
    assertThat(named.kind()).isEqualTo(kind);
    assertThat(named.domain()).isEqualTo("example.com");
    assertThat(named.reason()).isEqualTo(Reason.DOMAIN_UNVERIFIED);
    assertThat(named.since()).isEqualTo(sales.since());
    assertThat(named.observedAt()).isEqualTo(NOW);
    assertThat(named.was().filter(Verdict.UNVERIFIED::equals).isPresent())
        .isEqualTo(kind != FOUND_UNVERIFIED);
    assertThat(domain.settles()).hasSize(1);
    assertThat(domain.all()).hasSize(2).last().isEqualTo(named);
  }

  @ParameterizedTest
  @EnumSource(names = {"RECOVERED", "REMOVED", "AT_RISK", "NOT_READY"})
  void otherNewsNamesOnlyThoseThatItIsAbout(AlertKind.OfDomain kind) {
    Unverified sales = down("eu-west-1", "sales@example.com", "example.com");

    assertThat(
            onlyDomain(tell(List.of(sales), change(kind, "eu-west-1", "example.com"))).alsoDown())
        .isEmpty();
  }

  @Test
  void anAddressOfAnotherRegionOfAnotherReasonOrOfAnotherDomainIsNotTakenDown() {
    Unverified itsOwnFault =
        new Unverified(
            DueOf.identity("eu-west-1", "b@example.com"),
            Reason.IDENTITY_NOT_VERIFIED,
            NOW,
            Optional.of("example.com"));

    assertThat(
            onlyDomain(
                    tell(
                        List.of(
                            down("eu-west-2", "a@example.com", "example.com"),
                            itsOwnFault,
                            down("eu-west-1", "c@example.org", "example.org")),
                        IRELAND))
                .alsoDown())
        .isEmpty();
  }

  @Test
  void theDomainThatTakesAnAddressDownIsNamedWithItAndNotTheOthersBelowIt() {
    Bundle.DomainDue domain =
        onlyDomain(
            tell(
                List.of(
                    unverified("eu-west-1", "example.com", Reason.FAILED),
                    down("eu-west-1", "sales@example.com", "example.com"),
                    down("eu-west-1", "other@example.com", "example.com")),
                change(REGRESSED, "eu-west-1", "sales@example.com")));

    assertThat(domain.alsoDown())
        .extracting(one -> one.identity().name())
        .containsExactly("example.com");
    assertThat(domain.all())
        .extracting(one -> one.identity().name())
        .containsExactly("example.com", "sales@example.com");
  }

  @Test
  void anAddressOfItsOwnFaultDoesNotNameItsDomain() {
    Unverified failed = unverified("eu-west-1", "example.com", Reason.FAILED);
    Due.OfIdentity ops = change(REGRESSED, "eu-west-1", "ops@example.com");
    Unverified own =
        new Unverified(ops.identity(), Reason.SIGNING_DISABLED, NOW, Optional.of("example.com"));

    assertThat(onlyDomain(tell(List.of(failed, own), ops)).alsoDown()).isEmpty();
  }

  @Test
  void whatIsToldItselfIsNotNamedTwice() {
    Due.OfIdentity sales = change(REGRESSED, "eu-west-1", "sales@example.com");

    Bundle.DomainDue domain =
        onlyDomain(
            tell(
                List.of(
                    unverified("eu-west-1", "example.com", Reason.FAILED),
                    down("eu-west-1", "sales@example.com", "example.com")),
                IRELAND,
                sales));

    assertThat(domain.alsoDown()).isEmpty();
    assertThat(domain.told()).containsExactlyInAnyOrder(IRELAND, sales);
  }

  @Test
  void theGravestComesFirst() {
    List<Bundle> bundles =
        tell(
            List.of(),
            trouble(SCAN_RECOVERED, "eu-west-1", "eu-west-1", NOW),
            trouble(SCAN_PROBLEM, "us-east-1", "us-east-1", NOW),
            change(RECOVERED, "eu-west-1", "a.example"),
            change(REMOVED, "eu-west-1", "b.example"),
            change(FOUND_UNVERIFIED, "eu-west-1", "c.example"),
            change(WORSENED, "eu-west-1", "d.example"),
            change(REGRESSED, "eu-west-1", "z.example"),
            IRELAND);

    assertThat(bundles)
        .extracting(Bundle::kind)
        .containsExactly(
            REGRESSED,
            REGRESSED,
            WORSENED,
            FOUND_UNVERIFIED,
            REMOVED,
            SCAN_PROBLEM,
            RECOVERED,
            SCAN_RECOVERED);
    assertThat(domains(bundles.getFirst())).containsExactly("example.com");
  }

  @Test
  void theOrderInWhichTheRowsAreReadChangesNothing() {
    List<Due> due =
        new ArrayList<>(
            List.of(
                IRELAND,
                VIRGINIA,
                change(REGRESSED, "eu-west-1", "sales@example.com"),
                DueOf.at(EARLIER, change(RECOVERED, "eu-west-1", "a.example")),
                change(REGRESSED, "eu-west-1", "a.example")));
    List<List<String>> told = told(tell(List.of(), due));

    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(due, new Random(seed));
      assertThat(told(tell(List.of(), due))).isEqualTo(told);
    }
  }

  @Test
  void theSameNewsOfTwoScansIsToldOnceAsItWasTheLastTimeAndSettlesBoth() {
    Due.OfIdentity before = DueOf.at(EARLIER, IRELAND);

    Bundle.DomainDue domain = onlyDomain(tell(List.of(), IRELAND, before));

    assertThat(domain.told()).containsExactly(IRELAND);
    assertThat(domain.settles()).containsExactlyInAnyOrder(IRELAND, before);
    assertThat(domain.newest()).isEqualTo(IRELAND);
  }

  @ParameterizedTest
  @CsvSource({
    "RECOVERED, REGRESSED",
    "RECOVERED, WORSENED",
    "RECOVERED, REMOVED",
    "RECOVERED, AT_RISK",
    "RECOVERED, NOT_READY",
    "AT_RISK, REGRESSED",
    "AT_RISK, REMOVED",
  })
  void goodNewsThatBadNewsOvertookAndAWarningThatCameTrueAreSettledWithTheLater(
      AlertKind.OfDomain earlier, AlertKind.OfDomain later) {
    Due before = DueOf.at(EARLIER, change(earlier, "eu-west-1", "example.com"));
    Due after = change(later, "eu-west-1", "example.com");

    List<Bundle> bundles = tell(List.of(), before, after);

    assertThat(bundles).extracting(Bundle::kind).containsExactly(later);
    assertThat(bundles.getFirst().settles()).containsExactlyInAnyOrder(before, after);
  }

  @ParameterizedTest
  @CsvSource({
    "REGRESSED, RECOVERED",
    "REGRESSED, WORSENED",
    "REGRESSED, REMOVED",
    "REMOVED, RECOVERED",
    "REMOVED, REGRESSED",
    "AT_RISK, RECOVERED",
    "AT_RISK, WORSENED",
    "NOT_READY, REGRESSED",
    "NOT_READY, AT_RISK",
    "AT_RISK, NOT_READY",
    "FOUND_UNVERIFIED, WORSENED",
  })
  void allElseThatFollowsIsToldBeside(AlertKind.OfDomain earlier, AlertKind.OfDomain later) {
    Due before = DueOf.at(EARLIER, change(earlier, "eu-west-1", "example.com"));
    Due after = change(later, "eu-west-1", "example.com");

    assertThat(tell(List.of(), before, after))
        .extracting(Bundle::kind)
        .containsExactlyInAnyOrder(earlier, later);
  }

  @Test
  void newsOfAnotherRegionOvertakesNothing() {
    assertThat(
            tell(
                List.of(),
                DueOf.at(EARLIER, change(RECOVERED, "us-east-1", "example.com")),
                IRELAND))
        .extracting(Bundle::kind)
        .containsExactly(REGRESSED, RECOVERED);
  }

  @Test
  void whatOvertookSeveralSettlesThemAll() {
    Due first = DueOf.at(EARLIER.minusSeconds(9), IRELAND);
    Due second = DueOf.at(EARLIER, change(RECOVERED, "eu-west-1", "example.com"));

    Bundle.DomainDue domain = onlyDomain(tell(List.of(), second, IRELAND, first));

    assertThat(domain.settles()).containsExactlyInAnyOrder(first, second, IRELAND);
  }

  @Test
  void troublesOfOneKindAreOneMessageUpToTwoHundredOfThem() {
    List<Due> due = new ArrayList<>();
    for (int i = 0; i < 201; i++) {
      due.add(trouble(SCAN_PROBLEM, "eu-west-1", "brand%03d.example".formatted(i), NOW));
    }
    due.add(trouble(SCAN_RECOVERED, "eu-west-1", "eu-west-1", NOW));

    List<Bundle> bundles = tell(List.of(), due);

    assertThat(bundles)
        .extracting(Bundle::kind)
        .containsExactly(SCAN_PROBLEM, SCAN_PROBLEM, SCAN_RECOVERED);
    assertThat(bundles).extracting(bundle -> bundle.settles().size()).containsExactly(200, 1, 1);
  }

  @Test
  void aTroubleThatIsBackIsNotToldAsOver() {
    List<Due> due =
        List.of(
            trouble(SCAN_PROBLEM, "eu-west-1", "eu-west-1", EARLIER.minusSeconds(9)),
            trouble(SCAN_RECOVERED, "eu-west-1", "eu-west-1", EARLIER),
            trouble(SCAN_PROBLEM, "eu-west-1", "eu-west-1", NOW));

    List<Bundle> bundles = tell(List.of(), due);

    assertThat(bundles).hasSize(1);
    assertThat(((Bundle.OfScan) bundles.getFirst()).subjects())
        .extracting(Bundle.SubjectDue::told)
        .containsExactly((Due.OfScan) due.getLast());
    assertThat(bundles.getFirst().settles()).containsExactlyInAnyOrderElementsOf(due);
  }

  @Test
  void aTroubleThatIsOverBeforeItWasToldIsToldWithItsEnd() {
    assertThat(
            tell(
                List.of(),
                trouble(SCAN_PROBLEM, "eu-west-1", "eu-west-1", EARLIER),
                trouble(SCAN_RECOVERED, "eu-west-1", "eu-west-1", NOW)))
        .extracting(Bundle::kind)
        .containsExactly(SCAN_PROBLEM, SCAN_RECOVERED);
  }

  @Test
  void theSameNameInTwoRegionsIsTwoTroubles() {
    List<Bundle> bundles =
        tell(
            List.of(),
            trouble(SCAN_PROBLEM, "eu-west-1", "example.com", EARLIER),
            trouble(SCAN_PROBLEM, "us-east-1", "example.com", NOW),
            trouble(SCAN_PROBLEM, "us-east-1", "example.org", NOW));

    assertThat(((Bundle.OfScan) bundles.getFirst()).subjects()).hasSize(3);
  }

  private static List<Bundle> tell(List<Unverified> unverified, Due... due) {
    return tell(unverified, List.of(due));
  }

  private static List<Bundle> tell(List<Unverified> unverified, List<Due> due) {
    return new Telling(unverified, Set.of()).of(due);
  }

  private static Bundle.DomainDue onlyDomain(List<Bundle> bundles) {
    assertThat(bundles).hasSize(1);
    List<Bundle.DomainDue> domains = ((Bundle.OfDomains) bundles.getFirst()).domains();
    assertThat(domains).hasSize(1);
    return domains.getFirst();
  }

  private static List<String> domains(Bundle bundle) {
    return ((Bundle.OfDomains) bundle).domains().stream().map(Bundle.DomainDue::domain).toList();
  }

  private static List<List<String>> told(List<Bundle> bundles) {
    return bundles.stream()
        .map(
            bundle ->
                ((Bundle.OfDomains) bundle)
                    .domains().stream()
                        .flatMap(Bundle.DomainDue::all)
                        .map(one -> bundle.kind() + " " + one.identity().arn())
                        .toList())
        .toList();
  }
}
