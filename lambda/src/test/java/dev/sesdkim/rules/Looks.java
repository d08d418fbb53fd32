package dev.sesdkim.rules;

import dev.sesdkim.dkim.CheckOutcome;
import dev.sesdkim.dkim.DmarcEvidence;
import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Readiness;
import dev.sesdkim.dkim.ReadinessCheck;
import dev.sesdkim.dkim.ReadinessLevel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// What looks at `example.com` show.
final class Looks {

  private Looks() {}

  /// A look at its DKIM records alone, with a finding for each of them.
  static Evidence records(DnsFinding... findings) {
    List<DnsCheck> records =
        IntStream.range(0, findings.length).mapToObj(at -> record(at, findings[at])).toList();
    return evidence(records, Optional.empty(), Optional.empty());
  }

  /// A look at its readiness alone, at which all passes but these checks.
  ///
  /// @param outcome what becomes of them
  static Evidence checks(CheckOutcome outcome, ReadinessCheck... others) {
    return evidence(List.of(), Optional.empty(), Optional.of(readiness(outcome, others)));
  }

  /// The records of one look, with the readiness of another.
  static Evidence both(Evidence records, Evidence checks) {
    return evidence(records.dnsRecords(), Optional.empty(), checks.readiness());
  }

  /// A look in which no question is answered.
  static Evidence silence() {
    return evidence(
        IntStream.range(0, 3).mapToObj(at -> record(at, DnsFinding.TIMEOUT)).toList(),
        Optional.of(dmarc(DmarcStatus.UNKNOWN)),
        Optional.of(readiness(CheckOutcome.UNKNOWN, ReadinessCheck.values())));
  }

  /// A look at which all is in order.
  static Evidence inOrder() {
    return evidence(
        IntStream.range(0, 3).mapToObj(at -> record(at, DnsFinding.OK)).toList(),
        Optional.of(dmarc(DmarcStatus.FOUND)),
        Optional.of(readiness(CheckOutcome.PASS)));
  }

  private static DnsCheck record(int at, DnsFinding finding) {
    String token = "token" + at;
    return new DnsCheck(
        token + "._domainkey.example.com",
        DnsType.CNAME,
        token + ".dkim.amazonses.com",
        Optional.empty(),
        finding);
  }

  private static DmarcEvidence dmarc(DmarcStatus status) {
    return new DmarcEvidence(status, Optional.empty(), Optional.empty(), List.of());
  }

  private static Readiness readiness(CheckOutcome outcome, ReadinessCheck... others) {
    Map<ReadinessCheck, Readiness.Result> checks = new EnumMap<>(ReadinessCheck.class);
    for (ReadinessCheck check : ReadinessCheck.values()) {
      checks.put(check, new Readiness.Result(CheckOutcome.PASS, "in order"));
    }
    for (ReadinessCheck check : others) {
      checks.put(check, new Readiness.Result(outcome, "not in order"));
    }
    return new Readiness(others.length == 0 ? ReadinessLevel.READY : level(outcome), checks);
  }

  private static ReadinessLevel level(CheckOutcome outcome) {
    return switch (outcome) {
      case PASS, WARN -> ReadinessLevel.READY;
      case FAIL -> ReadinessLevel.NOT_READY;
      case UNKNOWN -> ReadinessLevel.UNKNOWN;
    };
  }

  private static Evidence evidence(
      List<DnsCheck> records, Optional<DmarcEvidence> dmarc, Optional<Readiness> readiness) {
    return new Evidence(
        Optional.empty(),
        records,
        Optional.empty(),
        Optional.empty(),
        dmarc,
        readiness,
        false,
        Optional.empty(),
        Optional.empty());
  }
}
