package dev.sesdkim.local.text;

import dev.sesdkim.dkim.DmarcEvidence;
import dev.sesdkim.dkim.DmarcPolicy;
import dev.sesdkim.dkim.DmarcProblem;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.ProviderRule;
import dev.sesdkim.dkim.Readiness;
import dev.sesdkim.dkim.ReadinessCheck;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.Spf;
import dev.sesdkim.dkim.SpfProblem;
import dev.sesdkim.rules.readiness.ReadinessRule;
import dev.sesdkim.rules.spf.SpfWords;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Evidence in the command's JSON, with the field names of the table. What is unknown is left out.
final class EvidenceJson {

  private EvidenceJson() {}

  static void put(Evidence evidence, Map<String, Object> json) {
    evidence.detail().ifPresent(detail -> put(detail, json));
    if (!evidence.dnsRecords().isEmpty()) {
      json.put("dnsRecords", evidence.dnsRecords().stream().map(EvidenceJson::check).toList());
    }
    evidence.keys().ifPresent(keys -> json.put("publishedKeyHashes", keys.hashes()));
    evidence.atRiskSince().ifPresent(since -> json.put("atRiskSince", since.toString()));
    evidence.spf().ifPresent(spf -> put(spf, json));
    evidence.dmarc().ifPresent(dmarc -> put(dmarc, json));
    evidence.readiness().ifPresent(readiness -> put(readiness, json));
  }

  private static void put(SesDetail detail, Map<String, Object> json) {
    json.put("dkimOrigin", detail.origin());
    detail.hostedZone().ifPresent(zone -> json.put("dkimHostedZone", zone));
    detail.keyBits().ifPresent(bits -> json.put("dkimKeyBits", bits));
    detail.error().ifPresent(error -> json.put("sesError", error));
    detail.keyGeneratedAt().ifPresent(at -> json.put("keyGeneratedAt", at.toString()));
    detail.lastCheckedAt().ifPresent(at -> json.put("sesLastCheckedAt", at.toString()));
  }

  private static Map<String, Object> check(DnsCheck check) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", check.name());
    json.put("type", check.type().name());
    json.put("expected", check.expected());
    check.found().ifPresent(found -> json.put("found", found));
    json.put("finding", check.finding().name());
    return json;
  }

  private static void put(DmarcEvidence dmarc, Map<String, Object> json) {
    json.put("dmarcStatus", dmarc.status().name());
    dmarc.policy().map(DmarcPolicy::word).ifPresent(word -> json.put("dmarcPolicy", word));
    dmarc.from().ifPresent(from -> json.put("dmarcFrom", from));
    json.put("dmarcProblems", dmarc.problems().stream().map(EvidenceJson::problem).toList());
  }

  private static Map<String, Object> problem(DmarcProblem problem) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", problem.kind().name());
    json.put("detail", problem.detail());
    json.put("words", problem.kind().words());
    return json;
  }

  private static void put(Spf spf, Map<String, Object> json) {
    json.put("spfOutcome", spf.outcome().name());
    spf.problem().ifPresent(problem -> json.put("spfProblem", problem(problem)));
  }

  private static Map<String, Object> problem(SpfProblem problem) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", problem.kind().name());
    json.put("domain", problem.domain());
    json.put("term", problem.term());
    json.put("words", SpfWords.of(problem));
    return json;
  }

  /// What the mailbox providers require of senders, and what of that is not checked.
  static Map<String, Object> rules() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rules", ProviderRule.ALL.stream().map(EvidenceJson::rule).toList());
    json.put("notChecked", ReadinessRule.NOT_CHECKED);
    return json;
  }

  private static Map<String, Object> rule(ProviderRule rule) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("provider", rule.provider().name());
    json.put(
        "checks",
        Stream.of(ReadinessCheck.values())
            .filter(rule.checks()::contains)
            .map(ReadinessCheck::key)
            .toList());
    json.put("severity", rule.severity().name());
    json.put("source", rule.source());
    json.put("grade", rule.grade().name());
    json.put("readOn", rule.readOn().toString());
    return json;
  }

  private static void put(Readiness readiness, Map<String, Object> json) {
    Map<String, Object> outcomes = new LinkedHashMap<>();
    Map<String, Object> words = new LinkedHashMap<>();
    readiness
        .checks()
        .forEach(
            (check, result) -> {
              outcomes.put(check.key(), result.outcome().name());
              words.put(check.key(), result.words());
            });
    json.put("readiness", readiness.level().name());
    json.put("notReadyFor", readiness.notReadyFor().stream().map(Enum::name).toList());
    json.put("readinessChecks", outcomes);
    json.put("readinessWords", words);
  }
}
