package dev.sesdkim.local.redact;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sesdkim.local.redact.Substitution.Rule;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The replacements of everything that has one of the forms of [Patterns].
///
/// @param arns redacts ARNs in text
record Forms(Pseudonyms pseudonyms, Arns arns) {

  /// Text that may precede a local part and does not belong to it.
  private static final Pattern BEFORE_LOCAL =
      Pattern.compile(
          "(?:--[a-z][a-z-]*=|(?:rua|ruf|identity|name|user|from|to)=)?(?:['*~](?!\\\\))*");

  private static final String AT_ENCODED = "%40";

  /// Dotted words that are not names: paths in answers of AWS, and files.
  private static final Pattern NO_NAME =
      Pattern.compile(
          "(?:DkimAttributes|MailFromAttributes|VerificationInfo|ResourceRecordSets|Items|Stacks)\\..*"
              + "|(?:README|CONTRIBUTING|SECURITY|CHANGELOG|report)\\.md"
              + "|.*\\.(?:json|html|csv|xml|yaml|java|jar|txt|log)");

  /// Placeholders in the product's texts, which a reader fills in.
  private static final Pattern PLACEHOLDERS =
      Pattern.compile("(?:TOKEN|SELECTOR|_domainkey|DOMAIN|ZONE|[.])+");

  private static final Pattern PLACEHOLDER = Pattern.compile("(?:TOKEN|SELECTOR)\\._domainkey\\.");

  /// The rules that may also match within a word.
  List<Rule> anywhere() {
    return List.of(
        new Rule(Patterns.ACCOUNT, this::account), numbered(Patterns.ACCESS_KEY, "AKIA%016d"));
  }

  List<Rule> atBeginnings() {
    return List.of(
        new Rule(Patterns.URL_OF_OURS, UnaryOperator.identity()),
        new Rule(Patterns.JAVA, UnaryOperator.identity()),
        new Rule(Patterns.TERRAFORM_LABEL, label -> pseudonyms.other("record", label)),
        new Rule(Patterns.ARN, arns::of),
        new Rule(Patterns.UUID, pseudonyms::uuid),
        new Rule(Patterns.REQUEST_ID, this::request),
        new Rule(Patterns.IN_CONSOLE, this::inConsole),
        new Rule(Patterns.USER_OF_URL, pseudonyms::user),
        new Rule(Patterns.QUOTED_LOCAL, this::quotedLocal),
        new Rule(Patterns.ADDRESS, this::address),
        new Rule(Patterns.CUT, _ -> "cut"),
        new Rule(Patterns.IP6, this::ip6),
        new Rule(Patterns.IP4, this::ip4),
        new Rule(Patterns.WHOLE_NAME, this::name),
        new Rule(Patterns.KEY, key -> pseudonyms.other("key", key)),
        new Rule(Patterns.OPAQUE, text -> pseudonyms.other("opaque", text)),
        new Rule(Patterns.TOKEN, pseudonyms::token),
        numbered(Patterns.ORGANIZATION, "o-%010d"),
        numbered(Patterns.UNIT, "ou-0000-%08d"),
        numbered(Patterns.ROOT, "r-%04d"),
        numbered(Patterns.ZONE_ID, "Z%09d"));
  }

  private Rule numbered(String form, String pseudonym) {
    return new Rule(form, thing -> pseudonyms.numbered(pseudonym, thing));
  }

  private String request(String id) {
    return id.matches(Patterns.UUID) ? pseudonyms.uuid(id) : pseudonyms.other("request", id);
  }

  private String inConsole(String encoded) {
    return URLEncoder.encode(pseudonyms.identity(decoded(encoded)), UTF_8);
  }

  private String address(String address) {
    int sign = address.indexOf('@');
    boolean isEncoded = sign < 0;
    int end = isEncoded ? address.indexOf(AT_ENCODED) : sign;
    String at = isEncoded ? AT_ENCODED : "@";
    String domain = address.substring(end + at.length());
    int start = start(address, end);
    String local = address.substring(start, end);
    return address.substring(0, start)
        + pseudonyms.user(isEncoded ? decoded(local) : local)
        + at
        + (domain.isEmpty() ? "" : pseudonyms.name(domain));
  }

  private String quotedLocal(String text) {
    int start = start(text, text.length());
    return text.substring(0, start) + pseudonyms.user(text.substring(start));
  }

  /// Where a local part begins in a text that may have something before it.
  private static int start(String text, int end) {
    Matcher before = BEFORE_LOCAL.matcher(text).region(0, end);
    return before.lookingAt() && before.end() < end ? before.end() : 0;
  }

  private static String decoded(String encoded) {
    try {
      return URLDecoder.decode(encoded.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return encoded;
    }
  }

  private String name(String name) {
    if (NO_NAME.matcher(name).matches() || PLACEHOLDERS.matcher(name).matches()) {
      return name;
    }
    Matcher placeholder = PLACEHOLDER.matcher(name);
    int from = placeholder.lookingAt() ? placeholder.end() : 0;
    return name.substring(0, from) + pseudonyms.name(name.substring(from));
  }

  /// Replaces an IPv4 address unless it is a local one, which tells nothing.
  private String ip4(String address) {
    return address.startsWith("127.") || address.equals("0.0.0.0")
        ? address
        : pseudonyms.ip4(address);
  }

  private String ip6(String address) {
    return address.equals("::1") ? address : pseudonyms.ip6(address);
  }

  /// Replaces an account id, also in the console's form of three parts.
  private String account(String id) {
    String number = pseudonyms.account(id.replace("-", ""));
    return id.contains("-") ? number.replaceFirst("(.{4})(.{4})", "$1-$2-") : number;
  }
}
