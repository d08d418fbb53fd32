package dev.sesdkim.scan;

import static dev.sesdkim.dkim.Readings.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Stretch;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A scan that is held up before any one of its calls, until a later scan has run from its first to
/// its last, writes nothing from then on and tells one message at the most.
///
/// Its clock is held up with it, so that no deadline helps: only the fence does.
class HeldUpScanTest {

  /// Of the look-ups in DNS, which are many and write nothing, one in so many counts as a call.
  private static final int EVERY_LOOK_UP = 8;

  /// What the later scan is.
  enum Later {
    ANOTHER,
    RETRY
  }

  @ParameterizedTest
  @EnumSource
  void aQuietScanThatWasHeldUpWritesAndTellsNothing(Later later) {
    assertThat(heldUpBeforeEachCall(Worlds::quiet, later)).isGreaterThan(15);
  }

  @ParameterizedTest
  @EnumSource
  void aFirstScanThatWasHeldUpWritesNothingAndTellsOneMessageAtTheMost(Later later) {
    assertThat(heldUpBeforeEachCall(Worlds::first, later)).isGreaterThan(20);
  }

  @ParameterizedTest
  @EnumSource
  void aScanFullOfChangesThatWasHeldUpWritesNothingAndTellsOneMessageAtTheMost(Later later) {
    assertThat(heldUpBeforeEachCall(Worlds::fullOfChanges, later)).isGreaterThan(50);
  }

  /// @return before how many calls it was held up
  private static int heldUpBeforeEachCall(Supplier<World> worlds, Later later) {
    World undisturbed = worlds.get();
    undisturbed.scan();
    List<String> expected = undisturbed.alerts();
    // Before it has taken the account it is no scan yet.
    int call = 2;
    while (isHeldUpBefore(call, worlds.get(), later, expected)) {
      call++;
    }
    return call - 2;
  }

  /// @return whether there is such a call
  private static boolean isHeldUpBefore(int nth, World world, Later later, List<String> expected) {
    ScanRun first = world.order("held-up", InstantSource.fixed(world.upcoming()));
    Hold hold =
        new Hold(
            world,
            nth,
            () -> {
              world.beforeCall(_ -> {});
              world.scan(world.order(later == Later.RETRY ? "held-up" : "later", () -> world.now));
              return Rows.of(world);
            });
    world.beforeCall(hold);
    Optional<ScanFailure> ended =
        Optional.ofNullable(catchThrowableOfType(ScanFailure.class, () -> world.scan(first)));
    if (hold.after.isEmpty()) {
      assertThat(ended).isEmpty();
      return false;
    }
    Rows after = hold.after.get();
    String where = "held up before call " + nth + ", " + hold.call;
    assertThat(ended.map(ScanFailure::problem).map(Problem::kind))
        .as(where)
        .contains(Problem.Kind.SUPERSEDED);
    assertThat(Rows.of(world)).as(where).isEqualTo(after);
    // Only the message that was on its way.
    assertThat(world.out.size() - hold.told)
        .as(where)
        .isEqualTo(hold.call.filter(Announced.Call.PUBLISH::equals).isPresent() ? 1 : 0);
    List<String> alerts = world.alerts();
    assertThat(alerts)
        .as(where)
        .containsAll(expected)
        .hasSizeLessThanOrEqualTo(expected.size() + 1);
    world.scan();
    assertThat(world.alerts()).as(where).isEmpty();
    assertThat(world.table.dueRows(ACCOUNT)).as(where).isEmpty();
    return true;
  }

  /// Holds a whole scan up before its nth call, until something else has happened.
  private static final class Hold implements Consumer<Announced.Call> {
    private final World world;
    private final int nth;
    private final Supplier<Rows> meanwhile;
    private int calls;
    private int lookUps;
    private int told;
    private Optional<Rows> after = Optional.empty();
    private Optional<Announced.Call> call = Optional.empty();

    Hold(World world, int nth, Supplier<Rows> meanwhile) {
      this.world = world;
      this.nth = nth;
      this.meanwhile = meanwhile;
    }

    /// While one thread of the scan is held up here, so are its others at their next call.
    @Override
    public synchronized void accept(Announced.Call next) {
      if (next == Announced.Call.LOOK_UP && lookUps++ % EVERY_LOOK_UP != 0) {
        return;
      }
      if (++calls == nth) {
        call = Optional.of(next);
        after = Optional.of(CompletableFuture.supplyAsync(meanwhile).join());
        told = world.out.size();
      }
    }
  }

  /// Everything that is in the table.
  private record Rows(
      AccountRow account,
      Map<String, RegionRow> regions,
      List<State> states,
      List<State> removed,
      List<Stretch> history,
      List<Due> due,
      List<ScanRecord> scans) {

    static Rows of(World world) {
      List<State> states = world.table.states();
      List<State> removed = world.table.removed();
      return new Rows(
          world.table.account(ACCOUNT),
          Map.copyOf(world.table.all(ACCOUNT)),
          states,
          removed,
          Stream.concat(states.stream(), removed.stream())
              .flatMap(state -> world.table.history(state.identity()).stream())
              .toList(),
          world.table.dueRows(ACCOUNT),
          world.table.scans(ACCOUNT, 100));
    }
  }
}
