package dev.sesdkim.rules;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Printable;
import java.util.regex.Pattern;

/// Commands of the AWS CLI, version 2, for a POSIX shell.
///
/// Names come from outside, so each is quoted unless it is plainly harmless. It is joined to its
/// option by `=`, so that a name which begins with a dash is not taken for an option.
final class SesCommands {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9@+._-]+");

  /// Characters that are special inside double quotes.
  private static final Pattern SPECIAL = Pattern.compile("[\\\\\"$`]");

  private SesCommands() {}

  /// Shows everything that SES knows about the identity.
  static String look(Identity identity) {
    return v2("get-email-identity", identity.region(), identity.name());
  }

  static String switchSigningOn(Identity identity) {
    return v2("put-email-identity-dkim-attributes", identity.region(), identity.name())
        + " --signing-enabled";
  }

  /// Starts Easy DKIM for a domain that does not use it, or whose set-up failed. SES would replace
  /// a customer's own key, and break a replica of another region, so the command asks first.
  static String startEasyDkim(Identity domain) {
    return "case \"$("
        + look(domain)
        + " --query DkimAttributes.SigningAttributesOrigin --output text)\" in AWS_SES|None) "
        + restartEasyDkim(domain)
        + " ;;"
        + " *) echo 'Nothing changed: SES did not say that this domain uses Easy DKIM of its"
        + " own.' ;; esac";
  }

  /// Starts Easy DKIM again for a domain that is known to use it. On a domain with a key of the
  /// customer's own, the command would replace that key.
  static String restartEasyDkim(Identity domain) {
    return v2("put-email-identity-dkim-signing-attributes", domain.region(), domain.name())
        + " --signing-attributes-origin AWS_SES";
  }

  /// Creates a domain identity with Easy DKIM, or an address identity.
  static String create(String region, String name) {
    return v2("create-email-identity", region, name);
  }

  /// Starts the verification of the domain itself again; prints the value of its TXT record.
  static String verifyDomain(Identity domain) {
    return "aws ses verify-domain-identity --region "
        + word(domain.region())
        + " --domain="
        + word(domain.name());
  }

  /// Sends the verification link to the address again.
  static String verifyAddress(Identity address) {
    return "aws ses verify-email-identity --region "
        + word(address.region())
        + " --email-address="
        + word(address.name());
  }

  /// Sets the custom MAIL FROM domain again, so that SES checks its records again.
  static String setMailFrom(Identity domain, MailFrom.Custom mailFrom) {
    return "aws ses set-identity-mail-from-domain --region "
        + word(domain.region())
        + " --identity="
        + word(domain.name())
        + " --mail-from-domain="
        + word(mailFrom.domain())
        + " --behavior-on-mx-failure="
        + word(mailFrom.onFailure());
  }

  private static String v2(String command, String region, String name) {
    return "aws sesv2 %s --region %s --email-identity=%s"
        .formatted(command, word(region), word(name));
  }

  /// Quotes a text with single quotes as one word for the shell that people can still read.
  static String readable(String text) {
    // In an interactive shell, double quotes do not protect an exclamation mark.
    return text.contains("!") || !text.codePoints().allMatch(Printable::shows)
        ? word(text)
        : '"' + SPECIAL.matcher(text).replaceAll("\\\\$0") + '"';
  }

  /// Quotes a text as one word for the shell: inside single quotes only the quote itself is
  /// special. Control characters become `?`: no name that SES accepts contains one, and a line
  /// break would end the copied line.
  static String word(String text) {
    if (PLAIN.matcher(text).matches()) {
      return text;
    }
    StringBuilder quoted = new StringBuilder("'");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\'') {
                quoted.append("'\\''");
              } else if (Printable.shows(c)) {
                quoted.appendCodePoint(c);
              } else {
                quoted.append('?');
              }
            });
    return quoted.append('\'').toString();
  }
}
