package dev.sesdkim.dkim;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /// How the account stands.
  ///
  /// @param counts over all regions that are watched: as of now, or as last known
  /// @param fine how many identities are verified, at no risk and as ready as ever
  /// @param regionsRead to their end
  /// @param regionsNotRead since when, and why, each of the others is not
  /// @param troubles what else the scans cannot read or do
  /// @param concerns every identity that is not fine, longest first
  /// @param mutes what people have muted
  /// @param lastChange when one of the identities last changed
  /// @param previous when the digest before this one was, or when monitoring began
  /// @param next when the next one is due
  /// @param states what is remembered of the first concerns
  record Digest(
      String account,
      String scanId,
      Instant observedAt,
      Counts counts,
      int fine,
      List<String> regionsRead,
      Map<String, Trouble> regionsNotRead,
      Map<ScanPart, Trouble> troubles,
      List<Concern> concerns,
      List<Mute> mutes,
      Optional<Instant> lastChange,
      Optional<Instant> previous,
      Optional<Instant> next,
      Map<Identity, State> states)
      implements Alert {

    public Digest {
      regionsRead = List.copyOf(regionsRead);
      regionsNotRead = Map.copyOf(regionsNotRead);
      troubles = Map.copyOf(troubles);
      concerns = List.copyOf(concerns);
      mutes = List.copyOf(mutes);
      states = Map.copyOf(states);
    }

    @Override
    public AlertKind kind() {
      return AlertKind.DIGEST;
    }

    public List<Concern> concerns(Standing standing) {
      return concerns.stream().filter(one -> one.standing() == standing).toList();
    }

    /// Whether nothing is left to say.
    public boolean allIsWell() {
      return concerns.isEmpty() && regionsNotRead.isEmpty() && troubles.isEmpty();
    }

    public Digest with(Map<Identity, State> known) {
      return new Digest(
          account,
          scanId,
          observedAt,
          counts,
          fine,
          regionsRead,
          regionsNotRead,
          troubles,
          concerns,
          mutes,
          lastChange,
          previous,
          next,
          known);
    }
  }
}
