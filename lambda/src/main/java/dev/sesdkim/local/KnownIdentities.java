package dev.sesdkim.local;

import static java.util.stream.Collectors.toCollection;

import dev.sesdkim.aws.table.DynamoReports;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Stretch;
import dev.sesdkim.local.text.AccountRegion;
import dev.sesdkim.local.text.NamePattern;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// Finds identities of some accounts in a deployed monitor's table by the names that people write:
/// in any case, with or without a final dot, in Unicode or in A-labels.
///
/// Every method throws [dev.sesdkim.scan.ScanFailure] if the table does not answer.
record KnownIdentities(DynamoReports reports, List<KnownAccount> accounts) {

  KnownIdentities {
    accounts = List.copyOf(accounts);
  }

  /// The present identities with this name. All names are read only if no identity has the name as
  /// it is written or in its plain form ([NamePattern#plain]).
  List<Identity> named(String asked) {
    Set<String> names = written(asked);
    List<Identity> exactly = flat(accounts, account -> named(account, names));
    return exactly.isEmpty()
        ? all().stream().filter(known -> KnownNames.isSame(known.name(), asked)).toList()
        : exactly;
  }

  private List<Identity> named(KnownAccount account, Set<String> names) {
    List<Identity> asked =
        reports.regions(account.id()).stream()
            .flatMap(
                row -> names.stream().map(one -> new Identity(row.region(), row.account(), one)))
            .toList();
    return reports.states(asked).values().stream()
        .filter(state -> !state.removed())
        .map(State::identity)
        .toList();
  }

  /// The names of all present identities.
  Set<String> names() {
    return all().stream().map(Identity::name).collect(toCollection(TreeSet::new));
  }

  private List<Identity> all() {
    return flat(
        accounts,
        account ->
            reports.regions(account.id()).stream()
                .flatMap(row -> reports.states(row.region(), row.account()).stream())
                .map(State::identity)
                .toList());
  }

  /// The regions that the table remembers.
  NavigableSet<AccountRegion> regions() {
    return flat(accounts, account -> reports.regions(account.id())).stream()
        .map(row -> new AccountRegion(row.account(), row.region()))
        .collect(toCollection(TreeSet::new));
  }

  /// The stretches of an identity in each of these regions, newest first; no entry for a region in
  /// which it was never seen.
  NavigableMap<AccountRegion, List<Stretch>> history(Set<AccountRegion> regions, String asked) {
    Set<String> names = written(asked);
    NavigableMap<AccountRegion, List<Stretch>> stretches = history(regions, _ -> names);
    return stretches.isEmpty() ? history(regions, where -> like(where, asked)) : stretches;
  }

  private NavigableMap<AccountRegion, List<Stretch>> history(
      Set<AccountRegion> regions, Function<AccountRegion, Set<String>> names) {
    NavigableMap<AccountRegion, List<Stretch>> stretches = new TreeMap<>();
    DeployedTable.ask(regions, where -> Map.entry(where, history(where, names.apply(where))))
        .filter(found -> !found.getValue().isEmpty())
        .forEach(found -> stretches.put(found.getKey(), found.getValue()));
    return stretches;
  }

  private List<Stretch> history(AccountRegion where, Set<String> names) {
    return names.stream()
        .map(one -> reports.history(new Identity(where.region(), where.account(), one)))
        .filter(history -> !history.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private Set<String> like(AccountRegion where, String asked) {
    return reports.states(where.region(), where.account()).stream()
        .map(state -> state.identity().name())
        .filter(known -> KnownNames.isSame(known, asked))
        .collect(toCollection(LinkedHashSet::new));
  }

  private static Set<String> written(String asked) {
    return new LinkedHashSet<>(List.of(asked, NamePattern.plain(asked)));
  }

  private static <Q, A> List<A> flat(Collection<Q> questions, Function<Q, List<A>> ask) {
    return DeployedTable.ask(questions, ask).flatMap(List::stream).toList();
  }
}
