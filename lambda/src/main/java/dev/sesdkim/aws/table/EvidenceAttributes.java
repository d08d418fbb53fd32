package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.DmarcEvidence;
import dev.sesdkim.dkim.DmarcPolicy;
import dev.sesdkim.dkim.DmarcProblem;
import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Obstacle;
import dev.sesdkim.dkim.OtherValues;
import dev.sesdkim.dkim.PublishedKeys;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.Spf;
import dev.sesdkim.dkim.SpfOutcome;
import dev.sesdkim.dkim.SpfProblem;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The attributes of a state row that hold the evidence; an attribute without evidence is absent.
/// The evidence itself keeps most texts and lists short, so that what is stored equals what is
/// found again; the others are cut here.
final class EvidenceAttributes {

  /// Three for DKIM, two for MAIL FROM, four for DMARC.
  private static final int DNS_RECORDS = 9;

  private static final int BESIDE = 3;
  private static final int BESIDE_VALUE = 100;
  private static final int KEYS = 6;
  private static final int KEY_HASH = 64;
  private static final int NAME = 300;
  private static final int EXPECTED = 450;

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
    evidence.spf().ifPresent(spf -> write(spf, row));
    evidence.dmarc().ifPresent(dmarc -> write(dmarc, row));
    evidence.readiness().ifPresent(readiness -> ReadinessAttributes.write(readiness, row));
    if (evidence.wasReady()) {
      row.put("wasReady", true);
    }
    row.putTime("notReadySince", evidence.notReadySince());
    evidence
        .keys()
        .ifPresent(
            keys ->
                row.putTexts("publishedKeyHashes", keys.hashes(), KEYS, KEY_HASH)
                    .put("publishedKeysOf", keys.generatedAt()));
  }

  /// Evidence that cannot be read counts as none: it is looked up again, and must not make the
  /// state unreadable.
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
        spf(row),
        row.wordIfAny("dmarcStatus", DmarcStatus.class).map(status -> dmarc(status, row)),
        ReadinessAttributes.readiness(row),
        row.flagIfAny("wasReady").orElse(false),
        row.timeIfAny("notReadySince"),
        row.timeIfAny("publishedKeysOf")
            .map(at -> new PublishedKeys(at, row.texts("publishedKeyHashes"))));
  }

  private static void write(SesDetail detail, NewRow row) {
    row.put("dkimOrigin", detail.origin())
        .putText("dkimHostedZone", detail.hostedZone(), NAME)
        .putText("dkimSelector", detail.selector(), NAME)
        .putNumber("dkimKeyBits", detail.keyBits())
        .putText("sesError", detail.error())
        .putTime("sesLastCheckedAt", detail.lastCheckedAt())
        .putTime("sesLastSuccessAt", detail.lastSuccessAt())
        .putTime("keyGeneratedAt", detail.keyGeneratedAt())
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
        row.timeIfAny("keyGeneratedAt"),
        row.time("askedAt"));
  }

  private static AttributeValue check(DnsCheck check) {
    NewRow row =
        new NewRow()
            .put("name", check.name(), NAME)
            .put("type", check.type().name())
            .put("expected", check.expected(), EXPECTED)
            .putText("found", check.found())
            .put("finding", check.finding().name())
            .putTexts("beside", check.beside().values(), BESIDE, BESIDE_VALUE)
            .putNumber("besideMore", positive(check.beside().more()));
    if (!check.inTheWay().isEmpty()) {
      row.put("inTheWay", check.inTheWay().stream().map(EvidenceAttributes::obstacle).toList());
    }
    return AttributeValue.fromM(row.attributes());
  }

  private static AttributeValue obstacle(Obstacle obstacle) {
    return AttributeValue.fromM(
        new NewRow()
            .put("type", obstacle.type().name())
            .put("found", obstacle.found())
            .attributes());
  }

  private static Obstacle obstacle(Row row) {
    return new Obstacle(row.word("type", DnsType.class), row.text("found"));
  }

  private static DnsCheck check(Row row) {
    return new DnsCheck(
        row.text("name"),
        row.word("type", DnsType.class),
        row.text("expected"),
        row.textIfAny("found"),
        row.word("finding", DnsFinding.class),
        new OtherValues(row.texts("beside"), row.numberIfAny("besideMore").orElse(0)),
        row.rows("inTheWay").stream().map(EvidenceAttributes::obstacle).toList());
  }

  private static Optional<Integer> positive(int number) {
    return number == 0 ? Optional.empty() : Optional.of(number);
  }

  private static void write(DmarcEvidence dmarc, NewRow row) {
    row.put("dmarcStatus", dmarc.status().name())
        .putText("dmarcPolicy", dmarc.policy().map(DmarcPolicy::word))
        .putText("dmarcFrom", dmarc.from(), NAME);
    if (!dmarc.problems().isEmpty()) {
      row.put(
          "dmarcProblems",
          dmarc.problems().stream()
              .map(problem -> AttributeValue.fromM(problem(problem).attributes()))
              .toList());
    }
  }

  private static DmarcEvidence dmarc(DmarcStatus status, Row row) {
    return new DmarcEvidence(
        status,
        policy(row),
        row.textIfAny("dmarcFrom"),
        row.rows("dmarcProblems").stream().map(EvidenceAttributes::problem).toList());
  }

  private static NewRow problem(DmarcProblem problem) {
    return new NewRow().put("code", problem.kind().name()).put("detail", problem.detail());
  }

  private static DmarcProblem problem(Row row) {
    return new DmarcProblem(row.word("code", DmarcProblem.Kind.class), row.text("detail"));
  }

  private static void write(Spf spf, NewRow row) {
    row.put("spfOutcome", spf.outcome().name());
    spf.problem()
        .ifPresent(
            problem ->
                row.put(
                    "spfProblem",
                    new NewRow()
                        .put("code", problem.kind().name())
                        .put("domain", problem.domain())
                        .put("term", problem.term())));
  }

  private static Optional<Spf> spf(Row row) {
    return row.wordIfAny("spfOutcome", SpfOutcome.class)
        .map(
            outcome ->
                new Spf(
                    outcome,
                    row.has("spfProblem")
                        ? Optional.of(spfProblem(row.row("spfProblem")))
                        : Optional.empty()));
  }

  private static SpfProblem spfProblem(Row row) {
    return new SpfProblem(
        row.word("code", SpfProblem.Kind.class), row.text("domain"), row.text("term"));
  }

  private static Optional<DmarcPolicy> policy(Row row) {
    return row.textIfAny("dmarcPolicy")
        .map(
            word ->
                DmarcPolicy.of(word)
                    .orElseThrow(
                        () ->
                            new Row.Unreadable(
                                "attribute dmarcPolicy has an unknown value: " + word)));
  }
}
