package dev.sesdkim.scan;

import static dev.sesdkim.dkim.Readings.ACCOUNT;
import static dev.sesdkim.scan.OrganizationWorld.IRELAND;
import static dev.sesdkim.scan.OrganizationWorld.SHOP;
import static dev.sesdkim.scan.OrganizationWorld.TEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Mute;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanPart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// One monitor scans several accounts.
class ManyAccountsTest {

  @Test
  void everyAccountIsReadAndRememberedUnderItsOwnNumberAndName() {
    OrganizationWorld world = started();

    ScanSummary.Finished finished = world.scan();

    assertThat(world.read).containsExactlyInAnyOrder(ACCOUNT, TEST, SHOP);
    assertThat(world.table.all().keySet()).containsExactly(ACCOUNT, TEST, SHOP);
    assertThat(row(world, SHOP).name()).contains("shop");
    assertThat(region(world).counts().verified()).isEqualTo(1);
    assertThat(finished.others())
        .extracting(other -> other.account().id() + " " + other.outcome())
        .containsExactly(TEST + " SCANNED", SHOP + " SCANNED");
    assertThat(finished.scan().healthy()).isTrue();
    assertThat(world.alerts()).isEmpty();
  }

  @Test
  void thatMonitoringStartedIsToldOnceOfAllAccounts() {
    OrganizationWorld world = world();

    world.scan();
    world.scan();

    assertThat(world.out).hasSize(1);
    assertThat(world.out.getFirst().subject()).contains("(3 accounts)");
    assertThat(world.out.getFirst().text())
        .contains("prod (123456789012): read 1 region (eu-west-1). 1 verified")
        .contains("shop (345678901234): read 1 region (eu-west-1). 1 verified");
    assertThat(world.alerts()).containsExactly("STARTED 123456789012+210987654321+345678901234");
  }

  @Test
  void anAccountThatJoinsLaterIsToldToHaveStarted() {
    OrganizationWorld world = started();
    world.with("456789012345", "new").domain("456789012345", "example.org", "Failed").scan();

    assertThat(world.alerts()).containsExactly("STARTED 456789012345");
  }

  @Test
  void oneDomainThatBreaksInTwoAccountsIsToldOfEach() {
    OrganizationWorld world = started();
    world.domain(TEST, "example.com", "Failed").domain(SHOP, "example.com", "Failed").scan();

    assertThat(world.alerts())
        .containsExactly(
            "REGRESSED 210987654321 example.com", "REGRESSED 345678901234 example.com");
  }

  @Test
  void moreThanThreeOverAllAccountsAreToldTogether() {
    OrganizationWorld world = started();
    world.domain(TEST, "a.example", "Success").domain(ACCOUNT, "b.example", "Success").scan();
    world
        .domain(TEST, "example.com", "Failed")
        .domain(TEST, "a.example", "Failed")
        .domain(ACCOUNT, "b.example", "Failed")
        .domain(SHOP, "example.com", "Failed")
        .scan();

    assertThat(world.out).hasSize(1);
    assertThat(world.out.getFirst().text())
        .contains("3 accounts: prod (123456789012), test (210987654321), shop (345678901234)")
        .contains("eu-west-1, shop (345678901234)");
    assertThat(world.out.getFirst().lists().get("account")).containsExactly(ACCOUNT, TEST, SHOP);
    assertThat(world.out.getFirst().event())
        .contains("\"accounts\":[{\"account\":\"123456789012\",\"accountName\":\"prod\"}");
    assertThat(world.alerts())
        .containsExactly(
            "REGRESSED 123456789012+210987654321+345678901234 a.example b.example example.com"
                + " example.com");
    world.scan();
    assertThat(world.alerts()).isEmpty();
    assertThat(world.table.dueRows(SHOP)).isEmpty();
  }

  @Test
  void anAccountWhoseRoleRefusesFailsNoScanAndIsToldAtOnceWhereItHadBeenRead() {
    OrganizationWorld world = started().shut(TEST);
    world.domain(SHOP, "example.com", "Failed");

    ScanSummary.Finished finished = world.scan();

    assertThat(finished.failure()).isEmpty();
    assertThat(finished.scan().healthy()).isFalse();
    assertThat(finished.others().getFirst().outcome())
        .isEqualTo(ScanSummary.OtherAccount.Outcome.NOT_SCANNED);
    assertThat(world.out.get(1).subject())
        .isEqualTo("account test cannot be read: access denied (test)");
    assertThat(world.out.get(1).text())
        .contains("sesdkim member-role")
        .contains("Account test (210987654321)");
    assertThat(world.alerts())
        .containsExactly("REGRESSED 345678901234 example.com", "SCAN_PROBLEM 210987654321");
    world.scans(3);
    assertThat(world.alerts()).isEmpty();

    ScanSummary.Finished again = world.open(TEST).scan();

    assertThat(world.alerts()).containsExactly("SCAN_RECOVERED 210987654321");
    assertThat(again.scan().healthy()).isTrue();
  }

