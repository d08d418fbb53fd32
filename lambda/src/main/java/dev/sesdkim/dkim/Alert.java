package dev.sesdkim.dkim;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One message to people: for a domain and a kind of change, or for the account as a whole.
public sealed interface Alert {

  AlertKind kind();

  String account();

  String scanId();

  /// When the scan that saw it started.
  Instant observedAt();

  /// A kind of change of one domain, over all regions in which it happened.
  ///
  /// @param domain the domain it is about, in lower case
  /// @param identities those to which it happened first, then the addresses they take down; sorted
  record OfDomain(
      AlertKind kind,
      String account,
      String domain,
      String scanId,
      Instant observedAt,
      List<AlertedIdentity> identities)
      implements Alert {

    public OfDomain {
      identities = List.copyOf(identities);
    }
  }

  /// Monitoring began: what there is, and what is already unverified.
  record Started(
      String account,
      String scanId,
      Instant observedAt,
      Counts counts,
      List<String> regionsRead,
      Map<String, Problem> regionsNotRead,
      List<State> unverified)
      implements Alert {

    public Started {
      regionsRead = List.copyOf(regionsRead);
      regionsNotRead = Map.copyOf(regionsNotRead);
      unverified = List.copyOf(unverified);
    }

    @Override
    public AlertKind kind() {
      return AlertKind.STARTED;
    }
  }

  /// Regions that were readable and now are not.
  record RegionsLost(
      String account, String scanId, Instant observedAt, Map<String, Problem> regions)
      implements Alert {

    public RegionsLost {
      regions = Map.copyOf(regions);
    }

    @Override
    public AlertKind kind() {
      return AlertKind.SCAN_PROBLEM;
    }
  }
}
