package dev.sesdkim.dkim;

import java.util.Comparator;
import java.util.Locale;

/// An SES domain or email-address identity in one region of one account.
///
/// Domains compare without regard to case and are kept in lower case; addresses compare exactly and
/// are kept as SES gives them (SES Developer Guide, "Creating and verifying identities").
///
/// @param region the region code, such as `eu-west-1`
/// @param account the 12 digits of the account
/// @param name the domain or the address
public record Identity(String region, String account, String name) implements Comparable<Identity> {

  private static final Comparator<Identity> ORDER =
      Comparator.comparing(Identity::region)
          .thenComparing(Identity::name)
          .thenComparing(Identity::account);

  public Identity {
    // A storm keeps hundreds of thousands of identities in memory, so they share the texts of the
    // few regions and accounts.
    region = region.intern();
    account = account.intern();
    if (!name.contains("@")) {
      name = name.toLowerCase(Locale.ROOT);
    }
  }

  public IdentityType type() {
    return name.contains("@") ? IdentityType.EMAIL_ADDRESS : IdentityType.DOMAIN;
  }

  /// The domain itself, or what follows the last `@` of an address; in lower case.
  public String domain() {
    return name.substring(name.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }

  /// The identity of another name in the same region of the same account.
  public Identity named(String other) {
    return new Identity(region, account, other);
  }

  /// The identity of the same name in another region.
  public Identity in(String other) {
    return new Identity(other, account, name);
  }

  /// The ARN by which SES names this identity.
  public String arn() {
    return collectionArn(region, account) + "/" + name;
  }

  /// The common start of the ARNs of all identities in one region of one account, without the
  /// slash.
  public static String collectionArn(String region, String account) {
    return "arn:" + partition(region) + ":ses:" + region + ":" + account + ":identity";
  }

  /// The code of a region outside the commercial partition tells its partition.
  private static String partition(String region) {
    if (region.startsWith("us-gov-")) {
      return "aws-us-gov";
    }
    if (region.startsWith("cn-")) {
      return "aws-cn";
    }
    return region.startsWith("eusc-") ? "aws-eusc" : "aws";
  }

  @Override
  public int compareTo(Identity other) {
    return ORDER.compare(this, other);
  }
}
