package dev.sesdkim.scan;

import static dev.sesdkim.dkim.Readings.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Readiness;
import dev.sesdkim.dkim.ReadinessLevel;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.SesDetail;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvidenceTest {

  private static final String HOME = "eu-west-1";
  private static final String ZONE = "dkim.amazonses.com";
  private static final List<String> TOKENS = List.of("aaa111", "bbb222", "ccc333");
  private static final String FIRST = "aaa111._domainkey.example.com";
  private static final String SECOND = "bbb222._domainkey.example.com";

  private final World world = new World(HOME).evidence(true);

  EvidenceTest() {
    world.domain(HOME, "example.com", "Success");
    world.dns.inOrder("example.com", TOKENS, ZONE);
  }

  @Test
  void aDomainInOrderIsReadyAndAllItsRecordsAreRight() {
    world.scan();

    assertThat(evidence().dkimRecords())
        .extracting(check -> check.finding())
        .containsExactly(DnsFinding.OK, DnsFinding.OK, DnsFinding.OK);
    assertThat(evidence().dmarc().orElseThrow().status()).isEqualTo(DmarcStatus.FOUND);
    assertThat(level()).contains(ReadinessLevel.READY);
  }

  @Test
  void anAccountInOrderCostsNoCallForDetail() {
    world.scan();
    world.scan();

    assertThat(world.detailsAsked).isEmpty();
  }

  @Test
  void evidenceAloneBeginsNoStretch() {
    world.scan();
    world.dns.remove(DnsType.TXT, "_dmarc.example.com");
    world.scan();

    assertThat(world.table.history(identity("example.com"))).hasSize(1);
    assertThat(evidence().dmarc().orElseThrow().status()).isEqualTo(DmarcStatus.MISSING);
  }

  @Test
  void oneWrongAnswerAlarmsNobody() {
    world.scan();
    world.alerts();
    world.dns.remove(DnsType.CNAME, FIRST);
    world.scan();
    world.dns.cname(FIRST, "aaa111." + ZONE);
    world.scan();

    assertThat(world.alerts()).isEmpty();
    assertThat(evidence().atRiskSince()).isEmpty();
  }

  @Test
  void theSameRecordWrongInTwoScansInARowIsARiskAndToldOnce() {
    world.scan();
    world.alerts();
    world.dns.remove(DnsType.CNAME, FIRST);
    world.scan();
    assertThat(world.alerts()).isEmpty();

    world.scan();
    assertThat(world.alerts()).containsExactly("AT_RISK example.com");
    assertThat(evidence().atRiskSince()).contains(scanStart(1));

    world.scan();
    assertThat(world.alerts()).isEmpty();
    assertThat(evidence().atRiskSince()).contains(scanStart(1));
  }

  @Test
  void anotherRecordWrongEachTimeIsNoRisk() {
    world.scan();
    world.alerts();
    world.dns.remove(DnsType.CNAME, FIRST);
    world.scan();
    world.dns.cname(FIRST, "aaa111." + ZONE).remove(DnsType.CNAME, SECOND);
    world.scan();

    assertThat(world.alerts()).isEmpty();
  }

  @Test
  void couldNotLookNeitherConfirmsARiskNorForgetsASuspicion() {
    world.scan();
    world.alerts();
    world.dns.remove(DnsType.CNAME, FIRST);
    world.scan();
    world.dns.down(true);
    world.scan();
    assertThat(world.alerts()).isEmpty();

    world.dns.down(false);
    world.scan();
    assertThat(world.alerts()).containsExactly("AT_RISK example.com");
  }

  @Test
  void aRiskIsWithdrawnAsSoonAsTheRecordsAreRightAndNotWhenDnsIsDown() {
    atRisk();
    world.dns.down(true);
    world.scan();
    assertThat(world.alerts()).isEmpty();
    assertThat(evidence().atRiskSince()).isPresent();

    world.dns.down(false).cname(FIRST, "aaa111." + ZONE);
    world.scan();
    assertThat(world.alerts()).containsExactly("RECOVERED example.com");
    assertThat(evidence().atRiskSince()).isEmpty();

    world.scan();
    assertThat(world.alerts()).isEmpty();
  }

  @Test
  void aRegressionOfADomainAtRiskIsARegression() {
    atRisk();
    world.domain(HOME, "example.com", "TemporaryFailure");
    world.scan();

    assertThat(world.alerts()).containsExactly("REGRESSED example.com");
    assertThat(evidence().atRiskSince()).isEmpty();

    world.dns.cname(FIRST, "aaa111." + ZONE);
    world.domain(HOME, "example.com", "Success").scan();
    assertThat(world.alerts()).containsExactly("RECOVERED example.com");
  }

  @Test
  void recordsThatWereMissingWhileSesWaitedForThemAreNoRiskYet() {
    world.dns.remove(DnsType.CNAME, FIRST);
    world.domain(HOME, "example.com", "Pending").scan();
    world.alerts();
    world.domain(HOME, "example.com", "Success").scan();

    assertThat(world.alerts()).containsExactly("RECOVERED example.com");
  }

  @Test
  void aRecordThatLeadsToTheZoneOfAParentRegionIsNoRisk() {
    World south =
        new World("eu-south-1").evidence(true).domain("eu-south-1", "example.com", "Success");
    south.dns.inOrder("example.com", TOKENS, ZONE);
    south.scan();
    south.alerts();
    south.scan();

    assertThat(south.alerts()).isEmpty();
    assertThat(south.state("eu-south-1", "example.com").evidence().dkimRecords())
        .allMatch(check -> check.finding() == DnsFinding.OK);
  }

  @Test
  void aDomainThatWasReadyAndIsNotIsToldOnce() {
    world.scan();
    world.alerts();
    world.dns.remove(DnsType.TXT, "_dmarc.example.com");
    world.scan();
    assertThat(world.alerts()).containsExactly("NOT_READY example.com");

    world.scan();
    assertThat(world.alerts()).isEmpty();
    assertThat(level()).contains(ReadinessLevel.NOT_READY);
  }

  @Test
  void readinessThatCouldNotBeToldInBetweenForgetsNothing() {
    world.scan();
    world.alerts();
    world.dns.down(true);
    world.scan();
    assertThat(level()).contains(ReadinessLevel.UNKNOWN);
    assertThat(world.alerts()).isEmpty();

    world.dns.down(false).remove(DnsType.TXT, "_dmarc.example.com");
    world.scan();
    assertThat(world.alerts()).containsExactly("NOT_READY example.com");
  }

  @Test
  void aDomainThatWasNeverReadyIsNotTold() {
    world.dns.remove(DnsType.TXT, "_dmarc.example.com");
    world.scan();
    world.alerts();
    world.scan();

    assertThat(world.alerts()).isEmpty();
  }

  @Test
  void aRegressionIsNotToldTwiceAsAMissedRule() {
    world.scan();
    world.alerts();
    world.domain(HOME, "example.com", "Failed").scan();

    assertThat(world.alerts()).containsExactly("REGRESSED example.com");
    assertThat(level()).contains(ReadinessLevel.NOT_READY);
  }

  @Test
  void whatDnsCouldNotTellStaysAsItWasKnown() {
    world.scan();
    Evidence known = evidence();
    world.dns.down(true);
    world.scan();

    assertThat(evidence().dnsRecords()).isEqualTo(known.dnsRecords());
    assertThat(evidence().dmarc()).isEqualTo(known.dmarc());
  }

  @Test
  void aDomainInTwoRegionsIsLookedUpOnceAScan() {
    World two = new World(HOME, "us-east-1").evidence(true);
    two.domain(HOME, "example.com", "Success").domain("us-east-1", "example.com", "Success");
    two.dns.inOrder("example.com", TOKENS, ZONE);
    two.scan();

    assertThat(two.dns.asked).doesNotHaveDuplicates();
    assertThat(two.state("us-east-1", "example.com").evidence())
        .isEqualTo(two.state(HOME, "example.com").evidence());
  }

  @Test
  void withoutDnsNothingIsLookedUpAndWhatWasIsDroppedInSilence() {
    atRisk();
    world.dns.asked.clear();
    world.evidence(false).scan();

    assertThat(world.dns.asked).isEmpty();
    assertThat(world.alerts()).isEmpty();
    assertThat(evidence().isNone()).isTrue();
  }

  @Test
  void addressesAreNotLookedUp() {
    world.address(HOME, "a@example.com").scan();

    assertThat(world.state(HOME, "a@example.com").evidence().isNone()).isTrue();
  }

  @Test
  void sesIsAskedForTheDetailOfADomainThatBreaksAndOfOneThatHasJustBeenMended() {
    world.scan();
    SesDetail broken = detail(HOME, "example.com", "HOST_NOT_FOUND", 0);
    world.domain(HOME, "example.com", "Failed").scan();
    assertThat(evidence().detail()).contains(broken);

    world.domain(HOME, "example.com", "Success").scan();
    world.scan();
    assertThat(world.detailsAsked).hasSize(2);
  }

  @Test
  void aDetailThatSesDoesNotTellStaysAsItWas() {
    SesDetail told = detail(HOME, "example.com", "HOST_NOT_FOUND", 0);
    world.domain(HOME, "example.com", "Failed").scan();
    world.details.clear();
    ScanSummary.Finished summary = world.scan();

    assertThat(evidence().detail()).contains(told);
    assertThat(problems(summary)).extracting(Problem::action).containsOnly("ses:GetEmailIdentity");
  }

  @Test
  void sesIsAskedForABoundedNumberOfDetailsTheUntoldFirstThenHalfAsManyOfTheOldest() {
    World many = new World(HOME).evidence(false);
    int all = DetailRound.MOST + 5;
    IntStream.range(0, all)
        .mapToObj("d%02d.example.com"::formatted)
        .forEach(
            name -> {
              many.domain(HOME, name, "Failed");
              many.details.put(HOME + " " + name, Readings.easyDkim(ZONE, World.START));
            });
    many.scan();
    assertThat(many.detailsAsked).hasSize(DetailRound.MOST);

    many.detailsAsked.clear();
    many.scan();
    assertThat(many.detailsAsked.subList(0, 5))
        .extracting(Identity::name)
        .containsExactly(
            "d30.example.com",
            "d31.example.com",
            "d32.example.com",
            "d33.example.com",
            "d34.example.com");
    assertThat(many.detailsAsked).hasSize(5 + DetailRound.MOST_AGAIN);
  }

  @Test
  void aCustomersOwnKeyIsLookedUpUnderItsSelector() {
    world.details.put(HOME + " example.com", ownKey(Optional.of("sel1")));
    world.dns.key("sel1._domainkey.example.com");
    world.domain(HOME, "example.com", "Pending").scan();
    world.domain(HOME, "example.com", "Success").scan();

    assertThat(evidence().dkimRecords())
        .extracting(check -> check.name() + " " + check.finding())
        .containsExactly("sel1._domainkey.example.com OK");
    assertThat(level()).contains(ReadinessLevel.READY);
  }

  @Test
  void withoutASelectorNothingOfACustomersOwnKeyIsLookedUp() {
    world.details.put(HOME + " example.com", ownKey(Optional.empty()));
    world.domain(HOME, "example.com", "Pending").scan();
    world.domain(HOME, "example.com", "Success").scan();

    assertThat(evidence().dkimRecords()).isEmpty();
    assertThat(level()).contains(ReadinessLevel.READY);
  }

  @Test
  void theRecordsOfACustomMailFromAreLookedUpAndNoRiskForDkim() {
    world.put(
        HOME,
        new Reading.Read(
            identity("example.com"),
            true,
            "Success",
            TOKENS,
            "Success",
            new MailFrom.Custom("bounce.example.com", "Success", "UseDefaultValue")));
    world.scan();
    world.alerts();
    world.scan();

    assertThat(evidence().mailFromRecords())
        .extracting(check -> check.type() + " " + check.finding())
        .containsExactly("MX MISSING", "TXT MISSING");
    assertThat(world.alerts()).isEmpty();
  }

  @Test
  void aRiskIsDueInTheTableUntilItsAlertIsOut() {
    world.scan();
    world.dns.remove(DnsType.CNAME, FIRST);
    world.scan();
    world.alerts();
    world.topic(_ -> Optional.of(new Problem(Problem.Kind.UNAVAILABLE, "sns:Publish", "down")));
    world.scan();
    assertThat(world.state(HOME, "example.com").alertsDue())
        .extracting(due -> due.kind())
        .containsExactly(AlertKind.AT_RISK);

    world.topic(_ -> Optional.empty()).scan();
    assertThat(world.alerts()).containsExactly("AT_RISK example.com");
  }

  private void atRisk() {
    world.scan();
    world.dns.remove(DnsType.CNAME, FIRST);
    world.scan();
    world.scan();
    assertThat(world.alerts()).contains("AT_RISK example.com");
  }

  private SesDetail detail(String region, String name, String error, int scan) {
    SesDetail detail =
        new SesDetail(
            "AWS_SES",
            Optional.of(ZONE),
            Optional.empty(),
            Optional.of(2048),
            Optional.of(error),
            Optional.of(scanStart(scan)),
            Optional.empty(),
            scanStart(scan));
    world.details.put(region + " " + name, detail);
    return detail;
  }

  private static SesDetail ownKey(Optional<String> selector) {
    return new SesDetail(
        "EXTERNAL",
        Optional.empty(),
        selector,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        World.START);
  }

  private static List<Problem> problems(ScanSummary.Finished summary) {
    return summary.regions().stream()
        .flatMap(region -> ((RegionResult.Scanned) region).problems().stream())
        .toList();
  }

  private Evidence evidence() {
    return world.state(HOME, "example.com").evidence();
  }

  private Optional<ReadinessLevel> level() {
    return evidence().readiness().map(Readiness::level);
  }

  private static Identity identity(String name) {
    return new Identity(HOME, ACCOUNT, name);
  }

  private static Instant scanStart(int scan) {
    return World.START.plus(Duration.ofHours(scan));
  }
}
