package dev.sesdkim.rules;

import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.dkim.State;
import java.util.ArrayList;
import java.util.List;

/// How a domain identity is mended, for each reason.
///
/// What SES does by itself, and for how long: SES API v2 reference, `DkimAttributes`, and SES
/// Developer Guide, "Troubleshooting DKIM problems".
final class DomainRemedies {

  /// What to publish when the tokens are not known here.
  static final String PUBLISH_TOKENS =
      "Publish a CNAME record TOKEN._domainkey.DOMAIN with the value TOKEN.ZONE for each of the"
          + " three tokens; ZONE is what get-email-identity shows as SigningHostedZone.";

  private static final String OWN_KEY =
      "If the domain signs with a key of your own (SigningAttributesOrigin EXTERNAL), publish its"
          + " TXT record at SELECTOR._domainkey.DOMAIN instead.";

  private DomainRemedies() {}

  static Remedy of(State state) {
    Identity domain = state.identity();
    return switch (state.reason()) {
      case OK, UNRECOGNIZED, UNREADABLE -> Remedy.none();
      case NOT_STARTED ->
          new Remedy(
              List.of(
                  "Start Easy DKIM with the put-email-identity-dkim-signing-attributes command, then"
                      + " read the tokens and their zone with get-email-identity.",
                  PUBLISH_TOKENS,
                  "Wait: SES looks for the records for up to 72 hours."),
              List.of(),
              List.of(SesCommands.startEasyDkim(domain), SesCommands.look(domain)));
      case PENDING ->
          records(
              state,
              "Publish the records, if they are not there yet.",
              List.of("Wait: SES looks for them for up to 72 hours, then gives up."),
              List.of());
      case TEMPORARY_FAILURE ->
          records(
              state,
              "Put the missing DKIM records back, exactly as they were.",
              List.of(
                  "Do no more: SES looks again by itself for about 72 hours. After that the set-up"
                      + " has to be started again."),
              List.of());
      case FAILED ->
          records(
              state,
              "Put the DKIM records back first: a restart without them fails again.",
              List.of(
                  "Then start the set-up again with the put-email-identity-dkim-signing-attributes"
                      + " command. It leaves a key of your own and a replica of another region"
                      + " alone.",
                  "Look at the tokens afterwards: if SES made new ones, publish these."),
              List.of(SesCommands.startEasyDkim(domain)));
      case SIGNING_DISABLED ->
          new Remedy(
              List.of("Switch signing on with the command. The DNS records are in place."),
              List.of(),
              List.of(SesCommands.switchSigningOn(domain)));
      case IDENTITY_NOT_VERIFIED -> ownVerification(domain);
      case NO_DOMAIN_IDENTITY, DOMAIN_UNVERIFIED -> look(domain);
    };
  }

  private static Remedy records(
      State state, String publish, List<String> then, List<String> commands) {
    List<DnsRecord> records = DkimRecords.of(state);
    List<String> steps = new ArrayList<>();
    List<String> all = new ArrayList<>();
    steps.add(publish);
    if (records.isEmpty()) {
      all.add(SesCommands.look(state.identity()));
      steps.add(PUBLISH_TOKENS);
      steps.add(OWN_KEY);
    }
    steps.addAll(then);
    all.addAll(commands);
    return new Remedy(steps, records, all);
  }

  /// DKIM is verified and signing is on, only the domain's own verification is not.
  private static Remedy ownVerification(Identity domain) {
    return new Remedy(
        List.of(
            "DKIM itself is in order; SES has lost the proof that the domain is yours.",
            "Start the verification again with verify-domain-identity. It prints a token and leaves"
                + " DKIM alone.",
            "Publish a TXT record _amazonses.DOMAIN whose value is that token.",
            "Wait: SES looks for it for up to 72 hours; get-email-identity shows how it stands."),
        List.of(),
        List.of(SesCommands.verifyDomain(domain), SesCommands.look(domain)));
  }

  private static Remedy look(Identity domain) {
    return new Remedy(
        List.of("See what SES says about the domain."),
        List.of(),
        List.of(SesCommands.look(domain)));
  }
}
