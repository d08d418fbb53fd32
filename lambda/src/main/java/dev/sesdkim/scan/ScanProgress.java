package dev.sesdkim.scan;

import java.util.Set;

/// Port: follows the progress of a scan; called from several threads.
public interface ScanProgress {

  /// Ignores the progress.
  ScanProgress NONE =
      new ScanProgress() {
        @Override
        public void began(Set<String> regions) {}

        @Override
        public void read(String region, int identities) {}

        @Override
        public void done(String region) {}
      };

  /// The scan begins to read these regions.
  void began(Set<String> regions);

  /// This many more identities of a region are done.
  void read(String region, int identities);

  /// One of the regions is done.
  void done(String region);
}
