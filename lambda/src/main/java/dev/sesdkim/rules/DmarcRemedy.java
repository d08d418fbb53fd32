package dev.sesdkim.rules;

import dev.sesdkim.dkim.DmarcEvidence;
import dev.sesdkim.dkim.DmarcProblem.Kind;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.dkim.State;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What a domain's DMARC lacks. The mailbox providers require a record for bulk mail.
final class DmarcRemedy {

  /// The weakest policy that the bulk-sender rules accept, so that adding it rejects no mail.
  private static final String FIRST_RECORD = "v=DMARC1; p=none;";

  /// Problems that leave receivers without a policy.
  private static final Set<Kind> WITHOUT_POLICY = EnumSet.of(Kind.P_MISSING, Kind.P_INVALID);

  /// Registries under a country's code where the third label is somebody's own.
  private static final Set<String> SECOND_LEVEL =
      Set.of("ac", "co", "com", "edu", "go", "gob", "gov", "gr", "lg", "ne", "net", "or", "org");

  private DmarcRemedy() {}

  /// None when a record with a policy applies, or nothing is known.
  static Remedy of(State domain) {
    return domain
        .evidence()
        .dmarc()
        .map(dmarc -> of(Ascii.domain(domain.identity().name()), dmarc))
        .orElseGet(Remedy::none);
  }

  private static Remedy of(String domain, DmarcEvidence dmarc) {
    return switch (dmarc.status()) {
      case MISSING -> missing(domain);
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

  private static Remedy missing(String domain) {
    String organization = organization(domain);
    List<String> steps = new ArrayList<>();
    steps.add(
        ("Add a DMARC record: Gmail, Yahoo and Microsoft require one for bulk mail. At _dmarc.%s it"
                + " covers every subdomain. p=none rejects nothing; add"
                + " rua=mailto:YOUR_ADDRESS to get reports, and go on to p=quarantine and p=reject"
                + " when they show that all of your mail passes.")
            .formatted(organization));
    if (!organization.equals(domain)) {
      steps.add(
          "If the DNS of %s is not yours, add the same record at _dmarc.%s."
              .formatted(organization, domain));
    }
    return new Remedy(
        steps, List.of(new DnsRecord("_dmarc." + organization, "TXT", FIRST_RECORD)), List.of());
  }

  /// Two labels, or three where the second is a registry's. Without the list of public suffixes
  /// this can miss: then the step for those who do not run that domain applies.
  static String organization(String domain) {
    List<String> labels = List.of(domain.split("\\.", -1));
    if (labels.size() < 3) {
      return domain;
    }
    boolean registry =
        labels.getLast().length() == 2 && SECOND_LEVEL.contains(labels.get(labels.size() - 2));
    return String.join(".", labels.subList(labels.size() - (registry ? 3 : 2), labels.size()));
  }

  private static String why(DmarcEvidence dmarc) {
    return dmarc.problems().isEmpty() ? "" : " " + dmarc.problems().getFirst().sentence() + ".";
  }

  private static Remedy steps(String step) {
    return new Remedy(List.of(step), List.of(), List.of());
  }
}
