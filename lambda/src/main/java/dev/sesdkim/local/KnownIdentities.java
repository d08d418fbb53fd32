package dev.sesdkim.local;

import static java.util.stream.Collectors.toCollection;

import dev.sesdkim.aws.table.DynamoReports;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Stretch;
import dev.sesdkim.local.text.AccountLabels;
import dev.sesdkim.local.text.AccountRegion;
import dev.sesdkim.local.text.NamePattern;
import dev.sesdkim.scan.ScanFailure;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// Finds identities of some accounts in a deployed monitor's table by the names that people write:
/// in any case, with or without a final dot, in Unicode or in A-labels.
///
/// Every method throws [dev.sesdkim.scan.ScanFailure] if the table does not answer.
record KnownIdentities(DynamoReports reports, List<KnownAccount> accounts) {

  private static final String ACTION = "dynamodb:Query";

  KnownIdentities {
    accounts = List.copyOf(accounts);
  }

  /// An identity of this name, with the name as SES writes it.
  ///
  /// @param asked its name in any case, with or without a final dot, in Unicode or in A-labels
  /// @param region the region in which it must be; empty for any
  /// @throws ScanFailure if no identity has this name there: its message has similar names, or says
  ///   where the name is; or if several accounts have it: its message names them
  Identity one(String asked, Optional<String> region) {
    List<Identity> found = named(asked);
    List<Identity> there =
        found.stream()
            .filter(one -> region.isEmpty() || region.get().equals(one.region()))
            .toList();
    if (!there.isEmpty()) {
      requireOneAccount(asked, there.stream().map(Identity::account).toList());
      return there.getFirst();
    }
    AccountLabels labels = KnownAccount.names(accounts);
    throw ScanFailure.rejected(
        ACTION,
        found.isEmpty()
            ? "The monitor knows no identity %s.%s"
                .formatted(asked, NearestName.meant(asked, names()))
            : "%s is not in %s. It is in %s."
                .formatted(
                    asked,
                    region.orElse(""),
                    String.join(", ", new TreeSet<>(found.stream().map(labels::where).toList()))));
  }

  /// @param found the accounts that have the name; may contain duplicates
  /// @throws ScanFailure if more than one account has the name
  void requireOneAccount(String asked, Collection<String> found) {
    AccountLabels names = KnownAccount.names(accounts);
    List<String> labels = new TreeSet<>(found).stream().map(names::label).toList();
    if (labels.size() > 1) {
      throw ScanFailure.rejected(
          ACTION,
          "%s is in %d accounts. Say which with --account: %s."
              .formatted(asked, labels.size(), String.join(" or ", labels)));
    }
  }

  /// The present identities with this name. All names are read only if no identity has the name as
  /// it is written or in its plain form ([NamePattern#plain]).
  List<Identity> named(String asked) {
    Set<String> names = written(asked);
    List<Identity> exactly = flat(accounts, account -> named(account, names));
    return exactly.isEmpty()
        ? all().stream().filter(known -> NamePattern.isSame(known.name(), asked)).toList()
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
  private Set<String> names() {
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
        .filter(known -> NamePattern.isSame(known, asked))
        .collect(toCollection(LinkedHashSet::new));
  }

  private static Set<String> written(String asked) {
    return new LinkedHashSet<>(List.of(asked, NamePattern.plain(asked)));
  }

  private static <Q, A> List<A> flat(Collection<Q> questions, Function<Q, List<A>> ask) {
    return DeployedTable.ask(questions, ask).flatMap(List::stream).toList();
  }
}
