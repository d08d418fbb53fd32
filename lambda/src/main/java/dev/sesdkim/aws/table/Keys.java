package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.Identity;
import java.time.Instant;

/// The keys of the table's rows.
final class Keys {

  static final String PK = "pk";
  static final String SK = "sk";

  private Keys() {}

  /// What all states of one region have in common.
  static String states(String region, String account) {
    return Identity.collectionArn(region, account);
  }

  static NewRow state(Identity identity) {
    return row(states(identity.region(), identity.account()), identity.name());
  }

  static NewRow history(Identity identity, Instant stretchSince) {
    return row(identity.arn(), Times.text(stretchSince));
  }

  /// What all scans of one account have in common.
  static String scans(String account) {
    return "scan#" + account;
  }

  static NewRow scan(String account, Instant startedAt) {
    return row(scans(account), Times.text(startedAt));
  }

  static String leases(String account) {
    return "lease#" + account;
  }

  static NewRow lease(String account) {
    return row(leases(account), "lease");
  }

  private static NewRow row(String pk, String sk) {
    return new NewRow().put(PK, pk).put(SK, sk);
  }
}
