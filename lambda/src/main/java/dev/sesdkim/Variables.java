package dev.sesdkim;

import static java.util.stream.Collectors.toCollection;

import dev.sesdkim.dkim.Printable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Reads environment variables and collects every problem, so that one message can name them all.
/// An empty value counts as missing.
final class Variables {

  private static final int LONGEST_SHOWN = 100;

  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();

  Variables(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  String required(String name, String form, String expected) {
    Optional<String> value = optional(name, form, expected);
    if (value.isEmpty() && read(name).isEmpty()) {
      problems.add("%s: received nothing, expected %s".formatted(name, expected));
    }
    return value.orElse("");
  }

  Optional<String> optional(String name, String form, String expected) {
    return optional(name, value -> value.matches(form), expected);
  }

  /// Printable text of at most `longest` Unicode characters.
  Optional<String> printable(String name, int longest) {
    return optional(
        name,
        value ->
            value.codePointCount(0, value.length()) <= longest
                && value.codePoints().allMatch(Printable::shows),
        "printable text of up to %d characters".formatted(longest));
  }

  /// A decimal number above 0 and at most `most`.
  double decimal(String name, double standard, int most) {
    return optional(
            name,
            value ->
                value.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")
                    && Double.parseDouble(value) > 0
                    && Double.parseDouble(value) <= most,
            "a number above 0 and up to %d, such as 0.5".formatted(most))
        .map(Double::valueOf)
        .orElse(standard);
  }

  Set<String> names(String name, String form, String expected) {
    Set<String> names =
        read(name).stream()
            .flatMap(list -> Arrays.stream(list.split(",", -1)))
            .map(String::strip)
            .collect(toCollection(TreeSet::new));
    names.stream()
        .filter(Predicate.not(one -> one.matches(form)))
        .forEach(wrong -> problem(name, wrong, expected));
    return names;
  }

  int number(String name, int standard, int least, int most) {
    Optional<String> value = read(name);
    if (value.isEmpty()) {
      return standard;
    }
    String expected = "a whole number from %d to %d".formatted(least, most);
    if (!value.get().matches("[0-9]{1,9}")) {
      problem(name, value.get(), expected);
      return standard;
    }
    int number = Integer.parseInt(value.get());
    if (number < least || number > most) {
      problem(name, value.get(), expected);
    }
    return number;
  }

  boolean flag(String name, boolean standard) {
    return optional(name, "true|false", "true or false").map(Boolean::valueOf).orElse(standard);
  }

  /// Notes a problem if the variable is set, because it conflicts with the other variables.
  void refuse(String name, String expected) {
    read(name).ifPresent(value -> problem(name, value, expected));
  }

  /// Reports every problem found so far.
  ///
  /// @throws InvalidSettings if there is a problem
  void complain() {
    if (!problems.isEmpty()) {
      throw new InvalidSettings(problems);
    }
  }

  private Optional<String> optional(String name, Predicate<String> form, String expected) {
    Optional<String> value = read(name);
    if (value.isPresent() && !form.test(value.get())) {
      problem(name, value.get(), expected);
      return Optional.empty();
    }
    return value;
  }

  private Optional<String> read(String name) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(s -> !s.isEmpty());
  }

  private void problem(String name, String value, String expected) {
    problems.add(
        "%s: received \"%s\", expected %s"
            .formatted(name, Printable.line(value, LONGEST_SHOWN), expected));
  }
}
