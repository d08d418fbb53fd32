package dev.sesdkim.aws.table;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A row in the making. What is absent is left out.
final class NewRow {

  private final Map<String, AttributeValue> attributes = new LinkedHashMap<>();

  NewRow put(String name, String text) {
    return put(name, text(text));
  }

  NewRow put(String name, Instant time) {
    return put(name, text(time));
  }

  NewRow put(String name, long number) {
    return put(name, number(number));
  }

  NewRow put(String name, boolean flag) {
    return put(name, AttributeValue.fromBool(flag));
  }

  NewRow put(String name, List<AttributeValue> values) {
    return put(name, AttributeValue.fromL(values));
  }

  NewRow put(String name, NewRow inner) {
    return put(name, AttributeValue.fromM(inner.attributes()));
  }

  NewRow put(String name, AttributeValue value) {
    attributes.put(name, value);
    return this;
  }

  NewRow putText(String name, Optional<String> text) {
    text.ifPresent(present -> put(name, present));
    return this;
  }

  NewRow putTime(String name, Optional<Instant> time) {
    time.ifPresent(present -> put(name, present));
    return this;
  }

  NewRow putNumber(String name, Optional<Integer> number) {
    number.ifPresent(present -> put(name, present));
    return this;
  }

  /// The attributes so far, in the order in which they were put.
  Map<String, AttributeValue> attributes() {
    return new LinkedHashMap<>(attributes);
  }

  static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  static AttributeValue text(Instant time) {
    return AttributeValue.fromS(Times.text(time));
  }

  static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }

  static List<AttributeValue> texts(List<String> texts) {
    return texts.stream().map(NewRow::text).toList();
  }
}
