package dev.sesdkim.dkim;

import static java.util.stream.Collectors.toCollection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// A message to people about one domain, many domains, or accounts as a whole.
public sealed interface Alert {
  AlertKind kind();

  /// The accounts that the alert is about, in order; at least one.
  SortedSet<String> accounts();

  /// The account that the alert is about; the first, if there are several.
  default String account() {
    return accounts().first();
  }

  String scanId();

  /// When the scan that saw the change started.
  Instant observedAt();

  /// One kind of change of one domain, over all regions in which it happened.
  ///
  /// @param domain the domain, in lower case
  /// @param identities the identities that changed, the addresses that they take down, and the
  ///   domains that take them down; domains first, then by region and name
  record OfDomain(
      AlertKind.OfDomain kind,
      String account,
      String domain,
      String scanId,
      Instant observedAt,
      List<AlertedIdentity> identities)
      implements Alert {
    public OfDomain {
      identities = List.copyOf(identities);
    }

    @Override
    public SortedSet<String> accounts() {
      return new TreeSet<>(List.of(account));
    }
  }

  /// One kind of change of many domains at once.
  ///
  /// @param groups the domains, grouped by the topmost domain identity above them, or by their own
  ///   name if there is none
  record OfManyDomains(
      AlertKind.OfDomain kind,
      String scanId,
      Instant observedAt,
      SortedMap<String, List<OfDomain>> groups)
      implements Alert {
    public OfManyDomains {
      SortedMap<String, List<OfDomain>> copy = new TreeMap<>();
      groups.forEach((top, domains) -> copy.put(top, List.copyOf(domains)));
      groups = Collections.unmodifiableSortedMap(copy);
    }

    @Override
    public SortedSet<String> accounts() {
      return domains().stream().map(OfDomain::account).collect(toCollection(TreeSet::new));
    }

    /// All domains, group by group.
    public List<OfDomain> domains() {
      return groups.values().stream().flatMap(List::stream).toList();
    }
  }

  /// Monitoring began: what there is, and what is already unverified.
  ///
  /// @param starts the accounts in which monitoring began, in order
  /// @param unverified the unverified identities, domains before addresses, then the worst first
  /// @param states the states of the first unverified identities, for their remedies
  record Started(
      String scanId,
      Instant observedAt,
      List<AccountStart> starts,
      List<Unverified> unverified,
      Map<Identity, State> states)
      implements Alert {
    public Started {
      starts = List.copyOf(starts);
      unverified = List.copyOf(unverified);
      states = Map.copyOf(states);
    }

    @Override
    public AlertKind kind() {
      return AlertKind.OfAccount.STARTED;
    }

    @Override
    public SortedSet<String> accounts() {
      return starts.stream().map(AccountStart::account).collect(toCollection(TreeSet::new));
    }

    /// The counts over all accounts.
    public Counts counts() {
      return starts.stream().map(AccountStart::counts).reduce(Counts.NONE, Counts::plus);
    }

    /// The regions that were not read, account by account.
    public List<RegionNotRead> regionsNotRead() {
      List<RegionNotRead> regions = new ArrayList<>();
      for (AccountStart start : starts) {
        new TreeMap<>(start.regionsNotRead())
            .forEach((region, why) -> regions.add(new RegionNotRead(start.account(), region, why)));
      }
      return regions;
    }
  }

  /// A region of an account that was not read.
  record RegionNotRead(String account, String region, Problem problem) {}

  /// An account in which monitoring began.
  ///
  /// @param counts of the regions that were read
  record AccountStart(
      String account,
      Counts counts,
      List<String> regionsRead,
      Map<String, Problem> regionsNotRead) {
    public AccountStart {
      regionsRead = List.copyOf(regionsRead);
      regionsNotRead = Map.copyOf(regionsNotRead);
    }
  }

