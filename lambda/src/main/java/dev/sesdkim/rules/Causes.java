package dev.sesdkim.rules;

import static java.util.stream.Collectors.joining;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Why something happened to one domain. A cause in several regions, or of several addresses,
/// appears once.
///
/// @param what what happened, in lower case
/// @param cure the fix for all of its identities
/// @param whose the identities with this cause
record Causes(String what, Cure cure, List<AlertedIdentity> whose) {

  /// The causes in the order of the alert. Addresses that only follow their domain add no cause.
  static List<Causes> of(
      Alert.OfDomain alert, List<AlertedIdentity> named, Function<AlertedIdentity, Cure> cures) {
    List<AlertedIdentity> own = named.stream().filter(Causes::isOwn).toList();
    Map<List<Object>, List<AlertedIdentity>> same = new LinkedHashMap<>();
    Map<AlertedIdentity, Cure> fixes = new LinkedHashMap<>();
    for (AlertedIdentity one : own.isEmpty() ? named : own) {
      Cure cure = cures.apply(one);
      fixes.put(one, cure);
      String what = DomainNews.of(alert.kind(), one, alert.observedAt());
      same.computeIfAbsent(List.of(what, cure.lead(), cure.notes()), _ -> new ArrayList<>())
          .add(one);
    }
    return same.entrySet().stream()
        .map(
            cause ->
                new Causes(
                    what(alert, cause.getValue()),
                    cause.getValue().stream().map(fixes::get).reduce(Cure.NONE, Cure::and),
                    cause.getValue()))
        .toList();
  }

  private static String what(Alert.OfDomain alert, List<AlertedIdentity> whose) {
    AlertedIdentity first = whose.getFirst();
    return Headline.names(whose).size() == 1
        ? DomainNews.of(alert.kind(), first, alert.observedAt())
        : DomainNews.ofSeveral(alert.kind(), first, alert.observedAt());
  }

  static boolean isOwn(AlertedIdentity one) {
    return one.told().reason() != Reason.DOMAIN_UNVERIFIED;
  }

  /// The regions of the cause, and its identities if the alert is about others too.
  ///
  /// @param names the names that the whole alert is about
  String label(List<String> names) {
    String regions =
        whose.stream().map(one -> one.identity().region()).distinct().collect(joining(", "));
    Set<String> of = new LinkedHashSet<>(Headline.names(whose));
    return names.size() == 1 && of.equals(Set.copyOf(names))
        ? regions
        : English.some(of.stream().map(Quoted::name).toList(), MOST_NAMES) + ", " + regions;
  }

  private static final int MOST_NAMES = 3;

  /// The moments at which it began, oldest first.
  List<Instant> since() {
    return whose.stream().map(one -> one.told().since()).distinct().sorted().toList();
  }
}
