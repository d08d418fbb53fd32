package dev.sesdkim.rules;

import static java.util.stream.Collectors.joining;

import dev.sesdkim.dkim.CheckOutcome;
import dev.sesdkim.dkim.DmarcEvidence;
import dev.sesdkim.dkim.DmarcPolicy;
import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Printable;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Readiness;
import dev.sesdkim.dkim.ReadinessCheck;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.State;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The reason for an identity's standing, short enough for a table cell.
public final class Cause {

  private static final int LONGEST = 120;

  private Cause() {}

  public static String of(State state) {
    return switch (Standing.of(state)) {
      case BROKEN -> broken(state);
      case AT_RISK -> records(state).orElse("new DKIM key, DNS shows the old one");
      case NOT_READY ->
          state.evidence().readiness().map(ready -> notReady(state, ready)).orElse("");
      case UNKNOWN ->
          state.unreadable().map(why -> why.trouble().problem().said()).map(Cause::said).orElse("");
      case MUTED -> "";
      case VERIFIED -> verified(state);
    };
  }

  /// For example `access denied`.
  public static String of(Problem problem) {
    return switch (problem.kind()) {
      case ACCESS_DENIED, THROTTLED, UNAVAILABLE, REJECTED, INCOMPLETE, UNRECOGNIZED, EXCLUDED ->
          problem.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      case CREDENTIALS -> "credentials refused";
      case REGION_DISABLED -> "not enabled";
      case NOT_AN_ANSWER -> "no answer from AWS";
      case DEADLINE -> "out of time";
      case STORE, SUPERSEDED, UNEXPECTED -> "a fault on the way";
    };
  }

  private static String broken(State state) {
    Reason reason = state.reason();
    if (reason == Reason.DOMAIN_UNVERIFIED) {
      return Words.name(state.alertDomain()) + " is not verified";
    }
    if (reason == Reason.SIGNING_DISABLED) {
      return reason.cause() + records(state).map(wrong -> ", " + wrong).orElse("");
    }
    if (reason == Reason.FAILED) {
      return reason.cause() + wrong(state).map(wrong -> ": " + wrong).orElse("");
    }
    return reason.isOfRecords() ? records(state).orElse(reason.cause()) : reason.cause();
  }

  /// For example `2 of 3 DKIM records wrong`; empty if none is known to be wrong.
  private static Optional<String> records(State state) {
    List<DnsCheck> all = state.evidence().dkimRecords();
    List<DnsCheck> wrong = state.evidence().wrongDkimRecords();
    Optional<String> noDomain =
        wrong.stream()
            .filter(check -> check.finding() == DnsFinding.DOMAIN_MISSING)
            .flatMap(check -> check.found().stream())
            .findFirst();
    if (noDomain.isPresent()) {
      return Optional.of("DNS knows no domain " + said(noDomain.get()));
    }
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%d of %s %s"
                .formatted(
                    wrong.size(),
                    English.count(all.size(), "DKIM record", "DKIM records"),
                    word(wrong)));
  }

  /// For example `1 record wrong`.
  private static Optional<String> wrong(State state) {
    List<DnsCheck> wrong = state.evidence().wrongDkimRecords();
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(English.count(wrong.size(), "record", "records") + " " + word(wrong));
  }

  private static String word(List<DnsCheck> wrong) {
    return wrong.stream().allMatch(Cause::isMissing)
        ? "missing"
        : wrong.stream().allMatch(DnsCheck::leadsToNoKey) ? "without a key" : "wrong";
  }

  public static boolean isMissing(DnsCheck record) {
    return record.finding() == DnsFinding.MISSING || record.finding() == DnsFinding.DOMAIN_MISSING;
  }

  private static String notReady(State state, Readiness readiness) {
    return readiness.with(CheckOutcome.FAIL).stream()
        .map(check -> failed(check, state.evidence(), readiness))
        .collect(joining(", "));
  }

  /// What a failed check means.
  public static String failed(ReadinessCheck check, Evidence evidence, Readiness readiness) {
    return switch (check) {
      case DKIM_VERIFIED -> "not signed";
      case DKIM_LIVE -> "no DKIM key in DNS";
      case DKIM_KEY_LENGTH -> "DKIM key too short";
      case SPF -> "SPF does not pass";
      case ALIGNMENT -> "not aligned";
      case DMARC ->
          evidence
              .dmarc()
              .map(DmarcEvidence::status)
              .map(Cause::dmarc)
              .orElseGet(() -> said(readiness.result(check).words()));
    };
  }

  private static String dmarc(DmarcStatus status) {
    return switch (status) {
      case MISSING -> "no DMARC record";
      case INVALID -> "invalid DMARC record";
      case MULTIPLE -> "several DMARC records";
      case FOUND, INHERITED, UNKNOWN -> "no valid DMARC policy";
    };
  }

  private static String verified(State state) {
    return state
        .evidence()
        .dmarc()
        .flatMap(DmarcEvidence::policy)
        .map(DmarcPolicy::word)
        .map(word -> "DMARC p=" + word)
        .or(() -> state.facts().governedBy().map(domain -> "signed by " + Words.name(domain)))
        .orElse("");
  }

  private static String said(String untrusted) {
    return Printable.line(untrusted, LONGEST);
  }
}
