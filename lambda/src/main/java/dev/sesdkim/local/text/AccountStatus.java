package dev.sesdkim.local.text;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Mute;
import dev.sesdkim.dkim.Mutes;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Stretch;
import dev.sesdkim.dkim.Verdict;
import dev.sesdkim.rules.DmarcWarning;
import dev.sesdkim.rules.VerifiedDomains;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// What a deployed table knows of an account.
///
/// @param row empty for an account that was never scanned
/// @param regions every remembered region, in alphabetical order
/// @param unverified what is broken now, longest first, with the warnings that follow from the
///   verified domains
/// @param verifiedDomains the verified domains above what is unverified
/// @param due what is due and was not reported yet
/// @param mutes what people have muted
/// @param muted what is wrong and muted
public record AccountStatus(
    Account account,
    Optional<AccountRow> row,
    List<RegionRow> regions,
    List<State> unverified,
    VerifiedDomains verifiedDomains,
    List<Due> due,
    Mutes mutes,
    List<State> muted) {
  public AccountStatus {
    regions = List.copyOf(regions);
    unverified = unverified.stream().map(state -> DmarcWarning.in(state, verifiedDomains)).toList();
    due = List.copyOf(due);
    muted = List.copyOf(muted);
  }

  /// What the table knows, with muted identities kept apart.
  ///
  /// @param unverified everything that is broken now
  /// @param named every identity that the mutes name, if it exists
  public static AccountStatus of(
      Account account,
      Optional<AccountRow> row,
      List<RegionRow> regions,
      List<State> unverified,
      VerifiedDomains verifiedDomains,
      List<Due> due,
      Mutes mutes,
      Collection<State> named) {
    Instant now = row.flatMap(AccountStatus::lastStart).orElse(Instant.EPOCH);
    SequencedMap<Identity, State> muted = new LinkedHashMap<>();
    Stream.concat(unverified.stream(), named.stream())
        .filter(state -> !state.removed() && state.watched())
        .map(state -> mutes.on(state, now))
        .filter(state -> Standing.of(state) == Standing.MUTED)
        .forEach(state -> muted.putIfAbsent(state.identity(), state));
    return new AccountStatus(
        account,
        row,
        regions,
        unverified.stream().filter(state -> !muted.containsKey(state.identity())).toList(),
        verifiedDomains,
        due,
        mutes,
        List.copyOf(muted.values()));
  }

  /// What the table knows of the account and its regions, without any identity.
  public static AccountStatus of(
      Account account, Optional<AccountRow> row, List<RegionRow> regions, Mutes mutes) {
    return new AccountStatus(
        account, row, regions, List.of(), VerifiedDomains.NONE, List.of(), mutes, List.of());
  }

  /// When the last scan started.
  public Optional<Instant> lastScan() {
    return row.flatMap(AccountStatus::lastStart);
  }

  private static Optional<Instant> lastStart(AccountRow row) {
    return Optional.of(row.starts()).filter(starts -> !starts.isEmpty()).map(List::getLast);
  }

  /// The watched regions that were ever read, each as of its last reading.
  List<RegionRow> read() {
    return regions.stream()
        .filter(RegionRow::watched)
        .filter(one -> one.readAt().isPresent())
        .toList();
  }

  /// The watched regions that were not read to their end.
  public List<RegionRow> unread() {
    return regions.stream()
        .filter(RegionRow::watched)
        .filter(one -> one.unread().isPresent())
        .toList();
  }

  /// Why the account cannot be scanned, and since when; empty if it can be.
  Optional<NotScanned> notScanned() {
    return row.flatMap(known -> Optional.ofNullable(known.troubles().get(ScanPart.REGIONS)))
        .map(NotScanned::of);
  }

  /// Whether the last scan read the account and every watched region.
  boolean isComplete() {
    return lastScan().isPresent() && notScanned().isEmpty() && unread().isEmpty();
  }

  /// How many identities have each verdict in the watched regions, as last known.
  public Counts counts() {
    return read().stream().map(RegionRow::counts).reduce(Counts.NONE, Counts::plus);
  }

  /// How an identity stands by its stretch that has not ended: as verified if it is muted, because
  /// a mute fails no exit status; empty if its region is not watched.
  public Optional<Verdict> verdict(Stretch last) {
    Identity identity = last.identity();
    boolean watched =
        regions.stream().anyMatch(row -> row.watched() && row.region().equals(identity.region()));
    boolean muted =
        mutes
            .of(
                identity,
                last.reason(),
                last.facts().governedBy(),
                lastScan().orElse(Instant.EPOCH))
            .isPresent();
    return Optional.of(
            muted && last.verdict() == Verdict.UNVERIFIED ? Verdict.VERIFIED : last.verdict())
        .filter(_ -> watched);
  }

  /// Whether people were told that this identity is unverified.
  AlertState alert(State state) {
    Identity identity = state.identity();
    Optional<Instant> waiting =
        due.stream()
            .filter(one -> one.place().equals(identity.region()))
            .filter(one -> one.subject().equals(identity.name()))
            .map(Due::dueAt)
            .findFirst();
    Optional<Instant> told = state.notice().toldAt();
    if (waiting.isPresent()) {
      return new AlertState.Waits(waiting.get());
    }
    if (told.isPresent()) {
      return new AlertState.Told(told.get());
    }
    return state.reason() == Reason.DOMAIN_UNVERIFIED
        ? new AlertState.WithItsDomain()
        : new AlertState.None();
  }

  /// The mute that hides the identity; empty if there is none or the mutes could not be read.
  Optional<Mute> mute(State state) {
    return mutes.of(state, lastScan().orElse(Instant.EPOCH));
  }

  /// How many identities have each standing in the watched regions. Those that are not ready count
  /// as verified.
  Standings standings() {
    Counts counts = counts();
    int atRisk = read().stream().mapToInt(RegionRow::atRisk).sum();
    return new Standings(
        Map.of(
            Standing.BROKEN,
            counts.unverified() - muted(Standing.BROKEN),
            Standing.AT_RISK,
            atRisk - muted(Standing.AT_RISK),
            Standing.UNKNOWN,
            counts.unknown(),
            Standing.MUTED,
            muted.size(),
            Standing.VERIFIED,
            counts.verified() - atRisk - muted(Standing.NOT_READY)));
  }

  private int muted(Standing standing) {
    return (int) muted.stream().filter(state -> Standing.unmuted(state) == standing).count();
  }
}
