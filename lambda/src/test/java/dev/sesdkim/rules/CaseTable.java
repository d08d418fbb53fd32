package dev.sesdkim.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// Cases written one a line, columns separated by `|`. Lines that begin with `#` are comments; a
/// column begins and ends with what is no space; `\r`, `\n`, `\t` and `{U+XXXX}` stand for those
/// characters.
public final class CaseTable {

  private static final Pattern UNICODE = Pattern.compile("\\{U\\+([0-9A-F]{4})}");

  private CaseTable() {}

  /// The cases of a resource, each with so many columns; the last may hold a `|` itself.
  public static Stream<Arguments> of(String resource, int columns) {
    return text(resource)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> Arguments.of(columns(line, columns)));
  }

  private static Object[] columns(String line, int columns) {
    String[] texts = line.split("\\|", columns);
    if (texts.length != columns) {
      throw new IllegalArgumentException(columns + " columns are needed: " + line);
    }
    return Arrays.stream(texts).map(String::strip).map(CaseTable::plain).toArray();
  }

  private static String plain(String text) {
    return UNICODE
        .matcher(text.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t"))
        .replaceAll(match -> Character.toString(Integer.parseInt(match.group(1), 16)));
  }

  private static String text(String resource) {
    try (InputStream in = CaseTable.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
