package dev.sesdkim.rules;

import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.SesStatus;
import dev.sesdkim.dkim.Spf;
import dev.sesdkim.dkim.State;
import dev.sesdkim.rules.evidence.DkimRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Remedies for a domain that SES reports as verified: first for records that have become wrong,
/// then for its MAIL FROM, then for DMARC.
final class VerifiedRemedies {

  static final String STILL_SIGNS =
      "SES still signs. When it looks the next time and does not find the records, it stops within"
          + " about 72 hours: fix them before then.";

  static final String NOBODY_CHECKS =
      "SES still signs, but receivers find no key to check its signatures with: fix the records at"
          + " once.";

  private VerifiedRemedies() {}

  static Remedy of(State domain, VerifiedDomains verified) {
    Remedy stillSigns =
        !domain.evidence().wrongDkimRecords().stream().allMatch(DnsCheck::leadsToNoKey)
            ? new Remedy(
                List.of(domain.evidence().isWithoutKey() ? NOBODY_CHECKS : STILL_SIGNS), List.of())
            : Remedy.none();
    return Remedies.all(List.of(dkim(domain), stillSigns, afterDkim(domain, verified)));
  }

  /// The remedies for MAIL FROM and DMARC.
  static Remedy afterDkim(State domain, VerifiedDomains verified) {
    return Remedies.all(List.of(mailFrom(domain), DmarcRemedy.of(domain, verified)));
  }

  /// The remedy for DKIM records that are known to be wrong.
  static Remedy dkim(State domain) {
    List<DnsCheck> wrong = domain.evidence().wrongDkimRecords();
    if (wrong.isEmpty()) {
      return KeyNews.step(domain)
          .map(step -> new Remedy(List.of(step), List.of()))
          .orElseGet(Remedy::none);
    }
    List<String> steps = new ArrayList<>();
    parent(domain).ifPresent(steps::add);
    steps.addAll(RecordSteps.of(wrong));
    if (wrong.stream().anyMatch(VerifiedRemedies::leadsToUnknownZone)) {
      steps.add(DomainRemedies.PUBLISH_TOKENS);
      return new Remedy(steps, List.of(SesCommands.look(domain.identity())));
    }
    return new Remedy(
        steps,
        DkimRecords.toPublish(domain).stream()
            .filter(one -> wrong.stream().anyMatch(check -> check.name().equals(one.name())))
            .toList(),
        List.of());
  }

  private static boolean leadsToUnknownZone(DnsCheck check) {
    return check.expected().endsWith(DkimRule.UNKNOWN_ZONE);
  }

  /// For a replica, a sentence that says whose records they are.
  static Optional<String> parent(State domain) {
    Identity identity = domain.identity();
    return domain
        .evidence()
        .detail()
        .flatMap(SesDetail::parentRegion)
        .map(
            region ->
                ("In %s the domain is a replica: its records and keys are those of the identity in"
                        + " %s, and fixing that one fixes both.")
                    .formatted(identity.region(), region));
  }

  private static Remedy mailFrom(State domain) {
    List<DnsCheck> wrong =
        domain.evidence().mailFromRecords().stream()
            .filter(check -> check.finding().wrong())
            .toList();
    List<String> steps = new ArrayList<>(RecordSteps.domainMissing(wrong));
    wrong.forEach(check -> steps.addAll(steps(check, domain.evidence().spf())));
    List<DnsRecord> records = new ArrayList<>();
    wrong.forEach(check -> record(check, domain.evidence().spf()).ifPresent(records::add));
    MailFromAlias.lost(domain.evidence().mailFromRecords(), records)
        .forEach(
            record -> {
              steps.add(MailFromAlias.step(record));
              records.add(record);
            });
    List<String> commands = new ArrayList<>();
    if (domain.facts().mailFrom() instanceof MailFrom.Custom custom
        && custom.status().equals(SesStatus.FAILED.word())) {
      steps.add(
          "SES has stopped looking for the records of the MAIL FROM domain %s: once they are there,"
                  .formatted(Words.name(custom.domain()))
              + " set it again with set-identity-mail-from-domain.");
      commands.add(SesCommands.setMailFrom(domain.identity(), custom));
    }
    if (wrong.isEmpty()
        && domain.facts().mailFrom() instanceof MailFrom.Custom custom
        && isLookedFor(custom)) {
      steps.add(
          ("SES has not found the records of the MAIL FROM domain %s yet. It looks for them by"
                  + " itself for up to 72 hours.")
              .formatted(Words.name(custom.domain())));
    }
    return new Remedy(steps.stream().distinct().toList(), records, commands);
  }

  private static boolean isLookedFor(MailFrom.Custom mailFrom) {
    return mailFrom.status().equals(SesStatus.PENDING.word())
        || mailFrom.status().equals(SesStatus.TEMPORARY_FAILURE.word());
  }

  private static Optional<DnsRecord> record(DnsCheck check, Optional<Spf> spf) {
    if (canBeAdded(check)) {
      return Optional.of(check.asRecord());
    }
    return isPolicy(check)
        ? spf.flatMap(judged -> SpfRemedy.record(check, judged))
        : Optional.empty();
  }

  /// Whether there is an SPF record that does not let Amazon SES pass.
  private static boolean isPolicy(DnsCheck check) {
    return check.type() == DnsType.TXT
        && (check.finding() == DnsFinding.WRONG_TARGET || check.finding() == DnsFinding.SEVERAL);
  }

  /// The steps for one record. An SPF record that does not let Amazon SES pass has a reason of its
  /// own.
  private static List<String> steps(DnsCheck check, Optional<Spf> spf) {
    return isPolicy(check)
        ? spf.map(judged -> List.of(SpfRemedy.step(check, judged) + RecordSteps.deleteFirst(check)))
            .orElseGet(() -> RecordSteps.of(List.of(check)))
        : RecordSteps.of(List.of(check));
  }

  /// Whether the record can be added. If another mail server is at the name, somebody has to check
  /// first what uses it. A mail server behind a CNAME record is not at the name: the step for the
  /// CNAME says so.
  private static boolean canBeAdded(DnsCheck check) {
    return switch (check.finding()) {
      case MISSING, NAME_DOUBLED, DOMAIN_MISSING -> true;
      case WRONG_TARGET, SEVERAL -> check.type() == DnsType.MX && !check.inTheWay().isEmpty();
      case OK, ADDRESS_INSTEAD, FLATTENED, NO_KEY, UNUSABLE_KEY, REVOKED, SERVER_FAILURE, TIMEOUT ->
          false;
    };
  }
}
