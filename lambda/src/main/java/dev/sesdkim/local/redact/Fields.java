package dev.sesdkim.local.redact;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.sesdkim.dkim.Reason;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Redacts strings in the product's JSON and in SES's and DynamoDB's. Where a field's name says
/// what its string is, nothing is guessed from the string.
final class Fields implements Redaction.Step {

  private static final Set<String> ACCOUNT_NAMES = Set.of("accountName", "AccountName");

  /// The end of the path of an account's name in the event of a state machine's step.
  private static final List<String> NAME_OF_ACCOUNT = List.of("account", "name");

  /// The path of an account's name in an entry of the list of accounts.
  private static final List<String> NAME_IN_LIST = List.of("name");

  static final Set<String> IDENTITIES =
      Set.of(
          "identity",
          "Identity",
          "Identities",
          "EmailIdentity",
          "emailIdentity",
          "governedBy",
          "domain",
          "domains",
          "dmarcFrom",
          "key",
          "mailFromDomain",
          "MailFromDomain");

  private static final Set<String> ARNS = Set.of("arn", "relatedResources", "pk");

  private static final Set<String> SELECTORS =
      Set.of("tokens", "Tokens", "dkimTokens", "DkimTokens", "selector", "dkimSelector");

  private static final Set<String> HASHES = Set.of("publishedKeyHashes");

  private static final Set<String> NAMES = Set.of("ConfigurationSetName");

  private static final Set<String> OPAQUE = Set.of("VerificationToken", "NextToken");

  private static final Set<String> WORDS = Set.of("muteReason", "externalId");

  /// In the row of a mute it holds a person's words, elsewhere one of the product's.
  private static final String REASON = "reason";

  private static final Set<String> REASONS =
      Stream.of(Reason.values()).map(Enum::name).collect(toUnmodifiableSet());

  /// A person's pattern of names.
  private static final String PATTERN = "only";

  private static final String BELOW = "*.";

  /// Fields with people's own names and words, in which every string is replaced; in `Policies` the
  /// names of fields are people's own too.
  private static final Set<String> HIDDEN = Set.of("Policies", "Tags");

  /// The names of types in DynamoDB's JSON.
  private static final Set<String> TYPES = Set.of("S", "N", "M", "L", "SS", "BOOL");

  private final Pseudonyms pseudonyms;
  private final Arns arns;
  private final Substitution replacement;

  Fields(Pseudonyms pseudonyms, KnownWords known) {
    this.pseudonyms = pseudonyms;
    this.arns = new Arns(pseudonyms, this::inText);
    this.replacement = new Substitution(pseudonyms, new Forms(pseudonyms, arns), known);
  }

  private String inText(String text) {
    return replacement.of(text);
  }

  /// The field that a value belongs to; empty if there is none.
  static String field(List<String> path) {
    return path.reversed().stream().filter(name -> !TYPES.contains(name)).findFirst().orElse("");
  }

  /// Whether a value is the name of an account.
  static boolean isAccountName(List<String> path) {
    int size = path.size();
    return ACCOUNT_NAMES.contains(field(path))
        || path.equals(NAME_IN_LIST)
        || (size > 1 && path.subList(size - 2, size).equals(NAME_OF_ACCOUNT));
  }

  @Override
  public String text(List<String> path, String text) {
    String field = field(path);
    if (text.isBlank() || text.equals("*")) {
      return text;
    } else if (!opens(path)
        || WORDS.contains(field)
        || (field.equals(REASON) && !REASONS.contains(text))) {
      return pseudonyms.other("words", text);
    } else if (field.equals(PATTERN)) {
      return pattern(text);
    } else if (isAccountName(path)) {
      return accountName(text);
    } else if (IDENTITIES.contains(field) && isIdentity(text)) {
      return pseudonyms.identity(text);
    } else if (ARNS.contains(field) && text.startsWith("arn:")) {
      return arns.of(text);
    } else if (SELECTORS.contains(field)) {
      return pseudonyms.selector(text);
    } else if (HASHES.contains(field)) {
      return pseudonyms.other("hash", text);
    } else if (NAMES.contains(field)) {
      return pseudonyms.other("name", text);
    } else if (OPAQUE.contains(field)) {
      return pseudonyms.other("opaque", text);
    }
    return replacement.of(text);
  }

  @Override
  public String name(List<String> path, String name) {
    return path.contains("Policies") ? pseudonyms.other("words", name) : replacement.of(name);
  }

  @Override
  public boolean opens(List<String> path) {
    return path.stream().noneMatch(HIDDEN::contains);
  }

  /// Replaces an account's name; a name that is a domain is replaced as a domain.
  private String accountName(String name) {
    return name.matches(Patterns.NAME) ? pseudonyms.name(name) : pseudonyms.accountName(name);
  }

  /// Replaces a pattern; a domain, or all names below one, is replaced as a domain.
  private String pattern(String text) {
    String name = text.startsWith(BELOW) ? text.substring(BELOW.length()) : text;
    boolean isDomain =
        name.matches(Patterns.NAME) && name.chars().noneMatch(c -> c == '*' || c == '?');
    return isDomain ? pseudonyms.name(text) : pseudonyms.other("words", text);
  }

  private static boolean isIdentity(String text) {
    return text.indexOf('@') > 0 || text.chars().noneMatch(Character::isWhitespace);
  }
}
