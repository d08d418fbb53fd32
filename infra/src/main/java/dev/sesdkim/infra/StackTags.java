package dev.sesdkim.infra;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The tags of everything in the stack: the context key `tags`, and a tag `project`, whose value
/// the key may replace.
final class StackTags {
  static final String KEY = "tags";

  /// AWS's limit for one resource.
  private static final int MOST = 50;

  private static final String PROJECT = "project";
  private static final String CHARACTERS = "\\p{L}\\p{N}\\p{Zs}_.:/+@-";

  /// CloudFormation refuses an empty value for alarms and StackSets.
  private static final Pattern TAG =
      Pattern.compile("(?!(?i:aws:))[%1$s]{1,128}=[=%1$s]{1,256}".formatted(CHARACTERS));

  private static final String EXPECTED =
      "key=value, separated by commas: a key of 1 to 128 and a value of 1 to 256 letters, digits,"
          + " spaces or characters of _.:/+-@ (in a value also =), no key that begins with aws:";

  private StackTags() {}

  /// Every key with its value.
  static SortedMap<String, String> from(ContextValues values) {
    // IAM does not distinguish keys by case.
    SortedMap<String, String> tags = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String tag : values.list(KEY, TAG, EXPECTED)) {
      int end = tag.indexOf('=');
      if (end > 0 && tags.put(tag.substring(0, end), tag.substring(end + 1)) != null) {
        values.reject(KEY, tag, "each key once, whether in capitals or not");
      }
    }
    tags.putIfAbsent(PROJECT, "ses-dkim-monitor");
    if (tags.size() > MOST) {
      values.reject(
          KEY,
          "%d tags".formatted(tags.size()),
          "at most %d with the stack's own, %s".formatted(MOST, PROJECT));
    }
    return tags;
  }
}