  @Test
  void anAccountThatWasNeverReadIsToldAfterThreeScans() {
    OrganizationWorld world = world().shut(TEST);
    world.scans(2);
    world.alerts();

    world.scan();

    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM 210987654321");
  }

  @Test
  void whatIsKnownOfAnAccountThatCannotBeReadStays() {
    OrganizationWorld world = started().shut(TEST);
    world.scans(4);
    world.alerts();

    world.open(TEST).domain(TEST, "example.com", "Failed").scan();

    assertThat(world.alerts())
        .containsExactly("REGRESSED 210987654321 example.com", "SCAN_RECOVERED 210987654321");
  }

  @Test
  void anAccountThatIsNotListedAnyMoreIsToldOnceTwoScansAgree() {
    OrganizationWorld world = started();
    world.domain(TEST, "example.com", "Failed").scan();
    world.alerts();
    world.without(TEST);

    world.scan();
    assertThat(world.alerts()).isEmpty();
    assertThat(world.read).contains(TEST);

    ScanSummary.Finished second = world.scan();
    assertThat(world.read).doesNotContain(TEST);
    assertThat(world.out.getFirst().subject())
        .startsWith("account test is no longer watched")
        .contains("(test)");
    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM 210987654321");
    assertThat(second.scan().healthy()).isTrue();
    assertThat(row(world, TEST).isWatched()).isFalse();
    assertThat(world.table.states()).noneMatch(one -> one.watched() && isOf(TEST, one.identity()));

    assertThat(world.scan().others()).extracting(one -> one.account().id()).containsExactly(SHOP);
    assertThat(world.alerts()).isEmpty();
  }

  @Test
  void whatCannotBeToldOfAnAccountThatIsNoLongerWatchedIsToldByALaterScan() {
    OrganizationWorld world = started().without(TEST);
    world.scan();
    ScanSummary.Finished refused = world.refusing(true).scan();
    assertThat(refused.scan().healthy()).isFalse();
    assertThat(world.alerts()).isEmpty();

    world.refusing(false).scan();
    assertThat(world.alerts()).contains("SCAN_PROBLEM 210987654321");
    assertThat(row(world, TEST).isWatched()).isFalse();

    world.scan();
    assertThat(world.alerts()).doesNotContain("SCAN_PROBLEM 210987654321");
  }

  @Test
  void thatAnAccountIsNoLongerWatchedIsToldAlsoWhereTheScanThatNotedItDied() {
    OrganizationWorld world = started().without(TEST);
    world.scan();
    world.beforeCall(
        call -> {
          if (call == Announced.Call.PUBLISH) {
            throw new Died();
          }
        });
    assertThatThrownBy(world::scan).isInstanceOf(Died.class);
    assertThat(world.table.dueRows(TEST)).hasSize(1);

    world.beforeCall(_ -> {}).scan();

    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM 210987654321");
    assertThat(row(world, TEST).isWatched()).isFalse();
  }

  @Test
  void thatAnAccountIsNoLongerWatchedIsToldAlsoWherePeopleKnowThatItsRoleRefuses() {
    OrganizationWorld world = started().shut(TEST);
    world.scan();
    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM 210987654321");
    world.without(TEST);

    world.scans(2);

    assertThat(world.out.getFirst().subject()).startsWith("account test is no longer watched");
    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM 210987654321");
  }

  @Test
  void anAccountThatIsListedAgainAndCannotBeReadIsToldAtOnce() {
    OrganizationWorld world = started().without(TEST);
    world.scans(2);
    world.alerts();

    world.with(TEST, "test").shut(TEST).scan();

    assertThat(world.out.getFirst().subject()).startsWith("account test cannot be read");
    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM 210987654321");
    world.scan();
    assertThat(world.alerts()).isEmpty();
    world.open(TEST).scan();
    assertThat(world.alerts()).containsExactly("SCAN_RECOVERED 210987654321");
  }

