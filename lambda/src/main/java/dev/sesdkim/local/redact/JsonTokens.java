package dev.sesdkim.local.redact;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Finds the positions of strings and numbers in a JSON object or array (RFC 8259), so that they
/// can be replaced while everything else stays as it was written.
final class JsonTokens {

  /// The deepest nesting; a text with deeper values counts as not being JSON.
  private static final int DEEPEST = 100;

  enum Kind {
    /// The name of a member of an object.
    NAME,
    TEXT,
    NUMBER
  }

  /// @param start its position in the text, including the opening quote
  /// @param path the names of the members around it
  record Token(Kind kind, int start, int end, List<String> path) {}

  /// @param end the position after the last character
  record Value(int start, int end, List<Token> tokens) {}

  private static final class NotJson extends Exception {

    private static final long serialVersionUID = 1;

    NotJson() {
      super("not JSON", null, false, false);
    }
  }

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private final Deque<String> path = new ArrayDeque<>();
  private int at;
  private int depth;

  private JsonTokens(String text, int at) {
    this.text = text;
    this.at = at;
  }

  /// The object or array that begins at this position, if there is one.
  static Optional<Value> at(String text, int start) {
    JsonTokens json = new JsonTokens(text, start);
    try {
      if (json.peek() != '{' && json.peek() != '[') {
        return Optional.empty();
      }
      json.value();
      return Optional.of(new Value(start, json.at, json.tokens));
    } catch (NotJson no) {
      return Optional.empty();
    }
  }

  /// The text of a string token, without quotes and escapes.
  static String decoded(String token) {
    StringBuilder said = new StringBuilder(token.length());
    int at = 1;
    while (at < token.length() - 1) {
      char c = token.charAt(at);
      if (c != '\\') {
        said.append(c);
        at++;
      } else if (token.charAt(at + 1) == 'u') {
        said.append((char) Integer.parseInt(token.substring(at + 2, at + 6), 16));
        at += 6;
      } else {
        said.append(escaped(token.charAt(at + 1)));
        at += 2;
      }
    }
    return said.toString();
  }

  private static char escaped(char letter) {
    return switch (letter) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> letter;
    };
  }

  private void value() throws NotJson {
    switch (peek()) {
      case '{' -> members('}', this::member);
      case '[' -> members(']', this::value);
      case '"' -> string(Kind.TEXT);
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    }
    space();
  }

  private interface Part {
    void read() throws NotJson;
  }

  private void members(char close, Part part) throws NotJson {
    if (++depth > DEEPEST) {
      throw new NotJson();
    }
    at++;
    space();
    if (peek() != close) {
      part.read();
      while (peek() == ',') {
        at++;
        space();
        part.read();
      }
      if (peek() != close) {
        throw new NotJson();
      }
    }
    at++;
    depth--;
  }

  private void member() throws NotJson {
    int start = at;
    string(Kind.NAME);
    String name = decoded(text.substring(start, at));
    space();
    if (peek() != ':') {
      throw new NotJson();
    }
    at++;
    space();
    path.addLast(name);
    value();
    path.removeLast();
  }

  private void string(Kind kind) throws NotJson {
    int start = at;
    if (peek() != '"') {
      throw new NotJson();
    }
    at++;
    while (peek() != '"') {
      if (peek() < ' ') {
        throw new NotJson();
      }
      boolean isEscape = peek() == '\\';
      at++;
      if (isEscape) {
        escape();
        at++;
      }
    }
    at++;
    tokens.add(new Token(kind, start, at, List.copyOf(path)));
  }

  private void escape() throws NotJson {
    if (peek() == 'u') {
      for (int digit = 0; digit < 4; digit++) {
        at++;
        if (Character.digit(peek(), 16) < 0) {
          throw new NotJson();
        }
      }
    } else if ("\"\\/bfnrt".indexOf(peek()) < 0) {
      throw new NotJson();
    }
  }

  private void word(String word) throws NotJson {
    if (!text.startsWith(word, at)) {
      throw new NotJson();
    }
    at += word.length();
  }

  private void number() throws NotJson {
    int start = at;
    while (at < text.length() && "+-.0123456789Ee".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    if (!text.substring(start, at).matches("-?(0|[1-9][0-9]*)([.][0-9]+)?([Ee][+-]?[0-9]+)?")) {
      throw new NotJson();
    }
    tokens.add(new Token(Kind.NUMBER, start, at, List.copyOf(path)));
  }

  /// Spaces after the outermost value are not part of it.
  private void space() {
    while (depth > 0 && at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() throws NotJson {
    if (at >= text.length()) {
      throw new NotJson();
    }
    return text.charAt(at);
  }
}
