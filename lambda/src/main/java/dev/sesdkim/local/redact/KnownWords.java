package dev.sesdkim.local.redact;

import dev.sesdkim.dkim.Printable;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Collects words that have no form of their own from the places where a text says what they are:
/// names of accounts, and local parts of addresses with characters that would end them in free
/// text.
final class KnownWords implements Redaction.Step {

  private static final Pattern ODD = Pattern.compile("[^\\p{L}\\p{N}!#$%&'*+=?^_~.-]");
  private static final Pattern NAME = Pattern.compile(Patterns.NAME);
  private static final List<String> SEPARATORS = List.of("  ", ": ", "; ", ", ");
  private static final String OF = " of ";
  private static final int LONGEST_SHOWN = 1_000;

  private final Set<String> accountNames = new LinkedHashSet<>();
  private final Set<String> texts = new HashSet<>();
  private final Set<String> locals = new LinkedHashSet<>();

  Set<String> accountNames() {
    return accountNames;
  }

  /// Local parts as SES gives them, and as texts and commands for a shell show them.
  Set<String> locals() {
    return locals;
  }

  @Override
  public String text(List<String> path, String text) {
    if (Fields.isAccountName(path)) {
      accountName(text);
    } else if (Fields.IDENTITIES.contains(Fields.field(path))) {
      local(text);
    }
    if (text.contains(" (") && texts.add(text)) {
      Patterns.ACCOUNT_LABEL
          .matcher(text)
          .results()
          .flatMap(label -> labelled(label.group("words"), label.group("lead") == null).stream())
          .forEach(this::accountName);
    }
    Patterns.NAME_IN_CUT_JSON
        .matcher(text)
        .results()
        .forEach(found -> accountName(found.group("name")));
    return text;
  }

  @Override
  public String name(List<String> path, String name) {
    return name;
  }

  @Override
  public boolean opens(List<String> path) {
    return true;
  }

  /// Cuts the account's name out of the words before the account's id on a line, such as `home`
  /// from `ap-south-1 of home`.
  private static Optional<String> labelled(String words, boolean mayBeOfSomething) {
    String name = words;
    for (String separator : SEPARATORS) {
      int at = name.lastIndexOf(separator);
      name = at < 0 ? name : name.substring(at + separator.length());
    }
    int of = name.indexOf(OF);
    name = mayBeOfSomething && of >= 0 ? name.substring(of + OF.length()) : name;
    name = name.strip().replaceFirst("^(?:[,.;|]|and |or |of )\\s*", "").strip();
    return Optional.of(name).filter(left -> left.length() > 1);
  }

  /// Keeps an account's name, unless it is a domain: domains are replaced as such.
  private void accountName(String name) {
    if (!name.isBlank() && !NAME.matcher(name).matches()) {
      accountNames.add(name);
    }
  }

  private void local(String identity) {
    int at = identity.lastIndexOf('@');
    if (at > 0 && ODD.matcher(identity.substring(0, at)).find()) {
      String local = identity.substring(0, at);
      for (String shown : List.of(local, Printable.line(local, LONGEST_SHOWN))) {
        locals.add(shown);
        locals.add(shown.replace("'", "'\\''"));
      }
    }
  }
}
