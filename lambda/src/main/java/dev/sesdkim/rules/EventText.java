package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The alert's event for programs, as JSON.
final class EventText {

  static final String SCHEMA_VERSION = "1";

  /// An event names at most this many accounts: with its name each takes up to 100 bytes, and the
  /// event goes out twice.
  private static final int MOST_ACCOUNTS = 500;

  private EventText() {}

  static String of(Story story) {
    Alert alert = story.alert();
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("schemaVersion", SCHEMA_VERSION);
    event.put("kind", alert.kind().name());
    event.put("severity", alert.kind().severity().name());
    event.put("account", alert.account());
    Map<String, String> names = story.accounts().names().byId();
    if (story.accounts().areSeveral()) {
      event.put(
          "accounts",
          alert.accounts().stream()
              .limit(MOST_ACCOUNTS)
              .map(id -> account(id, names.get(id)))
              .toList());
      leftOut(
          event,
          "accountsLeftOut",
          alert.accounts().size() - MOST_ACCOUNTS,
          WhereToRead.accounts());
    } else if (names.containsKey(alert.account())) {
      event.put("accountName", names.get(alert.account()));
    }
    switch (story.domains().size()) {
      case 0 -> {}
      case 1 -> event.put("domain", story.domains().getFirst());
      default -> event.put("domains", story.domains());
    }
    event.put("scanId", alert.scanId());
    event.put("observedAt", Times.forPrograms(alert.observedAt()));
    switch (alert) {
      case Alert.OfDomain _ -> identities(event, story);
      case Alert.OfManyDomains _ -> identities(event, story);
      case Alert.Started started -> {
        event.put("counts", counts(started.counts()));
        event.put(
            "regionsRead",
            started.starts().stream()
                .flatMap(start -> start.regionsRead().stream())
                .distinct()
                .sorted()
                .toList());
        regionsNotRead(event, started.regionsNotRead(), story);
        identities(event, story);
      }
      case Alert.OfScan ofScan -> problems(event, ofScan, story.leftOut());
      case Alert.Digest digest -> DigestEvent.put(digest, story, event);
    }
    event.put("remedy", remedy(story.remedy()));
    Map<String, Object> links = new LinkedHashMap<>();
    links.put("console", story.console().stream().map(ConsoleLink::url).toList());
    if (!story.runbooks().isEmpty()) {
      links.put("runbooks", story.runbooks());
    }
    event.put("links", links);
    return Json.write(event);
  }

  private static Map<String, Object> account(String id, @Nullable String name) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("account", id);
    if (name != null) {
      fields.put("accountName", name);
    }
    return fields;
  }

  private static void identities(Map<String, Object> event, Story story) {
    event.put("identities", story.named().stream().map(EventText::identity).toList());
    leftOut(event, "identitiesLeftOut", story.leftOut(), where(story.alert()));
  }

  private static void problems(Map<String, Object> event, Alert.OfScan alert, int leftOut) {
    event.put("identities", List.of());
    event.put(
        "problems",
        alert.subjects().stream()
            .limit(alert.subjects().size() - leftOut)
            .map(one -> problem(one, alert.accounts().size() > 1))
            .toList());
    leftOut(event, "problemsLeftOut", leftOut, where(alert));
  }

  static String where(Alert alert) {
    return WhereToRead.allOf(alert.kind(), alert.account());
  }

  static void leftOut(Map<String, Object> event, String name, int count, String where) {
    if (count > 0) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("count", count);
      fields.put("where", where);
      event.put(name, fields);
    }
  }

  /// Names what the problem is about: `region`, `region` and `identity`, `part`, or `region` and
  /// `part`.
  private static Map<String, Object> problem(Due.OfScan one, boolean several) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (several) {
      fields.put("account", one.account());
    }
    if (ScanTroubles.isInRegion(one)) {
      fields.put("region", one.place());
    }
    if (!ScanTroubles.isRegion(one)) {
      fields.put(ScanTroubles.isPart(one) ? "part" : "identity", one.subject());
    }
    fields.putAll(problem(one.problem()));
    fields.put("since", Times.forPrograms(one.since()));
    one.lastReading()
        .ifPresent(
            last -> {
              fields.put("lastReadAt", Times.forPrograms(last.at()));
              fields.put("counts", counts(last.counts()));
            });
    return fields;
  }

  static Map<String, Object> problem(Problem problem) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", problem.kind().name());
    fields.put("action", problem.action());
    fields.put("detail", problem.detail());
    return fields;
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
    parts.put("route53Replacements", RecordForms.replacements(remedy.dnsRecords()));
    parts.put("route53ChangeBatches", RecordForms.changeBatches(remedy.dnsRecords()));
    parts.put("commands", remedy.commands());
    return parts;
  }

  static Map<String, Object> counts(Counts counts) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("verified", counts.verified());
    numbers.put("unverified", counts.unverified());
    numbers.put("unknown", counts.unknown());
    return numbers;
  }

  private static void regionsNotRead(
      Map<String, Object> event, List<Alert.RegionNotRead> all, Story story) {
    event.put(
        "regionsNotRead",
        all.stream()
            .limit(story.notRead())
            .map(one -> region(one, story.accounts().areSeveral()))
            .toList());
    regionsLeftOut(event, all.size() - story.notRead());
  }

  static void regionsLeftOut(Map<String, Object> event, int count) {
    leftOut(event, "regionsNotReadLeftOut", count, WhereToRead.notRead());
  }

  private static Map<String, Object> region(Alert.RegionNotRead one, boolean several) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (several) {
      fields.put("account", one.account());
    }
    fields.put("region", one.region());
    fields.putAll(problem(one.problem()));
    return fields;
  }
}
