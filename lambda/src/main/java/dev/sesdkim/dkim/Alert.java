package dev.sesdkim.dkim;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// One message to people: for a domain and a kind of change, for many domains at once, or for the
/// account as a whole.
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

  /// A kind of change of many domains at once.
  ///
  /// @param groups the domains by the account's topmost identity above them
  record OfManyDomains(
      AlertKind kind,
      String account,
      String scanId,
      Instant observedAt,
      SortedMap<String, List<OfDomain>> groups)
      implements Alert {
    public OfManyDomains {
      SortedMap<String, List<OfDomain>> copy = new TreeMap<>();
      groups.forEach((top, domains) -> copy.put(top, List.copyOf(domains)));
      groups = Collections.unmodifiableSortedMap(copy);
    }

    /// All domains, group by group.
    public List<OfDomain> domains() {
      return groups.values().stream().flatMap(List::stream).toList();
    }
  }

  /// Monitoring began: what there is, and what is already unverified.
  ///
  /// @param unverified the worst first
  /// @param states what is remembered of the first of them, for their remedies
  record Started(
      String account,
      String scanId,
      Instant observedAt,
      Counts counts,
      List<String> regionsRead,
      Map<String, Problem> regionsNotRead,
      List<Unverified> unverified,
      Map<Identity, State> states)
      implements Alert {
    public Started {
      regionsRead = List.copyOf(regionsRead);
      regionsNotRead = Map.copyOf(regionsNotRead);
      unverified = List.copyOf(unverified);
      states = Map.copyOf(states);
    }

    @Override
    public AlertKind kind() {
      return AlertKind.STARTED;
    }
  }

  /// What the scan cannot read or do, or can again.
  ///
  /// @param kind `SCAN_PROBLEM` or `SCAN_RECOVERED`
  record OfScan(
      AlertKind kind, String account, String scanId, Instant observedAt, List<Due.OfScan> subjects)
      implements Alert {
    public OfScan {
      subjects = List.copyOf(subjects);
    }
  }
}
