package dev.sesdkim.scan;

/// Port: hears how far a scan is, from several threads.
public interface ScanProgress {

  /// Nobody listens.
  ScanProgress NONE =
      new ScanProgress() {
        @Override
        public void began(int regions) {}

        @Override
        public void done(String region) {}
      };

  /// The scan goes over so many regions.
  void began(int regions);

  /// One of them is done.
  void done(String region);
}