  /// What the scan cannot read or do, or can read or do again.
  record OfScan(AlertKind.OfScan kind, String scanId, Instant observedAt, List<Due.OfScan> subjects)
      implements Alert {
    public OfScan {
      subjects = List.copyOf(subjects);
    }

    @Override
    public SortedSet<String> accounts() {
      return subjects.stream().map(Due.OfScan::account).collect(toCollection(TreeSet::new));
    }
  }

  /// The digest: how the accounts stand.
  ///
  /// @param standings one for each account, in order
  /// @param concerns every identity that is not fine, the longest-lasting concern first
  /// @param previous when the previous digest was due, or when monitoring began
  /// @param next when the next digest is due
  /// @param states the states of the first concerns
  record Digest(
      String scanId,
      Instant observedAt,
      List<AccountStanding> standings,
      List<Concern> concerns,
      Optional<Instant> previous,
      Optional<Instant> next,
      Map<Identity, State> states)
      implements Alert {

    public Digest {
      standings = List.copyOf(standings);
      concerns = List.copyOf(concerns);
      states = Map.copyOf(states);
    }

    @Override
    public AlertKind kind() {
      return AlertKind.OfAccount.DIGEST;
    }

    @Override
    public SortedSet<String> accounts() {
      return standings.stream().map(AccountStanding::account).collect(toCollection(TreeSet::new));
    }

    public List<Concern> concerns(Standing standing) {
      return concerns.stream().filter(one -> one.standing() == standing).toList();
    }

    /// The counts over all accounts.
    public Counts counts() {
      return standings.stream().map(AccountStanding::counts).reduce(Counts.NONE, Counts::plus);
    }

    /// How many verified identities are no concern.
    public int fine() {
      return standings.stream().mapToInt(AccountStanding::fine).sum();
    }

    /// When an identity last changed.
    public Optional<Instant> lastChange() {
      return standings.stream()
          .flatMap(one -> one.lastChange().stream())
          .max(Comparator.naturalOrder());
    }

    public List<Mute> mutes() {
      return standings.stream().flatMap(one -> one.mutes().stream()).toList();
    }

    /// How many regions were read to their end; a region counts once for each account.
    public int regionsRead() {
      return standings.stream().mapToInt(one -> one.regionsRead().size()).sum();
    }

    /// How many regions were not read to their end; a region counts once for each account.
    public int regionsNotRead() {
      return standings.stream().mapToInt(one -> one.regionsNotRead().size()).sum();
    }

    /// How many things besides regions and identities the scans cannot read or do.
    public int troubles() {
      return standings.stream().mapToInt(one -> one.troubles().size()).sum();
    }

    /// Whether there is no concern, no unread region and no trouble.
    public boolean allIsWell() {
      return concerns.isEmpty()
          && standings.stream()
              .allMatch(one -> one.regionsNotRead().isEmpty() && one.troubles().isEmpty());
    }

    public Digest with(Map<Identity, State> known) {
      return new Digest(scanId, observedAt, standings, concerns, previous, next, known);
    }
  }

  /// How an account stands.
  ///
  /// @param counts over all regions that are watched: as of now, or as last known
  /// @param fine how many verified identities are no concern
  /// @param regionsRead the regions that were read to their end
  /// @param regionsNotRead since when and why each of the other regions is not read
  /// @param troubles what else the scans cannot read or do
  /// @param mutes what people have muted
  /// @param lastChange when an identity last changed
  record AccountStanding(
      String account,
      Counts counts,
      int fine,
      List<String> regionsRead,
      Map<String, Trouble> regionsNotRead,
      Map<ScanPart, Trouble> troubles,
      List<Mute> mutes,
      Optional<Instant> lastChange) {
    public AccountStanding {
      regionsRead = List.copyOf(regionsRead);
      regionsNotRead = Map.copyOf(regionsNotRead);
      troubles = Map.copyOf(troubles);
      mutes = List.copyOf(mutes);
    }
  }
}
