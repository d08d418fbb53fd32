package dev.sesdkim.rules.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.CheckOutcome;
import dev.sesdkim.dkim.DkimEvidence;
import dev.sesdkim.dkim.Dmarc;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.KeyState;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.MailFromEvidence;
import dev.sesdkim.dkim.Readiness;
import dev.sesdkim.dkim.ReadinessCheck;
import dev.sesdkim.dkim.ReadinessLevel;
import dev.sesdkim.dkim.Spf;
import dev.sesdkim.dkim.SpfOutcome;
import dev.sesdkim.dkim.SpfProblem;
import dev.sesdkim.dkim.Verdict;
import dev.sesdkim.rules.Zone;
import dev.sesdkim.rules.dmarc.DmarcRule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadinessRuleTest {

  private static final String RUA = "; rua=mailto:d@example.com";
  private static final String FROM = "example.com";
  private static final Spf PASS = new Spf(SpfOutcome.PASS, Optional.empty());

  private Verdict verdict = Verdict.VERIFIED;
  private DkimEvidence dkim =
      evidence(KeyState.PRESENT, 2048, DnsFinding.OK, DnsFinding.OK, DnsFinding.OK);
  private Optional<Integer> sesKeyBits = Optional.empty();
  private MailFrom mailFrom =
      new MailFrom.Custom("bounce.example.com", "Success", "UseDefaultValue");
  private Optional<MailFromEvidence> records = Optional.of(mailFrom(DnsFinding.OK, PASS));
  private Dmarc dmarc = dmarc("v=DMARC1; p=reject" + RUA);

  @Test
  void whereEverythingIsInOrderTheDomainIsReady() {
    assertThat(judge().level()).isEqualTo(ReadinessLevel.READY);
    assertThat(judge().checks().values())
        .extracting(Readiness.Result::outcome)
        .hasSize(6)
        .containsOnly(CheckOutcome.PASS);
    assertThat(ReadinessRule.NOT_CHECKED).anyMatch(line -> line.contains("unsubscribe"));
  }

  @ParameterizedTest(name = "{0}: {1}, {2}")
  @CsvSource({"VERIFIED, PASS, READY", "UNVERIFIED, FAIL, NOT_READY", "UNKNOWN, UNKNOWN, UNKNOWN"})
  void dkimMustBeVerifiedWithSes(Verdict verdict, CheckOutcome outcome, ReadinessLevel level) {
    this.verdict = verdict;

    assertThat(outcome(ReadinessCheck.DKIM_VERIFIED)).isEqualTo(outcome);
    assertThat(judge().level()).isEqualTo(level);
  }

  @ParameterizedTest(name = "keys {0}, records {1}: {2}")
  @CsvSource({
    "PRESENT, OK OK OK,                PASS,    records are right",
    "PRESENT, OK OK MISSING,           WARN,    1 of 3 records",
    "PRESENT, OK WRONG_TARGET TIMEOUT, WARN,    1 of 3 records",
    "PRESENT, OK OK TIMEOUT,           PASS,    not every record could be looked up",
    "NONE,    NO_KEY NO_KEY NO_KEY,    FAIL,    no DKIM record leads to a key",
    "REVOKED, REVOKED REVOKED REVOKED, FAIL,    revoked",
    "UNKNOWN, MISSING MISSING TIMEOUT, UNKNOWN, could not be asked",
  })
  void aKeyMustBeInDns(KeyState keys, String findings, CheckOutcome expected, String words) {
    dkim =
        evidence(
            keys,
            2048,
            Arrays.stream(findings.split(" ", -1))
                .map(DnsFinding::valueOf)
                .toArray(DnsFinding[]::new));

    assertThat(outcome(ReadinessCheck.DKIM_LIVE)).isEqualTo(expected);
    assertThat(words(ReadinessCheck.DKIM_LIVE)).contains(words);
  }

  @ParameterizedTest(name = "{0} bits: {1}")
  @CsvSource({"512, FAIL", "1023, FAIL", "1024, WARN", "2047, WARN", "2048, PASS", "4096, PASS"})
  void theKeyMustBeLongEnough(int bits, CheckOutcome expected) {
    dkim = evidence(KeyState.PRESENT, bits, DnsFinding.OK);

    assertThat(outcome(ReadinessCheck.DKIM_KEY_LENGTH)).isEqualTo(expected);
  }

  @Test
  void theLengthThatSesTellsGoesBeforeTheOneInDns() {
    sesKeyBits = Optional.of(1024);

    assertThat(outcome(ReadinessCheck.DKIM_KEY_LENGTH)).isEqualTo(CheckOutcome.WARN);
  }

  @Test
  void withoutALookUpNothingIsConcludedFromDns() {
    records = Optional.empty();

    assertThat(outcome(ReadinessCheck.SPF)).isEqualTo(CheckOutcome.UNKNOWN);
    assertThat(words(ReadinessCheck.SPF)).isEqualTo("not looked up");
  }

  @Test
  void d15WithAKeyThatWasNotSeenNobodyIsReady() {
    dkim = DkimEvidence.none();

    assertThat(outcome(ReadinessCheck.DKIM_LIVE)).isEqualTo(CheckOutcome.UNKNOWN);
    assertThat(words(ReadinessCheck.DKIM_LIVE)).startsWith("SES does not tell which DKIM records");
    assertThat(judge().level()).isEqualTo(ReadinessLevel.UNKNOWN);
  }

  @ParameterizedTest(name = "MAIL FROM {0}, without it {1}: {2}")
  @CsvSource({
    "Success,          UseDefaultValue, PASS",
    "Pending,          UseDefaultValue, WARN",
    "Failed,           UseDefaultValue, WARN",
    "Failed,           RejectMessage,   FAIL",
    "TemporaryFailure, RejectMessage,   FAIL",
    "Brandnew,         RejectMessage,   UNKNOWN",
  })
  void aCustomMailFromMustBeVerifiedOrAtLeastNotStopTheMail(
      String status, String onFailure, CheckOutcome expected) {
    mailFrom = new MailFrom.Custom("bounce.example.com", status, onFailure);

    assertThat(outcome(ReadinessCheck.SPF)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "MX {0}: {1}")
  @CsvSource({
    "OK,      PASS, in order",
    "MISSING, WARN, MX record",
    "TIMEOUT, PASS, in order",
  })
  void itsMxRecordShouldBeRight(DnsFinding mx, CheckOutcome expected, String words) {
    records = Optional.of(mailFrom(mx, PASS));

    assertThat(outcome(ReadinessCheck.SPF)).isEqualTo(expected);
    assertThat(words(ReadinessCheck.SPF)).contains(words);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "PASS,        PASSES_ANYBODY,   WARN,    'SPF passes for Amazon SES, but the record lets any sender'",
    "PASS,        TOO_MANY_LOOKUPS, WARN,    SPF passes for Amazon SES; for other senders",
    "PERMERROR,   SEVERAL_RECORDS,  FAIL,    more than one SPF record",
    "PERMERROR,   UNKNOWN_TERM,     FAIL,    the term itself",
    "TEMPERROR,   LOOKUP_FAILED,    UNKNOWN, DNS did not answer",
    "NONE,        NO_RECORD,        FAIL,    there is no SPF record",
    "NOT_COVERED, NOT_INCLUDED,     FAIL,    does not include amazonses.com before the term itself",
    "NOT_COVERED, SOME_ADDRESSES,   FAIL,    only some addresses of Amazon SES",
    "NOT_COVERED, DEPENDS_ON_MAIL,  UNKNOWN, depends on the single mail",
  })
  void itsSpfRecordMustLetAmazonSend(
      SpfOutcome outcome, SpfProblem.Kind kind, CheckOutcome expected, String words) {
    Spf spf = Spf.of(outcome, new SpfProblem(kind, "bounce.example.com", "the term itself"));
    records = Optional.of(mailFrom(DnsFinding.OK, spf));

    assertThat(outcome(ReadinessCheck.SPF)).isEqualTo(expected);
    assertThat(words(ReadinessCheck.SPF)).contains(words);
  }

  @Test
  void withoutACustomMailFromSpfPassesButIsNotAligned() {
    mailFrom = new MailFrom.Standard();

    assertThat(outcome(ReadinessCheck.SPF)).isEqualTo(CheckOutcome.WARN);
    assertThat(outcome(ReadinessCheck.ALIGNMENT)).isEqualTo(CheckOutcome.WARN);
    assertThat(judge().level()).isEqualTo(ReadinessLevel.READY);
  }

  @Test
  void aMailFromThatSesDidNotTellIsUnknown() {
    mailFrom = new MailFrom.Unread();

    assertThat(outcome(ReadinessCheck.SPF)).isEqualTo(CheckOutcome.UNKNOWN);
    assertThat(judge().level()).isEqualTo(ReadinessLevel.UNKNOWN);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "v=DMARC1; p=reject; rua=mailto:d@example.com,          PASS",
    "v=DMARC1; p=quarantine; rua=mailto:d@example.com,      PASS",
    "v=DMARC1; p=none; rua=mailto:d@example.com,            WARN",
    "v=DMARC1; p=reject,                                    WARN",
    "v=DMARC1; p=reject; rua=mailto:d@example.com; pct=50,  WARN",
    "v=DMARC1; rua=mailto:d@example.com,                    FAIL",
    "v=DMARC1; p=blok; rua=mailto:d@example.com,            FAIL",
    "v=DMARC1; p=blok,                                      FAIL",
    "v=dmarc1; p=reject,                                    FAIL",
    "v=spf1 -all,                                           FAIL",
  })
  void aDmarcRecordWithAPolicyMustApply(String text, CheckOutcome expected) {
    dmarc = dmarc(text);

    assertThat(outcome(ReadinessCheck.DMARC)).isEqualTo(expected);
  }

  @Test
  void severalDmarcRecordsAreNone() {
    dmarc =
        DmarcRule.of(
            "example.com",
            new Zone()
                .txt("_dmarc.example.com", "v=DMARC1; p=none")
                .txt("_dmarc.example.com", "v=DMARC1; p=reject"));

    assertThat(outcome(ReadinessCheck.DMARC)).isEqualTo(CheckOutcome.FAIL);
  }

  @Test
  void whatDnsCouldNotTellOfDmarcIsUnknownAndExactAlignmentStillCounts() {
    dmarc = DmarcRule.of("example.com", new Zone().broken("_dmarc.example.com", DnsType.TXT));

    assertThat(outcome(ReadinessCheck.DMARC)).isEqualTo(CheckOutcome.UNKNOWN);
    assertThat(outcome(ReadinessCheck.ALIGNMENT)).isEqualTo(CheckOutcome.WARN);
    assertThat(judge().level()).isEqualTo(ReadinessLevel.UNKNOWN);
  }

  @Test
  void everyCheckIsStoredUnderItsNameInTheContract() {
    assertThat(ReadinessCheck.values())
        .extracting(ReadinessCheck::key)
        .containsExactly("dkimVerified", "dkimLive", "dkimKeyLength", "spf", "dmarc", "alignment");
  }

  private Readiness judge() {
    return ReadinessRule.of(new Sender(FROM, verdict, dkim, sesKeyBits, mailFrom, records, dmarc));
  }

  private CheckOutcome outcome(ReadinessCheck check) {
    return judge().result(check).outcome();
  }

  private String words(ReadinessCheck check) {
    return judge().result(check).words();
  }

  private static DkimEvidence evidence(KeyState keys, int bits, DnsFinding... findings) {
    List<DnsCheck> checks =
        Arrays.stream(findings)
            .map(
                finding ->
                    new DnsCheck(
                        "a._domainkey.example.com",
                        DnsType.CNAME,
                        "a.dkim.amazonses.com",
                        Optional.empty(),
                        finding))
            .toList();
    return new DkimEvidence(checks, keys, Optional.of(bits));
  }

  private static MailFromEvidence mailFrom(DnsFinding mx, Spf spf) {
    return new MailFromEvidence(
        new DnsCheck("bounce.example.com", DnsType.MX, "10 feedback", Optional.empty(), mx),
        new DnsCheck("bounce.example.com", DnsType.TXT, "v=spf1", Optional.empty(), DnsFinding.OK),
        spf);
  }

  private static Dmarc dmarc(String text) {
    return DmarcRule.of("example.com", new Zone().txt("_dmarc.example.com", text));
  }
}
