package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.CheckOutcome;
import dev.sesdkim.dkim.DmarcEvidence;
import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.DueAlert;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Facts;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Readiness;
import dev.sesdkim.dkim.ReadinessCheck;
import dev.sesdkim.dkim.ReadinessLevel;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// States and alerts to test with.
final class Sample {

  static final String ACCOUNT = "123456789012";
  static final String SCAN = "scan-7";
  static final Instant LAST_MONTH = Instant.parse("2026-10-20T08:30:00Z");
  static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
  static final List<String> TOKENS = List.of("tokenone", "tokentwo", "tokenthree");

  private Sample() {}

  static State domain(String region, String name, Reason reason) {
    return state(region, name, reason, TOKENS, Optional.empty());
  }

  static State address(String region, String name, Reason reason, String governedBy) {
    return state(region, name, reason, List.of(), Optional.of(governedBy));
  }

  static State orphan(String region, String name) {
    return state(region, name, Reason.NO_DOMAIN_IDENTITY, List.of(), Optional.empty());
  }

  static State state(
      String region, String name, Reason reason, List<String> tokens, Optional<String> governedBy) {
    return new State(
        new Identity(region, ACCOUNT, name),
        reason.verdict(),
        reason,
        new Facts(
            Optional.of(true),
            Optional.of("Failed"),
            Optional.of("Success"),
            tokens,
            governedBy,
            new MailFrom.Standard()),
        NOW,
        NOW,
        LAST_MONTH,
        NOW,
        SCAN,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /// What SES v2 told: the zone of most regions, and that it found no host.
  static SesDetail detail(String origin) {
    return new SesDetail(
        origin,
        Optional.of("dkim.amazonses.com"),
        origin.equals("EXTERNAL") ? Optional.of("selector1") : Optional.empty(),
        Optional.of(2048),
        Optional.of("HOST_NOT_FOUND"),
        Optional.of(NOW),
        Optional.of(LAST_MONTH),
        NOW);
  }

  static State told(State state, String origin) {
    return state.with(state.evidence().with(detail(origin)));
  }

  /// The state with its three records looked up, each with this finding.
  static State looked(State state, DnsFinding... findings) {
    List<DnsCheck> records = new ArrayList<>();
    for (int at = 0; at < findings.length; at++) {
      String name = TOKENS.get(at) + "._domainkey." + state.identity().name();
      records.add(
          new DnsCheck(
              name,
              DnsType.CNAME,
              TOKENS.get(at) + ".dkim.amazonses.com",
              switch (findings[at]) {
                case WRONG_TARGET -> Optional.of("old.example.net");
                case NAME_DOUBLED -> Optional.of(name + "." + state.identity().name());
                case ADDRESS_INSTEAD -> Optional.of("192.0.2.1");
                case OK, MISSING, NO_KEY, REVOKED, SERVER_FAILURE, TIMEOUT -> Optional.empty();
              },
              findings[at]));
    }
    Evidence before = state.evidence();
    return state.with(
        new Evidence(
            before.detail(),
            records,
            before.atRiskSince(),
            before.dmarc(),
            before.readiness(),
            before.wasReady()));
  }

  /// Evidence of these records alone.
  static Evidence records(DnsCheck... records) {
    return new Evidence(
        Optional.empty(),
        List.of(records),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  static State withDmarc(State state, DmarcStatus status, String... problems) {
    Evidence before = state.evidence();
    return state.with(
        new Evidence(
            before.detail(),
            before.dnsRecords(),
            before.atRiskSince(),
            Optional.of(
                new DmarcEvidence(status, Optional.empty(), Optional.empty(), List.of(problems))),
            before.readiness(),
            before.wasReady()));
  }

  /// The state with DMARC missing and all other checks passed.
  static State notReady(State state) {
    Map<ReadinessCheck, Readiness.Result> checks = new EnumMap<>(ReadinessCheck.class);
    for (ReadinessCheck check : ReadinessCheck.values()) {
      checks.put(
          check,
          check == ReadinessCheck.DMARC
              ? new Readiness.Result(CheckOutcome.FAIL, "there is no DMARC record")
              : new Readiness.Result(CheckOutcome.PASS, "in order"));
    }
    Evidence before = withDmarc(state, DmarcStatus.MISSING).evidence();
    return state.with(
        new Evidence(
            before.detail(),
            before.dnsRecords(),
            before.atRiskSince(),
            before.dmarc(),
            Optional.of(new Readiness(ReadinessLevel.NOT_READY, checks)),
            false));
  }

  static State removed(State state) {
    return state.removed(NOW, SCAN);
  }

  static State withDue(State state, DueAlert... due) {
    State all = state;
    for (DueAlert one : due) {
      all = all.due(one);
    }
    return all;
  }

  static DueAlert due(AlertKind kind, Verdict was, Reason reason) {
    return due(kind, was, reason, NOW);
  }

  static DueAlert due(AlertKind kind, Verdict was, Reason reason, Instant observedAt) {
    return new DueAlert(
        kind, Optional.of(was), reason.verdict(), reason, observedAt, observedAt, SCAN);
  }

  /// The state with an alert due that tells of a step from `was` to what the state is now.
  static State changed(State state, AlertKind kind, Verdict was) {
    return withDue(state, due(kind, was, state.reason()));
  }

  static Alert.OfDomain alert(AlertKind kind, String domain, Verdict was, State... states) {
    return new Alert.OfDomain(
        kind,
        ACCOUNT,
        domain,
        SCAN,
        NOW,
        Arrays.stream(states)
            .map(state -> new AlertedIdentity(due(kind, was, state.reason()), state))
            .toList());
  }

  /// A regression that went out late: the identity is verified again by now.
  static Alert.OfDomain overByNow() {
    return new Alert.OfDomain(
        AlertKind.REGRESSED,
        ACCOUNT,
        "example.com",
        SCAN,
        NOW,
        List.of(
            new AlertedIdentity(
                due(AlertKind.REGRESSED, Verdict.VERIFIED, Reason.FAILED),
                domain("eu-west-1", "example.com", Reason.OK))));
  }
}
