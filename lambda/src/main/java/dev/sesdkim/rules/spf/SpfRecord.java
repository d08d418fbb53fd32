package dev.sesdkim.rules.spf;

import dev.sesdkim.dkim.SpfProblem.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An SPF record whose syntax is right throughout (RFC 7208 section 4.6).
///
/// @param terms its mechanisms, up to the first `all`: none behind it counts (section 5.1)
/// @param redirect the domain whose record decides where no mechanism matches; empty where `all`
///   stands anywhere in the record (section 5.1)
record SpfRecord(List<SpfTerm> terms, Optional<DomainSpec> redirect) {

  private static final Pattern MEANT = Pattern.compile("^[^a-z0-9]*v *= *spf1(?![0-9.])");

  SpfRecord {
    terms = List.copyOf(terms);
  }

  /// What a text is.
  sealed interface Reading {}

  /// A record.
  record Valid(SpfRecord record) implements Reading {}

  /// No record: an error anywhere in it is one of the whole, before anything is evaluated.
  ///
  /// @param term the first term that cannot be read
  record Broken(Kind kind, String term) implements Reading {}

  /// Reads a text that [#opens].
  static Reading of(String text) {
    return new RecordReader(text).read();
  }

  /// Whether a text is an SPF record at all: it begins with `v=spf1`, alone or before a space
  /// (section 4.5).
  static boolean opens(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.equals("v=spf1") || lower.startsWith("v=spf1 ");
  }

  /// Whether a text that does not [#opens] was meant to: the version stands in it behind a quote, a
  /// blank or the like, or runs into what follows.
  static boolean isMeant(String text) {
    return MEANT.matcher(text.toLowerCase(Locale.ROOT)).find();
  }
}
