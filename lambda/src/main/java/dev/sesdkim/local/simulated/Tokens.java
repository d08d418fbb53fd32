package dev.sesdkim.local.simulated;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// DKIM tokens that look like SES's: three of 32 lower-case letters and digits, always the same for
/// one domain.
final class Tokens {
  private static final int LENGTH = 32;

  private Tokens() {}

  static List<String> of(String domain) {
    String name = domain.toLowerCase(Locale.ROOT);
    return IntStream.rangeClosed(1, 3).mapToObj(n -> token(n + name)).toList();
  }

  private static String token(String seed) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(seed.getBytes(StandardCharsets.UTF_8));
      String digits = new BigInteger(1, hash).toString(36);
      return "0".repeat(LENGTH).concat(digits).substring(digits.length());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
