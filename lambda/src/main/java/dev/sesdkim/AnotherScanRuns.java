package dev.sesdkim;

/// Ends the invocation of a last step that has to wait for another scan. The state machine repeats
/// it for as long as that scan may take, unlike a [FailedScan].
final class AnotherScanRuns extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AnotherScanRuns(String message) {
    super(message, null, false, false);
  }
}
