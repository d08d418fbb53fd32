package dev.sesdkim.rules;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.IdentityType;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How to fix one identity, in the words of an alert. Records and commands come from its
/// [Remedies].
///
/// @param verified the verified domains of all watched accounts
/// @param scan when the reporting scan started
record Cures(AlertKind.OfDomain kind, VerifiedDomains verified, Instant scan) {

  private static final String KEY_AGAIN =
      ", then give SES the same selector and private key again, in the console under"
          + " Authentication, DomainKeys Identified Mail";

  /// The fix; none if nothing has to be fixed any more.
  Cure of(AlertedIdentity one) {
    State state = one.known();
    if (!AlertRemedy.isToFix(kind, state)) {
      return Cure.NONE;
    }
    Remedy remedy = Remedies.of(state, Optional.empty(), verified);
    if (state.removed()) {
      return Cure.of(
          "nothing, if this was on purpose. Otherwise create it again"
              + (isDomain(state) ? " and publish its DKIM records, if they are not there yet" : ""),
          remedy.commands());
    }
    return isDomain(state) ? domain(one, state, remedy) : address(state, remedy);
  }

  private Cure domain(AlertedIdentity one, State state, Remedy remedy) {
    Cure cure = byFault(one, state, remedy);
    return DkimFault.isSigningOffToo(state)
        ? cure.and(
            new Cure(
                "",
                List.of(DomainRemedies.SWITCH_ON_TOO),
                List.of(),
                List.of(SesCommands.switchSigningOn(state.identity()))))
        : cure;
  }

  private Cure byFault(AlertedIdentity one, State state, Remedy remedy) {
    return switch (DkimFault.of(state)) {
      case OK, UNRECOGNIZED, UNREADABLE -> verified(state, remedy);
      case NOT_STARTED ->
          Cure.of(
              "start Easy DKIM with the first command, then publish"
                  + tokens(state.identity().name()),
              remedy.commands());
      case PENDING -> records(state, "SES looks for them for up to 72 hours", List.of());
      case TEMPORARY_FAILURE -> temporary(one, state);
      case FAILED -> failed(state);
      case SIGNING_DISABLED -> signingOff(state);
      case IDENTITY_NOT_VERIFIED ->
          Cure.of(
              ("publish the token that the command prints as a TXT record at _amazonses.%s, beside the"
                      + " values that are there")
                  .formatted(Ascii.domain(state.identity().name())),
              remedy.commands().subList(0, 1));
      case NO_DOMAIN_IDENTITY, DOMAIN_UNVERIFIED ->
          Cure.of("check what SES says about the domain", remedy.commands());
    };
  }

  private Cure temporary(AlertedIdentity one, State state) {
    Instant end = one.told().since().plus(Reason.SES_LOOKS);
    boolean known = state.reason() == Reason.TEMPORARY_FAILURE && end.isAfter(scan);
    String until = known ? " by " + Times.forPeople(end, scan) : "";
    if (Publication.isNothing(state)) {
      return inPlace(state, "nothing to publish: SES rechecks on its own", List.of());
    }
    return published(
        state, RecordWords.putBack(state) + until + "; SES then rechecks on its own", List.of());
  }

  private Cure failed(State state) {
    Optional<SesDetail> detail = state.evidence().detail();
    if (detail.map(SesDetail::ownKey).orElse(false)) {
      return records(state, KEY_AGAIN, List.of());
    }
    Optional<String> parent = detail.flatMap(SesDetail::parentRegion);
    if (parent.isPresent()) {
      Identity source = state.identity().in(parent.get());
      return records(
          state,
          ", then check %s, whose replica this is".formatted(parent.get()),
          List.of(SesCommands.look(source)));
    }
    return records(state, ", then have SES look again", List.of(restart(state.identity(), detail)));
  }

  /// The command that starts Easy DKIM again. If this scan read the key's origin from SES, the
  /// command need not check it.
  private String restart(Identity domain, Optional<SesDetail> detail) {
    return detail
        .filter(told -> told.origin().equals("AWS_SES") && !told.toldAt().isBefore(scan))
        .map(_ -> SesCommands.restartEasyDkim(domain))
        .orElseGet(() -> SesCommands.startEasyDkim(domain));
  }

