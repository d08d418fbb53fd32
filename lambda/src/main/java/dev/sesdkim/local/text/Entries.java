package dev.sesdkim.local.text;

import static java.util.Comparator.comparing;
import static java.util.Comparator.nullsFirst;
import static java.util.Comparator.reverseOrder;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.State;
import dev.sesdkim.rules.Age;
import dev.sesdkim.rules.Cause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A scan's identities as lines of a table. Addresses that a domain takes down are below it. More
/// than three regions that were not read for the same reason share a line.
public final class Entries {

  /// Puts an address below its domain.
  public static final Comparator<State> UNDER_DOMAINS =
      comparing(State::alertDomain)
          .thenComparing(state -> state.identity().type())
          .thenComparing(State::identity);

  private static final int MOST_REGIONS = 3;

  private final ScanView view;
  private final List<State> all;
  private final Map<Identity, List<State>> taken;
  private final Set<Identity> below;

  public Entries(ScanView view) {
    this.view = view;
    this.all = view.all();
    Map<Identity, State> broken =
        all.stream()
            .filter(state -> Standing.unmuted(state) == Standing.BROKEN)
            .collect(toMap(State::identity, state -> state, (one, _) -> one));
    this.taken =
        all.stream()
            .filter(state -> state.reason() == Reason.DOMAIN_UNVERIFIED)
            .filter(state -> isBrokenWith(state, state.governing().map(broken::get)))
            .collect(
                groupingBy(state -> state.governing().orElseThrow(), toCollection(ArrayList::new)));
    this.below =
        taken.values().stream().flatMap(List::stream).map(State::identity).collect(toSet());
  }

  /// Whether an address goes below its broken domain. If only one of them is muted, it does not.
  private static boolean isBrokenWith(State address, Optional<State> domain) {
    return domain.filter(one -> Standing.of(one) == Standing.of(address)).isPresent();
  }

  /// The identities with this standing that no other identity takes down, newest first; those of
  /// unknown age come before the others.
  public List<State> states(Standing standing) {
    Comparator<State> newestFirst =
        comparing((State state) -> view.since(state).orElse(null), nullsFirst(reverseOrder()));
    return all.stream()
        .filter(state -> Standing.of(state) == standing)
        .filter(state -> !below.contains(state.identity()))
        .sorted(newestFirst.thenComparing(UNDER_DOMAINS))
        .toList();
  }

  /// The lines of one standing, such as "broken".
  public List<Entry> of(Standing standing) {
    List<Entry> entries = new ArrayList<>();
    states(standing).forEach(state -> entries.add(entry(standing, state)));
    if (standing == Standing.UNKNOWN) {
      entries.addAll(notScanned());
      entries.addAll(unreadRegions());
    }
    return entries;
  }

  private Entry entry(Standing standing, State state) {
    Identity identity = state.identity();
    Optional<Problem> unread =
        Optional.ofNullable(
            view.notRead().get(new AccountRegion(identity.account(), identity.region())));
    return new Entry(
        standing,
        Phrases.name(identity.name()),
        view.names().column(identity.account()),
        identity.region(),
        view.since(state).map(since -> Age.of(since, view.at())).orElse(""),
        unread
            .filter(_ -> standing == Standing.UNKNOWN)
            .map(problem -> "region not read: " + Cause.of(problem))
            .or(() -> muted(standing, state))
            .orElseGet(() -> Cause.of(state)),
        under(identity));
  }

  /// The addresses that a domain takes down, for example `editor@`.
  public List<String> under(Identity domain) {
    return taken.getOrDefault(domain, List.of()).stream()
        .sorted(comparing(State::identity))
        .map(address -> under(address.identity(), domain))
        .toList();
  }

  private Optional<String> muted(Standing standing, State state) {
    return view.mute(state)
        .filter(_ -> standing == Standing.MUTED)
        .map(mute -> MutesText.shortly(mute, view.at()));
  }

  /// For example `editor@` if the rest is the domain's name.
  private static String under(Identity address, Identity domain) {
    String name = address.name();
    return Phrases.name(
        address.domain().equals(domain.name())
            ? name.substring(0, name.lastIndexOf('@') + 1)
            : name);
  }

  private List<Entry> notScanned() {
    List<Entry> entries = new ArrayList<>();
    view.notScanned()
        .forEach(
            (account, why) ->
                entries.add(
                    regions(
                        "all identities",
                        account.id(),
                        "",
                        "account not scanned: " + Cause.of(why.problem()))));
    return entries;
  }

  /// An account, and why regions of it were not read.
  private record Unread(String account, String cause) {}

  /// The regions that were not read and have no known identity, and those that were read in part,
  /// grouped by account and reason.
  private List<Entry> unreadRegions() {
    Map<Unread, NavigableSet<String>> alike =
        new TreeMap<>(comparing(Unread::cause).thenComparing(Unread::account));
    view.notRead()
        .forEach(
            (region, problem) -> {
              if (view.in(region).isEmpty()) {
                put(region, "region not read: " + Cause.of(problem), alike);
              }
            });
    view.readInPart()
        .forEach((region, problem) -> put(region, "read in part: " + Cause.of(problem), alike));
    List<Entry> entries = new ArrayList<>();
    alike.forEach(
        (unread, regions) -> {
          if (regions.size() > MOST_REGIONS) {
            entries.add(regions(regions.size() + " regions", unread.account(), "", unread.cause()));
          } else {
            regions.forEach(
                region ->
                    entries.add(
                        regions("all identities", unread.account(), region, unread.cause())));
          }
        });
    return entries;
  }

  private static void put(
      AccountRegion region, String cause, Map<Unread, NavigableSet<String>> alike) {
    alike
        .computeIfAbsent(new Unread(region.account(), cause), _ -> new TreeSet<>())
        .add(region.region());
  }

  private Entry regions(String name, String account, String region, String cause) {
    return new Entry(
        Standing.UNKNOWN, name, view.names().column(account), region, "", cause, List.of());
  }
}
