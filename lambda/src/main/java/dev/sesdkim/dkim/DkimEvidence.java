package dev.sesdkim.dkim;

import java.util.List;
import java.util.Optional;

/// What DNS says about the DKIM records of a domain.
///
/// @param records the records that should exist; none if they are not known
/// @param keyBits the length of the shortest RSA key that was seen, in bits
/// @param keyHashes a hash of each key that was seen
public record DkimEvidence(
    List<DnsCheck> records, KeyState keys, Optional<Integer> keyBits, List<String> keyHashes) {

  public DkimEvidence {
    records = List.copyOf(records);
    keyHashes = List.copyOf(keyHashes);
  }

  /// Without hashes of keys.
  public DkimEvidence(List<DnsCheck> records, KeyState keys, Optional<Integer> keyBits) {
    this(records, keys, keyBits, List.of());
  }

  /// Whether every record was looked up.
  public boolean isComplete() {
    return records.stream().allMatch(record -> record.finding().definite());
  }

  /// Nothing was looked up.
  public static DkimEvidence none() {
    return new DkimEvidence(List.of(), KeyState.UNKNOWN, Optional.empty());
  }
}
