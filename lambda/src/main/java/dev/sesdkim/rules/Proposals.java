package dev.sesdkim.rules;

import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.Remedy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The DNS records that one answer proposes, each only once: creating a record twice fails.
public final class Proposals {

  private final Map<String, String> owners = new HashMap<>();

  /// The remedy without the records that an earlier remedy gave, and with a step that says where
  /// they are.
  ///
  /// @param owner the name under which people find this remedy
  public Remedy once(String owner, Remedy remedy) {
    List<DnsRecord> records = new ArrayList<>();
    Map<String, List<String>> given = new LinkedHashMap<>();
    for (DnsRecord one : remedy.dnsRecords()) {
      String before = owners.putIfAbsent(one.place(), owner);
      if (before == null) {
        records.add(one);
      } else {
        given.computeIfAbsent(before, _ -> new ArrayList<>()).add(one.type() + " " + one.name());
      }
    }
    if (given.isEmpty()) {
      return remedy;
    }
    List<String> steps = new ArrayList<>(remedy.steps());
    given.forEach(
        (before, names) ->
            steps.add(
                "Given with %s and to be published once: %s."
                    .formatted(Words.name(before), String.join(", ", names))));
    return new Remedy(steps, records, remedy.commands());
  }

  /// The records without repeated places; the first of each is kept.
  static List<DnsRecord> distinct(List<DnsRecord> records) {
    Map<String, DnsRecord> byPlace = new LinkedHashMap<>();
    records.forEach(one -> byPlace.putIfAbsent(one.place(), one));
    return List.copyOf(byPlace.values());
  }
}
