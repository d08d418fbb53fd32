package dev.sesdkim.scan;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.rules.Zone;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The record sets of a zone, and DNS that answers from them. It takes what Route 53 takes.
///
/// Values are as DNS holds them: a text without quotes, a name without the dot at its end.
final class HostedZone implements DnsLookup {

  /// By name and type, `example.com TXT`.
  private final Map<String, List<String>> sets = new TreeMap<>();

  /// The same, to be changed apart from this one.
  HostedZone copy() {
    HostedZone copied = new HostedZone();
    copied.sets.putAll(sets);
    return copied;
  }

  /// After edits that are separated by ` ; `: `- NAME TYPE` takes a set away, `= NAME TYPE VALUE`
  /// puts one in place, of values that are separated by ` + `.
  HostedZone edited(String edits) {
    HostedZone after = copy();
    for (String edit : edits.split(" ; ", -1)) {
      String[] words = edit.strip().split(" ", 4);
      switch (words[0]) {
        case "-" -> after.drop(words[1], words[2]);
        case "=" -> after.put(words[1], words[2], List.of(words[3].split(" \\+ ", -1)));
        default -> throw new IllegalArgumentException(edit);
      }
    }
    return after;
  }

  void put(String name, String type, List<String> values) {
    sets.put(key(name, type), List.copyOf(values));
  }

  void drop(String name, String type) {
    sets.remove(key(name, type));
  }

  List<String> values(String name, String type) {
    return sets.getOrDefault(key(name, type), List.of());
  }

  /// Everything at a name goes.
  void clear(String name) {
    sets.keySet().removeIf(key -> key.startsWith(name + " "));
  }

  /// The names at which values differ.
  Set<String> differences(HostedZone other) {
    return Stream.concat(sets.keySet().stream(), other.sets.keySet().stream())
        .filter(key -> !sets.getOrDefault(key, List.of()).equals(other.sets.get(key)))
        .map(key -> key.substring(0, key.indexOf(' ')))
        .collect(Collectors.toSet());
  }

  /// As `ChangeResourceRecordSets` of Route 53 does it (API Reference, "Change").
  ///
  /// @throws IllegalArgumentException where Route 53 would refuse it
  void change(String action, String name, String type, List<String> values) {
    if (action.equals("CREATE") && !values(name, type).isEmpty()) {
      throw new IllegalArgumentException("already there: " + key(name, type));
    }
    if (Set.copyOf(values).size() < values.size()) {
      throw new IllegalArgumentException("the same value twice: " + values);
    }
    if (type.equals("CNAME") && values.size() > 1) {
      throw new IllegalArgumentException("a CNAME with several values: " + values);
    }
    put(name, type, values);
  }

  /// A CNAME stands alone (Route 53 Developer Guide, "CNAME record type").
  void requireAliasesAlone() {
    Set<String> seen = new LinkedHashSet<>();
    for (String key : sets.keySet()) {
      String name = key.substring(0, key.indexOf(' '));
      if (!seen.add(name) && !values(name, "CNAME").isEmpty()) {
        throw new IllegalArgumentException("a CNAME beside another record: " + name);
      }
    }
  }

  private static String key(String name, String type) {
    return name.toLowerCase(Locale.ROOT) + " " + type;
  }

  @Override
  public Function<DnsQuestion, DnsAnswer> until(Deadline deadline) {
    List<String> records = new ArrayList<>();
    sets.forEach((key, values) -> values.forEach(value -> records.add(key + " " + value)));
    return Zone.of(String.join(" ; ", records));
  }

  @Override
  public String toString() {
    return sets.toString();
  }
}
