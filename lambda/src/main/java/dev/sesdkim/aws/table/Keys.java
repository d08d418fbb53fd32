package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Mute;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The keys of the table's rows.
final class Keys {

  static final String PK = "pk";
  static final String SK = "sk";

  /// The partition of all accounts.
  static final String ACCOUNTS = "accounts";

  private static final String SEPARATOR = "#";

  /// The character after the separator: a text that ends with it sorts after every text that
  /// continues with the separator.
  private static final String AFTER_SEPARATOR = "$";

  private static final Pattern ARN =
      Pattern.compile("arn:[^:]+:ses:([^:]+):([^:]+):identity/(.+)", Pattern.DOTALL);

  private Keys() {}

  static NewRow account(String account) {
    return row(ACCOUNTS, account);
  }

  /// The partition of all regions of one account.
  static String regions(String account) {
    return "regions" + SEPARATOR + account;
  }

  static NewRow region(String account, String region) {
    return row(regions(account), region);
  }

  /// The partition of all states of one region.
  static String states(String region, String account) {
    return Identity.collectionArn(region, account);
  }

  static NewRow state(Identity identity) {
    return row(states(identity.region(), identity.account()), identity.name());
  }

  /// The partition of the last states of all removed identities of one account.
  static String removed(String account) {
    return "removed" + SEPARATOR + account;
  }

  static NewRow removed(Identity identity) {
    return row(removed(identity.account()), identity.arn());
  }

  /// The identity of a state row or a removed row, from its keys alone.
  static Identity identity(Map<String, AttributeValue> attributes) {
    Row row = new Row(attributes);
    String sk = row.text(SK);
    Matcher arn = ARN.matcher(sk.startsWith("arn:") ? sk : row.text(PK) + "/" + sk);
    if (!arn.matches()) {
      throw new Row.Unreadable("its keys name no identity");
    }
    return new Identity(arn.group(1), arn.group(2), arn.group(3));
  }

  static NewRow history(Identity identity, Instant stretchSince) {
    return row(identity.arn(), TableTime.text(stretchSince));
  }

  /// The partition of everything that is due in one region, or [Due#ACCOUNT].
  static String due(String account, String place) {
    return "due" + SEPARATOR + account + SEPARATOR + place;
  }

  static NewRow due(Due due) {
    return due(due.account(), due.place(), due.dueAt(), due.kind(), due.subject());
  }

  /// The row of an identity's `FOUND_UNVERIFIED` that is due when its grace ends.
  static NewRow grace(Identity identity, Instant until) {
    AlertKind kind = AlertKind.OfDomain.FOUND_UNVERIFIED;
    return due(identity.account(), identity.region(), until, kind, identity.name());
  }

  private static NewRow due(
      String account, String place, Instant dueAt, AlertKind kind, String subject) {
    return row(
        due(account, place), TableTime.text(dueAt) + SEPARATOR + kind.name() + SEPARATOR + subject);
  }

  /// A sort key after every row that is due by the moment and before every later row.
  static String afterDue(Instant by) {
    return TableTime.text(by) + AFTER_SEPARATOR;
  }

  /// The partition of all mutes of one account.
  static String mutes(String account) {
    return "mutes" + SEPARATOR + account;
  }

  static NewRow mute(Mute mute) {
    return row(mutes(mute.account()), mute.region() + SEPARATOR + mute.name());
  }

  /// The partition of all scans of one account.
  static String scans(String account) {
    return "scan" + SEPARATOR + account;
  }

  static NewRow scan(String account, Instant startedAt) {
    return row(scans(account), TableTime.text(startedAt));
  }

  private static NewRow row(String pk, String sk) {
    return new NewRow().put(PK, pk).put(SK, sk);
  }
}
