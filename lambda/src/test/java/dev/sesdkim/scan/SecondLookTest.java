package dev.sesdkim.scan;

import static dev.sesdkim.dkim.Readings.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Readiness;
import dev.sesdkim.dkim.ReadinessLevel;
import dev.sesdkim.dkim.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What DNS shows to one scan alarms nobody: a second one must agree, an hour later at the least.
class SecondLookTest {

  private static final String HOME = "eu-west-1";
  private static final String ZONE = "dkim.amazonses.com";
  private static final List<String> TOKENS = List.of("aaa111", "bbb222", "ccc333");
  private static final String FIRST = "aaa111._domainkey.example.com";
  private static final String SECOND = "bbb222._domainkey.example.com";

  private final World world = new World(HOME).evidence(true);

  SecondLookTest() {
    world.domain(HOME, "example.com", "Success");
    world.dns.inOrder("example.com", TOKENS, ZONE);
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
  void aDomainThatWasReadyAndIsNotInTwoScansIsToldOnce() {
    world.scan();
    world.alerts();
    world.dns.remove(DnsType.TXT, "_dmarc.example.com");
    world.scan();
    assertThat(world.alerts()).isEmpty();
    world.scan();
    assertThat(world.alerts()).containsExactly("NOT_READY example.com");
    assertThat(evidence().notReadySince()).contains(scanStart(1));

    world.scans(3);
    assertThat(world.alerts()).isEmpty();
    assertThat(level()).contains(ReadinessLevel.NOT_READY);
  }

  @Test
  void aDomainThatIsReadyAgainIsToldOnce() {
    world.scan();
    world.dns.remove(DnsType.TXT, "_dmarc.example.com");
    world.scans(2);
    world.alerts();

    world.dns.text("_dmarc.example.com", "v=DMARC1; p=reject; rua=mailto:dmarc@example.com");
    world.scans(2);

    assertThat(world.alerts()).containsExactly("RECOVERED example.com");
    assertThat(evidence().notReadySince()).isEmpty();
  }

  @Test
  void readinessThatCouldNotBeToldInBetweenForgetsNothing() {
    world.scan();
    world.alerts();
    world.dns.down(true);
    world.scan();
    assertThat(level()).contains(ReadinessLevel.READY);

    world.dns.down(false).remove(DnsType.TXT, "_dmarc.example.com");
    world.scan();
    world.dns.down(true);
    world.scan();
    assertThat(world.alerts()).isEmpty();
    world.dns.down(false);
    world.scan();
    assertThat(world.alerts()).containsExactly("NOT_READY example.com");
    assertThat(evidence().notReadySince()).contains(scanStart(2));
  }

  @Test
  void q13OneWrongAnswerAboutDmarcFiveTimesIsNotTold() {
    world.scan();
    world.alerts();
    for (int n = 0; n < 5; n++) {
      world.dns.remove(DnsType.TXT, "_dmarc.example.com");
      world.scan();
      world.dns.text("_dmarc.example.com", "v=DMARC1; p=reject; rua=mailto:dmarc@example.com");
      world.scan();
    }

    assertThat(world.alerts()).isEmpty();
    assertThat(level()).contains(ReadinessLevel.READY);
  }

  @Test
  void q13ARetryOfOneInvocationIsNoSecondScan() {
    world.scan();
    world.alerts();
    world.dns.remove(DnsType.TXT, "_dmarc.example.com").remove(DnsType.CNAME, FIRST);
    ScanRun first = world.order();
    world.scan(first);

    world.scan(world.order(first.moment().scanId(), () -> world.now));
    assertThat(world.alerts()).isEmpty();

    world.scan();
    assertThat(world.alerts())
        .containsExactlyInAnyOrder("AT_RISK example.com", "NOT_READY example.com");
  }

  @Test
  void q13ScansThatAreCloserThanACachedAnswerLastsConfirmNothing() {
    world.scan();
    world.alerts();
    world.dns.remove(DnsType.TXT, "_dmarc.example.com").remove(DnsType.CNAME, FIRST);
    world.every(Duration.ofMinutes(15)).scans(4);
    assertThat(world.alerts()).isEmpty();

    world.scan();

    assertThat(world.alerts())
        .containsExactlyInAnyOrder("AT_RISK example.com", "NOT_READY example.com");
    assertThat(evidence().atRiskSince()).contains(scanStart(1));
  }

  @Test
  void q11ADomainAtRiskOfWhichSesTellsNoTokensIsStillAtRisk() {
    atRisk();
    world.put(
        HOME,
        new Reading.Read(
            identity("example.com"),
            true,
            "Success",
            List.of(),
            "Success",
            new MailFrom.Standard()));

    world.scans(3);

    assertThat(world.alerts()).isEmpty();
    assertThat(evidence().atRiskSince()).contains(scanStart(1));
    assertThat(world.region(HOME).atRisk()).isOne();
  }

  @Test
  void q12AtRiskSinceIsTheMomentOfTheFirstSightThoughDnsWasDownInBetween() {
    world.scan();
    world.alerts();
    world.dns.remove(DnsType.CNAME, FIRST);
    world.scan();
    world.dns.down(true);
    world.scans(4);
    world.dns.down(false);
    world.alerts();

    world.scan();

    assertThat(world.alerts()).contains("AT_RISK example.com");
    assertThat(evidence().atRiskSince()).contains(scanStart(1));
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
  void aRiskIsDueInTheTableUntilItsAlertIsOut() {
    world.scan();
    world.dns.remove(DnsType.CNAME, FIRST);
    world.scan();
    world.alerts();
    world.topic(_ -> Optional.of(new Problem(Problem.Kind.UNAVAILABLE, "sns:Publish", "down")));
    world.scan();
    assertThat(world.due()).containsExactly("AT_RISK eu-west-1 example.com");

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
