package dev.sesdkim.local;

import static java.util.stream.Collectors.joining;

import dev.sesdkim.dkim.Standing;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.TypeConversionException;

/// The mildest standing for which the exit status says that something is wrong.
enum FailOn {
  UNVERIFIED,
  AT_RISK,
  NOT_READY,
  NEVER;

  boolean holds(Standing standing) {
    return switch (this) {
      case UNVERIFIED -> standing == Standing.BROKEN;
      case AT_RISK -> standing == Standing.AT_RISK || UNVERIFIED.holds(standing);
      case NOT_READY -> standing == Standing.NOT_READY || AT_RISK.holds(standing);
      case NEVER -> false;
    };
  }

  /// Reads a word of the command line.
  ///
  /// @throws TypeConversionException if it is not one of these
  static FailOn read(String word) {
    return Stream.of(values())
        .filter(one -> one.toString().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is none of %s"
                        .formatted(
                            word,
                            Stream.of(values()).map(FailOn::toString).collect(joining(", ")))));
  }

  /// The word on the command line.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
