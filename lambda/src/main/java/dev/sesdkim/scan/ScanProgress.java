package dev.sesdkim.scan;

import java.util.Set;

/// Port: follows the progress of a scan; called from several threads.
public interface ScanProgress {

  /// Ignores the progress.
  ScanProgress NONE = new ScanProgress() {};

  /// The scan begins to read these regions.
  default void began(Set<String> regions) {}

  /// This many more identities of a region are done.
  default void read(String region, int identities) {}

  /// One of the regions is done.
  default void done(String region) {}
}
