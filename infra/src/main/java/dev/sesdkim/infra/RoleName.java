package dev.sesdkim.infra;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A name for a role that is the same at every deployment, and different for each stack and region.
final class RoleName {
  private static final int LONGEST = 64;

  /// More than any region's code has. At synthesis the region may not be known.
  private static final int LONGEST_REGION = 24;

  private static final int HASH_DIGITS = 8;

  private RoleName() {}

  /// The stack's name and the region. A stack's name that is too long is cut, and a hash of it
  /// added.
  ///
  /// @param region its code, or a token for it
  static String of(String stackName, String region) {
    int room = LONGEST - 1 - LONGEST_REGION;
    String unique =
        stackName.length() <= room
            ? stackName
            : stackName.substring(0, room - 1 - HASH_DIGITS) + "-" + hash(stackName);
    return unique + "-" + region;
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
