package dev.sesdkim.local.redact;

import java.util.List;
import java.util.Set;

/// What the fields of the product's JSON, and of SES's and DynamoDB's, hold: where the field says
/// it, it is not guessed from the text.
final class Fields implements Redaction.Step {

  static final Set<String> ACCOUNT_NAMES = Set.of("accountName", "AccountName");

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

  /// People's own names and words, the names in them included.
  private static final Set<String> HIDDEN = Set.of("Policies", "Tags");

  /// How DynamoDB's JSON says of what type a value is.
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

  /// The field that a value is of; empty if it is of none.
  static String field(List<String> path) {
    return path.reversed().stream().filter(name -> !TYPES.contains(name)).findFirst().orElse("");
  }

  @Override
  public String text(List<String> path, String text) {
    String field = field(path);
    if (text.isBlank() || text.equals("*")) {
      return text;
    } else if (!opens(path) || WORDS.contains(field)) {
      return pseudonyms.other("words", text);
    } else if (ACCOUNT_NAMES.contains(field)) {
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

  /// A name that is a domain is replaced as one.
  private String accountName(String name) {
    return name.matches(Patterns.NAME) ? pseudonyms.name(name) : pseudonyms.accountName(name);
  }

  private static boolean isIdentity(String text) {
    return text.indexOf('@') > 0 || text.chars().noneMatch(Character::isWhitespace);
  }
}
