package dev.sesdkim.local.redact;

import dev.sesdkim.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Goes through a text from start to end: JSON objects and arrays string by string, wherever they
/// begin on a line, and everything else as text.
///
/// @param step handles each string
record Walk(Redaction.Step step) {

  /// The most brackets tried on a line; a line with more before its JSON counts as text.
  private static final int MOST_BRACKETS = 8;

  String of(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int told = 0;
    int line = 0;
    while (line < text.length()) {
      int newline = text.indexOf('\n', line);
      int end = newline < 0 ? text.length() : newline + 1;
      Optional<JsonTokens.Value> json = firstIn(text, line, end);
      if (json.isPresent()) {
        out.append(step.text(List.of(), text.substring(told, json.get().start())));
        json(text, json.get(), out);
        told = json.get().end();
        line = told;
      } else {
        line = end;
      }
    }
    return out.append(step.text(List.of(), text.substring(told))).toString();
  }

  /// The first object or array that begins in this range. A log line may have other brackets before
  /// it.
  private static Optional<JsonTokens.Value> firstIn(String text, int from, int to) {
    return IntStream.range(from, to)
        .filter(at -> text.charAt(at) == '{' || text.charAt(at) == '[')
        .limit(MOST_BRACKETS)
        .mapToObj(at -> JsonTokens.at(text, at))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private void json(String text, JsonTokens.Value value, StringBuilder out) {
    int told = value.start();
    for (JsonTokens.Token token : value.tokens()) {
      String written = text.substring(token.start(), token.end());
      out.append(text, told, token.start())
          .append(
              switch (token.kind()) {
                case NAME, TEXT -> string(token, written);
                case NUMBER -> step.text(token.path(), written);
              });
      told = token.end();
    }
    out.append(text, told, value.end());
  }

  /// An unchanged string keeps the form in which it was written, escapes included.
  private String string(JsonTokens.Token token, String written) {
    String said = JsonTokens.decoded(written);
    String now =
        switch (token.kind()) {
          case NAME -> step.name(token.path(), said);
          case TEXT, NUMBER -> value(token.path(), said);
        };
    return now.equals(said) ? written : Json.write(now);
  }

  /// JSON or XML inside a string is handled as a document.
  private String value(List<String> path, String said) {
    if (step.opens(path) && isJson(said)) {
      return of(said);
    }
    return step.opens(path) && XmlText.is(said)
        ? XmlText.replaced(said, tag -> step.text(List.of(), tag), step::text)
        : step.text(path, said);
  }

  private static boolean isJson(String said) {
    return JsonTokens.at(said, 0)
        .filter(value -> value.end() == said.stripTrailing().length())
        .isPresent();
  }
}
