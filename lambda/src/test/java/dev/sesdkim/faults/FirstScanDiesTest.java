package dev.sesdkim.faults;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.local.simulated.PublishedMessage;
import dev.sesdkim.local.simulated.SimulatedAccount;
import dev.sesdkim.local.simulated.SimulatedDkim;
import dev.sesdkim.local.simulated.SimulatedIdentity;
import dev.sesdkim.scan.FakeDns;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The very first scan of an account dies before and after each of its calls. Whatever is
/// unverified then is told all the same, with `STARTED` or as found unverified.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstScanDiesTest {

  private static final Instant FIRST = Instant.parse("2026-11-24T03:00:00Z");
  private static final Instant SECOND = FIRST.plus(Duration.ofHours(1));
  private static final Instant THIRD = SECOND.plus(Duration.ofHours(1));
  private static final Instant NEXT_DAY = THIRD.plus(Duration.ofDays(1));

  private static final String WEST = "eu-west-1";
  private static final String EAST = "us-east-1";
  private static final Set<String> UNVERIFIED =
      Set.of(
          arn(WEST, "failed.example.com"),
          arn(WEST, "info@failed.example.com"),
          arn(WEST, "pending.example.com"),
          arn(EAST, "refused.example.com"));

  private final Sweep sweep = new Sweep(WEST, EAST);

  @AfterAll
  void close() {
    sweep.close();
  }

  @Test
  void whatItSawIsToldWithTheStartOnceTheNextScanIsThrough() throws InterruptedException {
    List<Wire.Attempt> calls = calls();
    List<Deaths> deaths = Deaths.of(calls, "pending.example.com");
    AtomicInteger doubled = new AtomicInteger();
    sweep.each(
        deaths,
        death -> death.call().call(),
        (bench, death) -> doubled.addAndGet(toldWithTheStart(bench, death)));
    System.out.printf(
        "Killed %d times in a first scan of %d calls. Lost: 0, doubled: %d%n",
        deaths.size(), calls.size(), doubled.get());
  }

  /// @return how many messages came twice
  private static int toldWithTheStart(Bench bench, Deaths death) {
    begin(bench);
    Invocation.run(bench, "first", FIRST, death.plan());
    Invocation.run(bench, "second", SECOND, Plan.allPass());

    List<String> heard = Changes.heard(bench);
    assertThat(heard).as("%s", death).isNotEmpty().containsOnly("STARTED").hasSizeLessThan(3);
    for (PublishedMessage started : bench.account().published()) {
      assertThat(News.identities(started).collect(toSet())).as("%s", death).isEqualTo(UNVERIFIED);
    }
    Rows rows = new Rows(bench.rows());
    rows.assertHistoryIsSound();
    rows.assertCountsAreRight();
    rows.assertNothingIsDue();
    return heard.size() - 1;
  }

  @Test
  void whatItSawIsToldLaterWhereTheNextScanCannotReadItsRegion() throws InterruptedException {
    List<Deaths> deaths =
        Deaths.of(calls(), "pending.example.com").stream()
            .filter(death -> !death.call().call().reads())
            .toList();
    AtomicInteger foundLater = new AtomicInteger();
    sweep.each(
        deaths,
        death -> death.call().call(),
        (bench, death) -> foundLater.addAndGet(toldLater(bench, death)));
    System.out.printf(
        "Killed %d times in a first scan, the next one without one of two regions: %d domains were"
            + " told as found unverified, none was lost%n",
        deaths.size(), foundLater.get());
    assertThat(foundLater).hasPositiveValue();
  }

  /// @return how many domains were told as found unverified
  private static int toldLater(Bench bench, Deaths death) {
    begin(bench);
    Invocation.run(bench, "first", FIRST, death.plan());
    Invocation.run(bench, "second", SECOND, FirstScanDiesTest::westIsSilent);
    Invocation.run(bench, "third", THIRD, Plan.allPass());
    Invocation.run(bench, "next day", NEXT_DAY, Plan.allPass());

    List<String> named = bench.account().published().stream().flatMap(News::identities).toList();
    assertThat(named).as("%s", death).containsAll(UNVERIFIED);
    List<String> heard = Changes.heard(bench);
    assertThat(Set.copyOf(heard))
        .as("%s", death)
        .isSubsetOf(
            "STARTED",
            "FOUND_UNVERIFIED failed.example.com",
            "FOUND_UNVERIFIED pending.example.com");
    int started = Collections.frequency(heard, "STARTED");
    assertThat(started).as("%s", death).isBetween(1, 2);
    Rows rows = new Rows(bench.rows());
    rows.assertHistoryIsSound();
    rows.assertNothingIsDue();
    return heard.size() - started;
  }

  /// The calls of a first scan in peace.
  private List<Wire.Attempt> calls() {
    begin(sweep.bench());
    return Invocation.run(sweep.bench(), "first", FIRST, Plan.allPass()).attempts();
  }

  private static Outcome westIsSilent(AwsCall call, int nth) {
    return call.action().equals("ListIdentities") && call.isAbout(WEST)
        ? new Outcome.Goes(Wrong.UNAVAILABLE)
        : new Outcome.Passes();
  }

  private static void begin(Bench bench) {
    SimulatedAccount account = bench.begin(List.of(), WEST, EAST);
    FakeDns dns = new FakeDns();
    bench.answers(dns);
    put(bench, WEST, "failed.example.com");
    account.changeDkim(WEST, "failed.example.com", dkim -> dkim.withStatus("Failed"));
    account.put(WEST, SimulatedIdentity.address("info@failed.example.com"));
    put(bench, WEST, "pending.example.com");
    account.changeDkim(WEST, "pending.example.com", dkim -> dkim.withStatus("Pending"));
    put(bench, WEST, "steady.example.com");
    put(bench, EAST, "steady.example.com");
    put(bench, EAST, "refused.example.com");
    account.change(EAST, "refused.example.com", one -> one.withVerification("Failed"));
  }

  private static void put(Bench bench, String region, String name) {
    bench.account().put(region, SimulatedIdentity.domain(name));
    bench.dns().inOrder(name, SimulatedDkim.verified(name).tokens(), "dkim.amazonses.com");
  }

  private static String arn(String region, String name) {
    return new Identity(region, Bench.ACCOUNT, name).arn();
  }
}
