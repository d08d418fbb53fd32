package dev.sesdkim.infra;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Names a role the same at every deployment, and differently for each stack and region.
final class RoleName {
  private static final int LONGEST = 64;

  /// Longer than any region's code; at synthesis the region may be unknown.
  private static final int LONGEST_REGION = 24;

  private static final int HASH_DIGITS = 8;

  private RoleName() {}

  /// The stack's name and the region. A stack's name that is too long is cut and completed with a
  /// hash.
  ///
  /// @param region its code, or the CDK's token for it
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
