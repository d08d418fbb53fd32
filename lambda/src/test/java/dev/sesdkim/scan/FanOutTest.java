package dev.sesdkim.scan;

import static dev.sesdkim.dkim.AlertKind.OfAccount.DIGEST;
import static dev.sesdkim.dkim.AlertKind.OfAccount.STARTED;
import static dev.sesdkim.dkim.Readings.ACCOUNT;
import static dev.sesdkim.scan.OrganizationWorld.IRELAND;
import static dev.sesdkim.scan.OrganizationWorld.SHOP;
import static dev.sesdkim.scan.OrganizationWorld.TEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.AccountTurn;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Mute;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.State;
import dev.sesdkim.json.Json;
import dev.sesdkim.rules.Envelope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// A scan by many functions tells and remembers what a scan by one does, and says which accounts
/// were not read.
class FanOutTest {

  private static final String CLOSED = "456789012345";

  /// What happens before each scan, of which each is an hour after the one before.
  private static final List<Consumer<OrganizationWorld>> HISTORY =
      List.of(
          _ -> {},
          _ -> {},
          world -> world.domain(TEST, "example.com", "Failed"),
          world -> world.shut(CLOSED),
          world -> world.domain(TEST, "example.com", "Success"),
          world -> world.open(CLOSED).domain(CLOSED, "example.org", "Failed"),
          world -> world.domain(SHOP, "example.com", "Pending"),
          world -> world.ses(SHOP).unlisted(IRELAND, Problem.Kind.THROTTLED),
          _ -> {},
          _ -> {},
          world -> world.ses(SHOP).listed(IRELAND),
          world ->
              world
                  .domain(ACCOUNT, "a.example.com", "Success")
                  .domain(TEST, "b.example.com", "Success")
                  .domain(SHOP, "c.example.com", "Success")
                  .domain(CLOSED, "d.example.org", "Success"),
          world ->
              world
                  .domain(ACCOUNT, "a.example.com", "Failed")
                  .domain(TEST, "b.example.com", "Failed")
                  .domain(SHOP, "c.example.com", "Failed")
                  .domain(CLOSED, "d.example.org", "Failed"),
          world -> world.table.mute(mute(world, TEST, "example.com")),
          world ->
              world.domain(TEST, "example.com", "Failed").domain(ACCOUNT, "example.com", "Failed"),
          world -> world.unlisted(Problem.Kind.ACCESS_DENIED),
          _ -> {},
          _ -> {},
          OrganizationWorld::listedAgain,
          world -> world.without(CLOSED),
          _ -> {},
          _ -> {},
          world -> world.with(CLOSED, "renamed").domain(CLOSED, "d.example.org", "Success"),
          world ->
              world.with("567890123456", "new").domain("567890123456", "new.example", "Failed"),
          world -> world.refusing(true).domain(SHOP, "c.example.com", "Success"),
          world -> world.refusing(false),
          world -> world.ses(SHOP).unlisted(IRELAND, Problem.Kind.THROTTLED),
          // The week's digest is due.
          world -> world.later(24 * 8),
          _ -> {});

  @Test
  void listWorkersAndLastStepTellAndRememberWhatOneScanDoes() {
    OrganizationWorld one = world().digest("TUE 20:00");
    OrganizationWorld many = world().digest("TUE 20:00").fannedOut();
    int told = 0;
    for (int i = 0; i < HISTORY.size(); i++) {
      HISTORY.get(i).accept(one);
      HISTORY.get(i).accept(many);

      ScanSummary.Finished ofOne = one.scan();
      ScanSummary.Finished ofMany = many.scan();

      assertThat(texts(many)).as("messages of scan %s", i).isEqualTo(texts(one));
      assertThat(remembered(many)).as("rows after scan %s", i).isEqualTo(remembered(one));
      assertThat(ofMany.scan()).as("scan %s", i).isEqualTo(ofOne.scan());
      assertThat(ofMany.failure()).as("scan %s", i).isEqualTo(ofOne.failure());
      assertThat(ofMany.untold()).as("scan %s", i).isEqualTo(ofOne.untold());
      told += one.alerts().size();
      many.alerts();
    }
    System.out.printf("%d scans told %d messages%n", HISTORY.size(), told);
    assertThat(told).isGreaterThan(15);
    assertThat(many.table.account(ACCOUNT).messages().digestedAt()).isPresent();
  }

  @Test
  void aQuietLastStepReadsHardlyMoreOfAThousandAccountsThanOfTwo() {
    assertThat(callsOfAQuietLastStep(1000)).isEqualTo(callsOfAQuietLastStep(2));
    System.out.println("A quiet last step calls " + callsOfAQuietLastStep(1000));
  }

