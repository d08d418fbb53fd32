package dev.sesdkim.local.redact;

import java.util.regex.Pattern;

/// The forms of what is searched for in text. Each begins where a run of its characters begins, so
/// that matching takes time in proportion to the text.
final class Patterns {

  /// The characters of a label of a domain name, also in Unicode, including joiners and the
  /// replacement of a hidden character.
  private static final String LABEL = "\\p{L}\\p{N}\\p{M}\\p{So}\\x{200C}\\x{200D}_*-";

  private static final String DOT = "[.\\x{3002}\\x{FF0E}\\x{FF61}]";

  /// A domain name of at least two labels. The last begins with a letter and has another character.
  /// Commands show `?` for what a shell could not take, and Markdown has `\_` for an underscore.
  static final String NAME =
      "(?:(?:[?%1$s]++|\\\\(?=_))++%2$s)+(?=\\p{L}[%1$s])[%1$s]++".formatted(LABEL, DOT);

  /// A domain name that is not the end of a longer run.
  static final String WHOLE_NAME = "(?<![?%s])%s".formatted(LABEL, NAME);

  /// A character that a local part may have without quotes; percent-encoded ones too.
  private static final String LOCAL = "[^\\s,;:()<>\\[\\]{}\"`|@/\\\\]";

  /// What follows an apostrophe within quotes of a shell: they end, it stands alone, they begin
  /// again. JSON doubles the backslash, and so does JSON in JSON.
  private static final String REOPENED = "\\\\{1,4}''";

  /// An apostrophe within quotes of a shell.
  static final String QUOTED_APOSTROPHE = "'" + REOPENED;

  /// An ampersand as XML and Slack write it.
  static final String ESCAPED_AMPERSAND = "&amp;";

  /// An address with `@` or its percent-encoding, and with the domain if one follows.
  static final String ADDRESS =
      "(?<!%1$s)(?<!'\\\\{1,4}(?=''))%1$s+(?:(?:(?<=')%2$s|(?<=&amp);)%1$s*){0,64}(?:@|%%40)(?:%3$s|(?=[\\w-]*[A-Za-z])[\\w-]+)?"
          .formatted(LOCAL, REOPENED, NAME);

  /// User and password in a URL.
  static final String USER_OF_URL = "(?<=://)[^\\s/?#@:]+:[^\\s/?#@]*(?=@)";

  /// A local part that ends with a character that needs quotes: everything after the last space or
  /// comma.
  static final String QUOTED_LOCAL =
      "(?<![^\\s,\"])[^\\s,\"][^\\s,]*[,;:()<>\\[\\]{}\"`|/\\\\](?=@%s)".formatted(NAME);

  /// A word that was cut.
  static final String CUT = "(?<![%1$s.@])[%1$s.@]+(?=…|\\.{3})".formatted(LABEL);

  /// The label of a resource in Terraform's language, which repeats the record's name.
  static final String TERRAFORM_LABEL = "(?<=\"aws_route53_record\" \")[a-z0-9_-]+";

  static final String URL_OF_OURS = "https://github\\.com/ses-dkim-monitor/\\S*";

  /// A line of a stack trace, or an exception's name.
  static final String JAVA =
      "(?<=\\bat )[\\w.$/@-]+\\((?:\\w+\\.java:[0-9]+|Native Method|Unknown Source)\\)"
          + "|\\b(?:dev\\.sesdkim|javax?|jdk|software\\.amazon\\.awssdk)\\.(?:[a-z0-9]+\\.)*"
          + "[A-Z][A-Za-z0-9$]*(?:Exception|Error|Failure)\\b";

  /// An apostrophe in a local part; others are quotation marks.
  private static final String APOSTROPHE = "'(?:%s)?(?=[^\\s']*(?:@|%%40))".formatted(REOPENED);

