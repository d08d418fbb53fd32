package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProviderRuleTest {

  /// A rule that was last read more than this many days ago may be out of date.
  private static final int FRESH_DAYS = 180;

  @Test
  void everyProviderHasARuleAndEveryCheckIsRequiredBySomebody() {
    assertThat(ProviderRule.ALL)
        .extracting(ProviderRule::provider)
        .contains(MailboxProvider.values());
    for (ReadinessCheck check : ReadinessCheck.values()) {
      assertThat(Readiness.requiredBy(check)).as("%s", check).isNotEmpty();
    }
  }

  @Test
  void withoutDmarcGmailYahooOutlookAndAppleDoNotTakeTheMail() {
    assertThat(failing(ReadinessCheck.DMARC).notReadyFor())
        .containsExactly(
            MailboxProvider.GMAIL,
            MailboxProvider.YAHOO,
            MailboxProvider.OUTLOOK,
            MailboxProvider.ICLOUD);
  }

  @Test
  void aShortKeyIsAgainstTheRulesOfGmailAndYahooAlone() {
    assertThat(failing(ReadinessCheck.DKIM_KEY_LENGTH).notReadyFor())
        .containsExactly(MailboxProvider.GMAIL, MailboxProvider.YAHOO);
  }

  @Test
  void whatIsNotAlignedIsRefusedByLaPosteToo() {
    assertThat(failing(ReadinessCheck.ALIGNMENT).notReadyFor()).contains(MailboxProvider.LA_POSTE);
  }

  @Test
  void docomosMarkMakesNoDomainNotReady() {
    assertThat(failing(ReadinessCheck.values()).notReadyFor())
        .doesNotContain(MailboxProvider.DOCOMO);
  }

  @Test
  void whatIsMetIsRefusedByNobody() {
    assertThat(failing().notReadyFor()).isEmpty();
  }

  /// Rules change without a word to us: a build warns, and does not fail, once it is time to read
  /// one again.
  @Test
  void theBuildWarnsOfRulesThatWereReadLongAgo() {
    warnings(LocalDate.now(ZoneOffset.UTC)).forEach(System.out::println);

    assertThat(warnings(LocalDate.of(2026, 11, 25))).isEmpty();
    assertThat(warnings(LocalDate.of(2027, 1, 1)))
        .hasSize(3)
        .first()
        .asString()
        .startsWith("[WARNING] Gmail's rule was last read on 2026-07-02")
        .contains("support.google.com");
  }

  private static List<String> warnings(LocalDate today) {
    return ProviderRule.ALL.stream()
        .filter(rule -> rule.readOn().plusDays(FRESH_DAYS).isBefore(today))
        .map(
            rule ->
                "[WARNING] %s's rule was last read on %s, more than %d days ago. Read it again: %s"
                    .formatted(rule.provider().words(), rule.readOn(), FRESH_DAYS, rule.source()))
        .toList();
  }

  private static Readiness failing(ReadinessCheck... failed) {
    Map<ReadinessCheck, Readiness.Result> checks = new EnumMap<>(ReadinessCheck.class);
    for (ReadinessCheck check : ReadinessCheck.values()) {
      CheckOutcome outcome =
          List.of(failed).contains(check) ? CheckOutcome.FAIL : CheckOutcome.PASS;
      checks.put(check, new Readiness.Result(outcome, "words"));
    }
    return new Readiness(ReadinessLevel.NOT_READY, checks);
  }
}
