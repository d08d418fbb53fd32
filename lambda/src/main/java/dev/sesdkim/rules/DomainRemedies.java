package dev.sesdkim.rules;

import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Remedies for a domain identity, by reason, key origin and DNS evidence.
///
/// What SES does by itself, and for how long: SES API v2 reference, `DkimAttributes`, and SES
/// Developer Guide, "Troubleshooting DKIM problems".
final class DomainRemedies {

  /// What to publish when the tokens are not known here.
  static final String PUBLISH_TOKENS =
      "Publish a CNAME record TOKEN._domainkey.DOMAIN with the value TOKEN.ZONE for each of the"
          + " three tokens; ZONE is what get-email-identity shows as SigningHostedZone.";

  static final String SWITCH_ON_TOO =
      "DKIM signing is switched off too: switch it on with put-email-identity-dkim-attributes.";

  private static final String RECORDS_ARE_RIGHT =
      "The DKIM records are right in DNS: there is nothing to publish.";

  private static final String PUBLISH = "Publish the records, if they are not there yet.";

  private static final String WAIT = "Wait: SES looks for them for up to 72 hours, then gives up.";

  private static final String PUBLISH_AGAIN =
      "Publish the missing DKIM records again, exactly as they were.";

  private static final String RECHECKS =
      "SES rechecks on its own for about 72 hours: nothing else to do. After that the set-up has to"
          + " be started again.";

  private static final String PUBLISH_FIRST =
      "Publish the DKIM records first: without them a restart fails again.";

  private static final String START_AGAIN =
      "Then start the set-up again with the put-email-identity-dkim-signing-attributes command. It"
          + " leaves a key of your own and a replica of another region alone.";

  private static final String CHECK_TOKENS =
      "Check the tokens afterwards: if SES made new ones, publish these.";

  private static final String SWITCH_ON = "Switch signing on with the command";

  /// The steps that go with the command that starts the set-up again.
  static final Set<String> OF_RESTART = Set.of(PUBLISH_FIRST, START_AGAIN, CHECK_TOKENS);

  /// The steps that a title and the records and commands below it say too.
  private static final Set<String> SAID_BY_TITLES =
      Set.of(
          RECORDS_ARE_RIGHT,
          PUBLISH,
          WAIT,
          PUBLISH_AGAIN,
          RECHECKS,
          PUBLISH_FIRST,
          START_AGAIN,
          CHECK_TOKENS);

  private static final String VERIFIED_WITH_DKIM =
      "The domain needs no proof of its own: SES calls it verified once its DKIM is.";

  private DomainRemedies() {}

  static Remedy of(State state, VerifiedDomains verified) {
    Reason fault = DkimFault.of(state);
    List<Remedy> remedies = new ArrayList<>();
    remedies.add(of(state, fault, verified));
    if (fault != state.reason()) {
      remedies.add(new Remedy(List.of(VERIFIED_WITH_DKIM), List.of()));
    }
    if (DkimFault.isSigningOffToo(state)) {
      remedies.add(
          new Remedy(
              List.of(SWITCH_ON_TOO), List.of(SesCommands.switchSigningOn(state.identity()))));
    }
    return Remedies.all(remedies);
  }

  private static Remedy of(State state, Reason fault, VerifiedDomains verified) {
    Identity domain = state.identity();
    return switch (fault) {
      case UNRECOGNIZED, UNREADABLE -> Remedy.none();
      case OK -> VerifiedRemedies.of(state, verified);
      case NOT_STARTED ->
          new Remedy(
              List.of(
                  "Start Easy DKIM with the put-email-identity-dkim-signing-attributes command, then"
                      + " read the tokens and their zone with get-email-identity.",
                  PUBLISH_TOKENS,
                  "Wait: SES looks for the records for up to 72 hours."),
              List.of(SesCommands.startEasyDkim(domain), SesCommands.look(domain)));
      case PENDING -> records(state, verified, PUBLISH, List.of(WAIT), List.of());
      case TEMPORARY_FAILURE ->
          records(state, verified, PUBLISH_AGAIN, List.of(RECHECKS), List.of());
      case FAILED -> failed(state, verified);
      case SIGNING_DISABLED -> signingOff(state, verified);
      case IDENTITY_NOT_VERIFIED -> ownVerification(state);
      case NO_DOMAIN_IDENTITY, DOMAIN_UNVERIFIED -> look(domain);
    };
  }

