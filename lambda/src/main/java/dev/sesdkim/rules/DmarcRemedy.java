package dev.sesdkim.rules;

import dev.sesdkim.dkim.DmarcEvidence;
import dev.sesdkim.dkim.DmarcProblem.Kind;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.ReadinessCheck;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.dkim.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a domain's DMARC lacks. Mailbox providers require a record for bulk mail.
final class DmarcRemedy {

  /// The weakest policy that the bulk-sender rules accept, so that adding it rejects no mail.
  static final String FIRST_RECORD = "v=DMARC1; p=none;";

  private static final String LABEL = "_dmarc.";

  private DmarcRemedy() {}

  /// The remedy. None if a record with a policy applies that every receiver finds, or if nothing is
  /// known.
  ///
  /// @param verified the domains above at which a record may be proposed
  static Remedy of(State domain, VerifiedDomains verified) {
    State warned = DmarcWarning.in(domain, verified);
    return warned
        .evidence()
        .dmarc()
        .map(dmarc -> of(warned, dmarc, verified))
        .orElseGet(Remedy::none);
  }

  private static Remedy of(State state, DmarcEvidence dmarc, VerifiedDomains verified) {
    String domain = DnsName.plain(Ascii.domain(state.identity().name()));
    List<DnsCheck> seen = state.evidence().dmarcRecords();
    return switch (dmarc.status()) {
      case MISSING -> missing(domain, seen, verified);
      case INVALID, MULTIPLE -> DmarcCorrection.of(domain, dmarc, seen, verified);
      case FOUND, INHERITED ->
          dmarc.leavesNoPolicy()
              ? DmarcCorrection.of(domain, dmarc, seen, verified)
              : older(domain, dmarc);
      case UNKNOWN -> Remedy.none();
    };
  }

  private static Remedy older(String domain, DmarcEvidence dmarc) {
    return dmarc
        .first(Kind.OLDER_RECEIVERS)
        .map(
            problem ->
                new Remedy(
                    List.of(
                        ("Publish a DMARC record at _dmarc.%s too, with the text of %s and the"
                                + " policy for subdomains as its p: receivers that still follow RFC"
                                + " 7489 may not find the record that applies now.")
                            .formatted(domain, Words.name(problem.detail()))),
                    List.of()))
        .orElseGet(Remedy::none);
  }

  /// @param seen what DNS has at the names at which a record may be published
  private static Remedy missing(String domain, List<DnsCheck> seen, VerifiedDomains verified) {
    String at =
        doubled(domain, seen, verified)
            .orElseGet(() -> verified.topmostAbove(domain).orElse(domain));
    List<DnsCheck> there =
        seen.stream().filter(check -> DnsName.same(check.name(), LABEL + at)).toList();
    String value = there.isEmpty() ? FIRST_RECORD : there.getFirst().expected();
    List<String> steps = new ArrayList<>();
    steps.add(addition(LABEL + at, value));
    steps.addAll(RecordSteps.of(there));
    DmarcCorrection.caution(value).ifPresent(steps::add);
    others(domain, at).ifPresent(steps::add);
    return new Remedy(steps, records(at, there), List.of());
  }

  /// The step that adds a record.
  static String addition(String name, String value) {
    String add =
        "Add a DMARC record: %s require one. At %s it covers every subdomain."
            .formatted(Words.providers(ReadinessCheck.DMARC), name);
    return DmarcCorrection.caution(value).isPresent()
        ? add
        : add
            + " p=none rejects nothing; add rua=mailto:YOUR_ADDRESS to get reports, and go on to"
            + " p=quarantine and p=reject when they show that all of your mail passes.";
  }

  /// The record to publish. None if a CNAME record is there: a service may publish the record, and
  /// only the owner knows.
  private static List<DnsRecord> records(String at, List<DnsCheck> there) {
    if (there.isEmpty()) {
      return List.of(new DnsRecord(LABEL + at, "TXT", FIRST_RECORD));
    }
    DnsCheck check = there.getFirst();
    return check.inTheWay().isEmpty() ? List.of(check.asRecord()) : List.of();
  }

  /// The domain whose record DNS has under a doubled name.
  private static Optional<String> doubled(
      String domain, List<DnsCheck> seen, VerifiedDomains verified) {
    return seen.stream()
        .filter(check -> check.finding() == DnsFinding.NAME_DOUBLED)
        .map(check -> check.name().substring(LABEL.length()))
        .filter(name -> name.equals(domain) || verified.names().contains(name))
        .findFirst();
  }

  /// Names the domains above that are not verified. Some are registries, so no record is proposed
  /// there.
  private static Optional<String> others(String domain, String at) {
    List<String> others =
        DnsName.above(domain).stream().filter(name -> name.length() < at.length()).toList();
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "A DMARC record of a domain above (%s) covers it too, if that domain is yours."
                .formatted(String.join(", ", others)));
  }
}