  private static Map<Announced.Call, Integer> callsOfAQuietLastStep(int accounts) {
    OrganizationWorld world = new OrganizationWorld().fannedOut();
    for (int i = 0; i < accounts; i++) {
      String id = "%012d".formatted(i + 1);
      world.with(id, "account " + i).domain(id, "example.com", "Success");
    }
    world.scan();
    world.next();
    world.list("quiet");
    world.turns("quiet").forEach(turn -> world.work("quiet", turn));
    Map<Announced.Call, Integer> calls = new EnumMap<>(Announced.Call.class);
    world.beforeCall(call -> calls.merge(call, 1, Integer::sum)).tell("quiet");
    assertThat(world.lastStep.orElseThrow().healthy()).isEqualTo(accounts + 1);
    return calls;
  }

  @Test
  void whatIsToldOfAThousandAccountsFitsIntoAMessage() {
    OrganizationWorld world = new OrganizationWorld().fannedOut();
    for (int i = 0; i < 1000; i++) {
      String id = "%012d".formatted(i + 1);
      world
          .with(id, "an account with a long name " + i)
          .domain(id, "broken-%d.example.com".formatted(i), "Failed");
    }
    world.scan();
    world.digest("TUE 04:00").later(24 * 8).scan();

    assertThat(world.out).extracting(AlertMessage::kind).containsExactly(STARTED, DIGEST);
    assertThat(world.out)
        .allSatisfy(
            message ->
                assertThat(Json.bytes(Envelope.json(message)))
                    .isLessThanOrEqualTo(Envelope.MOST_BYTES));
    assertThat(world.table.dueRows(ACCOUNT)).isEmpty();
  }

  @Test
  void anAccountWhoseFunctionDoesNotEndIsNamedAndToldAfterThreeScans() {
    OrganizationWorld world = started();
    for (int i = 0; i < 2; i++) {
      LastStep.Result result = scanWithout(world, "without-" + i, TEST);
      assertThat(result.notScanned()).containsExactly(TEST);
      assertThat(result.finished().scan().healthy()).isFalse();
      assertThat(result.finished().failure()).isEmpty();
      assertThat(world.alerts()).isEmpty();
    }

    scanWithout(world, "without-2", TEST);

    assertThat(world.out.getFirst().subject()).startsWith("account test cannot be read: no answer");
    assertThat(world.out.getFirst().text()).contains("state machine's last execution");
    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM 210987654321");
    assertThat(world.scan().scan().healthy()).isTrue();
    assertThat(world.alerts()).containsExactly("SCAN_RECOVERED 210987654321");
  }

  @Test
  void anAccountThatIsListedAgainAndWhoseFunctionDoesNotEndIsToldAtOnce() {
    OrganizationWorld world = started().without(TEST);
    world.scans(3);
    world.alerts();
    world.with(TEST, "test");

    LastStep.Result result = scanWithout(world, "again", TEST);

    assertThat(result.notScanned()).containsExactly(TEST);
    assertThat(world.out.getFirst().subject()).startsWith("account test cannot be read: no answer");
    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM 210987654321");
    assertThat(row(world, TEST).isWatched()).isTrue();
    assertThat(world.table.scans(TEST, 1).getFirst().healthy()).isFalse();
    assertThat(world.scan().scan().healthy()).isTrue();
    assertThat(world.alerts()).containsExactly("SCAN_RECOVERED 210987654321");
  }

  @Test
  void whatCouldNotBeToldOfAnAccountThatIsNoLongerWatchedIsToldByALaterLastStep() {
    OrganizationWorld world = started().without(TEST);
    world.scan();
    world.refusing(true).scan();

    world.refusing(false).scan();

    assertThat(world.out.getFirst().subject()).startsWith("account test is no longer watched");
    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM 210987654321");
    world.scan();
    assertThat(world.alerts()).isEmpty();
  }

  @Test
  void aTopicThatNeverAnswersLeavesTheLastStepTheTimeToEnd() {
    OrganizationWorld world = started().domain(TEST, "example.com", "Failed").topicHangs(true);
    world.next();
    world.list("hangs");
    world.turns("hangs").forEach(turn -> world.work("hangs", turn));
    Instant begun = world.now;

    world.tell("hangs");

    assertThat(world.now).isAfter(begun).isBefore(begun.plusSeconds(840));
    assertThat(world.lastStep.orElseThrow().finished().untold()).isPositive();
  }

