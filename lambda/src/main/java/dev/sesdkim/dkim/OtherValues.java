package dev.sesdkim.dkim;

import java.util.List;

/// Other values of a record's name and type. They serve another purpose and must stay.
///
/// @param values exactly as DNS has them, sorted
/// @param more how many other values are left out: beyond three, longer than 100 characters, or not
///   printable ASCII
public record OtherValues(List<String> values, int more) {

  public static final OtherValues NOTHING = new OtherValues(List.of(), 0);

  /// More values, or longer ones, would take too much room.
  private static final int MOST = 3;

  private static final int LONGEST = 100;

  public OtherValues {
    values = List.copyOf(values);
  }

  public static OtherValues of(List<String> found) {
    List<String> kept =
        found.stream().filter(OtherValues::canBeRepeated).distinct().sorted().limit(MOST).toList();
    return new OtherValues(kept, (int) found.stream().distinct().count() - kept.size());
  }

  public boolean isNothing() {
    return values.isEmpty() && more == 0;
  }

  /// Whether all values are known exactly.
  public boolean isComplete() {
    return more == 0;
  }

  /// Printable ASCII reads the same in every encoding.
  private static boolean canBeRepeated(String text) {
    return text.length() <= LONGEST && text.chars().allMatch(c -> c >= ' ' && c <= '~');
  }
}
