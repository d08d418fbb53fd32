package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.scan.Claim;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.States;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Keeps the states in the table.
///
/// Steps are saved in transactions of whole steps, one after the other, each on the condition that
/// the region's row still has the scan's number. Concurrent transactions would conflict on that
/// row. Batches would cost half, but cannot have a condition.
///
/// @param leftAlone receives the problem of each row that this version cannot read; the row stays
///   as it is and the answer leaves it out; called from several threads
public record DynamoStates(Table table, TableRetries retries, Consumer<Problem> leftAlone)
    implements States {

  @Override
  public List<State> in(String region, String account, NameRange names) {
    return in(Keys.states(region, account), names, names);
  }

  @Override
  public List<State> removedIn(String region, String account, NameRange names) {
    String prefix = Keys.states(region, account) + "/";
    String afterPrefix = Keys.states(region, account) + (char) ('/' + 1);
    NameRange arns =
        new NameRange(
            Optional.of(prefix + names.after().orElse("")),
            Optional.of(names.upTo().map(name -> prefix + name).orElse(afterPrefix)));
    return in(Keys.removed(account), arns, names);
  }

  /// Reads a range of sort keys and then filters by name, because the query includes the start of
  /// the range and the range of names does not.
  private List<State> in(String pk, NameRange sortKeys, NameRange names) {
    boolean empty =
        names.after().isPresent()
            && names.upTo().isPresent()
            && NameRange.ORDER.compare(names.after().get(), names.upTo().get()) >= 0;
    return empty
        ? List.of()
        : TableQuery.within(pk, sortKeys).read(table, StateItem::state, leftAlone).stream()
            .filter(state -> names.holds(state.identity().name()))
            .toList();
  }

  @Override
  public Map<Identity, State> of(Collection<Identity> identities, Deadline end) {
    Set<Identity> missing = new LinkedHashSet<>(identities);
    Map<Identity, State> found = new LinkedHashMap<>();
    read(Keys::state, missing, found, end);
    read(Keys::removed, missing, found, end);
    return found;
  }

  /// Reads the rows of the missing identities, and removes from `missing` each that has a row.
  private void read(
      Function<Identity, NewRow> key,
      Set<Identity> missing,
      Map<Identity, State> found,
      Deadline end) {
    for (Map<String, AttributeValue> row :
        new BatchRead(table, retries, end).rows(missing.stream().map(key).toList())) {
      missing.remove(Keys.identity(row));
      TableQuery.readable(row, StateItem::state, leftAlone)
          .ifPresent(state -> found.put(state.identity(), state));
    }
  }

  @Override
  public Set<Identity> save(Claim claim, String region, List<Transition> steps) {
    TransactWriteItem fence = Fence.check(table, Keys.region(claim.account(), region), claim);
    Set<Identity> notWritten = new TreeSet<>();
    List<StateWrites> together = new ArrayList<>();
    int size = 1;
    for (Transition step : steps) {
      StateWrites next = StateWrites.of(table, step);
      if (size + next.parts().size() > FencedWrites.LARGEST) {
        write(claim, fence, together, notWritten);
        together.clear();
        size = 1;
      }
      together.add(next);
      size += next.parts().size();
    }
    write(claim, fence, together, notWritten);
    return notWritten;
  }

  /// Writes the steps in one transaction. A first sight whose row already exists is left out and
  /// the rest is tried again.
  private void write(
      Claim claim, TransactWriteItem fence, List<StateWrites> steps, Set<Identity> notWritten) {
    List<StateWrites> left = List.copyOf(steps);
    while (!left.isEmpty()) {
      List<CancellationReason> reasons =
          new FencedWrites(table, retries)
              .together(
                  claim, fence, left.stream().flatMap(step -> step.parts().stream()).toList());
      if (reasons.isEmpty()) {
        return;
      }
      List<StateWrites> others = new ArrayList<>();
      int at = 0;
      for (StateWrites step : left) {
        CancellationReason reason = reasons.get(at);
        if (!FencedWrites.conditionFailed(reason)) {
          others.add(step);
        } else if (!isWritten(step, reason)) {
          notWritten.add(step.identity());
        }
        at += step.parts().size();
      }
      if (others.size() == left.size()) {
        throw TableFailures.noAnswer(table, TableAction.TRANSACT_WRITE_ITEMS);
      }
      left = others;
    }
  }

  /// Whether the existing row is the step's own, written by an earlier try whose answer was lost.
  private static boolean isWritten(StateWrites step, CancellationReason reason) {
    return reason.hasItem() && reason.item().equals(step.state());
  }
}