  private static Cure signingOff(State state) {
    Remedy dkim = VerifiedRemedies.dkim(state);
    List<String> command = List.of(SesCommands.switchSigningOn(state.identity()));
    if (dkim.isNone()) {
      return Cure.of("", command);
    }
    String lead =
        dkim.dnsRecords().isEmpty()
            ? "switch signing on"
            : "switch signing on, and correct the DKIM records";
    return of(lead, dkim, state).and(Cure.of("", command));
  }

  /// @param then what follows: a clause that begins with a comma, or a sentence
  private static Cure records(State state, String then, List<String> commands) {
    boolean clause = then.startsWith(",");
    if (Publication.isNothing(state)) {
      return inPlace(
          state,
          clause ? then.substring(", then ".length()) : "nothing to publish: " + then,
          commands);
    }
    return published(state, RecordWords.publish(state) + (clause ? then : "; " + then), commands);
  }

  private static Cure inPlace(State state, String lead, List<String> commands) {
    List<String> notes = new ArrayList<>(RecordSteps.of(state.evidence().dkimRecords()));
    EvidenceNews.step(state).ifPresent(notes::add);
    return new Cure(lead, notes, List.of(), commands);
  }

  private static Cure published(State state, String lead, List<String> then) {
    Remedy publication = Publication.of(state, "", "");
    List<String> steps = new ArrayList<>(publication.steps());
    VerifiedRemedies.parent(state).ifPresent(steps::remove);
    EvidenceNews.step(state).ifPresent(steps::add);
    Remedy remedy =
        new Remedy(
            steps,
            publication.dnsRecords(),
            Stream.concat(publication.commands().stream(), then.stream()).toList());
    return of(lead, remedy, state);
  }

  /// The fix of what DNS shows to be wrong or missing, for a domain that SES calls verified.
  private Cure verified(State state, Remedy remedy) {
    Remedy dkim = VerifiedRemedies.dkim(state);
    if (kind == AlertKind.OfDomain.AT_RISK) {
      return of(dkim.dnsRecords().isEmpty() ? "" : RecordWords.putBack(state), dkim, state);
    }
    return of("", remedy, state);
  }

  private static Cure of(String lead, Remedy remedy, State state) {
    List<DnsCheck> seen = state.evidence().dnsRecords();
    List<DnsRecord> records = remedy.dnsRecords();
    return Cure.of(
        lead, Cure.others(remedy.steps(), records, seen), records, seen, remedy.commands());
  }

  private static Cure address(State state, Remedy remedy) {
    Identity address = state.identity();
    String domain = Quoted.name(address.domain());
    return switch (state.reason()) {
      case IDENTITY_NOT_VERIFIED ->
          Cure.of(
              "send the verification link again, and have it opened within 24 hours",
              remedy.commands());
      case SIGNING_DISABLED -> Cure.of("switch signing on for the address", remedy.commands());
      case NO_DOMAIN_IDENTITY ->
          remedy.commands().isEmpty()
              ? Cure.of(
                  "send from a domain of your own. Only its mailbox provider can sign for "
                      + domain,
                  List.of())
              : Cure.of(
                  "create the domain identity "
                      + domain
                      + ", then publish"
                      + tokens(address.domain())
                      + ". If its DNS is not yours, send from another domain",
                  remedy.commands());
      case DOMAIN_UNVERIFIED, NOT_STARTED, PENDING, TEMPORARY_FAILURE, FAILED ->
          Cure.of(
              "get the domain "
                  + Quoted.name(state.alertDomain())
                  + " verified; the address follows",
              remedy.commands());
      case OK, UNRECOGNIZED, UNREADABLE -> Cure.NONE;
    };
  }

  private static String tokens(String domain) {
    return " TOKEN._domainkey.%s CNAME TOKEN.ZONE for each of its tokens; ZONE is the SigningHostedZone"
        .formatted(Ascii.domain(domain));
  }

  private static boolean isDomain(State state) {
    return state.identity().type() == IdentityType.DOMAIN;
  }
}
