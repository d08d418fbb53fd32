package dev.sesdkim.dkim;

import static dev.sesdkim.dkim.MailboxProvider.DOCOMO;
import static dev.sesdkim.dkim.MailboxProvider.GMAIL;
import static dev.sesdkim.dkim.MailboxProvider.ICLOUD;
import static dev.sesdkim.dkim.MailboxProvider.LA_POSTE;
import static dev.sesdkim.dkim.MailboxProvider.OUTLOOK;
import static dev.sesdkim.dkim.MailboxProvider.YAHOO;
import static dev.sesdkim.dkim.ReadinessCheck.ALIGNMENT;
import static dev.sesdkim.dkim.ReadinessCheck.DKIM_KEY_LENGTH;
import static dev.sesdkim.dkim.ReadinessCheck.DKIM_LIVE;
import static dev.sesdkim.dkim.ReadinessCheck.DKIM_VERIFIED;
import static dev.sesdkim.dkim.ReadinessCheck.DMARC;
import static dev.sesdkim.dkim.ReadinessCheck.SPF;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// What a mailbox provider asks of senders, as far as it can be checked from here.
///
/// @param checks the checks that must all pass
/// @param severity what happens to mail when a check fails
/// @param source the page that says so
/// @param grade how that page is known
/// @param readOn the day on which the page, or a dated copy of it, was last read
public record ProviderRule(
    MailboxProvider provider,
    Set<ReadinessCheck> checks,
    Severity severity,
    String source,
    Grade grade,
    LocalDate readOn) {

  /// All rules. Gmail's and Yahoo's apply to bulk senders, Outlook.com's from 5,000 messages a day,
  /// Apple's to every sender.
  public static final List<ProviderRule> ALL =
      List.of(
          new ProviderRule(
              GMAIL,
              Set.of(DKIM_VERIFIED, DKIM_LIVE, DKIM_KEY_LENGTH, SPF, DMARC, ALIGNMENT),
              Severity.REQUIRED,
              "Email sender guidelines and their FAQ, support.google.com/a/answer/81126 and"
                  + " /14229414",
              Grade.PRIMARY,
              LocalDate.of(2026, 7, 2)),
          new ProviderRule(
              YAHOO,
              Set.of(DKIM_VERIFIED, DKIM_LIVE, DKIM_KEY_LENGTH, SPF, DMARC, ALIGNMENT),
              Severity.REQUIRED,
              "Sender best practices and FAQ, senders.yahooinc.com",
              Grade.PRIMARY,
              LocalDate.of(2026, 7, 2)),
          new ProviderRule(
              OUTLOOK,
              Set.of(DKIM_VERIFIED, DKIM_LIVE, SPF, DMARC, ALIGNMENT),
              Severity.REQUIRED,
              "Outlook.com Postmaster, Policies; rejects with 550 5.7.515 since 2025-05-05",
              Grade.PRIMARY,
              LocalDate.of(2026, 7, 2)),
          new ProviderRule(
              ICLOUD,
              Set.of(DKIM_VERIFIED, DKIM_LIVE, SPF, DMARC),
              Severity.REQUIRED,
              "Postmaster information for iCloud Mail, support.apple.com/102322",
              Grade.PRIMARY,
              LocalDate.of(2026, 11, 25)),
          new ProviderRule(
              LA_POSTE,
              Set.of(ALIGNMENT),
              Severity.REQUIRED,
              "postmaster.laposte.net, as quoted by others: since 2025-09-09 SPF or DKIM has to"
                  + " be aligned",
              Grade.QUOTED,
              LocalDate.of(2026, 11, 25)),
          new ProviderRule(
              LA_POSTE,
              Set.of(DMARC),
              Severity.ADVISED,
              "postmaster.laposte.net, as quoted by others: DMARC with rua, p=none at least",
              Grade.QUOTED,
              LocalDate.of(2026, 11, 25)),
          new ProviderRule(
              DOCOMO,
              Set.of(DKIM_VERIFIED, DMARC),
              Severity.ADVISED,
              "docomo.ne.jp, press release of 2024-05-22: marks mail without DMARC, or failing it",
              Grade.PRIMARY,
              LocalDate.of(2026, 11, 25)));

  public ProviderRule {
    checks = Set.copyOf(checks);
  }

  /// What happens to mail that does not meet a rule.
  public enum Severity {
    /// The mail is rejected, or taken for spam.
    REQUIRED,
    /// The mail is delivered, with a mark or less trust.
    ADVISED
  }

  /// How a rule is known.
  public enum Grade {
    /// The provider's own words were read.
    PRIMARY,
    /// Others quote the provider.
    QUOTED
  }
}