  @Test
  void aRetryOfTheScanThatMissedAnAccountDoesNotAgreeWithItself() {
    OrganizationWorld world = started().without(TEST);
    world.scan("same");
    world.scan("same");

    assertThat(world.alerts()).isEmpty();
    assertThat(row(world, TEST).isWatched()).isTrue();
  }

  @Test
  void anAccountThatIsListedAgainIsWatchedAgain() {
    OrganizationWorld world = started().without(TEST);
    world.scans(2);
    world.alerts();

    world.with(TEST, "test").domain(TEST, "example.com", "Failed").scan();

    assertThat(world.alerts())
        .contains("REGRESSED 210987654321 example.com", "SCAN_RECOVERED 210987654321");
    assertThat(row(world, TEST).isWatched()).isTrue();
  }

  @Test
  void whatIsBrokenInAnAccountThatIsListedAgainIsBrokenNowAlsoWhileItsRegionsCannotBeListed() {
    for (OrganizationWorld world : List.of(world(), world().fannedOut())) {
      world.domain(TEST, "example.com", "Failed").scan();
      world.without(TEST).scans(2);
      assertThat(isBrokenNow(world)).isFalse();
      world.alerts();

      world.with(TEST, "test").shut(TEST).scan();

      assertThat(isBrokenNow(world)).isTrue();
      assertThat(region(world).watched()).isTrue();
      assertThat(world.alerts()).containsExactly("SCAN_PROBLEM 210987654321");
      world.without(TEST).scans(2);
      assertThat(isBrokenNow(world)).isFalse();
      world.alerts();
      world.with(TEST, "test").open(TEST).scan();
      assertThat(isBrokenNow(world)).isTrue();
      assertThat(world.alerts()).containsExactly("SCAN_RECOVERED 210987654321");
    }
  }

  private static boolean isBrokenNow(OrganizationWorld world) {
    return world.table.states().stream()
        .anyMatch(one -> one.watched() && isOf(TEST, one.identity()));
  }

  @Test
  void aRegionWithoutSesIsNotToldOfWhenItsAccountIsListedAgain() {
    OrganizationWorld world = world();
    world.ses(TEST).listing(IRELAND, new RegionListing.NoSes());
    world.scan();
    world.without(TEST).scans(2);
    world.alerts();

    world.with(TEST, "test").scan();

    assertThat(world.out.getFirst().regions()).isEmpty();
    assertThat(world.alerts()).containsExactly("SCAN_RECOVERED 210987654321");
  }

  @Test
  void aRegionThatWasDisabledWhileItsAccountWasNotListedIsToldOnce() {
    OrganizationWorld world = started().without(TEST);
    world.scans(2);
    world.alerts();

    ScanSummary.Finished back = world.with(TEST, "test").disable(TEST).scan();

    assertThat(world.out.getFirst().regions()).containsExactly(IRELAND);
    assertThat(world.alerts())
        .containsExactly("SCAN_PROBLEM 210987654321", "SCAN_RECOVERED 210987654321");
    assertThat(region(world).unread().orElseThrow().problem().kind())
        .isEqualTo(Problem.Kind.REGION_DISABLED);
    assertThat(region(world).watched()).isFalse();
    assertThat(back.scan().healthy()).isTrue();
    world.scan();
    assertThat(world.alerts()).isEmpty();
  }

  @Test
  void nothingIsBrokenNowInAnAccountThatIsNotWatchedThoughNoScanCouldNoteThatItReadARegion() {
    OrganizationWorld world = world().domain(TEST, "example.com", "Failed");
    world.beforeCall(
        call -> {
          if (call == Announced.Call.END_REGION) {
            throw new ScanFailure(
                "not saved", new Problem(Problem.Kind.STORE, "dynamodb:PutItem", "not saved"));
          }
        });
    world.scan();
    world.without(TEST).scan();
    assertThat(region(world).readAt()).isEmpty();

    world.beforeCall(_ -> {}).scan();

    assertThat(row(world, TEST).isWatched()).isFalse();
    assertThat(region(world).watched()).isFalse();
    assertThat(world.table.states()).noneMatch(one -> one.watched() && isOf(TEST, one.identity()));
  }

  @Test
  void anAccountThatIsMissedOnceAndListedAgainIsNotToldOf() {
    OrganizationWorld world = started().without(TEST);
    world.scan();
    world.with(TEST, "test").scan();
    world.without(TEST).scan();

    assertThat(world.alerts()).isEmpty();
    assertThat(row(world, TEST).isWatched()).isTrue();
  }

