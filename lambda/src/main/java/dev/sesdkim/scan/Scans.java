package dev.sesdkim.scan;

import dev.sesdkim.dkim.ScanRecord;
import java.util.Optional;

/// Port: the record of past scans. Every method throws [ScanFailure] when the table does not
/// answer.
public interface Scans {

  /// The newest scan of the account that finished.
  Optional<ScanRecord> lastFinished(String account);

  /// Writes the record, over the one that this scan wrote before.
  void save(ScanRecord scan);
}
