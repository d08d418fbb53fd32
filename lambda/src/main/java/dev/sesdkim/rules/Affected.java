package dev.sesdkim.rules;

import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.English;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// The addresses that a domain takes down, in short form: `editor@ and offers@news.example.com`.
final class Affected {

  /// If there are more, the rest is counted here and named at the end of the email.
  static final int MOST = 5;

  private Affected() {}

  /// The first addresses, with the regions of those that are not affected in all of them.
  ///
  /// @param all how many addresses there are, which may be more than are given
  /// @param regions all regions of the alert
  static String names(List<AlertedIdentity> addresses, int all, List<String> regions) {
    Map<List<String>, List<String>> byRegions = new LinkedHashMap<>();
    regionsByName(addresses)
        .forEach(
            (name, where) ->
                byRegions
                    .computeIfAbsent(
                        where.equals(regions) ? List.of() : where, _ -> new ArrayList<>())
                    .add(name));
    int more = all - addresses.size();
    List<String> groups =
        byRegions.entrySet().stream()
            .map(
                same ->
                    of(same.getValue(), more == 0 && byRegions.size() == 1)
                        + (same.getKey().isEmpty()
                            ? ""
                            : " (" + String.join(", ", same.getKey()) + ")"))
            .toList();
    return (more == 0 ? English.list(groups) : String.join(", ", groups))
        + (more == 0 ? "" : " and " + English.number(more) + " more");
  }

  private static Map<String, List<String>> regionsByName(List<AlertedIdentity> addresses) {
    Map<String, List<String>> regions = new LinkedHashMap<>();
    for (AlertedIdentity one : addresses) {
      regions
          .computeIfAbsent(one.identity().name(), _ -> new ArrayList<>())
          .add(one.identity().region());
    }
    regions.replaceAll((_, where) -> List.copyOf(new TreeSet<>(where)));
    return regions;
  }

  /// Writes the domain once, after the last of the addresses that share it.
  private static String of(List<String> names, boolean and) {
    List<String> words = new ArrayList<>();
    for (int at = 0; at < names.size(); at++) {
      boolean same =
          at + 1 < names.size() && domain(names.get(at)).equals(domain(names.get(at + 1)));
      String name = names.get(at);
      words.add(Quoted.name(same ? name.substring(0, name.lastIndexOf('@') + 1) : name));
    }
    return and ? English.list(words) : String.join(", ", words);
  }

  private static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1);
  }
}