  @Test
  void aListThatFailsBetweenTwoScansThatMissAnAccountLeavesTheSuspicionAsItWas() {
    for (OrganizationWorld world : List.of(world(), world().fannedOut())) {
      world.scan();
      world.alerts();
      world.without(TEST).scan();
      world.unlisted(Problem.Kind.THROTTLED).scan();
      assertThat(world.read).contains(TEST);
      assertThat(row(world, TEST).isWatched()).isTrue();

      world.listedAgain().scan();

      assertThat(world.alerts()).containsExactly("SCAN_PROBLEM 210987654321");
      assertThat(row(world, TEST).isWatched()).isFalse();
    }
  }

  @Test
  void whereTheAccountsCannotBeListedThoseThatAreKnownAreScanned() {
    OrganizationWorld world = started().unlisted(Problem.Kind.ACCESS_DENIED);
    world.domain(TEST, "example.com", "Failed").scan();

    assertThat(world.read).containsExactlyInAnyOrder(ACCOUNT, TEST, SHOP);
    assertThat(world.alerts()).containsExactly("REGRESSED 210987654321 example.com");

    world.scan();
    ScanSummary.Finished third = world.scan();
    assertThat(world.out.getFirst().subject()).startsWith("the accounts cannot be listed");
    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM 123456789012");
    assertThat(third.troubles()).containsKey(ScanPart.ACCOUNTS);
    assertThat(third.scan().healthy()).isFalse();

    world.listedAgain().scan();
    assertThat(world.alerts()).containsExactly("SCAN_RECOVERED 123456789012");
  }

  @Test
  void ofMoreThanAHundredThoseThatHadNoTurnForLongestComeFirstAndItIsTold() {
    OrganizationWorld world = new OrganizationWorld();
    for (int i = 0; i < 150; i++) {
      world.with(id(i), "account " + i);
    }
    world.scan();
    List<String> first = List.copyOf(world.read);
    assertThat(first).hasSize(101);

    world.scan();
    assertThat(world.read).hasSize(101);
    for (int i = 0; i < 150; i++) {
      if (!first.contains(id(i))) {
        assertThat(world.read).contains(id(i));
      }
    }
    world.alerts();
    ScanSummary.Finished third = world.scan();
    assertThat(third.scan().healthy()).isFalse();
    assertThat(world.out.getFirst().text()).contains("50 of 150 accounts").contains("memoryMiB");
    assertThat(world.alerts()).containsExactly("SCAN_PROBLEM 123456789012");
  }

  @Test
  void theDigestComesEveryWeekAlsoIfNoRegionOfTheMonitorsOwnAccountWasEverRead() {
    for (OrganizationWorld world : List.of(world(), world().fannedOut())) {
      world.shut(ACCOUNT).digest("TUE 06:00").scan();
      assertThat(world.alerts()).containsExactly("STARTED %s+%s".formatted(TEST, SHOP));

      for (int week = 0; week < 3; week++) {
        world.later(24 * 7).scan();
      }

      assertThat(world.out.getLast().text()).contains("Next digest");
      assertThat(world.alerts()).filteredOn(alert -> alert.startsWith("DIGEST")).hasSize(2);
    }
  }

  @Test
  void aMonitorWhoseOwnAccountWasNeverReadAsksForTheRowsOfAllAccountsOnlyOnce() {
    OrganizationWorld world = world().shut(ACCOUNT).digest("TUE 06:00");
    world.scan();
    AtomicInteger asked = new AtomicInteger();
    world.beforeCall(
        call -> {
          if (call == Announced.Call.ALL_ACCOUNTS) {
            asked.incrementAndGet();
          }
        });

    world.scan();

    assertThat(asked).hasValue(1);
  }

  @Test
  void anAccountWhoseTurnDoesNotComeInTimeWaitsForTheNextScan() {
    OrganizationWorld world = started().readingTime(Duration.ZERO);

    ScanSummary.Finished late = world.scan();

    assertThat(world.read).containsExactly(ACCOUNT);
    assertThat(late.others())
        .extracting(ScanSummary.OtherAccount::outcome)
        .containsOnly(ScanSummary.OtherAccount.Outcome.WAITING);
    assertThat(late.scan().healthy()).isFalse();
    world.readingTime(Duration.ofMinutes(13)).scan();
    assertThat(world.read).containsExactlyInAnyOrder(ACCOUNT, TEST, SHOP);
  }

