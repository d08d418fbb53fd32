package dev.sesdkim.local;

import static java.util.stream.Collectors.toCollection;

import dev.sesdkim.aws.table.BackOff;
import dev.sesdkim.aws.table.DynamoMutes;
import dev.sesdkim.aws.table.DynamoReports;
import dev.sesdkim.aws.table.Table;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Mute;
import dev.sesdkim.dkim.Mutes;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Stretch;
import dev.sesdkim.dkim.Trouble;
import dev.sesdkim.local.text.NamePattern;
import dev.sesdkim.local.text.Remembered;
import dev.sesdkim.local.text.ScanView;
import dev.sesdkim.local.text.StatusView;
import dev.sesdkim.rules.VerifiedDomains;
import dev.sesdkim.scan.ScanFailure;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/// The table of a deployed monitor. It is only read, but for the mutes that people write.
final class DeployedTable {

  /// As the CDK app names it.
  static final String USUAL_STACK = "SesDkimMonitor";

  /// Nothing that is kept gets an end here.
  private static final Duration RETENTION = Duration.ZERO;

  private static final int MOST_NAMES = 10;

  private final String name;
  private final String region;
  private final DynamoDbClient client;
  private final DynamoReports reports;
  private final DynamoMutes mutes;

  private DeployedTable(String name, String region, DynamoDbClient client, PrintWriter notes) {
    this.name = name;
    this.region = region;
    this.client = client;
    Table table = new Table(client, name, region, RETENTION);
    Consumer<Problem> leftOut = row -> notes.println("Left out: " + row.sentence() + ".");
    this.reports =
        new DynamoReports(table, new BackOff(Thread::sleep, new Random()::nextDouble), leftOut);
    this.mutes = new DynamoMutes(table, leftOut);
  }

  /// The table that is named, or the one of the stack.
  ///
  /// @param regionOption the option by which another region is named, for messages
  /// @param notes told of rows that cannot be read
  /// @throws ScanFailure if the stack does not name it
  static DeployedTable open(
      Aws aws,
      Optional<String> stack,
      Optional<String> table,
      String regionOption,
      PrintWriter notes) {
    String name =
        table.orElseGet(
            () -> new MonitorStack(aws, stack.orElse(USUAL_STACK), regionOption).table());
    return new DeployedTable(name, aws.region(), aws.clients().dynamoDb(aws.region()), notes);
  }

  String name() {
    return name;
  }

  String region() {
    return region;
  }

  /// What the table knows of the account now.
  ///
  /// @throws ScanFailure if it does not answer
  StatusView status(String account) {
    List<RegionRow> regions = regions(account);
    List<State> unverified = reports.unverified(account);
    Mutes muted = mutes(account);
    return StatusView.of(
        account,
        reports.account(account),
        regions,
        unverified,
        VerifiedDomains.of(reports.verifiedAbove(unverified, regions)),
        reports.due(account),
        muted,
        reports.states(identities(muted, regions)).values());
  }

  /// The identities that the mutes name.
  private static List<Identity> identities(Mutes muted, List<RegionRow> regions) {
    List<Identity> identities = new ArrayList<>();
    for (Mute mute : muted.rows()) {
      regions.stream()
          .map(RegionRow::region)
          .filter(region -> List.of(region, Mute.EVERYWHERE).contains(mute.region()))
          .forEach(region -> identities.add(new Identity(region, mute.account(), mute.name())));
    }
    return identities;
  }

  /// What people have muted.
  ///
  /// @throws ScanFailure if the table does not answer
  Mutes mutes(String account) {
    regions(account);
    return mutes.of(account);
  }

  DynamoMutes mutes() {
    return mutes;
  }

  /// The identities of this name that are there.
  ///
  /// @param asked the name in any case, with a final dot or without, in Unicode or in A-labels
  List<Identity> named(String account, String asked) {
    Set<String> names = new LinkedHashSet<>(List.of(asked, NamePattern.plain(asked)));
    List<Identity> exactly =
        reports
            .states(
                regions(account).stream()
                    .flatMap(
                        row -> names.stream().map(one -> new Identity(row.region(), account, one)))
                    .toList())
            .values()
            .stream()
            .filter(state -> !state.removed())
            .map(State::identity)
            .toList();
    return exactly.isEmpty()
        ? all(account).filter(known -> KnownNames.isSame(known.name(), asked)).toList()
        : exactly;
  }

