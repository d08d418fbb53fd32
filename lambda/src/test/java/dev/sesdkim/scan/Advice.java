package dev.sesdkim.scan;

import dev.sesdkim.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an alert's event says to do, and a zone after somebody has done it.
///
/// @param remedy as the event has it
record Advice(Map<?, ?> remedy) {

  private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  /// The longest string of a TXT record (RFC 1035 section 3.3.14).
  private static final int LONGEST_STRING = 255;

  static Advice of(String event) {
    if (Json.object(event).get("remedy") instanceof Map<?, ?> remedy) {
      return new Advice(remedy);
    }
    throw new AssertionError("no remedy: " + event);
  }

  List<String> texts(String key) {
    return list(remedy, key).stream().map(String::valueOf).toList();
  }

  Set<String> names() {
    Set<String> names = new TreeSet<>();
    list(remedy, "dnsRecords").forEach(one -> names.add(text(one, "name")));
    return names;
  }

  /// The records entered by name, type and value.
  HostedZone byRecords(HostedZone zone) {
    HostedZone after = zone.copy();
    for (Object one : list(remedy, "dnsRecords")) {
      publish(after, text(one, "name"), text(one, "type"), text(one, "value"));
    }
    return after;
  }

  /// The lines of a zone file taken over.
  HostedZone byZoneFile(HostedZone zone) {
    HostedZone after = zone.copy();
    for (String line : texts("zoneFile")) {
      String[] words = line.split(" ", 5);
      publish(after, undotted(words[0]), words[3], plain(words[3], words[4]));
    }
    return after;
  }

  /// What Route 53 is told, in the order in which the alert says it.
  ///
  /// @throws IllegalArgumentException where Route 53 would refuse it
  HostedZone byRoute53(HostedZone zone) {
    HostedZone after = zone.copy();
    for (Object one : list(remedy, "route53Replacements")) {
      String name = text(one, "name");
      list(one, "deletes").forEach(there -> after.drop(name, text(there, "type")));
      for (Object ours : list(one, "creates")) {
        String type = text(ours, "type");
        after.change("UPSERT", name, type, List.of(text(ours, "value")));
      }
      after.requireAliasesAlone();
    }
    for (Object batch : list(remedy, "route53ChangeBatches")) {
      for (Object change : list(batch, "Changes")) {
        Map<?, ?> set = map(map(change).get("ResourceRecordSet"));
        String type = text(set, "Type");
        List<String> values =
            list(set, "ResourceRecords").stream()
                .map(value -> plain(type, text(value, "Value")))
                .toList();
        after.change(text(change, "Action"), undotted(text(set, "Name")), type, values);
      }
      after.requireAliasesAlone();
    }
    return after;
  }

  /// What a person makes of a record: a CNAME stands alone, and a policy replaces the one that it
  /// corrects.
  private static void publish(HostedZone zone, String name, String type, String value) {
    List<String> kept = new ArrayList<>();
    if (type.equals("CNAME")) {
      zone.clear(name);
    } else {
      zone.drop(name, "CNAME");
    }
    if (type.equals("TXT")) {
      kept.addAll(zone.values(name, type));
      kept.removeIf(old -> corrects(value, old));
    }
    kept.add(value);
    zone.put(name, type, kept);
  }

  /// Whether both are SPF, or both DMARC, however wrong the old one is.
  private static boolean corrects(String value, String old) {
    String was = old.toLowerCase(Locale.ROOT).strip();
    return value.startsWith("v=DMARC1")
        ? was.contains("v=dmarc1") || was.startsWith("p=")
        : value.startsWith("v=spf1") && was.startsWith("v=spf1");
  }

  /// A value as DNS holds it, of one that a zone file or Route 53 has.
  private static String plain(String type, String data) {
    if (!type.equals("TXT")) {
      if (!data.endsWith(".")) {
        throw new IllegalArgumentException("a name that does not end: " + data);
      }
      return undotted(data);
    }
    if (!STRING.matcher(data).replaceAll("").isBlank()) {
      throw new IllegalArgumentException("a text that is not quoted: " + data);
    }
    StringBuilder joined = new StringBuilder();
    STRING
        .matcher(data)
        .results()
        .map(found -> found.group(1).replaceAll("\\\\(.)", "$1"))
        .forEach(
            string -> {
              if (string.length() > LONGEST_STRING) {
                throw new IllegalArgumentException("a string that is too long: " + string);
              }
              joined.append(string);
            });
    return joined.toString();
  }

  private static String undotted(String name) {
    return name.replaceFirst("\\.$", "");
  }

  private static Map<?, ?> map(@Nullable Object of) {
    return of instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<?> list(Object of, String key) {
    return map(of).get(key) instanceof List<?> list ? list : List.of();
  }

  private static String text(Object of, String key) {
    return String.valueOf(map(of).get(key));
  }
}
