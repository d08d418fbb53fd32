package dev.sesdkim.scan;

import static dev.sesdkim.dkim.Readings.address;
import static dev.sesdkim.dkim.Readings.domain;
import static dev.sesdkim.dkim.Readings.identity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RegionReaderTest {

  private static final Problem PROBLEM =
      new Problem(Problem.Kind.INCOMPLETE, "ses:GetIdentityDkimAttributes", "left out");

  private final List<RegionReader.Part> parts = new ArrayList<>();

  @Test
  void aPartIsHandedOnWhileTheNextIsStillRead() {
    CountDownLatch handedOn = new CountDownLatch(1);
    AtomicInteger calls = new AtomicInteger();
    List<Boolean> before = new ArrayList<>();
    RegionReader reader =
        new RegionReader(
            listed(
                brands(250),
                some -> {
                  if (calls.incrementAndGet() == 2) {
                    before.add(within(handedOn));
                  }
                  return told(some);
                }),
            0,
            part -> {
              parts.add(part);
              handedOn.countDown();
            });

    RegionReader.Ending ending = reader.read();

    assertThat(ending).isEqualTo(new RegionReader.Ending(List.of(), Optional.empty()));
    assertThat(before).containsExactly(true);
    assertThat(calls).hasValue(3);
    assertThat(parts).extracting(part -> part.now().size()).containsExactly(100, 100, 50);
  }

  @Test
  void anAddressIsJudgedByItsDomainWhereverThatStandsAndEachIsHandedOnOnce() {
    List<Identity> all = new ArrayList<>();
    IntStream.range(0, 150)
        .forEach(
            i -> {
              all.add(identity("info@z%03d.example.com".formatted(i)));
              all.add(identity("z%03d.example.com".formatted(i)));
            });
    AtomicInteger calls = new AtomicInteger();

    new RegionReader(
            listed(
                all,
                some -> {
                  calls.incrementAndGet();
                  return told(some);
                }),
            0,
            parts::add)
        .read();

    assertThat(calls).hasValue(3);
    assertThat(parts.stream().flatMap(part -> part.now().stream()).map(Diagnosis::identity))
        .containsExactlyInAnyOrderElementsOf(all);
    assertThat(parts.stream().flatMap(part -> part.now().stream()).map(Diagnosis::reason))
        .containsOnly(Reason.OK);
    assertThat(parts).allMatch(part -> part.now().size() <= 100);
  }

  @Test
  void ofARegionWithoutIdentitiesOnePartIsHandedOnSoThatWhatIsGoneIsNoticed() {
    new RegionReader(listed(List.of(), RegionReaderTest::told), 3, parts::add).read();

    assertThat(parts).hasSize(1);
    assertThat(parts.getFirst().range().holds("example.com")).isTrue();
  }

  @Test
  void whereReadingEndsEarlyWhatWasReadIsHandedOnAndNothingMoreIsAskedFor() {
    AtomicInteger calls = new AtomicInteger();

    RegionReader.Ending ending =
        new RegionReader(
                listed(
                    brands(350),
                    some ->
                        calls.incrementAndGet() == 3
                            ? new RegionReadings.Ended(PROBLEM)
                            : told(some)),
                0,
                parts::add)
            .read();

    assertThat(ending.early()).contains(PROBLEM);
    assertThat(calls).hasValue(3);
    assertThat(parts).extracting(part -> part.now().size()).containsExactly(100, 100);
  }

  @Test
  void aProblemThatIsMetAgainAndAgainIsToldOnce() {
    RegionReader.Ending ending =
        new RegionReader(
                listed(
                    brands(250), some -> new RegionReadings.Told(readings(some), List.of(PROBLEM))),
                0,
                parts::add)
            .read();

    assertThat(ending.problems()).containsExactly(PROBLEM);
  }

  @Test
  void whoCannotDealWithAPartEndsTheReadingAndGetsNoMore() {
    CompletableFuture<Thread> dealing = new CompletableFuture<>();
    AtomicInteger calls = new AtomicInteger();
    AtomicInteger taken = new AtomicInteger();
    ScanFailure failure = new ScanFailure("full", PROBLEM);
    RegionReader reader =
        new RegionReader(
            listed(
                brands(450),
                some -> {
                  if (calls.incrementAndGet() == 2) {
                    ended(dealing.join());
                  }
                  return told(some);
                }),
            0,
            _ -> {
              taken.incrementAndGet();
              dealing.complete(Thread.currentThread());
              throw failure;
            });

    assertThatThrownBy(reader::read).isSameAs(failure);
    assertThat(taken).hasValue(1);
    assertThat(calls.get()).isLessThanOrEqualTo(2);
  }

  @Test
  void whoIsToldToStopDoesNotWaitForWhatWasHandedOn() {
    CountDownLatch never = new CountDownLatch(1);
    RegionReader reader =
        new RegionReader(listed(brands(1), RegionReaderTest::told), 0, _ -> within(never));

    Thread.currentThread().interrupt();

    assertThatThrownBy(reader::read)
        .isInstanceOfSatisfying(
            ScanFailure.class,
            stopped -> assertThat(stopped.problem().kind()).isEqualTo(Problem.Kind.DEADLINE));
    assertThat(Thread.interrupted()).isTrue();
  }

  private static RegionListing.Listed listed(List<Identity> all, RegionReadings readings) {
    return new RegionListing.Listed(all, readings);
  }

  private static RegionReadings.Outcome told(List<Identity> some) {
    return new RegionReadings.Told(readings(some), List.of());
  }

  private static List<Reading> readings(List<Identity> some) {
    return some.stream()
        .<Reading>map(
            identity ->
                switch (identity.type()) {
                  case DOMAIN -> domain(identity.name(), "Success");
                  case EMAIL_ADDRESS -> address(identity.name());
                })
        .toList();
  }

  private static List<Identity> brands(int many) {
    return IntStream.range(0, many)
        .mapToObj(i -> identity("brand%03d.example.com".formatted(i)))
        .toList();
  }

  private static void ended(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean within(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