  @Test
  void thatMonitoringBeganIsWrittenAtTheEndOfTheScanIfTimeIsShort() {
    OrganizationWorld world = world();
    Instant nearlyOver = world.now.plusSeconds(840).minusMillis(400);
    AtomicInteger written = new AtomicInteger();
    world.beforeCall(
        call -> {
          if (call == Announced.Call.SAVE_ACCOUNT) {
            written.incrementAndGet();
            world.now = nearlyOver;
          }
        });

    world.scan();

    assertThat(written).hasValue(1);
    assertThat(world.alerts()).containsExactly("STARTED %s+%s+%s".formatted(ACCOUNT, TEST, SHOP));
    for (String account : List.of(ACCOUNT, TEST, SHOP)) {
      assertThat(row(world, account).messages().startedTold()).isPresent();
    }
  }

  @Test
  void readingWhatStartedNamesDoesNotUseUpTheTimeToEndTheScan() {
    OrganizationWorld world = world();
    for (String account : List.of(ACCOUNT, TEST, SHOP)) {
      world.domain(account, "example.com", "Failed");
    }

    assertThat(queriesForMessages(world)).isEqualTo(1);

    assertThat(world.alerts()).isEmpty();
    world.beforeCall(_ -> {}).scan();
    assertThat(world.alerts()).containsExactly("STARTED %s+%s+%s".formatted(ACCOUNT, TEST, SHOP));
    assertThat(world.table.dueRows(TEST)).isEmpty();
  }

  @Test
  void whatTheDigestSaysDoesNotUseUpTheTimeToEndTheScan() {
    OrganizationWorld world = started().digest("TUE 06:00").later(24 * 15);
    for (String account : List.of(ACCOUNT, TEST, SHOP)) {
      world.ses(account).unlisted(IRELAND, Problem.Kind.UNAVAILABLE);
    }

    assertThat(queriesForMessages(world)).isEqualTo(1);

    assertThat(world.alerts()).isEmpty();
    world.beforeCall(_ -> {}).scan();
    assertThat(world.alerts()).filteredOn(alert -> alert.startsWith("DIGEST")).hasSize(1);
  }

  /// How many queries the next scan makes for its messages, although the first of them takes nearly
  /// all the time that is left. Before them it asks twice what is due in the monitor's own account.
  private static int queriesForMessages(OrganizationWorld world) {
    AtomicInteger queries = new AtomicInteger(Integer.MIN_VALUE);
    world.beforeCall(
        call -> {
          if (call == Announced.Call.SUBSCRIBERS) {
            queries.set(-2);
          }
          if ((call == Announced.Call.DUE || call == Announced.Call.STATES)
              && queries.incrementAndGet() == 1) {
            world.now = world.now.plusSeconds(840).minusMillis(400);
          }
        });
    world.scan();
    return queries.get();
  }

  @Test
  void aTopicThatNeverAnswersLeavesTheScanTheTimeToEndEveryAccount() {
    OrganizationWorld world = new OrganizationWorld();
    for (int i = 0; i < 100; i++) {
      world.with(id(i), "account " + i).domain(id(i), "example.com", "Success");
    }
    world.domain(id(99), "example.com", "Failed").scan();
    for (int i = 0; i < 3; i++) {
      world.domain(id(i), "example.com", "Failed");
    }
    AtomicBoolean late = new AtomicBoolean();
    world
        .domain(id(99), "example.com", "Success")
        .topicHangs(true)
        .beforeCall(
            call -> {
              if (call == Announced.Call.REQUIRE && late.compareAndSet(false, true)) {
                world.now = world.now.plusSeconds(400);
              }
              if (call == Announced.Call.END_ACCOUNT) {
                world.now = world.now.plusMillis(25);
              }
            });

    ScanSummary.Finished hung = world.scan();

    assertThat(hung.alerts()).hasSizeGreaterThan(3);
    assertThat(world.now).isBefore(hung.scan().startedAt().plusSeconds(840));
  }

  @Test
  void aScanOfWhichNoAccountCouldBeReadFails() {
    OrganizationWorld world = started().shut(TEST).shut(SHOP).shut(ACCOUNT);

    assertThatThrownBy(world::scan).isInstanceOf(ScanFailure.class);

    world.open(SHOP);
    assertThat(world.scan().failure()).isEmpty();
  }

