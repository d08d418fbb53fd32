package dev.sesdkim.local;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a time limit in seconds.
final class Seconds implements ITypeConverter<Integer> {

  @Override
  public Integer convert(String word) {
    if (!word.matches("[1-9][0-9]{0,5}")) {
      throw new TypeConversionException(
          "'%s' is not a whole number of seconds from 1 to 999999".formatted(word));
    }
    return Integer.valueOf(word);
  }
}
