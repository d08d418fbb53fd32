package dev.sesdkim.scan;

import java.util.Set;

/// Port: hears how far a scan is, from several threads.
public interface ScanProgress {

  /// Nobody listens.
  ScanProgress NONE =
      new ScanProgress() {
        @Override
        public void began(Set<String> regions) {}

        @Override
        public void read(String region, int identities) {}

        @Override
        public void done(String region) {}
      };

  /// The scan goes over these regions.
  void began(Set<String> regions);

  /// So many more identities of a region are done.
  void read(String region, int identities);

  /// One of the regions is done.
  void done(String region);
}