  @Test
  void whatIsOverdueOfAnAccountThatIsNoLongerWatchedIsNotHealthy() {
    OrganizationWorld world = started().without(TEST);
    world.scan();
    world.refusing(true).scan();
    world.scan();

    assertThat(world.scan().scan().healthy()).isFalse();
    assertThat(world.scan().scan().healthy()).isFalse();
    assertThat(world.refusing(false).scan().scan().healthy()).isTrue();
  }

  @Test
  void theWatchOfAnAccountEndsOnceTheRowsOfItsRegionsSayThatTheyAreNotWatched() {
    for (OrganizationWorld world : List.of(world(), world().fannedOut())) {
      world.scan();
      world.without(TEST).domain(TEST, "example.com", "Failed").scan();

      world.beforeCall(call -> failsAt(call, Announced.Call.END_REGION)).scan();

      assertThat(row(world, TEST).isWatched()).isTrue();
      assertThat(row(world, TEST).troubles()).containsKey(ScanPart.ROWS);

      world.beforeCall(_ -> {}).scan();

      assertThat(row(world, TEST).isWatched()).isFalse();
      assertThat(row(world, TEST).troubles()).doesNotContainKey(ScanPart.ROWS);
      assertThat(world.table.all(TEST).values()).isNotEmpty().noneMatch(RegionRow::watched);
    }
  }

  @Test
  void rowsThatALastStepCouldNotReadOfAnAccountThatIsNoLongerWatchedAreReadByTheNext() {
    OrganizationWorld world = started().without(TEST);
    world.scan();
    world.next();
    world.list("gone");
    world.turns("gone").forEach(turn -> world.work("gone", turn));
    AtomicInteger mutes = new AtomicInteger();
    world
        .beforeCall(
            call -> {
              // The first are those of the monitor's own account.
              if (call == Announced.Call.MUTES && mutes.incrementAndGet() == 2) {
                failsAt(call, Announced.Call.MUTES);
              }
            })
        .tell("gone");
    assertThat(row(world, TEST).isWatched()).isFalse();
    assertThat(row(world, TEST).troubles()).containsKey(ScanPart.ROWS);
    world.alerts();

    world.beforeCall(_ -> {}).scan();

    assertThat(row(world, TEST).troubles()).containsOnlyKeys(ScanPart.REGIONS);
    assertThat(world.alerts()).containsExactly("SCAN_RECOVERED 210987654321");
    AccountRow closed = row(world, TEST);
    world.scan();
    assertThat(row(world, TEST)).isEqualTo(closed);
  }

  @Test
  void whatAMuteHidesInAnAccountThatIsNoLongerWatchedIsToldWhenTheMuteIsOver() {
    for (OrganizationWorld world : List.of(world(), world().fannedOut())) {
      world.scan();
      world.alerts();
      world.refusing(true).domain(TEST, "example.com", "Failed").scan();
      world.without(TEST).scan();
      world.table.mute(mute(world, TEST, "example.com"));
      world.refusing(false).scans(3);
      assertThat(world.alerts()).containsExactly("SCAN_PROBLEM 210987654321");

      world.scans(5);

      assertThat(world.alerts()).containsExactly("REGRESSED 210987654321 example.com");
      assertThat(row(world, TEST).isWatched()).isFalse();
      assertThat(world.table.dueRows(TEST)).isEmpty();
    }
  }

  @Test
  void whereTheRegionsOfTheMonitorsOwnAccountCannotBeListedTheLastStepIsNotHealthy() {
    OrganizationWorld one = world();
    OrganizationWorld many = world().fannedOut();
    for (OrganizationWorld world : List.of(one, many)) {
      world.scan();
      world.unlistedRegions(ACCOUNT);

      assertThat(world.scan().scan().healthy()).isFalse();
      assertThat(world.digest("TUE 06:00").scan().scan().healthy()).isFalse();
    }
    assertThat(many.lastStep.orElseThrow().healthy()).isEqualTo(3);
    assertThat(many.later(24 * 8).scan().scan()).isEqualTo(one.later(24 * 8).scan().scan());
    assertThat(texts(many)).isEqualTo(texts(one));
    assertThat(many.table.account(ACCOUNT).messages().digestedAt()).isPresent();
  }

  @Test
  void whereNoFunctionEndsTheLastStepFailsAndNamesTheMonitorsOwnAccountToo() {
    OrganizationWorld world = started();

    assertThatThrownBy(() -> scanWithout(world, "none", ACCOUNT, TEST, SHOP, CLOSED))
        .isInstanceOf(ScanFailure.class);

    assertThat(world.table.scans(ACCOUNT, 1).getFirst().healthy()).isFalse();
    assertThat(world.log).filteredOn(line -> line.startsWith("account not scanned")).hasSize(4);
  }

