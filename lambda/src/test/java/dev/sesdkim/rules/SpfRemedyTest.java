package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.MailFromEvidence;
import dev.sesdkim.dkim.OtherValues;
import dev.sesdkim.dkim.Spf;
import dev.sesdkim.dkim.SpfOutcome;
import dev.sesdkim.dkim.SpfProblem;
import dev.sesdkim.dkim.SpfProblem.Kind;
import dev.sesdkim.rules.evidence.MailFromRule;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SpfRemedyTest {

  private static final String NAME = "bounce.example.com";

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "v=spf1 ~all,                                     v=spf1 include:amazonses.com ~all",
    "v=spf1 ip4:54.240.0.0/18 -all,                   v=spf1 include:amazonses.com ip4:54.240.0.0/18 -all",
    "v=spf1 ?include:amazonses.com -all,              v=spf1 include:amazonses.com -all",
    "v=spf1 -all include:amazonses.com,               v=spf1 include:amazonses.com -all",
    "v=spf1 include:loop.example  ~all,               v=spf1 include:amazonses.com include:loop.example ~all",
    "v=spf1 include:broken.example redirect=x.example, v=spf1 include:amazonses.com include:broken.example redirect=x.example",
    "v=spf1,                                          v=spf1 include:amazonses.com",
  })
  void withAmazonAsTheFirstTermTheRecordPasses(String text, String changed) {
    Zone zone = zone().txt(NAME, text);

    assertThat(step(zone)).endsWith("Change it to: " + changed);
    assertPasses(changed);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "v=spf1 ipv4:192.0.2.1 ip4:192.0.2.7 include:amazonses.com ~all, v=spf1 include:amazonses.com ip4:192.0.2.7 ~all",
    "v=spf1 include: include:amazonses.com ~all,                     v=spf1 include:amazonses.com ~all",
    "v=spf1 include:gone.example -all,                               v=spf1 include:amazonses.com -all",
    "v=spf1 ip4:192.0.2.7 -all,                                      v=spf1 include:amazonses.com ip4:192.0.2.7 -all",
    "v=spf1 redirect=x.example ip4:192.0.2.7 -all,                   v=spf1 include:amazonses.com ip4:192.0.2.7 -all",
    "v=spf1 exp=a.example exp=b.example -all,                        v=spf1 include:amazonses.com exp=a.example -all",
    "v=spf1 include:amazonses.com ~ all,                             v=spf1 include:amazonses.com ~all",
    "v=spf1 -  ip4:192.0.2.7 -  all,                                 v=spf1 include:amazonses.com -ip4:192.0.2.7 -all",
  })
  void theCorrectedRecordKeepsWhatCanBeReadAndPasses(String text, String corrected) {
    assertThat(record(zone().txt(NAME, text))).hasValueSatisfying(corrects(corrected));
    assertPasses(corrected);
  }

  @Test
  void aCommaInsideAMacroSeparatesNoRecords() {
    String term = "exists:%{l+,}.%{d}";
    Zone zone = zone().txt(NAME, "v=spf1 a:a.example, " + term + " include:broken.example -all");

    assertThat(record(zone))
        .hasValueSatisfying(
            corrects(
                "v=spf1 include:amazonses.com a:a.example %s include:broken.example -all"
                    .formatted(term)));
  }

  @Test
  void whatAnotherRecordRedirectsToIsIncluded() {
    Zone zone =
        zone()
            .txt(NAME, "v=spf1 exp=a.example ~all")
            .txt(NAME, "v=spf1 ip4:192.0.2.7 exp=b.example redirect=x.example");

    assertThat(record(zone))
        .hasValueSatisfying(
            corrects(
                "v=spf1 include:amazonses.com exp=a.example ip4:192.0.2.7 include:x.example ~all"));
  }

  @Test
  void severalRecordsBecomeOneThatKeepsTheTermsOfAll() {
    Zone zone =
        zone()
            .txt(NAME, "v=spf1 include:amazonses.com ~all")
            .txt(NAME, "v=spf1 ip4:192.0.2.7 -all");

    assertThat(record(zone))
        .hasValueSatisfying(corrects("v=spf1 include:amazonses.com ip4:192.0.2.7 ~all"));
  }

  @Test
  void anotherTextAtTheNameStays() {
    assertThat(record(zone().txt(NAME, "site=1").txt(NAME, "v=spf1 -all")))
        .hasValueSatisfying(
            record -> assertThat(record.beside()).isEqualTo(OtherValues.of(List.of("site=1"))));
  }

  @Test
  void whatIsNotKnownExactlyIsNotCorrected() {
    assertThat(record(zone().txt(NAME, "v=spf1 " + "ip4:192.0.2.1 ".repeat(60) + "~all")))
        .isEmpty();
    assertThat(record(zone().txt(NAME, "\u201cv=spf1 include:amazonses.com ~all\u201d"))).isEmpty();
  }

  @Test
  void aTermThatCannotBeReadIsNamedAndToBeCorrected() {
    assertThat(step(zone().txt(NAME, "v=spf1 include:amazonses.com ipv4:192.0.2.1 ~all")))
        .contains("ipv4:192.0.2.1")
        .endsWith("Correct that term or remove it.");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "v=spf1 include:gone.example -all,   Remove that term.",
    "v=spf1 include:broken.example -all, Change it to: v=spf1 include:amazonses.com include:broken.example -all",
    "v=spf1 include:wrong.example -all,  Change it to: v=spf1 include:amazonses.com include:wrong.example -all",
    "v=spf1 include:two.example -all,    Change it to: v=spf1 include:amazonses.com include:two.example -all",
  })
  void anErrorInTheRecordOfAnotherIsLeftToItsOwner(String text, String change) {
    Zone zone =
        zone()
            .txt("wrong.example", "v=spf1 include:gone.example -all")
            .txt("two.example", "v=spf1 -all")
            .txt("two.example", "v=spf1 ~all");

    assertThat(step(zone.txt(NAME, text))).endsWith(change);
  }

  @Test
  void severalRecordsAreToBeMergedAndTheReasonIsSaid() {
    assertThat(step(zone().txt(NAME, "v=spf1 include:amazonses.com ~all").txt(NAME, "v=spf1 -all")))
        .contains("more than one SPF record", "into one record", "delete the others");
  }

  @Test
  void aTextThatIsNoRecordIsShownAndTheRightOneToo() {
    assertThat(step(zone().txt(NAME, "\u201cv=spf1 include:amazonses.com ~all\u201d")))
        .contains("\u201cv=spf1")
        .endsWith("Publish instead: v=spf1 include:amazonses.com ~all");
  }

  @Test
  void aRecordThatCannotBeShownAsItIsIsNotRewritten() {
    assertThat(step(zone().txt(NAME, "v=spf1 " + "ip4:192.0.2.1 ".repeat(60) + "~all")))
        .endsWith("Make include:amazonses.com its first term.");
  }

  @ParameterizedTest
  @EnumSource
  void everyProblemHasAStep(Kind kind) {
    DnsCheck check =
        new DnsCheck(NAME, DnsType.TXT, "v=spf1", Optional.of("v=spf1 x"), DnsFinding.WRONG_TARGET);

    for (String domain : new String[] {NAME, "other.example"}) {
      assertThat(
              SpfRemedy.step(
                  check, Spf.of(SpfOutcome.PERMERROR, new SpfProblem(kind, domain, "x"))))
          .startsWith(NAME + ": ")
          .hasSizeGreaterThan(40);
    }
  }

  private static Zone zone() {
    return new Zone()
        .txt("amazonses.com", "v=spf1 ip4:199.255.192.0/22 ip4:54.240.0.0/18 -all")
        .txt("loop.example", "v=spf1 include:loop.example")
        .txt("broken.example", "v=spf1 ipv4:1");
  }

  private static void assertPasses(String text) {
    assertThat(
            MailFromRule.of("example.com", NAME, "eu-west-1", zone().txt(NAME, text))
                .spf()
                .outcome())
        .isEqualTo(SpfOutcome.PASS);
  }

  private static Consumer<DnsRecord> corrects(String value) {
    return record -> {
      assertThat(record.value()).isEqualTo(value);
      assertThat(record.corrects()).isTrue();
    };
  }

  private static Optional<DnsRecord> record(Zone zone) {
    MailFromEvidence found = MailFromRule.of("example.com", NAME, "eu-west-1", zone);
    return SpfRemedy.record(found.txt(), found.spf());
  }

  private static String step(Zone zone) {
    var found = MailFromRule.of("example.com", NAME, "eu-west-1", zone);
    return SpfRemedy.step(found.txt(), found.spf());
  }
}
