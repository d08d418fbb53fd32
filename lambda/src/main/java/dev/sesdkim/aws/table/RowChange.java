package dev.sesdkim.aws.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// A conditional change of some attributes of one row; the others stay as they are. Attribute names
/// are placeholders, because many are reserved words of DynamoDB.
final class RowChange {

  private final Map<String, AttributeValue> key;
  private final Map<String, AttributeValue> set = new TreeMap<>();
  private final List<String> removed = new ArrayList<>();
  private final String condition;
  private final Map<String, AttributeValue> conditionValues;

  /// A change without any attributes yet.
  ///
  /// @param values the values in the condition, by names that begin with a colon
  RowChange(NewRow key, String condition, Map<String, AttributeValue> values) {
    this.key = key.attributes();
    this.condition = condition;
    this.conditionValues = Map.copyOf(values);
  }

  RowChange set(NewRow attributes) {
    set.putAll(attributes.attributes());
    return this;
  }

  RowChange remove(String name) {
    removed.add(name);
    return this;
  }

  /// Removes the attributes of this list that are not set.
  RowChange removeOthers(List<String> names) {
    names.stream().filter(name -> !set.containsKey(name)).forEach(this::remove);
    return this;
  }

  /// The change as a part of a transaction.
  Update part(Table table) {
    return Update.builder()
        .tableName(table.name())
        .key(key)
        .updateExpression(expression())
        .conditionExpression(condition)
        .expressionAttributeNames(names())
        .expressionAttributeValues(values())
        .build();
  }

  /// The change as a request of its own.
  UpdateItemRequest.Builder request(Table table) {
    return UpdateItemRequest.builder()
        .tableName(table.name())
        .key(key)
        .updateExpression(expression())
        .conditionExpression(condition)
        .expressionAttributeNames(names())
        .expressionAttributeValues(values());
  }

  private String expression() {
    StringJoiner sets = new StringJoiner(", ", "SET ", "");
    set.keySet().forEach(name -> sets.add("#%s = :%s".formatted(name, name)));
    if (removed.isEmpty()) {
      return sets.toString();
    }
    StringJoiner removes = new StringJoiner(", ", " REMOVE ", "");
    removed.forEach(name -> removes.add("#" + name));
    return sets.toString() + removes;
  }

  private Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    set.keySet().forEach(name -> names.put("#" + name, name));
    removed.forEach(name -> names.put("#" + name, name));
    return names;
  }

  private Map<String, AttributeValue> values() {
    Map<String, AttributeValue> values = new HashMap<>(conditionValues);
    set.forEach((name, value) -> values.put(":" + name, value));
    return values;
  }
}
