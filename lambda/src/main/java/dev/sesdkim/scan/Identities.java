package dev.sesdkim.scan;

/// Port: which identities SES has in a region, and what it says about them.
public interface Identities {

  /// Lists the region's identities. Expected failures are cases of the answer.
  ///
  /// @param deadline when listing ends, and also reading what is listed
  RegionListing in(String region, String account, Deadline deadline);
}
