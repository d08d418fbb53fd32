package dev.sesdkim.scan;

import dev.sesdkim.dkim.DigestTime;
import dev.sesdkim.dkim.Moment;
import java.util.Optional;

/// The arguments of one scan.
///
/// @param account the id of the monitor's own account
/// @param accountName what people call this account, if that is known
/// @param digest the weekly time of the digest, if it is wanted
/// @param digestNow whether a person asks for a digest
/// @param moment the scan's id and start; the retry of an invocation has the same id
/// @param evidence when gathering evidence ends: evidence can wait, an alert cannot
/// @param reading when reading ends
/// @param saving when saving what was read ends
/// @param end when the invocation is over in any case
public record ScanRun(
    String account,
    Optional<String> accountName,
    Optional<DigestTime> digest,
    boolean digestNow,
    Moment moment,
    Deadline evidence,
    Deadline reading,
    Deadline saving,
    Deadline end) {

  /// A scan of an account without a name, and without a digest.
  public ScanRun(
      String account,
      Moment moment,
      Deadline evidence,
      Deadline reading,
      Deadline saving,
      Deadline end) {
    this(
        account, Optional.empty(), Optional.empty(), false, moment, evidence, reading, saving, end);
  }
}