  @Test
  void whatCouldNotBeToldOfAnyAccountStaysDue() {
    OrganizationWorld world = started().refusing(true).domain(TEST, "example.com", "Failed");
    assertThat(world.scan().failure()).isPresent();
    assertThat(world.table.dueRows(TEST)).hasSize(1);

    world.refusing(false).scan();

    assertThat(world.alerts()).containsExactly("REGRESSED 210987654321 example.com");
    assertThat(world.table.dueRows(TEST)).isEmpty();
  }

  @Test
  void theDigestSpeaksOfAllAccounts() {
    OrganizationWorld world = started();
    world.domain(TEST, "example.com", "Failed").scan();
    world.alerts();
    world.shut(SHOP).digest("TUE 06:00");
    world.scans(24 * 8);

    String text =
        world.out.stream()
            .filter(one -> one.kind().name().toLowerCase(Locale.ROOT).equals("digest"))
            .findFirst()
            .map(one -> one.text() + one.event())
            .orElseThrow();

    assertThat(text)
        .contains("  example.com        eu-west-1, test (210987654321)  7 d  SES gave up\n")
        .contains("  the whole account  shop (345678901234)             7 d  access denied\n")
        .contains("3 accounts: prod (123456789012), test (210987654321), shop (345678901234)")
        .contains("\"account\":\"345678901234\",\"region\":\"eu-west-1\"");
  }

  @Test
  void anotherScanThatHasAnAccountIsNoProblem() {
    OrganizationWorld world = started();
    world.table.take(TEST, new Moment(world.now, "worker"), world.now.plusSeconds(9_000));

    ScanSummary.Finished finished = world.scan();

    assertThat(finished.others().getFirst().outcome())
        .isEqualTo(ScanSummary.OtherAccount.Outcome.SKIPPED);
    assertThat(finished.scan().healthy()).isTrue();
    assertThat(world.alerts()).isEmpty();
  }

  @Test
  void aMuteHidesInItsOwnAccountAlone() {
    OrganizationWorld world = started();
    world.table.mute(
        new Mute(
            TEST,
            Mute.EVERYWHERE,
            "example.com",
            world.now.plus(Duration.ofDays(9)),
            "moving",
            "me",
            world.now));
    world.domain(TEST, "example.com", "Failed").domain(SHOP, "example.com", "Failed").scan();

    assertThat(world.alerts()).containsExactly("REGRESSED 345678901234 example.com");
  }

  @Test
  void allAccountsShareTheLookUpsOfAScan() {
    AtomicInteger lookups = new AtomicInteger();
    FakeDns dns = new FakeDns();
    OrganizationWorld world =
        world()
            .dns(
                deadline -> {
                  lookups.incrementAndGet();
                  return dns.until(deadline);
                });

    world.scan();

    assertThat(lookups.get()).isEqualTo(1);
    assertThat(dns.asked).isNotEmpty();
  }

  @Test
  void aLineOfTheLogNamesTheAccountThatIsNotTheMonitorsOwn() {
    OrganizationWorld world = started();
    world.ses(TEST).unlisted(IRELAND, Problem.Kind.THROTTLED);
    world.ses(ACCOUNT).unlisted(IRELAND, Problem.Kind.THROTTLED);

    world.scan();

    assertThat(world.log)
        .filteredOn(line -> line.startsWith("region not read"))
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).contains("account=210987654321"),
            line -> assertThat(line).doesNotContain("account="));
  }

  /// The program dies.
  private static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static AccountRow row(OrganizationWorld world, String account) {
    return Optional.ofNullable(world.table.all().get(account)).orElseThrow();
  }

  private static RegionRow region(OrganizationWorld world) {
    return Optional.ofNullable(world.table.all(TEST).get(IRELAND)).orElseThrow();
  }

  private static boolean isOf(String account, Identity identity) {
    return identity.account().equals(account);
  }

  private static String id(int number) {
    return "%012d".formatted(number + 1);
  }

  private static OrganizationWorld world() {
    return new OrganizationWorld()
        .with(TEST, "test")
        .with(SHOP, "shop")
        .domain(ACCOUNT, "example.com", "Success")
        .domain(TEST, "example.com", "Success")
        .domain(SHOP, "example.com", "Success");
  }

  private static OrganizationWorld started() {
    OrganizationWorld world = world();
    world.scan();
    world.alerts();
    return world;
  }
}
