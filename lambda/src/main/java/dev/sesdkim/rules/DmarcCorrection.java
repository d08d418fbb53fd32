package dev.sesdkim.rules;

import dev.sesdkim.dkim.DmarcEvidence;
import dev.sesdkim.dkim.DmarcPolicy;
import dev.sesdkim.dkim.DmarcProblem;
import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.rules.dmarc.Correction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How to correct a DMARC record that gives receivers no policy: with the whole record if its
/// owner's intent can be read, else in words.
///
/// @param domain the domain that lacks a policy
/// @param dmarc what DMARC says about it
record DmarcCorrection(String domain, DmarcEvidence dmarc, VerifiedDomains verified) {

  private static final String LABEL = "_dmarc.";

  /// @param seen first the record to correct, last the record that the domain itself may have
  ///   instead; empty if no correction is known
  static Remedy of(
      String domain, DmarcEvidence dmarc, List<DnsCheck> seen, VerifiedDomains verified) {
    DmarcCorrection correction = new DmarcCorrection(domain, dmarc, verified);
    return seen.isEmpty()
        ? steps(List.of(correction.byHand()))
        : correction.of(seen.getFirst(), seen.getLast());
  }

  private Remedy of(DnsCheck broken, DnsCheck own) {
    if (!broken.inTheWay().isEmpty()) {
      return steps(
          List.of(
              "%s is %s, so its DMARC record is kept elsewhere: correct it there, with the service that runs it, and leave the CNAME as it is.%s It ought to read: %s"
                  .formatted(
                      broken.name(),
                      Words.name(broken.inTheWay().getFirst().words()),
                      why(),
                      broken.expected())));
    }
    return isOurs(broken) ? corrected(broken) : besideThatOfOthers(broken, own);
  }

  private Remedy corrected(DnsCheck broken) {
    boolean covered = broken.finding() == DnsFinding.MISSING;
    List<String> steps = new ArrayList<>();
    steps.add(what(broken) + why() + " Change it to: " + broken.expected());
    steps.addAll(covered ? RecordSteps.of(List.of(broken)) : List.of());
    stays(broken).ifPresent(steps::add);
    caution(broken.expected()).ifPresent(steps::add);
    DnsRecord record = covered ? broken.asRecord() : broken.asCorrection();
    return new Remedy(steps, List.of(record), List.of());
  }

  private String what(DnsCheck broken) {
    if (broken.finding() == DnsFinding.SEVERAL) {
      return "Leave one DMARC record at %s and delete the others: if there are several, none counts. The new one has the strictest policy and all report addresses of those that receivers can read."
          .formatted(broken.name());
    }
    return dmarc.status() == DmarcStatus.INVALID
        ? "Correct the DMARC record at %s: as it is, receivers must ignore it."
            .formatted(broken.name())
        : "Correct the DMARC record at %s: it gives receivers no policy.".formatted(broken.name());
  }

  /// Mentions a domain above that is not among the verified domains, and proposes a record only at
  /// the domain itself.
  private Remedy besideThatOfOthers(DnsCheck broken, DnsCheck own) {
    List<String> steps = new ArrayList<>();
    steps.add(
        "The DMARC record at %s is broken.%s That domain is not verified in any account that is scanned: if it is yours, change the record to: %s"
            .formatted(broken.name(), why(), broken.expected()));
    if (own.name().equals(broken.name())) {
      return steps(steps);
    }
    steps.add("A record at %s helps at once.".formatted(own.name()));
    steps.addAll(RecordSteps.of(List.of(own)));
    caution(own.expected()).ifPresent(steps::add);
    return new Remedy(steps, List.of(own.asRecord()), List.of());
  }

  /// What to do when no record can be given, because a policy is never guessed.
  private String byHand() {
    String first =
        switch (dmarc.status()) {
          case MULTIPLE ->
              "Leave one DMARC record and delete the others: if there are several, none counts.";
          case INVALID -> "Correct the DMARC record: as it is, receivers must ignore it.";
          case FOUND, INHERITED, MISSING, UNKNOWN ->
              "Give the DMARC record of %s a valid policy: p=none, p=quarantine or p=reject, whichever was meant."
                  .formatted(Words.name(dmarc.from().orElse(domain)));
        };
    return first + why();
  }

  private String why() {
    return dmarc
        .firstWithoutPolicy()
        .or(() -> dmarc.problems().stream().findFirst())
        .map(DmarcProblem::sentence)
        .map(sentence -> " " + sentence + ".")
        .orElse("");
  }

  private boolean isOurs(DnsCheck check) {
    return DnsName.same(check.name(), LABEL + domain)
        || verified.names().contains(check.name().substring(LABEL.length()));
  }

  private static Optional<String> stays(DnsCheck broken) {
    return broken.beside().isNothing()
        ? Optional.empty()
        : Optional.of(
            "Other TXT values at %s serve something else: keep them.".formatted(broken.name()));
  }

  /// Warns that a policy which takes effect may cost mail.
  ///
  /// @param record the record to publish
  static Optional<String> caution(String record) {
    Map<String, DmarcPolicy> enforced = Correction.enforced(record);
    return enforced.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Receivers have applied no policy so far and will apply %s: make sure first that all of your mail passes, or begin with %s."
                .formatted(
                    English.list(
                        enforced.entrySet().stream()
                            .map(tag -> tag.getKey() + "=" + tag.getValue().word())
                            .toList()),
                    English.list(enforced.keySet().stream().map(tag -> tag + "=none").toList())));
  }

  private static Remedy steps(List<String> steps) {
    return new Remedy(steps, List.of());
  }
}
