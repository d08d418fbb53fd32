package dev.sesdkim.dkim;

import java.util.List;
import java.util.Optional;

/// What DNS says about the DKIM records of a domain.
///
/// @param records each record that ought to be there; none when it is not known which ought to
/// @param keyBits the length of the shortest RSA key that was seen, in bits
public record DkimEvidence(List<DnsCheck> records, KeyState keys, Optional<Integer> keyBits) {

  public DkimEvidence {
    records = List.copyOf(records);
  }

  /// Nothing was looked up.
  public static DkimEvidence none() {
    return new DkimEvidence(List.of(), KeyState.UNKNOWN, Optional.empty());
  }

  /// Whether a record is known to be missing or wrong.
  public boolean anyWrong() {
    return records.stream().anyMatch(record -> record.finding().wrong());
  }
}
