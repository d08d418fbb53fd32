package dev.sesdkim.rules.dmarc;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An address to which reports are sent (RFC 9989 sections 4.6 and 4.8).
///
/// @param sized whether it has the obsolete size limit
/// @param domain for `mailto:`, the domain that receives the mail; empty for another scheme
record ReportAddress(boolean sized, Optional<String> domain) {

  private static final Pattern SIZE = Pattern.compile("!\\d+[kmgt]?", Pattern.CASE_INSENSITIVE);

  /// RFC 3986 section 3: a scheme, and characters that a URI may hold.
  private static final Pattern URI =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):([\\w.~:/?#\\[\\]@$&'()*+;=%-]+)");

  private static final Pattern MAILBOX =
      Pattern.compile("[^@?]+@([\\w-]+(?:\\.[\\w-]+)+)(?:\\?.*)?");

  /// Reads one address; empty if the text is none.
  static Optional<ReportAddress> of(String text) {
    int mark = text.lastIndexOf('!');
    boolean sized = mark >= 0 && SIZE.matcher(text.substring(mark)).matches();
    Matcher uri = URI.matcher(sized ? text.substring(0, mark) : text);
    if (!uri.matches()) {
      return Optional.empty();
    }
    if (!uri.group(1).equalsIgnoreCase("mailto")) {
      return Optional.of(new ReportAddress(sized, Optional.empty()));
    }
    Matcher mailbox = MAILBOX.matcher(uri.group(2));
    return mailbox.matches()
        ? Optional.of(
            new ReportAddress(sized, Optional.of(mailbox.group(1).toLowerCase(Locale.ROOT))))
        : Optional.empty();
  }
}
