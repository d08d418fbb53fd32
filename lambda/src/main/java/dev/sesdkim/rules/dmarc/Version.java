package dev.sesdkim.rules.dmarc;

import dev.sesdkim.dkim.DmarcProblem;
import dev.sesdkim.dkim.DmarcProblem.Kind;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whether a text is a DMARC record: it begins with the tag `v`, whose value is `DMARC1` in this
/// case (RFC 9989 sections 4.7 and 4.8).
final class Version {

  private static final Pattern FIRST = Pattern.compile("[vV][ \t]*=[ \t]*DMARC1[ \t]*(;.*)?");

  private static final Pattern ANYWHERE = Pattern.compile("(^|[; \t\"'])v[ \t]*=[ \t]*dmarc1");

  private static final Pattern LATER_TAG = Pattern.compile(".*;[ \t]*v[ \t]*=[ \t]*dmarc1.*");

  private static final Pattern POLICY_ALONE =
      Pattern.compile("[ \t]*p[ \t]*=[ \t]*(none|quarantine|reject)[ \t]*(;.*)?");

  private Version() {}

  static boolean opens(String text) {
    return FIRST.matcher(text).matches();
  }

  /// Why a text that was meant as a DMARC record is none; empty for a text about something else.
  static Optional<DmarcProblem> flaw(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    Optional<Kind> kind;
    if (!ANYWHERE.matcher(lower).find()) {
      kind =
          POLICY_ALONE.matcher(lower).matches()
              ? Optional.of(Kind.VERSION_MISSING)
              : Optional.empty();
    } else if (LATER_TAG.matcher(lower).matches()) {
      kind = Optional.of(Kind.VERSION_NOT_FIRST);
    } else if (!lower.startsWith("v")) {
      kind = Optional.of(Kind.VERSION_AFTER_SPACE);
    } else if (FIRST.matcher(text.toUpperCase(Locale.ROOT)).matches()) {
      kind = Optional.of(Kind.VERSION_WRONG_CASE);
    } else {
      kind = Optional.of(Kind.VERSION_MALFORMED);
    }
    return kind.map(found -> new DmarcProblem(found, text));
  }
}
