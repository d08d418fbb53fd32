package dev.sesdkim.rules;

import static java.util.stream.Collectors.toMap;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.CheckOutcome;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Dates;
import dev.sesdkim.dkim.DmarcEvidence;
import dev.sesdkim.dkim.DmarcProblem;
import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Facts;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Notice;
import dev.sesdkim.dkim.Obstacle;
import dev.sesdkim.dkim.OtherValues;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Readiness;
import dev.sesdkim.dkim.ReadinessCheck;
import dev.sesdkim.dkim.ReadinessLevel;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Suspicion;
import dev.sesdkim.dkim.Unverified;
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

  /// With the zone that SES tells.
  static State domain(String region, String name, Reason reason) {
    State state = state(region, name, reason, TOKENS, Optional.empty());
    String zone =
        region.equals("eu-south-1") ? "dkim.eu-south-1.amazonses.com" : "dkim.amazonses.com";
    return state.with(Evidence.none().with(Readings.easyDkim(zone, NOW)));
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
        reason,
        new Facts(
            Optional.of(true),
            Optional.of(reason == Reason.IDENTITY_NOT_VERIFIED ? "Success" : "Failed"),
            Optional.of("Success"),
            tokens,
            governedBy,
            new MailFrom.Standard()),
        new Dates(LAST_MONTH, NOW, NOW, Optional.empty()),
        Optional.empty(),
        Map.of(),
        Notice.none(),
        Evidence.none(),
        true,
        SCAN);
  }

  /// The state with its verdict since then.
  static State since(State state, Instant since) {
    return dates(state, new Dates(LAST_MONTH, since, since, Optional.empty()));
  }

  static State with(State state, Facts facts) {
    return new State(
        state.identity(),
        state.reason(),
        facts,
        state.dates(),
        state.unreadable(),
        state.suspected(),
        state.notice(),
        state.evidence(),
        state.watched(),
        state.scanId());
  }

  /// The state with signing and DKIM as SES gives them.
  static State ses(State state, boolean signing, String dkim) {
    Facts facts = state.facts();
    return with(
        state,
        new Facts(
            Optional.of(signing),
            Optional.of(dkim),
            facts.verificationStatus(),
            facts.dkimTokens(),
            facts.governedBy(),
            facts.mailFrom()));
  }

  /// The state with something suspected of it since the last scan.
  static State suspected(State state, Suspicion finding) {
    return new State(
        state.identity(),
        state.reason(),
        state.facts(),
        state.dates(),
        state.unreadable(),
        Map.of(finding, new Moment(NOW, SCAN)),
        state.notice(),
        state.evidence(),
        state.watched(),
        state.scanId());
  }

  /// The state as it was when it was first seen.
  static State firstSeen(State state) {
    return dates(state, Dates.from(NOW));
  }

  private static State dates(State state, Dates dates) {
    return new State(
        state.identity(),
        state.reason(),
        state.facts(),
        dates,
        state.unreadable(),
        state.suspected(),
        state.notice(),
        state.evidence(),
        state.watched(),
        state.scanId());
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
        Optional.empty(),
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
                case SEVERAL -> Optional.of("old.example.net, new.example.net");
                case FLATTENED -> Optional.of("a TXT record: p=MIIBIjANBgkq… (392 characters)");
                case DOMAIN_MISSING -> Optional.of(state.identity().name());
                case OK, MISSING, NO_KEY, UNUSABLE_KEY, REVOKED, SERVER_FAILURE, TIMEOUT ->
                    Optional.empty();
              },
              findings[at],
              OtherValues.NOTHING,
              switch (findings[at]) {
                case ADDRESS_INSTEAD -> List.of(new Obstacle(DnsType.A, "192.0.2.1"));
                case FLATTENED ->
                    List.of(new Obstacle(DnsType.TXT, "p=MIIBIjANBgkq… (392 characters)"));
                case OK,
                    MISSING,
                    WRONG_TARGET,
                    SEVERAL,
                    NAME_DOUBLED,
                    DOMAIN_MISSING,
                    NO_KEY,
                    UNUSABLE_KEY,
                    REVOKED,
                    SERVER_FAILURE,
                    TIMEOUT ->
                    List.of();
              }));
    }
    Evidence before = state.evidence();
    return state.with(
        new Evidence(
            before.detail(),
            records,
            before.atRiskSince(),
            before.spf(),
            before.dmarc(),
            before.readiness(),
            before.wasReady(),
            before.notReadySince(),
            Optional.empty()));
  }

  /// Evidence of these records alone.
  static Evidence records(DnsCheck... records) {
    return new Evidence(
        Optional.empty(),
        List.of(records),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty());
  }

  static State withDmarc(State state, DmarcStatus status, DmarcProblem... problems) {
    Evidence before = state.evidence();
    return state.with(
        new Evidence(
            before.detail(),
            before.dnsRecords(),
            before.atRiskSince(),
            before.spf(),
            Optional.of(
                new DmarcEvidence(status, Optional.empty(), Optional.empty(), List.of(problems))),
            before.readiness(),
            before.wasReady(),
            before.notReadySince(),
            Optional.empty()));
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
            before.spf(),
            before.dmarc(),
            Optional.of(new Readiness(ReadinessLevel.NOT_READY, checks)),
            false,
            Optional.of(NOW),
            Optional.empty()));
  }

  static State removed(State state) {
    return state.gone(state.dates().removed(NOW), SCAN);
  }

  /// What is due about a state as it is.
  static Due.OfIdentity due(AlertKind.OfDomain kind, Optional<Verdict> was, State state) {
    return due(kind, was, state.reason(), state.since(), state);
  }

  static Due.OfIdentity due(
      AlertKind.OfDomain kind, Optional<Verdict> was, Reason reason, Instant since, State state) {
    return new Due.OfIdentity(
        kind, state.identity(), state.alertDomain(), was, reason, since, NOW, NOW, SCAN);
  }

  static AlertedIdentity alerted(Due.OfIdentity told, State state) {
    return new AlertedIdentity(told, Optional.of(state));
  }

  /// Of which nothing is known but what is told.
  static AlertedIdentity named(Due.OfIdentity told) {
    return new AlertedIdentity(told, Optional.empty());
  }

  static Alert.OfDomain alert(
      AlertKind.OfDomain kind, String domain, Verdict was, State... states) {
    return alert(
        kind,
        domain,
        Arrays.stream(states)
            .map(state -> alerted(due(kind, Optional.of(was), state), state))
            .toList());
  }

  static Alert.OfDomain alert(
      AlertKind.OfDomain kind, String domain, List<AlertedIdentity> identities) {
    return new Alert.OfDomain(kind, ACCOUNT, domain, SCAN, NOW, identities);
  }

  /// Of one state, to which it happened just now, and which nobody had seen before.
  static Alert.OfDomain found(State state) {
    State first = firstSeen(state);
    return alert(
        AlertKind.OfDomain.FOUND_UNVERIFIED,
        first.alertDomain(),
        List.of(alerted(due(AlertKind.OfDomain.FOUND_UNVERIFIED, Optional.empty(), first), first)));
  }

  static Alert.OfScan troubles(AlertKind.OfScan kind, Due.OfScan... subjects) {
    return new Alert.OfScan(kind, SCAN, NOW, List.of(subjects));
  }

  /// A region, or an identity in it, for an hour.
  static Due.OfScan trouble(AlertKind.OfScan kind, String place, String subject, Problem problem) {
    return new Due.OfScan(
        kind,
        ACCOUNT,
        place,
        subject,
        problem,
        NOW.minusSeconds(3_600),
        NOW,
        NOW,
        SCAN,
        Optional.empty());
  }

  /// A part of the scan, for an hour; in `eu-west-1` where it is asked for region by region.
  static Due.OfScan trouble(AlertKind.OfScan kind, ScanPart part, Problem problem) {
    return trouble(kind, part.isOfRegion() ? "eu-west-1" : Due.ACCOUNT, part.name(), problem);
  }

  /// Monitoring began, with the fixes of those states.
  static Alert.Started started(Counts counts, List<State> unverified) {
    return new Alert.Started(
        SCAN,
        NOW,
        List.of(new Alert.AccountStart(ACCOUNT, counts, List.of("eu-west-1"), Map.of())),
        unverified.stream().map(Unverified::of).toList(),
        unverified.stream()
            .filter(state -> state.reason() != Reason.DOMAIN_UNVERIFIED)
            .limit(10)
            .collect(toMap(State::identity, state -> state)));
  }

  /// A regression that went out late: the identity is verified again by now.
  static Alert.OfDomain overByNow() {
    State verified = domain("eu-west-1", "example.com", Reason.OK);
    return alert(
        AlertKind.OfDomain.REGRESSED,
        "example.com",
        List.of(
            alerted(
                due(
                    AlertKind.OfDomain.REGRESSED,
                    Optional.of(Verdict.VERIFIED),
                    Reason.FAILED,
                    NOW,
                    verified),
                verified)));
  }

  /// The message if no account name and no verified domain is known.
  static AlertMessage message(Alert alert) {
    return AlertText.of(alert, AccountNames.NONE, VerifiedDomains.NONE);
  }
}
