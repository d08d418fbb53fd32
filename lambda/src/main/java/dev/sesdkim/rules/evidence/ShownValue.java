package dev.sesdkim.rules.evidence;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsData;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// DNS values, short enough for a sentence.
final class ShownValue {

  /// Nobody compares the letters of a key, so long words are shortened.
  private static final Pattern LONG_WORD = Pattern.compile("[A-Za-z0-9+/]{33,}={0,2}");

  private static final int KEPT = 12;

  private static final int LONGEST = 120;

  private ShownValue() {}

  /// All records of an answer.
  static String of(DnsAnswer.Found found) {
    return found.records().stream()
        .map(DnsData::text)
        .map(ShownValue::of)
        .collect(Collectors.joining(", "));
  }

  static String of(String text) {
    String shortened = LONG_WORD.matcher(text).replaceAll(ShownValue::begun);
    return shortened.length() <= LONGEST
        ? shortened
        : "%s… (%s characters)".formatted(shortened.substring(0, LONGEST), text.length());
  }

  private static String begun(MatchResult word) {
    String all = word.group();
    return "%s… (%s characters)".formatted(all.substring(0, KEPT), all.length());
  }
}
