package dev.sesdkim.scan;

import static dev.sesdkim.dkim.Readings.ACCOUNT;
import static java.util.Collections.frequency;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Verdict;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whichever call of a scan fails, or is the last before it dies, what there is to tell is told by
/// it and the three scans that follow, and no message more than twice.
class AnyCallFailsTest {

  /// What happens to a call.
  enum Fault {
    /// It fails, as its port says that it may.
    FAILS,
    /// It fails as nobody expects.
    FAILS_UNEXPECTEDLY,
    /// The scan dies before it: neither this call nor any later one is made.
    DIES
  }

  @ParameterizedTest
  @EnumSource
  void ofAFirstScan(Fault fault) {
    assertThat(atEachCall(Worlds::first, fault)).isGreaterThan(20);
  }

  @ParameterizedTest
  @EnumSource
  void ofAScanFullOfChanges(Fault fault) {
    assertThat(atEachCall(Worlds::fullOfChanges, fault)).isGreaterThan(50);
  }

  /// @return how many calls there are
  private static int atEachCall(Supplier<World> worlds, Fault fault) {
    World undisturbed = worlds.get();
    undisturbed.scan();
    List<String> expected = told(undisturbed);
    int call = 1;
    while (at(call, worlds.get(), fault, expected)) {
      call++;
    }
    return call - 1;
  }

  /// @return whether there is such a call
  private static boolean at(int nth, World world, Fault fault, List<String> expected) {
    Faulty faulty = new Faulty(nth, fault);
    world.beforeCall(faulty);
    try {
      world.scan(world.order());
    } catch (ScanFailure | IllegalStateException failed) {
      assertThat(faulty.call).as(failed.toString()).isNotEmpty();
    }
    world.beforeCall(_ -> {}).scans(3);

    String where = fault + " at call " + nth + ", " + faulty.call;
    List<String> told = told(world);
    assertThat(told).as(where).containsAll(expected).allMatch(one -> frequency(told, one) <= 2);
    world.scan();
    assertThat(world.alerts()).as(where).isEmpty();
    assertThat(world.table.dueRows(ACCOUNT)).as(where).isEmpty();
    assertThat(world.table.states())
        .as(where)
        .filteredOn(state -> state.verdict() == Verdict.UNVERIFIED)
        .filteredOn(state -> state.reason() != Reason.DOMAIN_UNVERIFIED)
        .allMatch(state -> state.notice().toldAt().isPresent());
    return !faulty.call.isEmpty();
  }

  /// What was told of each domain or region, whichever the message.
  private static List<String> told(World world) {
    List<String> told =
        world.out.stream()
            .flatMap(
                message ->
                    Stream.of(message.domains(), message.regions())
                        .filter(names -> !names.isEmpty())
                        .findFirst()
                        .orElse(List.of("*"))
                        .stream()
                        .map(name -> message.kind() + " " + name))
            .toList();
    world.alerts();
    return told;
  }

  /// Lets one call fail. Of the look-ups in DNS, which are many and alike, one in eight counts.
  private static final class Faulty implements Consumer<Announced.Call> {
    private static final int EVERY_LOOK_UP = 8;

    private final int nth;
    private final Fault fault;
    private int calls;
    private int lookUps;
    private String call = "";

    Faulty(int nth, Fault fault) {
      this.nth = nth;
      this.fault = fault;
    }

    @Override
    public synchronized void accept(Announced.Call next) {
      if (!call.isEmpty() && fault == Fault.DIES) {
        throw new IllegalStateException("dead");
      }
      if (next == Announced.Call.LOOK_UP && lookUps++ % EVERY_LOOK_UP != 0) {
        return;
      }
      if (++calls == nth) {
        call = next.name();
        throw switch (fault) {
          case FAILS ->
              new ScanFailure(
                  "The table does not answer",
                  new Problem(Problem.Kind.STORE, "dynamodb:" + next, "no answer"));
          case FAILS_UNEXPECTEDLY, DIES -> new IllegalStateException("never before seen");
        };
      }
    }
  }
}
