package dev.sesdkim.local.simulated.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an update sets and removes: `SET #a = :a, #b = :b REMOVE #c, #d`, every name a placeholder.
record UpdateExpression(Map<String, Object> set, List<String> removed) {

  private static final Pattern FORM = Pattern.compile("SET (?<set>.+?)(?: REMOVE (?<remove>.+))?");
  private static final Pattern ASSIGNMENT = Pattern.compile("(#\\w+) = (:\\w+)");

  UpdateExpression {
    set = Map.copyOf(set);
    removed = List.copyOf(removed);
  }

  /// The update of a request.
  ///
  /// @throws Unsupported if it has another form
  static UpdateExpression of(Map<?, ?> update) {
    String text = Typed.word(update, "UpdateExpression").orElse("");
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new Unsupported("The update is not among those of the adapter: " + text);
    }
    Map<?, ?> names = Typed.map(update, "ExpressionAttributeNames");
    Map<?, ?> values = Typed.map(update, "ExpressionAttributeValues");
    Map<String, Object> set = new LinkedHashMap<>();
    for (String part : form.group("set").split(", ", -1)) {
      Matcher assignment = ASSIGNMENT.matcher(part);
      if (!assignment.matches()) {
        throw new Unsupported("The update is not among those of the adapter: " + text);
      }
      set.put(name(names, assignment.group(1)), Typed.map(values, assignment.group(2)));
    }
    List<String> removed = new ArrayList<>();
    Optional.ofNullable(form.group("remove")).stream()
        .flatMap(list -> Arrays.stream(list.split(", ", -1)))
        .forEach(part -> removed.add(name(names, part)));
    return new UpdateExpression(set, removed);
  }

  /// The updated row; a row that does not exist yet begins with its key.
  StoredRow of(RowKey key, Optional<StoredRow> row) {
    Map<String, Object> item =
        new LinkedHashMap<>(row.map(StoredRow::item).orElse(key.attributes()));
    item.putAll(set);
    removed.forEach(item::remove);
    return StoredRow.of(item);
  }

  private static String name(Map<?, ?> names, String placeholder) {
    return Typed.word(names, placeholder)
        .orElseThrow(() -> new Unsupported("No attribute is named by " + placeholder));
  }
}
