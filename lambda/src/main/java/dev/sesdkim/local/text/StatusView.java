package dev.sesdkim.local.text;

import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Mute;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.State;
import dev.sesdkim.rules.VerifiedDomains;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// What a deployed table knows of its accounts.
public final class StatusView {

  /// A schedule starts a scan at least every six days.
  private static final Duration OVERDUE = Duration.ofDays(7);

  private final SequencedMap<String, AccountStatus> accounts;
  private final List<AccountRow> notWatched;
  private final AccountLabels names;
  private final List<State> unverified;
  private final List<State> known;
  private final List<State> muted;

  /// The view of these accounts, in any order.
  ///
  /// @param notWatched accounts that are no longer scanned
  public StatusView(List<AccountStatus> all, List<AccountRow> notWatched) {
    this(all, notWatched, _ -> true);
  }

  private StatusView(
      Collection<AccountStatus> all, List<AccountRow> notWatched, Predicate<State> shown) {
    this.accounts = new TreeMap<>();
    this.notWatched = List.copyOf(notWatched);
    all.forEach(one -> accounts.put(one.account().id(), one));
    this.names = new AccountLabels(all.stream().map(AccountStatus::account).toList());
    this.known =
        accounts.values().stream()
            .flatMap(one -> one.unverified().stream())
            .sorted(Comparator.comparing(State::since))
            .toList();
    this.unverified = known.stream().filter(shown).toList();
    this.muted =
        accounts.values().stream().flatMap(one -> one.muted().stream()).filter(shown).toList();
  }

  /// The view with only the identities that match the pattern. The counts are still those of all.
  public StatusView only(NamePattern pattern) {
    return new StatusView(
        accounts.values(), notWatched, state -> pattern.holds(state.identity().name()));
  }

  /// The accounts in the order of their ids.
  public List<AccountStatus> accounts() {
    return List.copyOf(accounts.values());
  }

  AccountLabels names() {
    return names;
  }

  /// What is broken now, longest first.
  public List<State> unverified() {
    return unverified;
  }

  /// What is broken now, selected or not: the domain that signs for a selected address may not be
  /// selected.
  List<State> known() {
    return known;
  }

  /// The accounts that the monitor no longer watches.
  List<AccountRow> notWatched() {
    return notWatched;
  }

  /// What is wrong and muted.
  List<State> muted() {
    return muted;
  }

  /// When the last scan of any account started.
  Optional<Instant> lastScan() {
    return accounts.values().stream()
        .flatMap(one -> one.lastScan().stream())
        .max(Comparator.naturalOrder());
  }

  /// The moment up to which ages are counted: the start of the last scan.
  Instant now() {
    return lastScan().orElse(Instant.EPOCH);
  }

  /// When the last scan started, if the next is overdue: then the monitor does not run.
  Optional<Instant> stoppedSince(Instant now) {
    return accounts.values().stream()
        .filter(one -> one.row().filter(AccountRow::isWatched).isPresent())
        .flatMap(one -> one.lastScan().stream())
        .max(Comparator.naturalOrder())
        .filter(last -> last.plus(OVERDUE).isBefore(now));
  }

  /// Whether the monitor runs, and its last scans read every account and every watched region.
  public boolean isComplete(Instant now) {
    return stoppedSince(now).isEmpty()
        && accounts.values().stream().allMatch(AccountStatus::isComplete);
  }

  /// How many identities have each verdict in the watched regions, as last known.
  public Counts counts() {
    return accounts.values().stream().map(AccountStatus::counts).reduce(Counts.NONE, Counts::plus);
  }

  /// How many identities have each standing in the watched regions. Those that are not ready count
  /// as verified.
  Standings standings() {
    Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
    accounts
        .values()
        .forEach(
            one ->
                one.standings()
                    .counts()
                    .forEach((standing, count) -> counts.merge(standing, count, Integer::sum)));
    return new Standings(counts);
  }

  /// Since when the topic has had no confirmed subscription; empty if it has one, or if that is
  /// unknown.
  Optional<Instant> unheardSince() {
    return accounts.values().stream()
        .flatMap(one -> one.row().stream())
        .flatMap(row -> row.messages().unheardSince().stream())
        .min(Comparator.naturalOrder());
  }

  /// The verified domains of the identity's account above what is unverified there.
  VerifiedDomains verifiedDomains(Identity identity) {
    return of(identity).map(AccountStatus::verifiedDomains).orElse(VerifiedDomains.NONE);
  }

  /// Whether people were told that this identity is unverified.
  AlertState alert(State state) {
    return of(state.identity()).map(one -> one.alert(state)).orElseGet(AlertState.None::new);
  }

  /// The mute that hides the identity; empty if there is none or the mutes could not be read.
  Optional<Mute> mute(State state) {
    return of(state.identity()).flatMap(one -> one.mute(state));
  }

  private Optional<AccountStatus> of(Identity identity) {
    return Optional.ofNullable(accounts.get(identity.account()));
  }

  /// Since when the identity is wrong.
  Instant since(State state) {
    return switch (Standing.unmuted(state)) {
      case AT_RISK -> state.evidence().atRiskSince().orElseGet(state::since);
      case NOT_READY -> state.evidence().notReadySince().orElseGet(state::since);
      case BROKEN, UNKNOWN, MUTED, VERIFIED -> state.since();
    };
  }
}
