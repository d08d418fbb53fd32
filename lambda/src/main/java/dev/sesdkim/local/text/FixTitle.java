package dev.sesdkim.local.text;

import dev.sesdkim.dkim.CheckOutcome;
import dev.sesdkim.dkim.DmarcEvidence;
import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.IdentityType;
import dev.sesdkim.dkim.MailboxProvider;
import dev.sesdkim.dkim.ReadinessCheck;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import dev.sesdkim.rules.Cause;
import dev.sesdkim.rules.PublicMailDomains;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What to do about an identity, in a few words.
///
/// @param text the words
/// @param saysAll whether the records and commands it speaks of need no further sentence
record FixTitle(String text, boolean saysAll) {

  private static final String DKIM_LABEL = "._domainkey.";

  /// @param governing the state of an address's governing domain, if known
  /// @param records the records to publish
  /// @param since when it broke, if known
  static FixTitle of(
      State state,
      Optional<State> governing,
      List<Fix.Published> records,
      Optional<Instant> since,
      Instant now) {
    List<Fix.Published> dkim =
        records.stream().filter(one -> one.record().name().contains(DKIM_LABEL)).toList();
    return switch (Standing.of(state)) {
      case BROKEN ->
          state.identity().type() == IdentityType.EMAIL_ADDRESS
              ? address(state, governing)
              : broken(state, dkim, since, now);
      case AT_RISK ->
          dkim.isEmpty() || isSpecial(state)
              ? of(Cause.of(state))
              : all(publish("put", " back", dkim) + " before SES notices");
      case NOT_READY -> notReady(state, records);
      case UNKNOWN, MUTED, VERIFIED -> of(Cause.of(state));
    };
  }

  private static FixTitle broken(
      State state, List<Fix.Published> records, Optional<Instant> since, Instant now) {
    Reason reason = state.reason();
    List<DnsCheck> seen = state.evidence().dkimRecords();
    boolean inPlace = !seen.isEmpty() && seen.stream().allMatch(FixTitle::isRight);
    boolean keyless = seen.stream().anyMatch(DnsCheck::leadsToNoKey);
    boolean plain = !isSpecial(state) && !keyless && (inPlace || !records.isEmpty());
    if (reason == Reason.SIGNING_DISABLED) {
      return records.isEmpty()
          ? new FixTitle(reason.fix(), (inPlace && !keyless) || seen.isEmpty())
          : new FixTitle(reason.fix() + " and " + publish("put", " back", records), plain);
    }
    if (!reason.isOfRecords()) {
      return of(reason.fix());
    }
    if (inPlace) {
      return reason == Reason.FAILED
          ? new FixTitle("have SES look again: the records are right now", plain)
          : new FixTitle(
              "nothing to publish: the records are right, and SES looks again by itself", !keyless);
    }
    return new FixTitle(
        records.isEmpty() ? reason.fix() : ofRecords(reason, records, since, now), plain);
  }

  private static String ofRecords(
      Reason reason, List<Fix.Published> records, Optional<Instant> since, Instant now) {
    if (reason == Reason.TEMPORARY_FAILURE) {
      return publish("put", " back", records) + by(since, now);
    }
    return publish("add", "", records)
        + (reason == Reason.FAILED
            ? ", then have SES look again"
            : "; SES looks for 72 hours by itself");
  }

  private static FixTitle address(State state, Optional<State> governing) {
    Reason reason = state.reason();
    String domain = Phrases.name(state.alertDomain());
    if (reason == Reason.SIGNING_DISABLED
        && governing.filter(it -> it.verdict() != Verdict.VERIFIED).isPresent()) {
      return of("fix " + domain + " first, then " + reason.fix());
    }
    if (reason == Reason.NO_DOMAIN_IDENTITY && PublicMailDomains.own(state.identity().domain())) {
      return of("send from a domain of your own");
    }
    return of(
        reason.isOwn() || reason == Reason.NO_DOMAIN_IDENTITY ? reason.fix() : "fix " + domain);
  }

  private static FixTitle notReady(State state, List<Fix.Published> records) {
    boolean dmarcAlone =
        state
            .evidence()
            .readiness()
            .filter(ready -> ready.with(CheckOutcome.FAIL).equals(List.of(ReadinessCheck.DMARC)))
            .isPresent();
    boolean missing =
        state
            .evidence()
            .dmarc()
            .map(DmarcEvidence::status)
            .equals(Optional.of(DmarcStatus.MISSING));
    String who = requiredBy(state);
    boolean given =
        records.stream().anyMatch(one -> one.record().name().startsWith(Fixes.DMARC_LABEL));
    return dmarcAlone && missing
        ? new FixTitle("add a DMARC record" + who, given)
        : of(Cause.of(state) + who);
  }

  /// The mailbox providers whose rule fails.
  private static String requiredBy(State state) {
    List<String> providers =
        state
            .evidence()
            .readiness()
            .map(ready -> ready.notReadyFor().stream().map(MailboxProvider::words).toList())
            .orElse(List.of());
    return providers.isEmpty() ? "" : ": required by " + English.list(providers);
  }

  /// Whether the records need an explanation: they belong to another region, hold a key that only
  /// its owner knows, or cannot be published yet.
  private static boolean isSpecial(State state) {
    boolean noDomain =
        state.evidence().dkimRecords().stream()
            .anyMatch(check -> check.finding() == DnsFinding.DOMAIN_MISSING);
    if (noDomain) {
      return true;
    }
    Optional<SesDetail> detail = state.evidence().detail();
    return detail.map(SesDetail::ownKey).orElse(false)
        || detail.flatMap(SesDetail::parentRegion).isPresent();
  }

  private static boolean isRight(DnsCheck check) {
    return check.finding() == DnsFinding.OK || check.leadsToNoKey();
  }

  /// For example `put 2 records back`, or `correct 2 records` if something else is there.
  private static String publish(String verb, String after, List<Fix.Published> records) {
    String count = English.count(records.size(), "record", "records");
    boolean missing =
        records.stream().allMatch(record -> record.seen().map(Cause::isMissing).orElse(true));
    return missing ? verb + " " + count + after : "correct " + count;
  }

  private static String by(Optional<Instant> since, Instant now) {
    return since
        .map(broke -> broke.plus(Reason.SES_LOOKS))
        .filter(end -> end.isAfter(now))
        .map(end -> " by " + Phrases.day(end, now) + "; SES then looks by itself")
        .orElse("; SES looks again by itself for about 72 hours");
  }

  private static FixTitle of(String text) {
    return new FixTitle(text, false);
  }

  private static FixTitle all(String text) {
    return new FixTitle(text, true);
  }
}
