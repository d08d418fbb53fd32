package dev.sesdkim.rules;

import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.DkimEvidence;
import dev.sesdkim.dkim.Dmarc;
import dev.sesdkim.dkim.DmarcEvidence;
import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.MailFromEvidence;
import dev.sesdkim.dkim.PublishedKeys;
import dev.sesdkim.dkim.Readiness;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.Spf;
import dev.sesdkim.dkim.Verdict;
import dev.sesdkim.rules.dmarc.DmarcRule;
import dev.sesdkim.rules.evidence.DkimRule;
import dev.sesdkim.rules.evidence.DmarcCorrections;
import dev.sesdkim.rules.evidence.DmarcNames;
import dev.sesdkim.rules.evidence.MailFromRule;
import dev.sesdkim.rules.evidence.MissingDomain;
import dev.sesdkim.rules.evidence.ZoneInDns;
import dev.sesdkim.rules.readiness.ReadinessRule;
import dev.sesdkim.rules.readiness.Sender;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Looks up and judges everything that DNS says about one domain.
public final class Inspection {

  private final Identity domain;
  private final Reading.Read read;

  /// Sorted, because SES may change their order: findings are compared with those of the last scan.
  private final List<String> tokens;

  private final Verdict verdict;
  private final Evidence before;
  private final Function<DnsQuestion, DnsAnswer> dns;

  /// Whether something could not be read.
  private boolean partial;

  private Inspection(
      Diagnosis now, Reading.Read read, Evidence before, Function<DnsQuestion, DnsAnswer> dns) {
    this.domain = now.identity();
    this.read = read;
    this.tokens = read.dkimTokens().stream().sorted().toList();
    this.verdict = now.verdict();
    this.before = before;
    this.dns = question -> noted(dns.apply(question));
    this.partial = read.mailFrom() instanceof MailFrom.Unread;
  }

  /// Looks everything up.
  ///
  /// @param now the domain's diagnosis; if the domain was not read, nothing is looked up
  /// @param before the evidence so far, with the latest detail
  public static Evidence of(Diagnosis now, Evidence before, Function<DnsQuestion, DnsAnswer> dns) {
    return switch (now.reading()) {
      case Reading.Unread _ -> before;
      case Reading.Read read -> new Inspection(now, read, before, dns).evidence();
    };
  }

  private Evidence evidence() {
    DkimEvidence dkim = dkim();
    Optional<MailFromEvidence> mailFrom = mailFrom();
    Dmarc dmarc = DmarcRule.of(domain.name(), dns);
    List<DnsCheck> records = new ArrayList<>(dkim.records());
    records.addAll(mailFromRecords(mailFrom));
    records.addAll(
        dmarc.status() == DmarcStatus.MISSING
            ? DmarcNames.of(domain.name(), DmarcRemedy.FIRST_RECORD, dns)
            : DmarcCorrections.of(domain.name(), dmarc, dns));
    return new Evidence(
        before.detail(),
        MissingDomain.unlessSeen(records),
        before.atRiskSince(),
        spf(mailFrom),
        Optional.of(DmarcEvidence.of(dmarc)),
        Optional.of(readiness(ReadinessRule.of(sender(dkim, mailFrom, dmarc)))),
        before.wasReady(),
        before.notReadySince(),
        published(dkim));
  }

  /// When SES made its key, with the keys that DNS shows; empty unless all of them are known.
  private Optional<PublishedKeys> published(DkimEvidence dkim) {
    return dkim.isComplete() && !dkim.keyHashes().isEmpty()
        ? before
            .detail()
            .flatMap(SesDetail::keyGeneratedAt)
            .map(at -> new PublishedKeys(at, dkim.keyHashes()))
        : Optional.empty();
  }

  private DnsAnswer noted(DnsAnswer answer) {
    partial = partial || answer instanceof DnsAnswer.Failed;
    return answer;
  }

  private Readiness readiness(Readiness now) {
    return partial ? before.readiness().map(now::keeping).orElse(now) : now;
  }

  private DkimEvidence dkim() {
    if (tokens.size() == 1 || before.detail().map(SesDetail::ownKey).orElse(false)) {
      return selector()
          .map(selector -> DkimRule.own(domain.name(), selector, dns))
          .orElseGet(DkimEvidence::none);
    }
    return zone()
        .map(zone -> DkimRule.easy(domain.name(), tokens, zone, dns))
        .orElseGet(DkimEvidence::none);
  }

  /// The selector of a customer's own key. SES returns it as the only token, while Easy DKIM has
  /// three. What SES v2 told may be weeks old, so the token goes first.
  private Optional<String> selector() {
    return tokens.size() == 1
        ? Optional.of(tokens.getFirst())
        : before.detail().flatMap(SesDetail::selector);
  }

  /// The zone that SES reports; else the one that a verified domain's records lead to; else the one
  /// last looked up. If there is none of these, a verified domain gets the unknown zone: records
  /// that do not exist are missing in any zone.
  private Optional<String> zone() {
    return DkimZones.told(before.detail())
        .or(
            () ->
                verdict == Verdict.VERIFIED
                    ? ZoneInDns.of(domain.name(), tokens, dns)
                    : Optional.empty())
        .or(() -> DkimZones.seen(tokens, before))
        .or(
            () ->
                verdict == Verdict.VERIFIED
                    ? Optional.of(DkimRule.UNKNOWN_ZONE)
                    : Optional.empty());
  }

  private Optional<MailFromEvidence> mailFrom() {
    return read.mailFrom() instanceof MailFrom.Custom custom
        ? Optional.of(MailFromRule.of(domain.name(), custom.domain(), domain.region(), dns))
        : Optional.empty();
  }

  private Optional<Spf> spf(Optional<MailFromEvidence> found) {
    return read.mailFrom() instanceof MailFrom.Unread
        ? before.spf()
        : found.map(MailFromEvidence::spf);
  }

  /// The MAIL FROM records. If SES did not say whether the domain has a custom MAIL FROM, the known
  /// ones stay.
  private List<DnsCheck> mailFromRecords(Optional<MailFromEvidence> found) {
    return read.mailFrom() instanceof MailFrom.Unread
        ? before.mailFromRecords()
        : found.map(MailFromEvidence::records).orElse(List.of());
  }

  private Sender sender(DkimEvidence dkim, Optional<MailFromEvidence> mailFrom, Dmarc dmarc) {
    return new Sender(
        domain.name(),
        verdict,
        dkim,
        before.detail().flatMap(SesDetail::keyBits),
        read.mailFrom(),
        mailFrom,
        dmarc);
  }
}
