package dev.sesdkim.local.simulated.table;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The rows that a query selects: rows of one partition whose sort key is between two bounds.
///
/// Sort keys are compared as Java strings; if all are ASCII, this is DynamoDB's order of UTF-8
/// bytes.
record KeyCondition(String pk, Optional<Bound> from, Optional<Bound> to) {

  private static final Pattern FORM =
      Pattern.compile(
          "pk = (?<pk>:\\w+)"
              + "(?: AND sk (?:(?<op>=|<=|<|>=|>) (?<value>:\\w+)|BETWEEN (?<low>:\\w+) AND (?<high>:\\w+)))?");

  KeyCondition {
    if (from.isPresent() && to.isPresent() && from.get().key().compareTo(to.get().key()) > 0) {
      throw new Unsupported("The first bound must not be greater than the second");
    }
  }

  record Bound(String key, boolean inclusive) {}

  /// The condition of a query.
  ///
  /// @throws Unsupported if it has another form
  static KeyCondition of(Map<?, ?> query) {
    String text = Typed.word(query, "KeyConditionExpression").orElse("");
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new Unsupported("The key condition is not among those of the adapter: " + text);
    }
    Map<?, ?> values = Typed.map(query, "ExpressionAttributeValues");
    String pk = Typed.text(values, form.group("pk"));
    if (form.group("low") != null) {
      return new KeyCondition(
          pk, bound(values, form.group("low"), true), bound(values, form.group("high"), true));
    }
    if (form.group("op") == null) {
      return new KeyCondition(pk, Optional.empty(), Optional.empty());
    }
    String op = form.group("op");
    Optional<Bound> bound = bound(values, form.group("value"), op.endsWith("="));
    return new KeyCondition(
        pk,
        op.startsWith("<") ? Optional.empty() : bound,
        op.startsWith(">") ? Optional.empty() : bound);
  }

  /// The part of a partition that meets the condition.
  <V> NavigableMap<String, V> of(NavigableMap<String, V> partition) {
    NavigableMap<String, V> rest =
        from.map(low -> partition.tailMap(low.key(), low.inclusive())).orElse(partition);
    return to.map(high -> rest.headMap(high.key(), high.inclusive())).orElse(rest);
  }

  private static Optional<Bound> bound(Map<?, ?> values, String name, boolean inclusive) {
    return Optional.of(new Bound(Typed.text(values, name), inclusive));
  }
}
