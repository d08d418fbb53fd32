package dev.sesdkim.faults;

import dev.sesdkim.dkim.AlertKind;
import java.time.Instant;

/// Something that people are to hear, as the model knows it.
///
/// @param place a region, or `*`
/// @param subject an identity's name, the region itself, or a part of the scan
/// @param domain under which people hear of an identity; empty for what is about the scan
record ModelDue(
    AlertKind kind, String account, String place, String subject, String domain, Instant at) {

  /// Of the same identity, or the same thing that the scans cannot read or do.
  boolean isOfSame(ModelDue other) {
    return account.equals(other.account)
        && place.equals(other.place)
        && subject.equals(other.subject)
        && isOfScan() == other.isOfScan();
  }

  boolean isOfScan() {
    return kind instanceof AlertKind.OfScan;
  }

  boolean isOfRegion() {
    return isOfScan() && place.equals(subject);
  }

  String key() {
    return kind + " " + account + " " + place + " " + subject + " " + at;
  }
}
