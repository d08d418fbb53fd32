package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// The event for programs.
final class EventText {

  static final String SCHEMA_VERSION = "1";

  private EventText() {}

  static String of(Story story) {
    Alert alert = story.alert();
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("schemaVersion", SCHEMA_VERSION);
    event.put("kind", alert.kind().name());
    event.put("severity", alert.kind().severity().name());
    event.put("account", alert.account());
    event.put("domain", story.domain());
    event.put("scanId", alert.scanId());
    event.put("observedAt", Times.forPrograms(alert.observedAt()));
    switch (alert) {
      case Alert.OfDomain _ -> {}
      case Alert.Started started -> {
        event.put("counts", counts(started.counts()));
        event.put("regionsRead", started.regionsRead());
        event.put("regionsNotRead", problems(story.notRead()));
      }
      case Alert.RegionsLost _ -> event.put("regionsNotRead", problems(story.notRead()));
    }
    event.put("identities", story.named().stream().map(EventText::identity).toList());
    if (story.leftOut() > 0) {
      event.put(
          "identitiesLeftOut", Map.of("count", story.leftOut(), "where", Story.WHERE_ALL_ARE));
    }
    event.put("remedy", remedy(story.remedy()));
    event.put("links", Map.of("console", story.links().stream().map(ConsoleLink::url).toList()));
    return Json.write(event);
  }

  private static Map<String, Object> identity(AlertedIdentity one) {
    Map<String, Object> identity = new LinkedHashMap<>();
    identity.put("arn", one.identity().arn());
    identity.put("region", one.identity().region());
    identity.put("identity", one.identity().name());
    identity.put("identityType", one.identity().type().name());
    identity.put("verdict", one.told().verdict().name());
    identity.put("reason", one.told().reason().name());
    one.told().was().ifPresent(was -> identity.put("was", was.name()));
    identity.put("since", Times.forPrograms(one.told().since()));
    return identity;
  }

  private static Map<String, Object> remedy(Remedy remedy) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("steps", remedy.steps());
    parts.put(
        "dnsRecords",
        remedy.dnsRecords().stream()
            .map(
                one -> {
                  Map<String, Object> fields = new LinkedHashMap<>();
                  fields.put("name", one.name());
                  fields.put("type", one.type());
                  fields.put("value", one.value());
                  fields.put("ttl", DnsRecord.TTL);
                  return fields;
                })
            .toList());
    parts.put("zoneFile", RecordForms.zoneFile(remedy.dnsRecords()));
    parts.put("route53ChangeBatches", RecordForms.changeBatches(remedy.dnsRecords()));
    parts.put("commands", remedy.commands());
    return parts;
  }

  private static Map<String, Object> counts(Counts counts) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("verified", counts.verified());
    numbers.put("unverified", counts.unverified());
    numbers.put("unknown", counts.unknown());
    return numbers;
  }

  private static List<Map<String, String>> problems(SortedMap<String, Problem> notRead) {
    return notRead.entrySet().stream()
        .map(
            one -> {
              Map<String, String> fields = new LinkedHashMap<>();
              fields.put("region", one.getKey());
              fields.put("kind", one.getValue().kind().name());
              fields.put("action", one.getValue().action());
              fields.put("detail", one.getValue().detail());
              return fields;
            })
        .toList();
  }
}
