package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.Counts;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A row read from the table. A method that reads an attribute throws [Unreadable] if the attribute
/// has the wrong type or a value that cannot be read. It also throws if the attribute is missing,
/// unless the method's name ends with `IfAny` or it returns a collection.
record Row(Map<String, AttributeValue> attributes) {

  /// This version cannot read the row.
  static final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  boolean has(String name) {
    return attributes.containsKey(name);
  }

  String text(String name) {
    return value(name, AttributeValue.Type.S).s();
  }

  Optional<String> textIfAny(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  Instant time(String name) {
    String text = text(name);
    try {
      return TableTime.of(text);
    } catch (DateTimeException e) {
      throw new Unreadable("attribute %s is not a time: %s".formatted(name, e.getMessage()));
    }
  }

  Optional<Instant> timeIfAny(String name) {
    return has(name) ? Optional.of(time(name)) : Optional.empty();
  }

  <E extends Enum<E>> E word(String name, Class<E> words) {
    String text = text(name);
    for (E word : words.getEnumConstants()) {
      if (word.name().equals(text)) {
        return word;
      }
    }
    throw new Unreadable("attribute %s has an unknown value: %s".formatted(name, text));
  }

  int number(String name) {
    return parsed(name, Integer::valueOf);
  }

  long longNumber(String name) {
    return parsed(name, Long::valueOf);
  }

  private <N> N parsed(String name, Function<String, N> parser) {
    String number = value(name, AttributeValue.Type.N).n();
    try {
      return parser.apply(number);
    } catch (NumberFormatException e) {
      throw new Unreadable(
          "attribute %s is not a whole number: %s".formatted(name, e.getMessage()));
    }
  }

  Counts counts() {
    return new Counts(number("verified"), number("unverified"), number("unknown"));
  }

  Optional<Integer> numberIfAny(String name) {
    return has(name) ? Optional.of(number(name)) : Optional.empty();
  }

  <E extends Enum<E>> Optional<E> wordIfAny(String name, Class<E> words) {
    return has(name) ? Optional.of(word(name, words)) : Optional.empty();
  }

  boolean flag(String name) {
    return value(name, AttributeValue.Type.BOOL).bool();
  }

  Optional<Boolean> flagIfAny(String name) {
    return has(name) ? Optional.of(flag(name)) : Optional.empty();
  }

  /// The texts of a list; empty if the attribute is absent.
  List<String> texts(String name) {
    return list(name).stream().map(value -> new Row(Map.of(name, value)).text(name)).toList();
  }

  /// The maps of a list; empty if the attribute is absent.
  List<Row> rows(String name) {
    return list(name).stream().map(value -> new Row(Map.of(name, value)).row(name)).toList();
  }

  /// The times of a list; empty if the attribute is absent.
  List<Instant> times(String name) {
    return list(name).stream().map(value -> new Row(Map.of(name, value)).time(name)).toList();
  }

  Row row(String name) {
    return new Row(value(name, AttributeValue.Type.M).m());
  }

  /// The maps in a map, by name; empty if the attribute is absent.
  Map<String, Row> rowsByName(String name) {
    Row outer = has(name) ? row(name) : new Row(Map.of());
    Map<String, Row> rows = new LinkedHashMap<>();
    outer.attributes().keySet().forEach(inner -> rows.put(inner, outer.row(inner)));
    return rows;
  }

  private List<AttributeValue> list(String name) {
    return has(name) ? value(name, AttributeValue.Type.L).l() : List.of();
  }

  private AttributeValue value(String name, AttributeValue.Type type) {
    AttributeValue value = attributes.get(name);
    if (value == null) {
      throw new Unreadable("attribute " + name + " is missing");
    }
    if (value.type() != type) {
      throw new Unreadable("attribute %s has type %s, not %s".formatted(name, value.type(), type));
    }
    return value;
  }
}