  @Test
  void whatIsDueInAnAccountWhoseFunctionDiesAfterSavingIsTold() {
    OrganizationWorld world = started().domain(TEST, "example.com", "Failed");
    world.next();
    world.list("dies");
    for (AccountTurn turn : world.turns("dies")) {
      if (turn.account().id().equals(TEST)) {
        world.beforeCall(
            call -> {
              if (call == Announced.Call.END_ACCOUNT) {
                throw new Died();
              }
            });
      }
      try {
        world.work("dies", turn);
      } catch (Died expected) {
        assertThat(turn.account().id()).isEqualTo(TEST);
      }
      world.beforeCall(_ -> {});
    }
    // Its lease is over.
    world.now = world.now.plus(Duration.ofMinutes(15));
    world.tell("dies");

    assertThat(world.alerts()).containsExactly("REGRESSED 210987654321 example.com");
    world.scan();
    assertThat(world.alerts()).isEmpty();
  }

  @Test
  void aFunctionThatStillRunsWhileTheLastStepTellsLosesNothing() {
    OrganizationWorld world = started().domain(TEST, "example.com", "Failed");
    world.next();
    world.list("late");
    for (AccountTurn turn : world.turns("late")) {
      if (turn.account().id().equals(TEST)) {
        world.beforeCall(
            call -> {
              if (call == Announced.Call.SAVE_STATES) {
                world.beforeCall(_ -> {});
                world.tell("late");
                assertThat(world.lastStep.orElseThrow().notScanned()).contains(TEST);
              }
            });
      }
      world.work("late", turn);
    }
    assertThat(world.alerts()).isEmpty();
    assertThat(world.table.dueRows(TEST)).hasSize(1);

    world.scan();

    assertThat(world.alerts()).containsExactly("REGRESSED 210987654321 example.com");
  }

  @Test
  void theLastStepOfTheSameScanCountsNoFurtherStart() {
    OrganizationWorld world = started().domain(TEST, "example.com", "Failed");

    world.scan();

    assertThat(row(world, TEST).starts()).hasSize(2);
    assertThat(row(world, ACCOUNT).starts()).hasSize(2);
  }

  @Test
  void whileAnotherInvocationHasTheMonitorsOwnAccountNothingIsTold() {
    OrganizationWorld world = started().domain(TEST, "example.com", "Failed");
    world.next();
    world.list("busy");
    world.turns("busy").forEach(turn -> world.work("busy", turn));
    world.table.take(ACCOUNT, new Moment(world.now, "other"), world.now.plusSeconds(60));

    assertThat(world.tell("busy")).isInstanceOf(ScanSummary.Skipped.class);
    assertThat(world.alerts()).isEmpty();

    world.now = world.now.plusSeconds(60);
    world.tell("busy");
    assertThat(world.alerts()).containsExactly("REGRESSED 210987654321 example.com");
  }

  @Test
  void anAccountThatAnotherScanHasIsLeftOut() {
    OrganizationWorld world = started();
    world.next();
    world.list("left");
    world.table.take(TEST, new Moment(world.now, "other"), world.now.plusSeconds(9_000));
    for (AccountTurn turn : world.turns("left")) {
      AccountWorker.Result result = world.work("left", turn);
      assertThat(result instanceof AccountWorker.Result.Busy)
          .isEqualTo(turn.account().id().equals(TEST));
    }
  }

  @Test
  void anAccountThatWasReadAndCannotBeToldOfIsNotHealthy() {
    OrganizationWorld world = started().domain(TEST, "example.com", "Failed");
    world.next();
    world.list("untold");
    world.turns("untold").forEach(turn -> world.work("untold", turn));
    world.table.take(TEST, new Moment(world.now, "other"), world.now.plusSeconds(60));

    world.tell("untold");

    LastStep.Result result = world.lastStep.orElseThrow();
    assertThat(result.notScanned()).isEmpty();
    assertThat(result.healthy()).isEqualTo(3);
    assertThat(result.finished().scan().healthy()).isFalse();
    assertThat(result.finished().troubles().get(ScanPart.ACCOUNTS))
        .satisfies(trouble -> assertThat(trouble.problem().detail()).endsWith(TEST));
    assertThat(world.alerts()).isEmpty();

    assertThat(world.scan().troubles()).isEmpty();
    assertThat(world.alerts()).containsExactly("REGRESSED 210987654321 example.com");
  }

