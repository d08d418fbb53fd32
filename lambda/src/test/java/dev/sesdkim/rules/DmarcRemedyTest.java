package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.withDmarc;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DmarcEvidence;
import dev.sesdkim.dkim.DmarcProblem;
import dev.sesdkim.dkim.DmarcProblem.Kind;
import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.MailboxProvider;
import dev.sesdkim.dkim.Obstacle;
import dev.sesdkim.dkim.OtherValues;
import dev.sesdkim.dkim.Readiness;
import dev.sesdkim.dkim.ReadinessCheck;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.dkim.State;
import dev.sesdkim.json.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DmarcRemedyTest {

  private final State verified = Sample.domain("eu-west-1", "example.com", Reason.OK);

  @ParameterizedTest
  @CsvSource({
    "INVALID,   VERSION_WRONG_CASE, v=dmarc1",
    "MULTIPLE,  SEVERAL_RECORDS,    two",
    "FOUND,     P_MISSING,          no p",
    "INHERITED, P_INVALID,          p=blok"
  })
  void theStepEndsWithWhatIsWrongWithTheRecord(DmarcStatus status, Kind kind, String detail) {
    DmarcProblem problem = new DmarcProblem(kind, detail);

    assertThat(DmarcRemedy.of(withDmarc(verified, status, problem), VerifiedDomains.NONE).steps())
        .singleElement()
        .asString()
        .endsWith(" " + problem.sentence() + ".");
  }

  @Test
  void aProblemThatLeavesThePolicyInForceHasNoStep() {
    DmarcProblem problem = new DmarcProblem(Kind.RUA_MISSING, "");

    assertThat(
            DmarcRemedy.of(withDmarc(verified, DmarcStatus.FOUND, problem), VerifiedDomains.NONE)
                .isNone())
        .isTrue();
  }

  @Test
  void theStepNamesWhatLeavesThePolicyOutAlsoWhereItIsNotTheFirstProblem() {
    DmarcProblem first = new DmarcProblem(Kind.LINE_BREAK, "");
    DmarcProblem second = new DmarcProblem(Kind.P_INVALID, "p=blok");

    assertThat(
            DmarcRemedy.of(
                    withDmarc(verified, DmarcStatus.FOUND, first, second), VerifiedDomains.NONE)
                .steps())
        .singleElement()
        .asString()
        .contains("p=blok");
  }

  @ParameterizedTest(name = "{0} with {1} verified")
  @CsvSource({
    // RFC 9989 section 4.10: a record covers every name below it.
    "news.example.com,         example.com,                _dmarc.example.com",
    "a.b.c.example.com,        c.example.com,              _dmarc.c.example.com",
    "a.b.c.example.com,        c.example.com example.com,  _dmarc.example.com",
    "a.b.c.example.com,        example.net,                _dmarc.a.b.c.example.com",
    "news.example.com,         ample.com,                  _dmarc.news.example.com",
    "news.example.com,         sub.news.example.com,       _dmarc.news.example.com",
    "NEWS.example.com,         EXAMPLE.com,                _dmarc.example.com",
    "neu.bücher.example,       bücher.example,             _dmarc.xn--bcher-kva.example",
    // Public suffixes, which nobody is verified for.
    "shop.me.uk,               '',                         _dmarc.shop.me.uk",
    "sub.agency.fed.us,        '',                         _dmarc.sub.agency.fed.us",
    "sub.agency.fed.us,        agency.fed.us,              _dmarc.agency.fed.us",
    "a.clinic.nhs.uk,          '',                         _dmarc.a.clinic.nhs.uk",
    "x.tokyo.jp,               '',                         _dmarc.x.tokyo.jp",
    "example.eu.org,           '',                         _dmarc.example.eu.org",
    "team.example.github.io,   '',                         _dmarc.team.example.github.io",
    "example.com,              '',                         _dmarc.example.com",
    "localhost,                '',                         _dmarc.localhost",
  })
  void d1ARecordIsProposedAtTheTopmostVerifiedDomainElseAtTheDomainItself(
      String domain, String ofTheAccount, String name) {
    State state = withDmarc(Sample.domain("eu-west-1", domain, Reason.OK), DmarcStatus.MISSING);

    Remedy remedy = DmarcRemedy.of(state, VerifiedDomains.of(List.of(ofTheAccount.split(" ", -1))));

    assertThat(remedy.dnsRecords())
        .containsExactly(new DnsRecord(name, "TXT", "v=DMARC1; p=none;"));
    assertThat(remedy.steps().getFirst()).contains("At " + name + " ");
  }

  @Test
  void d1OtherDomainsAboveAreNamedInWordsAlone() {
    State state =
        withDmarc(Sample.domain("eu-west-1", "a.b.c.me.uk", Reason.OK), DmarcStatus.MISSING);

    assertThat(DmarcRemedy.of(state, VerifiedDomains.of(List.of("b.c.me.uk"))).steps().getLast())
        .contains("(c.me.uk, me.uk)", "if that domain is yours")
        .doesNotContain("_dmarc");
    assertThat(
            DmarcRemedy.of(withDmarc(verified, DmarcStatus.MISSING), VerifiedDomains.NONE).steps())
        .hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v=DMARC1; p=rejct                             | v=DMARC1; p=reject     | as it is, receivers must ignore it.
          v=dmarc1; p=reject                            | v=DMARC1; p=reject     | as it is, receivers must ignore it.
          p=quarantine                                  | v=DMARC1; p=quarantine | as it is, receivers must ignore it.
          v=DMARC1; rua=mailto:d@example.com            | v=DMARC1; p=none; rua=mailto:d@example.com | it gives receivers no policy.
          v=DMARC1; p=none && v=DMARC1; p=reject        | v=DMARC1; p=reject     | Leave one DMARC record at _dmarc.example.com
          """)
  void aBrokenRecordIsGivenAsItShouldBeWhole(String texts, String record, String words) {
    Remedy remedy = DmarcRemedy.of(seen(broken(texts)), VerifiedDomains.NONE);

    assertThat(remedy.dnsRecords())
        .containsExactly(
            new DnsRecord(
                "_dmarc.example.com", "TXT", record, OtherValues.NOTHING, List.of(), true));
    assertThat(remedy.steps().getFirst())
        .contains("_dmarc.example.com", words)
        .endsWith(" Change it to: " + record);
    assertThat(remedy.steps()).hasSize(record.contains("p=none") ? 1 : 2);
    assertThat(remedy.steps().getLast())
        .matches(
            step ->
                step.contains("make sure first that all of your mail passes")
                    != record.contains("p=none"));
    assertThat(RecordForms.route53(remedy.dnsRecords()).getFirst()).contains("UPSERT");
  }

  @Test
  void otherTextsAtTheNameStayInTheChangeOfRoute53() {
    Remedy remedy =
        DmarcRemedy.of(seen(broken("v=dmarc1; p=reject && site=1")), VerifiedDomains.NONE);

    assertThat(remedy.steps()).anyMatch(step -> step.contains("keep them"));
    assertThat(Json.write(RecordForms.changeBatches(remedy.dnsRecords()).getFirst()))
        .contains("UPSERT")
        .contains(
            """
            "ResourceRecords":[{"Value":"\\"site=1\\""},{"Value":"\\"v=DMARC1; p=reject\\""}]\
            """);
  }

  @Test
  void otherTextsThatCannotBeRepeatedLeaveNoChangeOfRoute53() {
    Remedy remedy =
        DmarcRemedy.of(seen(broken("v=dmarc1; p=reject && \u00fc")), VerifiedDomains.NONE);

    assertThat(remedy.dnsRecords()).hasSize(1);
    assertThat(RecordForms.changeBatches(remedy.dnsRecords())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "v=dmarc1; p=blok,                       Correct the DMARC record",
    "v=DMARC1; p=blok,                       Correct the DMARC record",
    "v=DMARC1; p=blok; rua=mailto:d@x.com,   whichever was meant",
    "v=DMARC1; p=blok && v=DMARC1; p=rejct,  Leave one DMARC record"
  })
  void whatCannotBeReadIsCorrectedByHand(String texts, String words) {
    Remedy remedy = DmarcRemedy.of(seen(broken(texts)), VerifiedDomains.NONE);

    assertThat(remedy.dnsRecords()).isEmpty();
    assertThat(remedy.steps()).singleElement().asString().contains(words, "p=blok");
  }

  @Test
  void aCnameOfADmarcServiceIsLeftAlone() {
    Zone zone =
        new Zone()
            .cname("_dmarc.example.com", "x.hosted.example")
            .txt("x.hosted.example", "v=DMARC1; p=rejct");

    Remedy remedy = DmarcRemedy.of(seen(zone), VerifiedDomains.NONE);

    assertThat(remedy.dnsRecords()).isEmpty();
    assertThat(remedy.steps())
        .singleElement()
        .asString()
        .contains("a CNAME record to x.hosted.example", "leave the CNAME", "v=DMARC1; p=reject");
  }

  @Test
  void behindTheCnameOfAServiceNoRecordIsGivenThatDnsWouldRefuse() {
    Zone zone =
        new Zone()
            .cname("_dmarc.example.com", "x.hosted.example")
            .a("x.hosted.example", "192.0.2.1");

    Remedy remedy = DmarcRemedy.of(seen(zone), VerifiedDomains.NONE);

    assertThat(remedy.dnsRecords()).isEmpty();
    assertThat(remedy.steps())
        .last()
        .asString()
        .contains(
            "a CNAME record to x.hosted.example", "keep the CNAME", "if not, delete the CNAME");
  }

  @ParameterizedTest(name = "{0} verified")
  @CsvSource({
    "example.com, _dmarc.example.com,      v=DMARC1; p=reject; sp=quarantine",
    "'',          _dmarc.news.example.com, v=DMARC1; p=quarantine"
  })
  void theRecordOfADomainAboveIsCorrectedOnlyWhereItIsVerified(
      String ofTheAccount, String name, String value) {
    Zone zone =
        new Zone()
            .a("news.example.com", "192.0.2.1")
            .txt("_dmarc.example.com", "v=dmarc1; p=reject; sp=quarantine");
    State state = seen(Sample.domain("eu-west-1", "news.example.com", Reason.OK), zone);

    Remedy remedy = DmarcRemedy.of(state, VerifiedDomains.of(List.of(ofTheAccount)));

    assertThat(remedy.dnsRecords())
        .extracting(record -> record.name() + " " + record.value())
        .containsExactly(name + " " + value);
    assertThat(remedy.steps().getFirst()).contains("v=DMARC1; p=reject; sp=quarantine");
    assertThat(remedy.steps().getLast())
        .startsWith("Receivers have applied no policy so far")
        .contains(
            "will apply p="
                + (ofTheAccount.isEmpty() ? "quarantine" : "reject and sp=quarantine")
                + ":");
  }

  @Test
  void whereARecordOfItsOwnIsNotKnownToBeMissingOnlyTheOneAboveIsTold() {
    DnsCheck above =
        new DnsCheck(
            "_dmarc.example.com",
            DnsType.TXT,
            "v=DMARC1; p=reject",
            Optional.of("v=dmarc1; p=reject"),
            DnsFinding.WRONG_TARGET);
    DmarcEvidence invalid =
        new DmarcEvidence(DmarcStatus.INVALID, Optional.empty(), Optional.empty(), List.of());

    assertThat(
            DmarcCorrection.of("news.example.com", invalid, List.of(above), VerifiedDomains.NONE))
        .isEqualTo(
            new Remedy(
                List.of(
                    "The DMARC record at _dmarc.example.com is broken. That domain is not verified"
                        + " in any account that is scanned: if it is yours, change the record to:"
                        + " v=DMARC1; p=reject"),
                List.of(),
                List.of()));
  }

  @Test
  void aBrokenRecordOfAWildcardGetsARecordOfItsOwnInItsPlace() {
    Zone zone = new Zone().a("example.com", "192.0.2.1").txt("*.example.com", "v=dmarc1; p=none");

    Remedy remedy = DmarcRemedy.of(seen(zone), VerifiedDomains.NONE);

    assertThat(remedy.dnsRecords())
        .containsExactly(new DnsRecord("_dmarc.example.com", "TXT", "v=DMARC1; p=none"));
    assertThat(remedy.steps())
        .hasSize(2)
        .last()
        .asString()
        .contains("a wildcard record answers for it", "Add it.");
  }

  @Test
  void aRecordUnderADoubledNameIsProposedUnderItsRightNameAndNotAboveIt() {
    Zone zone =
        new Zone()
            .a("news.example.com", "192.0.2.1")
            .txt("_dmarc.news.example.com.example.com", "v=DMARC1; p=reject");
    State state = seen(Sample.domain("eu-west-1", "news.example.com", Reason.OK), zone);

    assertThat(DmarcRemedy.of(state, VerifiedDomains.of(List.of("example.com"))).dnsRecords())
        .containsExactly(new DnsRecord("_dmarc.news.example.com", "TXT", "v=DMARC1; p=reject"));
  }

  @ParameterizedTest
  @CsvSource({"v=DMARC1; p=reject, reject", "v=DMARC1; p=quarantine, quarantine"})
  void aPolicyThatTakesEffectWithItsRightNameIsWarnedOf(String text, String policy) {
    Remedy remedy = DmarcRemedy.of(seen(doubled(text)), VerifiedDomains.NONE);

    assertThat(remedy.dnsRecords())
        .extracting(DnsRecord::value)
        .containsExactly("v=DMARC1; p=" + policy);
    assertThat(remedy.steps().getFirst()).endsWith("it covers every subdomain.");
    assertThat(remedy.steps().getLast())
        .isEqualTo(
            "Receivers have applied no policy so far and will apply p=%s: make sure first that all"
                    .formatted(policy)
                + " of your mail passes, or begin with p=none.");
  }

  @ParameterizedTest
  @CsvSource({
    "v=DMARC1; p=none; sp=reject, sp=reject, sp=none",
    "v=DMARC1; p=none; np=quarantine, np=quarantine, np=none",
    "v=DMARC1; p=quarantine; sp=none; np=reject, p=quarantine and np=reject, p=none and np=none"
  })
  void aPolicyForNamesBelowIsWarnedOfToo(String text, String applied, String begin) {
    Remedy remedy = DmarcRemedy.of(seen(doubled(text)), VerifiedDomains.NONE);

    assertThat(remedy.steps().getFirst()).doesNotContain("rejects nothing");
    assertThat(remedy.steps().getLast())
        .contains("will apply " + applied + ": make sure", "or begin with " + begin + ".");
  }

  @Test
  void ofAPolicyThatRejectsNothingTheStepSaysSo() {
    Remedy remedy = DmarcRemedy.of(seen(doubled("v=DMARC1; p=none")), VerifiedDomains.NONE);

    assertThat(remedy.dnsRecords()).hasSize(1);
    assertThat(remedy.steps().getFirst()).contains(" p=none rejects nothing;");
    assertThat(remedy.steps()).noneMatch(step -> step.startsWith("Receivers"));
  }

  private static Zone doubled(String text) {
    return new Zone().a("example.com", "192.0.2.1").txt("_dmarc.example.com.example.com", text);
  }

  @Test
  void aRecordThatIsProposedAboveDependsOnWhatStandsThereAlone() {
    State state =
        lookedUp(
            "news.example.com",
            missing("news.example.com").behind(List.of(new Obstacle(DnsType.CNAME, "x.example"))),
            missing("example.com"));

    Remedy remedy = DmarcRemedy.of(state, VerifiedDomains.of(List.of("example.com")));

    assertThat(remedy.dnsRecords()).containsExactly(missing("example.com").asRecord());
    assertThat(remedy.steps()).noneMatch(step -> step.contains("x.example"));
  }

  @ParameterizedTest(name = "{0} verified")
  @CsvSource({
    "example.com news.example.com, _dmarc.news.example.com",
    "example.com,                  _dmarc.example.com",
    "'',                           _dmarc.a.news.example.com"
  })
  void aDoubledNameAboveIsCorrectedOnlyWhereThatDomainIsVerified(String ofTheAccount, String name) {
    State state =
        lookedUp(
            "a.news.example.com",
            missing("a.news.example.com"),
            missing("news.example.com").with(DnsFinding.NAME_DOUBLED));

    Remedy remedy = DmarcRemedy.of(state, VerifiedDomains.of(List.of(ofTheAccount.split(" ", -1))));

    assertThat(remedy.dnsRecords()).extracting(DnsRecord::name).containsExactly(name);
  }

  private static State lookedUp(String domain, DnsCheck... records) {
    return withDmarc(
        Sample.domain("eu-west-1", domain, Reason.OK).with(Sample.records(records)),
        DmarcStatus.MISSING);
  }

  private static DnsCheck missing(String domain) {
    return new DnsCheck(
        "_dmarc." + domain, DnsType.TXT, "v=DMARC1; p=none;", Optional.empty(), DnsFinding.MISSING);
  }

  @Test
  void theProvidersThatRequireARecordAreThoseWhoseRulesSaySo() {
    assertThat(
            DmarcRemedy.of(withDmarc(verified, DmarcStatus.MISSING), VerifiedDomains.NONE)
                .steps()
                .getFirst())
        .startsWith(
            "Add a DMARC record: %s require one."
                .formatted(
                    English.list(
                        Readiness.requiredBy(ReadinessCheck.DMARC).stream()
                            .map(MailboxProvider::words)
                            .toList())));
  }

  private State seen(Zone zone) {
    return seen(verified, zone);
  }

  private static State seen(State state, Zone zone) {
    return state.with(
        Inspection.of(
            Judged.of(List.of(Readings.domain(state.identity().name(), "Success"))).getFirst(),
            Evidence.none(),
            zone));
  }

  private static Zone broken(String texts) {
    Zone zone = new Zone().a("example.com", "192.0.2.1");
    List.of(texts.split(" && ", -1)).forEach(text -> zone.txt("_dmarc.example.com", text));
    return zone;
  }
}
