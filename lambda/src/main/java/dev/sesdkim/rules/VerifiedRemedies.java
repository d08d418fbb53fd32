package dev.sesdkim.rules;

import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.Spf;
import dev.sesdkim.dkim.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Remedies for a domain that SES reports as verified: records that went wrong since, then its MAIL
/// FROM, then DMARC.
final class VerifiedRemedies {

  private static final String STILL_SIGNS =
      "SES still signs. When it looks the next time and does not find the records, it stops within"
          + " about 72 hours: fix them before.";

  private VerifiedRemedies() {}

  static Remedy of(State domain, VerifiedDomains verified) {
    Remedy dkim = dkim(domain);
    return dkim.isNone()
        ? afterDkim(domain, verified)
        : Steps.all(
            List.of(
                dkim,
                new Remedy(List.of(STILL_SIGNS), List.of(), List.of()),
                afterDkim(domain, verified)));
  }

  /// What comes after DKIM.
  static Remedy afterDkim(State domain, VerifiedDomains verified) {
    return Steps.all(List.of(mailFrom(domain), DmarcRemedy.of(domain, verified)));
  }

  /// The records of DKIM that are known to be wrong.
  static Remedy dkim(State domain) {
    List<DnsCheck> wrong =
        domain.evidence().dkimRecords().stream().filter(check -> check.finding().wrong()).toList();
    if (wrong.isEmpty()) {
      return Remedy.none();
    }
    List<String> steps = new ArrayList<>();
    parent(domain).ifPresent(steps::add);
    steps.addAll(RecordSteps.of(wrong));
    return new Remedy(
        steps,
        DkimRecords.toPublish(domain).stream()
            .filter(one -> wrong.stream().anyMatch(check -> check.name().equals(one.name())))
            .toList(),
        List.of());
  }

  /// Whose records they are, for a replica.
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
    return new Remedy(
        wrong.stream().flatMap(check -> steps(check, domain.evidence().spf()).stream()).toList(),
        wrong.stream()
            .filter(VerifiedRemedies::canBeAdded)
            .map(check -> new DnsRecord(check.name(), check.type().name(), check.expected()))
            .toList(),
        List.of());
  }

  /// A policy that is there and does not let Amazon SES pass has a reason of its own.
  private static List<String> steps(DnsCheck check, Optional<Spf> spf) {
    return check.type() == DnsType.TXT && check.finding() == DnsFinding.WRONG_TARGET
        ? spf.map(policy -> List.of(SpfRemedy.step(check, policy)))
            .orElseGet(() -> RecordSteps.of(List.of(check)))
        : RecordSteps.of(List.of(check));
  }

  /// Where another record exists at the name, somebody has to check first what uses it.
  private static boolean canBeAdded(DnsCheck check) {
    return check.finding() == DnsFinding.MISSING || check.finding() == DnsFinding.NAME_DOUBLED;
  }
}
