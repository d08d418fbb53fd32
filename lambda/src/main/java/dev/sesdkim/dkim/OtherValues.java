package dev.sesdkim.dkim;

import java.util.List;

/// Other values of a record's name and type. They serve something else and have to stay.
///
/// @param values exactly as DNS has them, sorted
/// @param more how many there are besides that cannot be repeated here exactly
public record OtherValues(List<String> values, int more) {

  public static final OtherValues NOTHING = new OtherValues(List.of(), 0);

  /// More of them, or longer ones, are not worth the room that they take.
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

  /// Whether all of them are known exactly.
  public boolean isComplete() {
    return more == 0;
  }

  /// Text in ASCII looks the same whatever wrote it.
  private static boolean canBeRepeated(String text) {
    return text.length() <= LONGEST && text.chars().allMatch(c -> c >= ' ' && c <= '~');
  }
}
