package dev.sesdkim.scan;

import static dev.sesdkim.dkim.Readings.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.DmarcProblem;
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
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.State;
import dev.sesdkim.local.text.AccountView;
import dev.sesdkim.local.text.ScanView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceTest {

  private static final String HOME = "eu-west-1";
  private static final String ZONE = "dkim.amazonses.com";
  private static final List<String> TOKENS = List.of("aaa111", "bbb222", "ccc333");
  private static final String FIRST = "aaa111._domainkey.example.com";

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
  void anAccountInOrderCostsOneCallForTheDetailOfEachDomainAndNoneAfterwards() {
    world.scans(4);

    assertThat(world.detailsAsked).extracting(Identity::name).containsExactly("example.com");
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
  void whatDnsCouldNotTellStaysAsItWasKnown() {
    world.scan();
    Evidence known = evidence();
    world.dns.down(true);
    world.scan();

    assertThat(evidence().dnsRecords()).isEqualTo(known.dnsRecords());
    assertThat(evidence().dmarc()).isEqualTo(known.dmarc());
  }

  @Test
  void aDomainThatBreaksWhileDnsIsSilentIsNotToldThatDnsIsFine() {
    world.scan();
    world.dns.down(true);
    world.domain(HOME, "example.com", "Failed").scan();

    assertThat(world.out)
        .filteredOn(message -> message.kind() == AlertKind.OfDomain.REGRESSED)
        .singleElement()
        .extracting(message -> message.text())
        .asString()
        .contains("unknown: ")
        .doesNotContain("DNS is fine", "nothing to publish");
  }

  /// In the same part of a region, in another part of it, in a region that is read after it.
  @ParameterizedTest(name = "in {0}, among {1} domains")
  @CsvSource({"eu-west-1, 1", "eu-west-1, 120", "us-east-1, 1"})
  void d20AVerifiedDomainAboveAnInheritedRecordIsKnownWhereverItIs(String region, int others) {
    World two = new World(HOME, "us-east-1").evidence(true);
    two.domain(region, "mid.com", "Success").domain(HOME, "x.b.mid.com", "Success");
    IntStream.range(0, others)
        .forEach(i -> two.domain(HOME, "n%s.example.net".formatted(i), "Success"));
    two.dns.inOrder("x.b.mid.com", TOKENS, ZONE).remove(DnsType.TXT, "_dmarc.x.b.mid.com");
    two.dns.text("_dmarc.b.mid.com", "v=DMARC1; p=reject; rua=mailto:d@b.mid.com");
    two.scan();
    two.domain(HOME, "x.b.mid.com", "Failed").scan();

    assertThat(two.out)
        .filteredOn(message -> message.kind() == AlertKind.OfDomain.REGRESSED)
        .singleElement()
        .extracting(AlertMessage::event)
        .asString()
        .contains("RFC 7489", "_dmarc.b.mid.com");
    ScanSummary.Finished last = two.scan();
    AccountView view =
        AccountView.of(
            new Account(last.scan().account(), Optional.empty()),
            last.scan().scanId(),
            last.scan().startedAt(),
            last.regions(),
            two.table.states());
    assertThat(
            ScanView.of(List.of(view)).all().stream()
                .filter(state -> state.identity().name().equals("x.b.mid.com"))
                .flatMap(state -> state.evidence().dmarc().stream())
                .flatMap(dmarc -> dmarc.first(DmarcProblem.Kind.OLDER_RECEIVERS).stream()))
        .containsExactly(new DmarcProblem(DmarcProblem.Kind.OLDER_RECEIVERS, "_dmarc.b.mid.com"));
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
    assertThat(evidence().dkimRecords()).isEmpty();
    assertThat(evidence()).isEqualTo(evidence().withoutDns());
  }

  @Test
  void withoutDnsWhatOneScanSuspectedIsDroppedInSilenceAndOnce() {
    world.scan();
    world.dns.remove(DnsType.CNAME, FIRST);
    world.scan();
    assertThat(Standing.of(world.state(HOME, "example.com"))).isEqualTo(Standing.AT_RISK);
    world.alerts();

    world.evidence(false).scan();

    State dropped = world.state(HOME, "example.com");
    assertThat(dropped.suspected()).isEmpty();
    assertThat(Standing.of(dropped)).isEqualTo(Standing.VERIFIED);
    AtomicInteger saves = new AtomicInteger();
    world.beforeCall(call -> saves.addAndGet(call == Announced.Call.SAVE_STATES ? 1 : 0)).scan();
    assertThat(saves).hasValue(0);
    assertThat(world.alerts()).isEmpty();
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
    world.detailRefused(true);
    ScanSummary.Finished summary = world.scan();

    assertThat(evidence().detail()).contains(told);
    assertThat(problems(summary)).extracting(Problem::action).containsOnly("ses:GetEmailIdentity");
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
  void d15ACustomersOwnKeyThatIsRemovedIsARiskAlsoWhereSesToldNoSelector() {
    world.details.put(HOME + " example.com", ownKey(Optional.empty()));
    signsWith(List.of("sel1"));
    world.dns.key("sel1._domainkey.example.com");
    world.scan();
    assertThat(level()).contains(ReadinessLevel.READY);
    world.alerts();

    world.dns.remove(DnsType.TXT, "sel1._domainkey.example.com");
    world.scan();
    world.scan();
    world.scan();

    assertThat(world.alerts()).contains("AT_RISK example.com");
    assertThat(level()).contains(ReadinessLevel.NOT_READY);
  }

  @Test
  void aNewKeyOfTheCustomersOwnIsLookedUpUnderItsOwnSelectorWhateverSesV2ToldBefore() {
    world.details.put(HOME + " example.com", ownKey(Optional.of("sel1")));
    signsWith(List.of("sel1"));
    world.dns.key("sel1._domainkey.example.com");
    world.scans(2);
    world.alerts();

    world.detailRefused(true);
    signsWith(List.of("sel2"));
    world.dns.key("sel2._domainkey.example.com");
    world.dns.remove(DnsType.TXT, "sel1._domainkey.example.com");
    world.scans(2);

    assertThat(records()).containsExactly("sel2._domainkey.example.com OK");
    assertThat(world.alerts()).isEmpty();
  }

  @Test
  void aKeyOfTheCustomersOwnThatReplacesEasyDkimIsARiskOnceItIsRemoved() {
    world.scans(2);
    world.detailRefused(true);
    signsWith(List.of("sel1"));
    world.dns.key("sel1._domainkey.example.com");
    world.scan();
    assertThat(records()).containsExactly("sel1._domainkey.example.com OK");
    world.alerts();

    world.detailRefused(false).dns.remove(DnsType.TXT, "sel1._domainkey.example.com");
    world.scans(2);

    assertThat(world.alerts()).containsExactly("AT_RISK example.com");
  }

  @Test
  void aVerifiedDomainWithNewTokensIsAskedAboutAgain() {
    world.details.put(HOME + " example.com", ownKey(Optional.of("sel1")));
    signsWith(List.of("sel1"));
    world.dns.key("sel1._domainkey.example.com");
    world.scans(2);
    world.alerts();

    detail(HOME, "example.com", "HOST_NOT_FOUND", 2);
    signsWith(TOKENS);
    world.dns.remove(DnsType.TXT, "sel1._domainkey.example.com");
    world.scans(3);

    assertThat(records()).hasSize(3).allMatch(record -> record.endsWith(" OK"));
    assertThat(world.alerts()).isEmpty();
    assertThat(world.detailsAsked).hasSize(2);
  }

  @Test
  void newTokensAreAskedAboutUntilSesV2Answers() {
    world.details.put(HOME + " example.com", ownKey(Optional.of("sel1")));
    signsWith(List.of("sel1"));
    world.dns.key("sel1._domainkey.example.com");
    world.scans(2);
    world.alerts();

    world.detailRefused(HOME + " example.com", true).domain(HOME, "example.jp", "Success");
    signsWith(TOKENS);
    world.dns.remove(DnsType.TXT, "sel1._domainkey.example.com");
    world.scan();
    SesDetail easy = detail(HOME, "example.com", "HOST_NOT_FOUND", 3);
    world.detailRefused(HOME + " example.com", false).scans(3);

    assertThat(evidence().detail()).contains(easy);
    assertThat(records()).hasSize(3).allMatch(record -> record.endsWith(" OK"));
    assertThat(world.alerts()).doesNotContain("AT_RISK example.com");
  }

  @Test
  void withoutASelectorNothingOfACustomersOwnKeyIsLookedUp() {
    world.details.put(HOME + " example.com", ownKey(Optional.empty()));
    world.domain(HOME, "example.com", "Pending").scan();
    world.domain(HOME, "example.com", "Success").scan();

    assertThat(evidence().dkimRecords()).isEmpty();
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

  private void signsWith(List<String> tokens) {
    world.put(
        HOME,
        new Reading.Read(
            identity("example.com"), true, "Success", tokens, "Success", new MailFrom.Standard()));
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
        Optional.empty(),
        World.START);
  }

  private static List<Problem> problems(ScanSummary.Finished summary) {
    return summary.regions().stream()
        .flatMap(region -> region.sightings().problems().stream())
        .toList();
  }

  private Evidence evidence() {
    return world.state(HOME, "example.com").evidence();
  }

  private List<String> records() {
    return evidence().dkimRecords().stream()
        .map(check -> check.name() + " " + check.finding())
        .toList();
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