  /// The steps of a domain's remedy that its records, its commands and a title about them leave
  /// unsaid. What is in the way of a record is never said by the record alone.
  static List<String> unsaid(State domain, Remedy remedy) {
    List<DnsRecord> plain = remedy.dnsRecords().stream().filter(one -> !one.blocked()).toList();
    Set<String> said = new HashSet<>(SAID_BY_TITLES);
    plain.forEach(record -> said.add(DmarcRemedy.addition(record.name(), record.value())));
    if (Standing.of(domain) == Standing.AT_RISK) {
      said.addAll(List.of(VerifiedRemedies.STILL_SIGNS, VerifiedRemedies.NOBODY_CHECKS));
    }
    if (EvidenceNews.step(domain).isEmpty()) {
      SesErrors.step(domain).ifPresent(said::add);
    }
    return Cure.others(remedy.steps(), plain, domain.evidence().dnsRecords()).stream()
        .filter(step -> !said.contains(step) && !step.startsWith(SWITCH_ON))
        .toList();
  }

  private static Remedy failed(State state, VerifiedDomains verified) {
    Optional<SesDetail> detail = state.evidence().detail();
    if (detail.map(SesDetail::ownKey).orElse(false)) {
      return records(
          state,
          verified,
          PUBLISH_FIRST,
          List.of(
              "Then give SES the same selector and private key once more, in the console under"
                  + " Authentication, DomainKeys Identified Mail. There is no command for it here:"
                  + " it would have to hold your private key."),
          List.of());
    }
    Optional<String> parent = detail.flatMap(SesDetail::parentRegion);
    if (parent.isPresent()) {
      return records(
          state,
          verified,
          PUBLISH_FIRST,
          List.of(
              "Then check the identity in %s, and start the set-up again there if it failed."
                  .formatted(parent.get())),
          List.of(SesCommands.look(state.identity().in(parent.get()))));
    }
    return records(
        state,
        verified,
        PUBLISH_FIRST,
        List.of(START_AGAIN, CHECK_TOKENS),
        List.of(SesCommands.startEasyDkim(state.identity())));
  }

  private static Remedy signingOff(State state, VerifiedDomains verified) {
    Remedy records = VerifiedRemedies.dkim(state);
    Remedy switchOn =
        new Remedy(
            List.of(SWITCH_ON + ofRecords(state, records)),
            List.of(SesCommands.switchSigningOn(state.identity())));
    return Remedies.all(List.of(switchOn, records, VerifiedRemedies.afterDkim(state, verified)));
  }

  /// How the step that switches signing on goes on.
  private static String ofRecords(State state, Remedy records) {
    if (!records.dnsRecords().isEmpty()) {
      return ", and fix the DNS records below.";
    }
    return state.evidence().wrongDkimRecords().isEmpty() ? ". The DNS records are in place." : ".";
  }

  private static Remedy records(
      State state,
      VerifiedDomains verified,
      String publish,
      List<String> then,
      List<String> commands) {
    List<String> steps = Stream.concat(SesErrors.step(state).stream(), then.stream()).toList();
    return Remedies.all(
        List.of(
            Publication.of(state, publish, RECORDS_ARE_RIGHT),
            new Remedy(steps, commands),
            VerifiedRemedies.afterDkim(state, verified)));
  }

  /// Whether a step says to switch signing on.
  static boolean isSwitchOn(String step) {
    return step.startsWith(SWITCH_ON) || step.equals(SWITCH_ON_TOO);
  }

  /// The remedy if the domain itself is not verified, and DKIM is verified or its status unknown.
  private static Remedy ownVerification(State state) {
    Identity domain = state.identity();
    String first = state.facts().dkimStatus().isPresent() ? "DKIM itself is in order; " : "";
    return new Remedy(
        List.of(
            first + "SES has no proof that the domain is yours.",
            "Start the verification again with verify-domain-identity. It prints a token and leaves"
                + " DKIM alone.",
            "Publish that token as a TXT record at _amazonses.DOMAIN, as one more value: the values"
                + " that are there belong to other regions or accounts, and have to stay.",
            "Wait: SES looks for it for up to 72 hours; get-email-identity shows how it stands."),
        List.of(SesCommands.verifyDomain(domain), SesCommands.look(domain)));
  }

  private static Remedy look(Identity domain) {
    return new Remedy(
        List.of("Check what SES says about the domain."), List.of(SesCommands.look(domain)));
  }
}
