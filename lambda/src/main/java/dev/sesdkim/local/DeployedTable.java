package dev.sesdkim.local;

import dev.sesdkim.aws.table.DynamoMutes;
import dev.sesdkim.aws.table.DynamoReports;
import dev.sesdkim.aws.table.Table;
import dev.sesdkim.aws.table.TableRetries;
import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Mute;
import dev.sesdkim.dkim.Mutes;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Trouble;
import dev.sesdkim.local.text.AccountLabels;
import dev.sesdkim.local.text.AccountStatus;
import dev.sesdkim.local.text.AccountView;
import dev.sesdkim.local.text.Remembered;
import dev.sesdkim.local.text.StatusView;
import dev.sesdkim.rules.VerifiedDomains;
import dev.sesdkim.scan.ScanFailure;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/// The table of a deployed monitor. The commands only read it, except for the mutes that people
/// write.
final class DeployedTable {

  /// The name that the CDK app gives the stack.
  static final String USUAL_STACK = "SesDkimMonitor";

  /// Unused: the commands write no rows that expire after a retention period.
  private static final Duration RETENTION = Duration.ZERO;

  private static final int MOST_NAMES = 10;

  private static final int SIDE_BY_SIDE = 16;

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
        new DynamoReports(
            table, new TableRetries(Thread::sleep, new Random()::nextDouble), leftOut);
    this.mutes = new DynamoMutes(table, leftOut);
  }

  /// Opens the table with the given name, or else the one of the stack.
  ///
  /// @param notes receives a line for each row that cannot be read
  /// @throws ScanFailure if the stack does not name its table
  static DeployedTable open(
      Aws aws, Optional<String> stack, Optional<String> table, PrintWriter notes) {
    String name = table.orElseGet(() -> new MonitorStack(aws, stack.orElse(USUAL_STACK)).table());
    return new DeployedTable(name, aws.region(), aws.clients().dynamoDb(aws.region()), notes);
  }

  String name() {
    return name;
  }

  String region() {
    return region;
  }

  /// The accounts of the table in the order of their ids, even those that are no longer watched.
  /// Before the first scan, the caller's own.
  ///
  /// @param asked the selected account, or empty for all
  /// @throws ScanFailure if the table does not answer, or does not know the selected account
  List<KnownAccount> accounts(Optional<String> asked, String caller) {
    List<KnownAccount> all = rows().stream().map(KnownAccount::of).toList();
    if (asked.isEmpty()) {
      return all.isEmpty() ? List.of(KnownAccount.of(caller)) : all;
    }
    List<KnownAccount> one = all.stream().filter(it -> it.id().equals(asked.get())).toList();
    if (one.isEmpty()) {
      throw ScanFailure.rejected("dynamodb:Query", unknown(asked.get(), all));
    }
    return one;
  }

  private String unknown(String asked, List<KnownAccount> all) {
    AccountLabels names = KnownAccount.names(all);
    List<String> labels = names.ids().stream().limit(MOST_NAMES).map(names::label).toList();
    int more = all.size() - labels.size();
    return "Table %s knows no account %s.%s%s"
        .formatted(
            name,
            asked,
            labels.isEmpty() ? "" : " It knows: " + String.join(", ", labels),
            more > 0 ? " and " + more + " more." : labels.isEmpty() ? "" : ".");
  }

  /// What the table knows of these accounts now.
  ///
  /// @param known all accounts that the table knows; the view names those that are no longer
  ///   watched
  /// @throws ScanFailure if the table does not answer
  StatusView status(List<KnownAccount> accounts, List<KnownAccount> known) {
    return new StatusView(
        ask(accounts, this::status).toList(),
        known.stream()
            .filter(account -> !account.isWatched())
            .flatMap(account -> account.row().stream())
            .toList());
  }

  private AccountStatus status(KnownAccount account) {
    List<RegionRow> regions = reports.regions(account.id());
    List<State> unverified = reports.unverified(account.id());
    Mutes muted = mutes.of(account.id());
    return AccountStatus.of(
        account.account(),
        account.row(),
        regions,
        unverified,
        VerifiedDomains.of(reports.verifiedAbove(unverified, regions)),
        unverified.isEmpty() ? List.of() : reports.due(account.id()),
        muted,
        reports.states(identities(muted, regions)).values());
  }

  /// What the table knows of these accounts and their regions, without any identity.
  ///
  /// @throws ScanFailure if the table does not answer
  List<AccountStatus> regions(List<KnownAccount> accounts) {
    return ask(
            accounts,
            account ->
                AccountStatus.of(
                    account.account(),
                    account.row(),
                    reports.regions(account.id()),
                    mutes.of(account.id())))
        .toList();
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

  /// What people have muted in these accounts.
  ///
  /// @throws ScanFailure if the table does not answer
  List<Mute> mutes(List<KnownAccount> accounts) {
    return ask(accounts, account -> mutes.of(account.id()).rows()).flatMap(List::stream).toList();
  }

  DynamoMutes mutes() {
    return mutes;
  }

  /// The identities that the table remembers of these accounts.
  KnownIdentities identities(List<KnownAccount> accounts) {
    return new KnownIdentities(reports, accounts);
  }

  /// Asks at most 16 questions at a time; the answers have the order of the questions.
  static <Q, A> Stream<A> ask(Collection<Q> questions, Function<Q, A> ask) {
    return questions.stream().gather(Gatherers.mapConcurrent(SIDE_BY_SIDE, ask));
  }

  /// What a scan found in an account, together with what the table knows, also of regions that
  /// could not be read.
  ///
  /// @throws ScanFailure if the table does not answer
  AccountView besides(AccountView view) {
    String account = view.account().id();
    Map<String, Trouble> unread = new LinkedHashMap<>();
    reports
        .regions(account)
        .forEach(row -> row.unread().ifPresent(why -> unread.put(row.region(), why)));
    Map<Identity, State> known =
        new LinkedHashMap<>(
            reports.states(
                view.states().values().stream()
                    .flatMap(List::stream)
                    .map(State::identity)
                    .toList()));
    List<State> unseen = new ArrayList<>();
    view.notRead()
        .forEach(
            (where, problem) -> {
              Trouble why =
                  Optional.ofNullable(unread.get(where))
                      .orElseGet(() -> new Trouble(view.at(), problem, false));
              for (State state : reports.states(where, account)) {
                State unreadable =
                    state.unreadable(new State.Unreadable(Reason.UNREADABLE, why), view.scanId());
                known.put(state.identity(), unreadable);
                unseen.add(unreadable);
              }
            });
    return view.with(new Remembered(known, unread, mutes.of(account)), unseen);
  }

  /// What the last scans of these accounts left in the table.
  ///
  /// @throws ScanFailure if the table does not answer, or if no scan of any of the accounts has
  ///   ended yet
  LastScans lastScans(List<KnownAccount> accounts) {
    LastScans scans =
        new LastScans(
            reports,
            ask(accounts, account -> LastScan.of(reports, account, mutes.of(account.id())))
                .toList());
    if (scans.accounts().stream().allMatch(account -> account.scan().isEmpty())) {
      throw noScan(KnownAccount.names(accounts).ids());
    }
    return scans;
  }

  private ScanFailure noScan(List<String> accounts) {
    String why =
        accounts.size() == 1
            ? "No scan of account %s in table %s has ended yet."
                .formatted(accounts.getFirst(), name)
            : "No scan of any account in table %s has ended yet.".formatted(name);
    return new ScanFailure(why, new Problem(Problem.Kind.STORE, "dynamodb:Query", why));
  }

  /// The rows of all accounts. If the table does not exist, the failure names the tables that do.
  private List<AccountRow> rows() {
    try {
      return reports.accounts();
    } catch (ScanFailure failure) {
      if (failure.getCause() instanceof ResourceNotFoundException) {
        throw new ScanFailure(notThere(), failure.problem(), failure);
      }
      throw failure;
    }
  }

  /// Checks that the table answers.
  ///
  /// @throws ScanFailure if it does not
  void require() {
    rows();
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
