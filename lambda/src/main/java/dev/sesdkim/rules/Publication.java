package dev.sesdkim.rules;

import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What has to be published for a domain that SES does not call verified: of its records those that
/// are not known to be right.
///
/// @param commands that show what is not known here
record Publication(List<String> steps, List<DnsRecord> records, List<String> commands) {

  private static final String OWN_KEY_PERHAPS =
      "If the domain signs with a key of your own (SigningAttributesOrigin EXTERNAL), publish its"
          + " TXT record at SELECTOR._domainkey.DOMAIN instead.";

  /// Decides by whose key it is, and by what DNS shows.
  ///
  /// @param publish the first step where something has to be published
  /// @param nothing the step instead, where everything is known to be in place
  static Publication of(State domain, String publish, String nothing) {
    List<DnsCheck> checks = domain.evidence().dkimRecords();
    Optional<SesDetail> detail = domain.evidence().detail();
    List<String> steps = new ArrayList<>();
    VerifiedRemedies.parent(domain).ifPresent(steps::add);
    if (!checks.isEmpty() && checks.stream().noneMatch(Publication::open)) {
      steps.add(nothing);
      return new Publication(steps, List.of(), List.of());
    }
    steps.add(publish);
    steps.addAll(RecordSteps.of(checks));
    if (detail.map(SesDetail::ownKey).orElse(false)) {
      steps.add(ownKey(domain, detail.get()));
      return new Publication(steps, List.of(), List.of());
    }
    List<DnsRecord> records = DkimRecords.toPublish(domain);
    if (!records.isEmpty() || !checks.isEmpty()) {
      return new Publication(steps, records, List.of());
    }
    steps.add(DomainRemedies.PUBLISH_TOKENS);
    if (detail.isEmpty()) {
      steps.add(OWN_KEY_PERHAPS);
    }
    return new Publication(steps, List.of(), List.of(SesCommands.look(domain.identity())));
  }

  private static boolean open(DnsCheck check) {
    return check.finding().wrong() || !check.finding().definite();
  }

  private static String ownKey(State domain, SesDetail detail) {
    return "The domain signs with a key of your own: its TXT record is %s._domainkey.%s with the value p= and your public key, in base64 without line breaks."
        .formatted(
            detail.selector().map(Ascii::printable).orElse("SELECTOR"),
            Ascii.domain(domain.identity().name()));
  }
}
