package dev.sesdkim.local.simulated.table;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A condition on a row, which holds if one of its clauses holds. A clause is
/// `attribute_exists(name)`, `attribute_not_exists(name)`, `name = :number` or `name <= :number`.
///
/// @param text the expression; empty for none
record Condition(String text, List<Predicate<Map<?, ?>>> clauses) {

  /// Always holds.
  static final Condition NONE = new Condition("", List.of());

  private static final Pattern CLAUSE =
      Pattern.compile(
          "attribute_(?<not>not_)?exists\\((?<of>\\w+)\\)|(?<name>\\w+) (?<op>=|<=) (?<value>:\\w+)");

  Condition {
    clauses = List.copyOf(clauses);
  }

  /// The condition of a write.
  ///
  /// @throws Unsupported if it has another form
  static Condition of(Map<?, ?> write) {
    Optional<String> expression = Typed.word(write, "ConditionExpression");
    if (expression.isEmpty()) {
      return NONE;
    }
    Map<?, ?> values = Typed.mapIfAny(write, "ExpressionAttributeValues").orElseGet(() -> Map.of());
    return new Condition(
        expression.get(),
        Arrays.stream(expression.get().split(" OR ", -1))
            .map(clause -> clause(clause, values))
            .toList());
  }

  boolean holds(Optional<StoredRow> row) {
    if (clauses.isEmpty()) {
      return true;
    }
    Map<?, ?> item = row.<Map<?, ?>>map(StoredRow::item).orElseGet(() -> Map.of());
    return clauses.stream().anyMatch(clause -> clause.test(item));
  }

  private static Predicate<Map<?, ?>> clause(String text, Map<?, ?> values) {
    Matcher clause = CLAUSE.matcher(text);
    if (!clause.matches()) {
      throw new Unsupported("The condition is not among those of the adapter: " + text);
    }
    String of = clause.group("of");
    if (of != null) {
      boolean absent = clause.group("not") != null;
      return item -> item.containsKey(of) != absent;
    }
    String name = clause.group("name");
    BigDecimal value = number(Typed.map(values, clause.group("value")));
    boolean orLess = clause.group("op").equals("<=");
    return item ->
        Typed.mapIfAny(item, name)
            .map(known -> number(known).compareTo(value))
            .filter(order -> orLess ? order <= 0 : order == 0)
            .isPresent();
  }

  private static BigDecimal number(Map<?, ?> typed) {
    return Typed.word(typed, "N")
        .map(BigDecimal::new)
        .orElseThrow(() -> new Unsupported("Only numbers are compared: " + typed));
  }
}
