package dev.sesdkim.rules;

import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// DNS records in the forms in which people enter them: lines of a zone file (RFC 1035 section 5)
/// and change batches of Route 53.
public final class RecordForms {

  /// The longest text in one string of a TXT record (RFC 1035 section 3.3.14).
  private static final int LONGEST_STRING = 255;

  private static final String HOST =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";

  private static final String DKIM_LABEL = "._domainkey.";

  private static final String DMARC_LABEL = "_dmarc.";

  private RecordForms() {}

  /// One line for each record, with fully qualified names.
  public static List<String> zoneFile(List<DnsRecord> records) {
    return records.stream()
        .map(
            one ->
                "%s. %s IN %s %s"
                    .formatted(owner(one.name()), DnsRecord.TTL, one.type(), data(one)))
        .toList();
  }

  /// Change batches for `ChangeResourceRecordSets` of Route 53, one for each domain, because
  /// domains may be in different hosted zones. Records that Route 53 would refuse are left out, and
  /// so are records that would overwrite values that have to stay: the steps explain them.
  public static List<Map<String, Object>> changeBatches(List<DnsRecord> records) {
    Map<String, List<Map<String, Object>>> changes = new LinkedHashMap<>();
    for (DnsRecord one : records) {
      if (one.blocked() || !one.beside().isComplete()) {
        continue;
      }
      changes.computeIfAbsent(domain(one.name()), _ -> new ArrayList<>()).add(change(one));
    }
    return changes.values().stream().map(all -> Map.<String, Object>of("Changes", all)).toList();
  }

  /// What stands in the way of records and what replaces it, with a command that does both at once.
  public static List<Map<String, Object>> replacements(List<DnsRecord> records) {
    return Replacement.of(records).stream().map(RecordForms::fields).toList();
  }

  private static Map<String, Object> fields(Replacement one) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", one.name());
    fields.put(
        "deletes",
        one.inTheWay().stream()
            .map(there -> fields(there.type().name(), "found", there.found()))
            .toList());
    fields.put(
        "creates",
        one.records().stream().map(ours -> fields(ours.type(), "value", ours.value())).toList());
    fields.put("command", one.command());
    return fields;
  }

  private static Map<String, Object> fields(String type, String key, String value) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("type", type);
    fields.put(key, value);
    return fields;
  }

  /// Commands that make these change batches; `ZONE_ID` stands for the hosted zone's id.
  public static List<String> route53(List<DnsRecord> records) {
    return changeBatches(records).stream()
        .map(
            batch ->
                "aws route53 change-resource-record-sets --hosted-zone-id ZONE_ID --change-batch "
                    + SesCommands.word(Json.write(batch)))
        .toList();
  }

  private static Map<String, Object> change(DnsRecord one) {
    Map<String, Object> set = new LinkedHashMap<>();
    set.put("Name", one.name() + ".");
    set.put("Type", one.type());
    set.put("TTL", DnsRecord.TTL);
    set.put("ResourceRecords", values(one).stream().map(value -> Map.of("Value", value)).toList());
    Map<String, Object> change = new LinkedHashMap<>();
    // UPSERT replaces all values of the name and type; CREATE fails if there are any.
    change.put("Action", replaces(one) ? "UPSERT" : "CREATE");
    change.put("ResourceRecordSet", set);
    return change;
  }

  /// Every value of the name and type in Route 53's form: those that have to stay, then the new
  /// one.
  public static List<String> values(DnsRecord one) {
    return Stream.concat(
            one.beside().values().stream().map(RecordForms::quoted), Stream.of(data(one)))
        .toList();
  }

  /// Whether the values replace what is at the name and type.
  public static boolean replaces(DnsRecord one) {
    return one.type().equals("CNAME") || one.corrects() || !one.beside().isNothing();
  }

  /// The record's name. Characters that a host name cannot hold are written as numbers (RFC 1035
  /// section 5.1), so that they mean nothing else.
  private static String owner(String name) {
    StringBuilder owner = new StringBuilder();
    name.chars()
        .forEach(c -> owner.append(isPlain(c) ? String.valueOf((char) c) : "\\%03d".formatted(c)));
    return owner.toString();
  }

  /// Whether a character is written unchanged in every form of a name.
  static boolean isPlain(int c) {
    return HOST.indexOf(c) >= 0;
  }

  /// The value in zone file syntax.
  public static String data(DnsRecord one) {
    return switch (one.type()) {
      case "TXT" -> quoted(one.value());
      case "CNAME", "MX" -> one.value() + ".";
      default -> one.value();
    };
  }

  private static String quoted(String text) {
    List<String> strings = new ArrayList<>();
    for (int from = 0; from < text.length(); from += LONGEST_STRING) {
      String part = text.substring(from, Math.min(text.length(), from + LONGEST_STRING));
      strings.add('"' + part.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }
    return String.join(" ", strings);
  }

  private static String domain(String name) {
    if (name.contains(DKIM_LABEL)) {
      return name.substring(name.indexOf(DKIM_LABEL) + DKIM_LABEL.length());
    }
    return name.startsWith(DMARC_LABEL) ? name.substring(DMARC_LABEL.length()) : name;
  }
}
