package dev.sesdkim.infra;

import dev.sesdkim.infra.InvalidConfig.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads typed values from the CDK context and collects the problems with them. A value comes as
/// text from `cdk deploy -c name=value`, and as any JSON type from the context of `cdk.json`; an
/// empty text counts as missing.
final class ContextValues {
  private final Map<String, Object> context;
  private final List<Problem> problems = new ArrayList<>();

  ContextValues(Map<String, Object> context) {
    this.context = context;
  }

  Optional<String> text(String name, Pattern form, String expected) {
    Optional<String> received = received(name);
    if (received.isPresent() && !form.matcher(received.get()).matches()) {
      reject(name, received.get(), expected);
      return Optional.empty();
    }
    return received;
  }

  /// A comma-separated text or a JSON array.
  List<String> list(String name, Pattern form, String expected) {
    List<String> items =
        context.get(name) instanceof List<?> array
            ? array.stream().map(String::valueOf).map(String::strip).toList()
            : received(name).stream()
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .map(String::strip)
                .toList();
    items.stream()
        .filter(item -> !form.matcher(item).matches())
        .forEach(item -> reject(name, item, expected));
    return items.stream().distinct().toList();
  }

  int integer(String name, int otherwise, int lowest, int highest) {
    Optional<String> received = received(name);
    if (received.isEmpty()) {
      return otherwise;
    }
    if (received.get().matches("\\d{1,9}")) {
      int value = Integer.parseInt(received.get());
      if (value >= lowest && value <= highest) {
        return value;
      }
    }
    reject(name, received.get(), "a whole number from %d to %d".formatted(lowest, highest));
    return otherwise;
  }

  boolean flag(String name, boolean otherwise) {
    return text(name, Pattern.compile("true|false"), "true or false")
        .map(Boolean::valueOf)
        .orElse(otherwise);
  }

  <T> T parsed(String name, T otherwise, Function<String, Optional<T>> parser, String expected) {
    Optional<String> received = received(name);
    if (received.isEmpty()) {
      return otherwise;
    }
    Optional<T> value = parser.apply(received.get());
    if (value.isEmpty()) {
      reject(name, received.get(), expected);
    }
    return value.orElse(otherwise);
  }

  boolean given(String name) {
    return received(name).isPresent();
  }

  /// The value as given, or an empty text.
  String text(String name) {
    return received(name).orElse("");
  }

  void reject(String name, String received, String expected) {
    problems.add(new Problem(name, received, expected));
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  private Optional<String> received(String name) {
    return Optional.ofNullable(context.get(name))
        .map(value -> value.toString().strip())
        .filter(value -> !value.isEmpty());
  }
}
