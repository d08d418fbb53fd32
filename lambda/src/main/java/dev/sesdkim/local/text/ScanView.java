package dev.sesdkim.local.text;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Mute;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import dev.sesdkim.rules.VerifiedDomains;
import dev.sesdkim.scan.RegionResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// What a scan of one or several accounts found, and what a deployed monitor knew before.
public final class ScanView {

  private final SequencedMap<String, AccountView> accounts;
  private final Optional<NamePattern> only;
  private final boolean ofMonitor;
  private final AccountLabels names;
  private final Map<String, VerifiedDomains> verified;
  private final NavigableMap<AccountRegion, List<State>> states = new TreeMap<>();
  private final NavigableMap<AccountRegion, Problem> notRead = new TreeMap<>();
  private final NavigableMap<AccountRegion, Problem> readInPart = new TreeMap<>();
  private final List<RegionResult> read = new ArrayList<>();
  private final Instant at;

  private ScanView(
      List<AccountView> accounts,
      AccountLabels names,
      Optional<NamePattern> only,
      boolean ofMonitor) {
    this.accounts = new TreeMap<>();
    accounts.forEach(one -> this.accounts.put(one.account().id(), one));
    this.only = only;
    this.ofMonitor = ofMonitor;
    this.at = accounts.stream().map(AccountView::at).max(Comparator.naturalOrder()).orElseThrow();
    this.names = names;
    this.verified = new HashMap<>();
    for (AccountView one : this.accounts.values()) {
      verified.put(one.account().id(), one.verifiedDomains());
      one.states()
          .forEach(
              (region, some) ->
                  states.put(in(one, region), some.stream().filter(this::isAskedFor).toList()));
      one.notRead().forEach((region, why) -> notRead.put(in(one, region), why));
      one.readInPart().forEach((region, why) -> readInPart.put(in(one, region), why));
      read.addAll(one.read());
    }
  }

  private static AccountRegion in(AccountView one, String region) {
    return new AccountRegion(one.account().id(), region);
  }

  /// The view of these accounts, at least one.
  public static ScanView of(List<AccountView> accounts) {
    return of(accounts, new AccountLabels(accounts.stream().map(AccountView::account).toList()));
  }

  /// The view of some of the accounts that an answer is about.
  public static ScanView of(List<AccountView> accounts, AccountLabels names) {
    return new ScanView(accounts, names, Optional.empty(), false);
  }

  /// The view with only the identities that match the pattern.
  public ScanView only(NamePattern pattern) {
    return new ScanView(accounts(), names, Optional.of(pattern), ofMonitor);
  }

  /// The view with each account changed.
  public ScanView each(UnaryOperator<AccountView> change) {
    return new ScanView(accounts().stream().map(change).toList(), names, only, ofMonitor);
  }

  /// The view of what a deployed monitor could read, and not the person who asks.
  public ScanView ofMonitor() {
    return new ScanView(accounts(), names, only, true);
  }

  /// Why something could not be read and what to do about it, in one line.
  public String line(Problem problem) {
    return ofMonitor ? ProblemAdvice.ofMonitor(problem) : ProblemAdvice.line(problem);
  }

  /// The accounts in the order of their ids.
  public List<AccountView> accounts() {
    return List.copyOf(accounts.values());
  }

  public AccountLabels names() {
    return names;
  }

  /// What was asked for; empty for all.
  public Optional<NamePattern> only() {
    return only;
  }

  /// When the scan started; if the accounts had separate scans, the last of them. Ages are counted
  /// up to then.
  public Instant at() {
    return at;
  }

  /// How many identities have each verdict. One that could not be read now counts as unknown.
  public Counts counts() {
    Counts counts = Counts.NONE;
    for (State state : all()) {
      counts = counts.plus(state.unreadable().isPresent() ? Verdict.UNKNOWN : state.verdict());
    }
    return counts;
  }

  /// How many identities have each standing.
  public Standings standings() {
    return Standings.of(all());
  }

  /// The selected identities, by account and region.
  public List<State> all() {
    return states.values().stream().flatMap(List::stream).toList();
  }

  /// The selected identities of a region.
  public List<State> in(AccountRegion region) {
    return states.getOrDefault(region, List.of());
  }

  private boolean isAskedFor(State state) {
    return only.isEmpty() || only.get().holds(state.identity().name());
  }

  /// Since when an identity has its present standing, if known.
  public Optional<Instant> since(State state) {
    return remembered(state).flatMap(known -> known.since(state));
  }

  /// The mute that hides the identity, if there is one.
  Optional<Mute> mute(State state) {
    return remembered(state).flatMap(known -> known.mutes().of(state, at()));
  }

  private Optional<Remembered> remembered(State state) {
    return Optional.ofNullable(accounts.get(state.identity().account()))
        .flatMap(AccountView::remembered);
  }

  /// The verified domains of the identity's account.
  public VerifiedDomains verifiedDomains(Identity identity) {
    return verified.getOrDefault(identity.account(), VerifiedDomains.NONE);
  }

  /// Finds the fixes of identities.
  public Fixes fixes() {
    return new Fixes(known(), this::verifiedDomains, this::since, at(), names);
  }

  /// The remedy of each selected identity, for programs.
  public EachRemedy remedies() {
    return new EachRemedy(
        all().stream().sorted(Comparator.comparing(State::identity)).toList(),
        known(),
        this::verifiedDomains,
        names);
  }

  /// Every identity, selected or not: the domain that signs for a selected address may not be
  /// selected.
  private List<State> known() {
    return accounts.values().stream()
        .flatMap(one -> one.states().values().stream())
        .flatMap(List::stream)
        .toList();
  }

  /// The regions that were read, in part or to the end.
  public List<RegionResult> read() {
    return Collections.unmodifiableList(read);
  }

  /// Why each other region was not read; regions without SES are left out.
  public NavigableMap<AccountRegion, Problem> notRead() {
    return Collections.unmodifiableNavigableMap(notRead);
  }

  /// Why a region was not read to its end, for each such region.
  public NavigableMap<AccountRegion, Problem> readInPart() {
    return Collections.unmodifiableNavigableMap(readInPart);
  }

  /// Why an account was not scanned, for each such account.
  public SequencedMap<Account, NotScanned> notScanned() {
    SequencedMap<Account, NotScanned> problems = new LinkedHashMap<>();
    accounts
        .values()
        .forEach(one -> one.notScanned().ifPresent(why -> problems.put(one.account(), why)));
    return problems;
  }

  /// Whether every account was scanned, every region was read to its end, and at least one region
  /// was read.
  public boolean isComplete() {
    return notScanned().isEmpty() && notRead.isEmpty() && readInPart.isEmpty() && !read.isEmpty();
  }
}