  @Test
  void whereTheListCannotBeReadTheAccountsThatAreKnownAreToldOf() {
    OrganizationWorld world = started().domain(TEST, "example.com", "Failed");
    world.next();
    world.list("unread");
    world.turns("unread").forEach(turn -> world.work("unread", turn));
    world.lists.clear();
    world
        .beforeCall(
            call -> {
              if (call == Announced.Call.READ_LIST) {
                throw new ScanFailure(
                    "said the test",
                    new Problem(Problem.Kind.ACCESS_DENIED, "s3:GetObject", "said the test"));
              }
            })
        .tell("unread");

    assertThat(world.alerts()).containsExactly("REGRESSED 210987654321 example.com");
    assertThat(world.lastStep.orElseThrow().finished().troubles()).containsKey(ScanPart.ACCOUNTS);
    assertThat(world.lastStep.orElseThrow().accounts()).isEqualTo(4);
  }

  @Test
  void aDomainThatDnsDoesNotTellOfIsNotedWithTheAccountThatAsked() {
    OrganizationWorld world = started().dns(_ -> _ -> new DnsAnswer.TimedOut("no answer"));

    world.scans(3);

    assertThat(row(world, TEST).troubles()).containsKey(ScanPart.DNS);
  }

  @Test
  void itEndsWithTheAccountThatAskedOnceOneFunctionScansAllAccounts() {
    OrganizationWorld world = started().dns(_ -> _ -> new DnsAnswer.TimedOut("no answer"));
    world.scans(3);

    world.dns(_ -> _ -> new DnsAnswer.NoSuchName(List.of())).together().scans(2);

    assertThat(row(world, TEST).troubles()).isEmpty();
    assertThat(world.scan().scan().healthy()).isTrue();
  }

  private static void failsAt(Announced.Call call, Announced.Call fails) {
    if (call == fails) {
      throw new ScanFailure(
          "said the test", new Problem(Problem.Kind.STORE, "dynamodb:" + call, "said the test"));
    }
  }

  /// The program dies: from this call on, none comes through.
  private static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  /// A scan of which the functions of some accounts do not even start.
  private static LastStep.Result scanWithout(
      OrganizationWorld world, String scanId, String... accounts) {
    world.next();
    world.list(scanId);
    for (AccountTurn turn : world.turns(scanId)) {
      if (!List.of(accounts).contains(turn.account().id())) {
        world.work(scanId, turn);
      }
    }
    world.tell(scanId);
    return world.lastStep.orElseThrow();
  }

  private static AccountRow row(OrganizationWorld world, String account) {
    return Optional.ofNullable(world.table.all().get(account)).orElseThrow();
  }

  private static OrganizationWorld started() {
    OrganizationWorld world = world().fannedOut();
    world.scan();
    world.alerts();
    return world;
  }

  private static List<String> texts(OrganizationWorld world) {
    return world.out.stream()
        .map(one -> one.subject() + "\n" + one.text() + "\n" + one.event())
        .toList();
  }

  private static List<Object> remembered(OrganizationWorld world) {
    List<Object> rows = new ArrayList<>();
    world
        .table
        .all()
        .forEach(
            (account, row) -> {
              rows.add(timeless(row));
              rows.add(world.table.all(account));
              rows.add(world.table.dueRows(account));
              rows.add(
                  world.table.scans(account, 100).stream()
                      .map(scan -> withoutDigest(scan, world.table.account(ACCOUNT)))
                      .toList());
            });
    for (State state : world.table.states()) {
      rows.add(state);
      rows.add(world.table.history(state.identity()));
    }
    return rows;
  }

  /// The last step writes nothing of an account of which only the digest speaks.
  private static ScanRecord withoutDigest(ScanRecord scan, AccountRow own) {
    return scan.account().equals(ACCOUNT)
            || own.messages().digestedAt().filter(scan.startedAt()::equals).isEmpty()
        ? scan
        : scan.told(scan.finishedAt(), -scan.alertsTold(), scan.healthy());
  }

  /// Without what only a scan by many functions needs, and how often the account was taken.
  private static AccountRow timeless(AccountRow row) {
    return new AccountRow(
        row.account(),
        row.name(),
        0,
        row.starts(),
        row.messages(),
        row.watch(),
        row.troubles(),
        Optional.empty());
  }

  private static Mute mute(OrganizationWorld world, String account, String name) {
    return new Mute(
        account,
        Mute.EVERYWHERE,
        name,
        world.now.plus(Duration.ofHours(6)),
        "moving",
        "me",
        world.now);
  }

  private static OrganizationWorld world() {
    return new OrganizationWorld()
        .with(TEST, "test")
        .with(SHOP, "shop")
        .with(CLOSED, "closed")
        .domain(ACCOUNT, "example.com", "Success")
        .domain(TEST, "example.com", "Success")
        .domain(SHOP, "example.com", "Success")
        .domain(CLOSED, "example.org", "Success");
  }
}