  /// The names of all identities that are there.
  Set<String> names(String account) {
    return all(account).map(Identity::name).collect(toCollection(TreeSet::new));
  }

  private Stream<Identity> all(String account) {
    return regions(account).stream()
        .flatMap(row -> reports.states(row.region(), account).stream())
        .map(State::identity);
  }

  /// The scan with what the table knows of what it found and of what it could not read.
  ///
  /// @throws ScanFailure if the table does not answer
  ScanView besides(ScanView view, String account) {
    Map<String, Trouble> unread = new LinkedHashMap<>();
    regions(account).forEach(row -> row.unread().ifPresent(why -> unread.put(row.region(), why)));
    Map<Identity, State> known =
        new LinkedHashMap<>(reports.states(view.all().stream().map(State::identity).toList()));
    List<State> unseen = new ArrayList<>();
    view.notRead()
        .forEach(
            (where, problem) -> {
              Trouble why =
                  Optional.ofNullable(unread.get(where))
                      .orElseGet(() -> new Trouble(view.at(), problem, false));
              for (State state : reports.states(where, account)) {
                State unreadable =
                    state.unreadable(
                        new State.Unreadable(Reason.UNREADABLE, why), view.scan().scanId());
                known.put(state.identity(), unreadable);
                unseen.add(unreadable);
              }
            });
    return view.with(new Remembered(known, unread, mutes.of(account)), unseen);
  }

  /// What the last scan left in the table.
  ///
  /// @throws ScanFailure if the table does not answer, or no scan of the account has ended yet
  LastScan lastScan(String account) {
    List<RegionRow> rows = regions(account);
    return LastScan.of(reports, account, rows, mutes.of(account))
        .orElseThrow(() -> noScan(account));
  }

  private ScanFailure noScan(String account) {
    String why = "No scan of account %s in table %s has ended yet.".formatted(account, name);
    return new ScanFailure(why, new Problem(Problem.Kind.STORE, "dynamodb:Query", why));
  }

  /// The regions that the table remembers.
  NavigableSet<String> regionNames(String account) {
    return regions(account).stream().map(RegionRow::region).collect(toCollection(TreeSet::new));
  }

  /// The stretches of an identity by region, newest first; none where it was never seen.
  ///
  /// @param asked its name in any case, with a final dot or without, in Unicode or in A-labels
  NavigableMap<String, List<Stretch>> history(String account, Set<String> regions, String asked) {
    NavigableMap<String, List<Stretch>> stretches = new TreeMap<>();
    Set<String> names = new LinkedHashSet<>(List.of(asked, NamePattern.plain(asked)));
    for (String where : regions) {
      history(account, where, names).ifPresent(history -> stretches.put(where, history));
    }
    if (stretches.isEmpty()) {
      for (String where : regions) {
        Set<String> like = new LinkedHashSet<>();
        reports.states(where, account).stream()
            .map(state -> state.identity().name())
            .filter(known -> NamePattern.plain(known).equals(NamePattern.plain(asked)))
            .forEach(like::add);
        history(account, where, like).ifPresent(history -> stretches.put(where, history));
      }
    }
    return stretches;
  }

  private Optional<List<Stretch>> history(String account, String where, Set<String> names) {
    return names.stream()
        .map(one -> reports.history(new Identity(where, account, one)))
        .filter(history -> !history.isEmpty())
        .findFirst();
  }

  /// The first question; a table that is not there is told with those that are.
  private List<RegionRow> regions(String account) {
    try {
      return reports.regions(account);
    } catch (ScanFailure failure) {
      if (failure.getCause() instanceof ResourceNotFoundException) {
        throw new ScanFailure(notThere(), failure.problem(), failure);
      }
      throw failure;
    }
  }

  private String notThere() {
    List<String> names;
    try {
      names = client.listTables(ask -> ask.limit(MOST_NAMES)).tableNames();
    } catch (RuntimeException untold) {
      names = List.of();
    }
    return "There is no table %s in %s.%s"
        .formatted(
            name,
            region,
            names.isEmpty()
                ? " Name the region or another table."
                : " There is: " + String.join(", ", names) + ".");
  }
}
