package dev.sesdkim.local.text;

import java.util.Comparator;

/// A region of an account.
///
/// @param account its id of 12 digits
public record AccountRegion(String account, String region) implements Comparable<AccountRegion> {

  private static final Comparator<AccountRegion> ORDER =
      Comparator.comparing(AccountRegion::account).thenComparing(AccountRegion::region);

  @Override
  public int compareTo(AccountRegion other) {
    return ORDER.compare(this, other);
  }
}
