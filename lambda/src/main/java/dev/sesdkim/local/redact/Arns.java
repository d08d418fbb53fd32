package dev.sesdkim.local.redact;

import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Redacts ARNs: partition, service, region and kind stay; account and names are replaced.
///
/// @param formed replaces a part that has a known form, and returns any other unchanged
record Arns(Pseudonyms pseudonyms, UnaryOperator<String> formed) {

  private static final Pattern ARN =
      Pattern.compile("(arn:[^:]*:([^:]*):[^:]*:)([^:]*):(.*)", Pattern.DOTALL);

  private static final Pattern PART = Pattern.compile("[^:/]+");

  private static final String IDENTITY = "identity/";

  /// Words for kinds of resources in ARNs, and the name of the product's own role.
  private static final Set<String> WORDS =
      Set.of(
          "account",
          "assumed-role",
          "configuration-set",
          "federated-user",
          "function",
          "identity",
          "index",
          "log-group",
          "organization",
          "ou",
          "policy",
          "role",
          "root",
          "rule",
          "schedule",
          "ses-dkim-monitor",
          "SesDkimMonitorReader",
          "stack",
          "stackset",
          "table",
          "user",
          "*");

  /// Redacts a whole ARN, with any characters.
  String of(String arn) {
    Matcher parts = ARN.matcher(arn);
    if (!parts.matches()) {
      return formed.apply(arn);
    }
    String account = parts.group(3);
    String resource = parts.group(4);
    boolean isIdentity = parts.group(2).equals("ses") && resource.startsWith(IDENTITY);
    return parts.group(1)
        + (account.matches("[0-9]{12}") ? pseudonyms.account(account) : account)
        + ":"
        + (isIdentity
            ? IDENTITY + identity(resource.substring(IDENTITY.length()))
            : PART.matcher(resource)
                .replaceAll(part -> Matcher.quoteReplacement(name(part.group()))));
  }

  private String identity(String name) {
    return name.equals("*") ? name : pseudonyms.identity(name);
  }

  private String name(String part) {
    if (WORDS.contains(part)) {
      return part;
    }
    String known = formed.apply(part);
    return known.equals(part) ? pseudonyms.other("name", part) : known;
  }
}
