package dev.sesdkim.local.text;

import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.Facts;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Printable;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.State;
import dev.sesdkim.rules.RecordForms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Parts of the command's JSON, with the field names of the table and of alert events.
final class IdentityJson {

  private static final int LONGEST_WORD = 100;

  private IdentityJson() {}

  /// @param names the accounts of the answer; if there are several, the identity's account is named
  static Map<String, Object> of(State state, Remedy remedy, AccountLabels names) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("arn", state.identity().arn());
    names.put(state.identity().account(), json);
    json.put("region", state.identity().region());
    json.put("identity", state.identity().name());
    json.put("identityType", state.identity().type().name());
    json.put("state", Standing.of(state).name());
    json.put("verdict", state.verdict().name());
    json.put("reason", state.reason().name());
    state.unreadable().ifPresent(why -> json.put("detail", why.trouble().problem().detail()));
    if (!state.suspected().isEmpty()) {
      json.put("suspected", state.suspected().keySet().stream().map(Enum::name).toList());
    }
    facts(state.facts(), json);
    EvidenceJson.put(state.evidence(), json);
    if (!remedy.isNone()) {
      json.put("remedy", remedy(remedy));
    }
    return json;
  }

  static void facts(Facts facts, Map<String, Object> json) {
    facts.signingEnabled().ifPresent(enabled -> json.put("signingEnabled", enabled));
    facts.dkimStatus().ifPresent(status -> json.put("dkimStatus", status));
    facts.verificationStatus().ifPresent(status -> json.put("verificationStatus", status));
    facts.governedBy().ifPresent(domain -> json.put("governedBy", domain));
    if (facts.mailFrom() instanceof MailFrom.Custom(String domain, String status, String _)) {
      json.put("mailFromDomain", domain);
      json.put("mailFromStatus", Printable.line(status, LONGEST_WORD));
    }
  }

  static Map<String, Object> problem(Problem problem) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", problem.kind().name());
    json.put("action", problem.action());
    json.put("detail", problem.detail());
    return json;
  }

  static Map<String, Object> remedy(Remedy remedy) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("steps", remedy.steps());
    json.put("dnsRecords", remedy.dnsRecords().stream().map(IdentityJson::dnsRecord).toList());
    json.put("zoneFile", RecordForms.zoneFile(remedy.dnsRecords()));
    json.put("route53Replacements", RecordForms.replacements(remedy.dnsRecords()));
    json.put("route53ChangeBatches", RecordForms.changeBatches(remedy.dnsRecords()));
    json.put("commands", remedy.commands());
    return json;
  }

  private static Map<String, Object> dnsRecord(DnsRecord dns) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", dns.name());
    json.put("type", dns.type());
    json.put("value", dns.value());
    json.put("ttl", DnsRecord.TTL);
    return json;
  }

  static Map<String, Object> counts(Counts counts) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("verified", counts.verified());
    json.put("unverified", counts.unverified());
    json.put("unknown", counts.unknown());
    return json;
  }

  static List<Map<String, Object>> problems(List<Problem> problems) {
    return problems.stream().map(IdentityJson::problem).toList();
  }
}
