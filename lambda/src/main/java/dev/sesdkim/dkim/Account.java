package dev.sesdkim.dkim;

import java.util.Optional;
import java.util.regex.Pattern;

/// An AWS account that is watched.
///
/// @param id its 12 digits: the key of everything that the monitor remembers
/// @param name its name in the organization or the settings, if known; it may change, so it is
///   never part of a key
public record Account(String id, Optional<String> name) {

  private static final Pattern ID = Pattern.compile("[0-9]{12}");

  /// Whether the text has the form of an id.
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }
}
