package dev.sesdkim.local.redact;

import dev.sesdkim.rules.PublicMailDomains;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Names that belong to AWS or are public. Without them a report could not be understood, and they
/// tell nothing about its author.
final class PublicNames {

  private static final String SES = "amazonses.com";

  /// The names, each with the reason why it stays.
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry(SES, "SES's DKIM zones, MX and SPF names"),
          Map.entry("amazonaws.com", "AWS's endpoints"),
          Map.entry("amazonaws.com.cn", "AWS's endpoints in China"),
          Map.entry("amazonaws.cn", "AWS's console in China"),
          Map.entry("amazonaws.eu", "AWS's endpoints in the European Sovereign Cloud"),
          Map.entry("amazonaws-us-gov.com", "AWS's console of GovCloud"),
          Map.entry("amazonaws-eusc.eu", "AWS's console of the European Sovereign Cloud"),
          Map.entry("aws.amazon.com", "AWS's console and documents"),
          Map.entry("api.aws", "AWS's endpoints for IPv6"),
          Map.entry("github.com", "the product's own pages"),
          Map.entry("support.google.com", "source of a mailbox provider's rule"),
          Map.entry("senders.yahooinc.com", "source of a mailbox provider's rule"),
          Map.entry("support.apple.com", "source of a mailbox provider's rule"),
          Map.entry("postmaster.laposte.net", "source of a mailbox provider's rule"),
          Map.entry("laposte.net", "a mailbox provider"),
          Map.entry("in-addr.arpa", "reverse DNS"),
          Map.entry("ip6.arpa", "reverse DNS"),
          Map.entry("sesdkim-probe.invalid", "asked about by probe, because it does not exist"));

  /// Labels below AWS's names that name a service or a variant of it.
  private static final Set<String> SERVICES =
      Set.of(
          "cloudformation",
          "console",
          "dkim",
          "docs",
          "dual-stack",
          "dualstack",
          "dynamodb",
          "ec2",
          "email",
          "email-fips",
          "email-smtp",
          "feedback-smtp",
          "inbound-smtp",
          "lambda",
          "logs",
          "oidc",
          "organizations",
          "portal",
          "route53",
          "ses",
          "signin",
          "sns",
          "sqs",
          "sso",
          "sts");

  /// Labels that a standard gives a meaning (RFC 6376, 7489, 8461, 8460; BIMI).
  private static final Set<String> LABELS =
      Set.of(
          "*",
          "",
          "_domainkey",
          "_dmarc",
          "_report",
          "_spf",
          "_amazonses",
          "_mta-sts",
          "_smtp",
          "_tls",
          "_bimi");

  private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]+)+-[0-9]{1,2}");

  /// A cell of SES in the name of a DKIM zone, such as `a31d.dkim.us-west-2.amazonses.com`.
  private static final Pattern CELL = Pattern.compile("[a-z0-9]{4}");

  private PublicNames() {}

  /// How many labels at the end of a name stay. The labels are in lower case.
  static int kept(List<String> labels) {
    for (int size = labels.size(); size > 1; size--) {
      String end = String.join(".", labels.subList(labels.size() - size, labels.size()));
      if (NAMES.containsKey(end) || PublicMailDomains.own(end)) {
        return size;
      }
    }
    return 0;
  }

  /// Whether a label before the kept end stays.
  static boolean keepsLabel(List<String> name, int at) {
    String label = name.get(at);
    if (LABELS.contains(label)) {
      return true;
    }
    return isOfAws(name)
        && (SERVICES.contains(label)
            || REGION.matcher(label).matches()
            || (isOfSes(name) && CELL.matcher(label).matches() && name.get(at + 1).equals("dkim")));
  }

  /// Whether SES publishes this name for its customers.
  static boolean isOfSes(List<String> name) {
    return String.join(".", name).endsWith("." + SES);
  }

  private static boolean isOfAws(List<String> name) {
    int kept = kept(name);
    String end = String.join(".", name.subList(name.size() - kept, name.size()));
    return end.contains("aws") || isOfSes(name);
  }
}
