package dev.sesdkim.dkim;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// An alert as it is published, with a body for each kind of subscriber.
///
/// @param subject printable ASCII, at most 99 characters
/// @param text for people: email and every protocol without a body of its own
/// @param chat the custom notification of Amazon Q Developer in chat applications, as JSON
/// @param event the event for programs, as JSON
/// @param accounts the accounts that the alert is about, at least one
/// @param domains every domain that the alert names; none when it is about accounts as a whole
/// @param regions the regions in which it happened
public record AlertMessage(
    String subject,
    String text,
    String chat,
    String event,
    AlertKind kind,
    List<String> accounts,
    List<String> domains,
    List<String> regions) {
  public AlertMessage {
    accounts = List.copyOf(accounts);
    domains = List.copyOf(domains);
    regions = List.copyOf(regions);
  }

  /// The attributes with one value that a subscription can filter by, by name.
  public SortedMap<String, String> attributes() {
    SortedMap<String, String> attributes =
        new TreeMap<>(Map.of("kind", kind.name(), "severity", kind.severity().name()));
    if (accounts.size() == 1) {
      attributes.put("account", accounts.getFirst());
    }
    return attributes;
  }

  /// The attributes with several values that a subscription can filter by, by name. A filter by
  /// `account` matches a single value and a value in a list (SNS Developer Guide, "String value
  /// matching"). An attribute without values is left out: SNS refuses an empty value, and no filter
  /// matches an empty list.
  public SortedMap<String, List<String>> lists() {
    SortedMap<String, List<String>> lists =
        new TreeMap<>(Map.of("domains", domains, "regions", regions));
    if (accounts.size() > 1) {
      lists.put("account", accounts);
    }
    lists.values().removeIf(List::isEmpty);
    return lists;
  }
}
