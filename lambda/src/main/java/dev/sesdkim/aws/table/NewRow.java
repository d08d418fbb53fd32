package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Printable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Builds a row. Absent values are left out.
///
/// A text from outside has a limit in bytes. A longer text is cut and ends with an ellipsis, so
/// that no answer of SES or DNS makes a row too long to save.
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

  NewRow put(Counts counts) {
    return put("verified", counts.verified())
        .put("unverified", counts.unverified())
        .put("unknown", counts.unknown());
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

  NewRow put(String name, String text, int most) {
    return put(name, Printable.cut(text, most));
  }

  NewRow putText(String name, Optional<String> text) {
    text.ifPresent(present -> put(name, present));
    return this;
  }

  NewRow putText(String name, Optional<String> text, int most) {
    text.ifPresent(present -> put(name, present, most));
    return this;
  }

  /// Puts nothing if the list is empty.
  NewRow putTexts(String name, List<String> texts, int mostTexts, int most) {
    return texts.isEmpty() ? this : put(name, texts(texts, mostTexts, most));
  }

  NewRow putTime(String name, Optional<Instant> time) {
    time.ifPresent(present -> put(name, present));
    return this;
  }

  NewRow putNumber(String name, Optional<Integer> number) {
    number.ifPresent(present -> put(name, present));
    return this;
  }

  boolean isEmpty() {
    return attributes.isEmpty();
  }

  /// The attributes so far, in the order in which they were put.
  Map<String, AttributeValue> attributes() {
    return new LinkedHashMap<>(attributes);
  }

  static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  static AttributeValue text(Instant time) {
    return AttributeValue.fromS(TableTime.text(time));
  }

  static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }

  static List<AttributeValue> texts(List<String> texts) {
    return texts.stream().map(NewRow::text).toList();
  }

  /// The first `mostTexts` of a list, each cut to `most` bytes.
  static List<AttributeValue> texts(List<String> texts, int mostTexts, int most) {
    return texts.stream().limit(mostTexts).map(text -> text(Printable.cut(text, most))).toList();
  }
}
