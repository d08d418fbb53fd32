package dev.sesdkim.local.route53;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sesdkim.rules.dmarc.Correction;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A value of a TXT record as Route 53 writes it: quoted strings, in which a backslash stands
/// before a quote, a backslash or the three octal digits of a byte (Route 53 Developer Guide, "TXT
/// record type").
///
/// @param text its strings joined, without quotes and escapes
record TxtValue(String text) {

  /// A quote, with the one that begins the next string; a byte; an escaped character; any other.
  private static final Pattern PIECE =
      Pattern.compile("\"(?: +\")?|\\\\([0-7]{3})|\\\\(.)|([^\"\\\\])", Pattern.DOTALL);

  private static final int OCTAL = 8;

  static TxtValue of(String quoted) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PIECE.matcher(quoted).results().map(TxtValue::bytes).forEach(bytes::writeBytes);
    return new TxtValue(bytes.toString(UTF_8));
  }

  private static byte[] bytes(MatchResult piece) {
    String octal = piece.group(1);
    if (octal != null) {
      return new byte[] {(byte) Integer.parseInt(octal, OCTAL)};
    }
    String escaped = piece.group(2);
    String text = escaped == null ? piece.group(3) : escaped;
    return text == null ? new byte[0] : text.getBytes(UTF_8);
  }

  /// Whether only one of the two may be at the name: two DMARC records, also if one is only meant
  /// as such, or two records of one version, such as `v=spf1`.
  boolean isLike(TxtValue other, String name) {
    return name.startsWith("_dmarc.")
        ? isDmarc() && other.isDmarc()
        : version().equals(other.version());
  }

  private boolean isDmarc() {
    return !Correction.meant(List.of(text)).isEmpty();
  }

  /// For example `v=spf1`; the whole text if it has no version.
  private String version() {
    String first = text.split("[ ;]", 2)[0].toLowerCase(Locale.ROOT);
    return first.startsWith("v=") ? first : text;
  }
}
