package dev.sesdkim.infra;

import java.util.List;
import java.util.stream.Collectors;

/// Thrown when the context cannot be deployed as given. Its message names every problem, so that
/// all can be fixed at once.
public final class InvalidConfig extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_SHOWN = 100;

  /// One context value that cannot be used.
  ///
  /// @param name the context key
  /// @param received the given value, as text
  /// @param expected the accepted form
  public record Problem(String name, String received, String expected) {
    @Override
    public String toString() {
      return "  %s: got \"%s\", expected %s".formatted(name, shown(received), expected);
    }
  }

  InvalidConfig(List<Problem> problems) {
    super(
        problems.stream()
            .map(Problem::toString)
            .collect(
                Collectors.joining(
                    "\n", "The configuration cannot be deployed:\n", "\nNothing was changed.")));
  }

  private static String shown(String received) {
    String printable = received.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    return printable.length() <= LONGEST_SHOWN
        ? printable
        : printable.substring(0, LONGEST_SHOWN) + "...";
  }
}