  static final String ARN =
      "arn:aws[a-z-]*:[a-z0-9-]*:[a-z0-9*-]*:(?:[0-9]{12}|\\*)?:"
          + "(?:[^%1$s]|%2$s)*[^%1$s.:]".formatted("\\s\"'<>|,;)\\]}\\\\`", APOSTROPHE);

  /// The identity in a URL of SES's console.
  static final String IN_CONSOLE =
      "(?<=#/identities/)(?:[^\\s\"'<>|)\\]\\\\]|%s)+".formatted(APOSTROPHE);

  static final String UUID =
      "(?<![A-Za-z0-9])[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?![A-Za-z0-9])";

  static final String REQUEST_ID = "(?<=[Rr]equest ?[Ii][Dd][: =]{1,2})[^\\s,;:=)<>\"]+";

  private static final String HEX = "[0-9A-Fa-f]{1,4}";
  private static final String BARE_IP4 = "(?:[0-9]{1,3}\\.){3}[0-9]{1,3}";

  static final String IP4 = "(?<![\\w.])%s(?!\\.?\\w)".formatted(BARE_IP4);

  /// An IPv6 address: eight groups, or fewer with `::`; the last two may be written as IPv4. In an
  /// SPF record it stands after `ip6:`.
  static final String IP6 =
      "(?:(?<=(?i:ip6):)|(?<![\\w:.]))(?:(?:%1$s:){7}%1$s|(?=:*[0-9A-Fa-f])(?:%1$s(?::%1$s){0,6})?::(?:%1$s:){0,5}(?:%2$s|%1$s)?)(?![\\w:])"
          .formatted(HEX, BARE_IP4);

  /// A key in a DKIM record, in one string or several.
  static final String KEY =
      "(?<=\\bp=)\\s*[A-Za-z0-9+/]{20,}%1$s*(?:\\\\?\"\\s+\\\\?\"%1$s+)*"
          .formatted("[A-Za-z0-9+/=]");

  /// An opaque text: too long for a word, with at least two digits, or base 64 with its ending.
  static final String OPAQUE =
      "(?<![\\w+-])(?:(?=[\\w+-]*[0-9][\\w+-]*[0-9])[\\w+-]{40,}=*|[A-Za-z0-9+/]{40,}={1,2})(?![\\w+/=-])";

  static final String TOKEN = "(?<![A-Za-z0-9])[A-Za-z0-9]{32}(?![A-Za-z0-9])";
  static final String ORGANIZATION = "(?<![\\w-])o-[a-z0-9]{10,32}(?![\\w-])";
  static final String UNIT = "(?<![\\w-])ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}(?![\\w-])";
  static final String ROOT = "(?<![\\w-])r-[a-z0-9]{4,32}(?![\\w-])";
  static final String ACCESS_KEY =
      "(?<![A-Z0-9])(?:AKIA|ASIA|AIDA|AROA|AGPA|ANPA|ANVA|APKA)[A-Z0-9]{12,}";
  static final String ZONE_ID = "(?<!\\w)Z(?=[A-Z]*[0-9])[A-Z0-9]{9,32}(?!\\w)";

  static final String ACCOUNT =
      "(?<![0-9])(?<![0-9]\\.)(?:[0-9]{12}|[0-9]{4}-[0-9]{4}-[0-9]{4})(?![0-9])";

  /// An account as outputs label it, such as `prod (123456789012)`, after the text that outputs put
  /// before it.
  static final Pattern ACCOUNT_LABEL =
      Pattern.compile(
          "(?:\\b(?<lead>Account )|(?<=[)\\n|])|^)(?<words>[^\\n()|]*\\S) \\(%s\\)"
              .formatted(ACCOUNT));

  /// An account's name in JSON that was cut and so cannot be read as JSON.
  static final Pattern NAME_IN_CUT_JSON =
      Pattern.compile(
          "\"(?:accountName|id\":\"%s\",\"name)\":\"(?<name>[^\"\\\\…]{2,})".formatted(ACCOUNT));

  private Patterns() {}
}
