package dev.sesdkim.rules.spf;

import dev.sesdkim.dkim.SpfProblem.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the terms of one SPF record (RFC 7208 section 12).
final class RecordReader {

  private static final Pattern SPACES = Pattern.compile(" +");

  private static final String NAME = "([A-Za-z][A-Za-z0-9._-]*)";

  private static final Pattern MODIFIER = Pattern.compile(NAME + "=(.*)", Pattern.DOTALL);

  private static final Pattern DIRECTIVE =
      Pattern.compile("([-+?~]?)" + NAME + "([:/].*)?", Pattern.DOTALL);

  /// Modifiers that may occur only once; any other may be repeated (section 6).
  private static final Set<String> ONCE = Set.of("redirect", "exp");

  private final String text;
  private final List<SpfTerm> terms = new ArrayList<>();
  private final Set<String> modifiers = new HashSet<>();
  private Optional<DomainSpec> redirect = Optional.empty();
  private boolean all;

  RecordReader(String text) {
    this.text = text;
  }

  SpfRecord.Reading read() {
    try {
      for (String term : SPACES.split(text.substring("v=spf1".length()), -1)) {
        if (!term.isEmpty()) {
          take(term);
        }
      }
    } catch (Unreadable unreadable) {
      return unreadable.broken;
    }
    return new SpfRecord.Valid(new SpfRecord(terms, all ? Optional.empty() : redirect));
  }

  private void take(String term) throws Unreadable {
    Matcher modifier = MODIFIER.matcher(term);
    if (modifier.matches()) {
      modifier(term, modifier.group(1).toLowerCase(Locale.ROOT), modifier.group(2));
      return;
    }
    Matcher directive = DIRECTIVE.matcher(term);
    if (!directive.matches()) {
      throw new Unreadable(Kind.UNKNOWN_TERM, term);
    }
    String rest = Optional.ofNullable(directive.group(3)).orElse("");
    SpfTerm.Mechanism mechanism =
        new MechanismReader(term, rest).read(directive.group(2).toLowerCase(Locale.ROOT));
    boolean passes = directive.group(1).isEmpty() || directive.group(1).equals("+");
    if (!all) {
      terms.add(new SpfTerm(term, passes, mechanism));
      all = mechanism instanceof SpfTerm.All;
    }
  }

  private void modifier(String term, String name, String value) throws Unreadable {
    if (ONCE.contains(name)) {
      if (!modifiers.add(name)) {
        throw new Unreadable(Kind.MODIFIER_TWICE, term);
      }
      DomainSpec domain =
          DomainSpec.of(value).orElseThrow(() -> new Unreadable(Kind.BAD_DOMAIN, term));
      if (name.equals("redirect")) {
        redirect = Optional.of(domain);
      }
    } else if (!DomainSpec.isMacroString(value)) {
      throw new Unreadable(Kind.BAD_DOMAIN, term);
    }
  }

  /// A term cannot be read.
  static final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient SpfRecord.Broken broken;

    Unreadable(Kind kind, String term) {
      super(kind + " " + term);
      this.broken = new SpfRecord.Broken(kind, term);
    }
  }
}
