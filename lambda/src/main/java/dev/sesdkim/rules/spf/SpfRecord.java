package dev.sesdkim.rules.spf;

import dev.sesdkim.dkim.SpfProblem.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An SPF record without any syntax error (RFC 7208 section 4.6).
///
/// @param terms its mechanisms up to the first `all`, after which none counts (section 5.1)
/// @param redirect the domain whose record decides if no mechanism matches; empty if the record has
///   `all` anywhere (section 5.1)
record SpfRecord(List<SpfTerm> terms, Optional<DomainSpec> redirect) {

  private static final Pattern MEANT = Pattern.compile("^[^a-z0-9]*v *= *spf1(?![0-9.])");

  SpfRecord {
    terms = List.copyOf(terms);
  }

  /// What was read from a text.
  sealed interface Reading {}

  record Valid(SpfRecord record) implements Reading {}

  /// An invalid record: an error anywhere makes the whole record invalid before it is evaluated.
  ///
  /// @param term the first term that cannot be read
  record Broken(Kind kind, String term) implements Reading {}

  /// Reads a text that [#opens].
  static Reading of(String text) {
    return new RecordReader(text).read();
  }

  /// Whether a text is an SPF record: it begins with `v=spf1`, alone or followed by a space
  /// (section 4.5).
  static boolean opens(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.equals("v=spf1") || lower.startsWith("v=spf1 ");
  }

  /// Whether a text that does not [#opens] was meant as an SPF record: a quote, a blank or the like
  /// comes before the version, or the version runs into what follows.
  static boolean isMeant(String text) {
    return MEANT.matcher(text.toLowerCase(Locale.ROOT)).find();
  }
}
