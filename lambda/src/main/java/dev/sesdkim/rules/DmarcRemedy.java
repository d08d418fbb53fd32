package dev.sesdkim.rules;

import dev.sesdkim.dkim.DmarcEvidence;
import dev.sesdkim.dkim.DmarcProblem.Kind;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.dkim.State;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a domain's DMARC lacks. The mailbox providers require a record for bulk mail.
final class DmarcRemedy {

  /// The weakest policy that the bulk-sender rules accept, so that adding it rejects no mail.
  static final String FIRST_RECORD = "v=DMARC1; p=none;";

  /// Problems that leave receivers without a policy.
  private static final Set<Kind> WITHOUT_POLICY = EnumSet.of(Kind.P_MISSING, Kind.P_INVALID);

  private DmarcRemedy() {}

  /// None when a record with a policy applies, or nothing is known.
  ///
  /// @param verified where a record may be proposed above the domain
  static Remedy of(State domain, VerifiedDomains verified) {
    return domain
        .evidence()
        .dmarc()
        .map(dmarc -> of(domain, dmarc, verified))
        .orElseGet(Remedy::none);
  }

  private static Remedy of(State state, DmarcEvidence dmarc, VerifiedDomains verified) {
    String domain = Ascii.domain(state.identity().name());
    return switch (dmarc.status()) {
      case MISSING -> missing(domain, state.evidence().dmarcRecords(), verified);
      case INVALID ->
          steps("Correct the DMARC record: as it is, receivers must ignore it." + why(dmarc));
      case MULTIPLE ->
          steps(
              "Leave one DMARC record and delete the others: of several none counts." + why(dmarc));
      case FOUND, INHERITED ->
          dmarc
              .first(WITHOUT_POLICY)
              .map(
                  problem ->
                      steps(
                          "Give the DMARC record of %s a valid policy, p=none at least. %s."
                              .formatted(
                                  Words.name(dmarc.from().orElse(domain)), problem.sentence())))
              .orElse(Remedy.none());
      case UNKNOWN -> Remedy.none();
    };
  }

  /// @param seen what stands at the names at which a record may be published
  private static Remedy missing(String domain, List<DnsCheck> seen, VerifiedDomains verified) {
    String at = verified.topmostAbove(domain).orElse(domain);
    List<DnsCheck> there =
        seen.stream().filter(check -> DnsName.same(check.name(), "_dmarc." + at)).toList();
    List<String> steps = new ArrayList<>();
    steps.add(
        ("Add a DMARC record: Gmail, Yahoo and Microsoft require one for bulk mail. At _dmarc.%s it"
                + " covers every subdomain. p=none rejects nothing; add"
                + " rua=mailto:YOUR_ADDRESS to get reports, and go on to p=quarantine and p=reject"
                + " when they show that all of your mail passes.")
            .formatted(at));
    steps.addAll(RecordSteps.of(there));
    others(domain, at).ifPresent(steps::add);
    DnsRecord record =
        there.stream()
            .findFirst()
            .map(DnsCheck::asRecord)
            .orElseGet(() -> new DnsRecord("_dmarc." + at, "TXT", FIRST_RECORD));
    return new Remedy(steps, List.of(record), List.of());
  }

  /// The names above that nobody has proved to own: some are registries, so they get no record.
  private static Optional<String> others(String domain, String at) {
    List<String> others =
        DnsName.above(domain).stream().filter(name -> name.length() < at.length()).toList();
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "A DMARC record of a domain above (%s) covers it too, if that domain is yours."
                .formatted(String.join(", ", others)));
  }

  private static String why(DmarcEvidence dmarc) {
    return dmarc.problems().isEmpty() ? "" : " " + dmarc.problems().getFirst().sentence() + ".";
  }

  private static Remedy steps(String step) {
    return new Remedy(List.of(step), List.of(), List.of());
  }
}
