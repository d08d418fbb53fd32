package dev.sesdkim.scan;

import java.util.NavigableSet;

/// Port: the regions of the account.
public interface Regions {

  /// The codes of the regions that are enabled for the account.
  ///
  /// @throws ScanFailure if they could not be read: without them there is nothing to scan
  NavigableSet<String> enabled();
}
