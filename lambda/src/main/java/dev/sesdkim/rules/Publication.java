package dev.sesdkim.rules;

import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What to publish for a domain that SES does not call verified: the records that are not known to
/// be right.
final class Publication {

  private static final String OWN_KEY_PERHAPS =
      "If the domain signs with a key of your own (SigningAttributesOrigin EXTERNAL), publish its"
          + " TXT record at SELECTOR._domainkey.DOMAIN instead.";

  private Publication() {}

  /// Decides by the key's owner and by what DNS shows.
  ///
  /// @param publish the first step if something has to be published
  /// @param nothing the step instead if everything is known to be in place
  static Remedy of(State domain, String publish, String nothing) {
    List<DnsCheck> checks = domain.evidence().dkimRecords();
    Optional<SesDetail> detail = domain.evidence().detail();
    List<String> steps = new ArrayList<>();
    VerifiedRemedies.parent(domain).ifPresent(steps::add);
    if (isNothing(domain)) {
      steps.addAll(isInPlace(domain) ? List.of(nothing) : RecordSteps.of(checks));
      return new Remedy(steps, List.of());
    }
    steps.addAll(RecordSteps.domainMissing(checks));
    steps.add(publish);
    steps.addAll(RecordSteps.of(checks));
    List<String> tokens = domain.facts().dkimTokens();
    // SES returns the selector of a customer's own key as the only token; Easy DKIM has three.
    if (tokens.size() == 1 || detail.map(SesDetail::ownKey).orElse(false)) {
      steps.add(ownKey(domain, detail.flatMap(SesDetail::selector)));
      return new Remedy(
          steps, detail.isEmpty() ? List.of(SesCommands.look(domain.identity())) : List.of());
    }
    List<DnsRecord> records = DkimRecords.toPublish(domain);
    boolean known = DkimZones.of(tokens, domain.evidence()).isPresent();
    if (!records.isEmpty() || (known && !checks.isEmpty())) {
      return new Remedy(steps, records, List.of());
    }
    steps.add(DomainRemedies.PUBLISH_TOKENS);
    if (detail.isEmpty()) {
      steps.add(OWN_KEY_PERHAPS);
    }
    return new Remedy(steps, List.of(SesCommands.look(domain.identity())));
  }

  /// Whether every record was looked up and is right.
  static boolean isInPlace(State domain) {
    List<DnsCheck> checks = domain.evidence().dkimRecords();
    return !checks.isEmpty() && checks.stream().noneMatch(Publication::open);
  }

  /// Whether every record was looked up and none has to be published, although the key behind one
  /// may be missing.
  static boolean isNothing(State domain) {
    List<DnsCheck> checks = domain.evidence().dkimRecords();
    return !checks.isEmpty()
        && checks.stream().allMatch(check -> !open(check) || check.leadsToNoKey());
  }

  private static boolean open(DnsCheck check) {
    return check.finding().wrong() || !check.finding().definite();
  }

  /// @param told the selector that SES v2 last told
  private static String ownKey(State domain, Optional<String> told) {
    return "The domain signs with a key of your own: its TXT record is %s._domainkey.%s with the value p= and your public key in base64."
        .formatted(
            onlyToken(domain).or(() -> told).map(Ascii::printable).orElse("SELECTOR"),
            Ascii.domain(domain.identity().name()));
  }

  private static Optional<String> onlyToken(State domain) {
    List<String> tokens = domain.facts().dkimTokens();
    return tokens.size() == 1 ? Optional.of(tokens.getFirst()) : Optional.empty();
  }
}
