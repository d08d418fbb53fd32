package dev.sesdkim.local.redact;

import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// ARNs: partition, service, region and kind stay; account and names do not.
///
/// @param formed what replaces a part of a form that is known, and leaves any other as it is
record Arns(Pseudonyms pseudonyms, UnaryOperator<String> formed) {

  private static final Pattern ARN =
      Pattern.compile("(arn:[^:]*:([^:]*):[^:]*:)([^:]*):(.*)", Pattern.DOTALL);

  private static final Pattern PART = Pattern.compile("[^:/]+");

  private static final String IDENTITY = "identity/";

  /// What ARNs call kinds of things, and the product's own role.
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

  /// A whole ARN, whatever characters it has.
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
