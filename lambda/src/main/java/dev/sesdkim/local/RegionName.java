package dev.sesdkim.local;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the name of a region. An empty one, as from a variable that is not set, selects nothing.
final class RegionName implements ITypeConverter<String> {

  @Override
  public String convert(String word) {
    if (word.isBlank()) {
      throw new TypeConversionException("received nothing, expected a region such as eu-west-1");
    }
    return word;
  }
}
