package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.DmarcEvidence;
import dev.sesdkim.dkim.DmarcPolicy;
import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.SesDetail;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The attributes of a state row that hold the evidence; each is absent where there is none. Lists
/// are cut at a stated number, texts at a stated number of bytes.
final class EvidenceAttributes {

  private static final int DNS_RECORDS = 10;
  private static final int NAME = 300;
  private static final int EXPECTED = 300;
  private static final int FOUND = 600;
  private static final int DMARC_PROBLEMS = 16;
  private static final int DMARC_PROBLEM = 350;

  private EvidenceAttributes() {}

  static void write(Evidence evidence, NewRow row) {
    evidence.detail().ifPresent(detail -> write(detail, row));
    if (!evidence.dnsRecords().isEmpty()) {
      row.put(
          "dnsRecords",
          evidence.dnsRecords().stream()
              .limit(DNS_RECORDS)
              .map(EvidenceAttributes::check)
              .toList());
    }
    row.putTime("atRiskSince", evidence.atRiskSince());
    evidence.dmarc().ifPresent(dmarc -> write(dmarc, row));
    evidence.readiness().ifPresent(readiness -> ReadinessAttributes.write(readiness, row));
    if (evidence.wasReady()) {
      row.put("wasReady", true);
    }
    row.putTime("notReadySince", evidence.notReadySince());
  }

  /// What cannot be read is as if it had never been looked up: it is looked up again, and a state
  /// is worth more than what stands beside it.
  static Evidence evidence(Row row) {
    try {
      return read(row);
    } catch (Row.Unreadable _) {
      return Evidence.none();
    }
  }

  private static Evidence read(Row row) {
    return new Evidence(
        row.textIfAny("dkimOrigin").map(origin -> detail(origin, row)),
        row.rows("dnsRecords").stream().map(EvidenceAttributes::check).toList(),
        row.timeIfAny("atRiskSince"),
        row.wordIfAny("dmarcStatus", DmarcStatus.class).map(status -> dmarc(status, row)),
        ReadinessAttributes.readiness(row),
        row.flagIfAny("wasReady").orElse(false),
        row.timeIfAny("notReadySince"));
  }

  private static void write(SesDetail detail, NewRow row) {
    row.put("dkimOrigin", detail.origin())
        .putText("dkimHostedZone", detail.hostedZone(), NAME)
        .putText("dkimSelector", detail.selector(), NAME)
        .putNumber("dkimKeyBits", detail.keyBits())
        .putText("sesError", detail.error())
        .putTime("sesLastCheckedAt", detail.lastCheckedAt())
        .putTime("sesLastSuccessAt", detail.lastSuccessAt())
        .put("askedAt", detail.toldAt());
  }

  private static SesDetail detail(String origin, Row row) {
    return new SesDetail(
        origin,
        row.textIfAny("dkimHostedZone"),
        row.textIfAny("dkimSelector"),
        row.numberIfAny("dkimKeyBits"),
        row.textIfAny("sesError"),
        row.timeIfAny("sesLastCheckedAt"),
        row.timeIfAny("sesLastSuccessAt"),
        row.time("askedAt"));
  }

  private static AttributeValue check(DnsCheck check) {
    return AttributeValue.fromM(
        new NewRow()
            .put("name", check.name(), NAME)
            .put("type", check.type().name())
            .put("expected", check.expected(), EXPECTED)
            .putText("found", check.found(), FOUND)
            .put("finding", check.finding().name())
            .attributes());
  }

  private static DnsCheck check(Row row) {
    return new DnsCheck(
        row.text("name"),
        row.word("type", DnsType.class),
        row.text("expected"),
        row.textIfAny("found"),
        row.word("finding", DnsFinding.class));
  }

  private static void write(DmarcEvidence dmarc, NewRow row) {
    row.put("dmarcStatus", dmarc.status().name())
        .putText("dmarcPolicy", dmarc.policy().map(DmarcPolicy::word))
        .putText("dmarcFrom", dmarc.from(), NAME);
    if (!dmarc.problems().isEmpty()) {
      row.put("dmarcProblems", NewRow.texts(dmarc.problems(), DMARC_PROBLEMS, DMARC_PROBLEM));
    }
  }

  private static DmarcEvidence dmarc(DmarcStatus status, Row row) {
    return new DmarcEvidence(
        status, policy(row), row.textIfAny("dmarcFrom"), row.texts("dmarcProblems"));
  }

  private static Optional<DmarcPolicy> policy(Row row) {
    return row.textIfAny("dmarcPolicy")
        .map(
            word ->
                DmarcPolicy.of(word)
                    .orElseThrow(
                        () ->
                            new Row.Unreadable(
                                "attribute dmarcPolicy is no DmarcPolicy: " + word)));
  }
}
