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

/// The attributes of a state row that hold the evidence; each is absent where there is none.
final class EvidenceAttributes {

  private EvidenceAttributes() {}

  static void write(Evidence evidence, NewRow row) {
    evidence.detail().ifPresent(detail -> write(detail, row));
    if (!evidence.dnsRecords().isEmpty()) {
      row.put("dnsRecords", evidence.dnsRecords().stream().map(EvidenceAttributes::check).toList());
    }
    row.putTime("atRiskSince", evidence.atRiskSince());
    evidence.dmarc().ifPresent(dmarc -> write(dmarc, row));
    evidence.readiness().ifPresent(readiness -> ReadinessAttributes.write(readiness, row));
    if (evidence.wasReady()) {
      row.put("wasReady", true);
    }
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
        row.flagIfAny("wasReady").orElse(false));
  }

  private static void write(SesDetail detail, NewRow row) {
    row.put("dkimOrigin", detail.origin())
        .putText("dkimHostedZone", detail.hostedZone())
        .putText("dkimSelector", detail.selector())
        .putNumber("dkimKeyBits", detail.keyBits())
        .putText("sesError", detail.error())
        .putTime("sesLastCheckedAt", detail.lastCheckedAt())
        .putTime("sesLastSuccessAt", detail.lastSuccessAt())
        .put("sesDetailAt", detail.toldAt());
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
        row.time("sesDetailAt"));
  }

  private static AttributeValue check(DnsCheck check) {
    return AttributeValue.fromM(
        new NewRow()
            .put("name", check.name())
            .put("type", check.type().name())
            .put("expected", check.expected())
            .putText("found", check.found())
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
        .putText("dmarcFrom", dmarc.from());
    if (!dmarc.problems().isEmpty()) {
      row.put("dmarcProblems", NewRow.texts(dmarc.problems()));
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
