package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Printable;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.scan.ScanFailure;
import dev.sesdkim.scan.States;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// The states, kept in the table.
public final class DynamoStates implements States {

  private static final int AT_ONCE = 8;

  private final Table table;
  private final Consumer<Problem> leftAlone;
  private final StateBatch batch;
  private final StateStep single;

  /// States in this table.
  ///
  /// @param leftAlone hears of every row that this version cannot read or that DynamoDB will not
  ///   take: it stays as it is, and the scan goes on without it; called from several threads
  public DynamoStates(Table table, BackOff backOff, Consumer<Problem> leftAlone) {
    this.table = table;
    this.leftAlone = leftAlone;
    this.batch = new StateBatch(table, backOff);
    this.single = new StateStep(table, backOff);
  }

  @Override
  public List<State> in(String region, String account) {
    List<State> states = new ArrayList<>();
    TableQuery.ascending(Keys.states(region, account))
        .pages(table)
        .forEach(page -> page.forEach(row -> read(row).ifPresent(states::add)));
    return states;
  }

  @Override
  public Set<Identity> save(List<Transition> steps) {
    Set<Identity> notWritten = new ConcurrentSkipListSet<>();
    List<Runnable> requests = new ArrayList<>();
    List<Transition> quiet = new ArrayList<>();
    for (Transition step : steps) {
      if (isQuiet(step)) {
        quiet.add(step);
      } else {
        requests.add(() -> saveAlone(step, notWritten));
      }
    }
    for (int from = 0; from < quiet.size(); from += StateBatch.LARGEST) {
      List<Transition> part =
          quiet.subList(from, Math.min(from + StateBatch.LARGEST, quiet.size()));
      requests.add(() -> saveTogether(part, notWritten));
    }
    AtOnce.run(AT_ONCE, requests);
    return new TreeSet<>(notWritten);
  }

  @Override
  public void alertsOut(List<State> states) {
    AtOnce.run(
        AT_ONCE,
        states.stream()
            .filter(state -> !state.alertsDue().isEmpty())
            .<Runnable>map(state -> () -> alertsOut(state))
            .toList());
  }

  private void alertsOut(State state) {
    table.ask(
        TableAction.UPDATE_ITEM,
        client -> {
          try {
            client.updateItem(
                update ->
                    update
                        .tableName(table.name())
                        .key(Keys.state(state.identity()).attributes())
                        .updateExpression("REMOVE alertDue")
                        .conditionExpression("alertDue = :due")
                        .expressionAttributeValues(
                            Map.of(":due", DueAlerts.value(state.alertsDue()))));
            return true;
          } catch (ConditionalCheckFailedException e) {
            return false;
          }
        });
  }

  /// Whether nothing changes that another scan must not miss or undo.
  private static boolean isQuiet(Transition step) {
    return step.before().isPresent()
        && !step.changesHistory()
        && step.before().get().alertsDue().isEmpty()
        && step.after().alertsDue().isEmpty();
  }

  private void saveTogether(List<Transition> steps, Set<Identity> notWritten) {
    try {
      batch.write(steps.stream().map(Transition::after).toList());
    } catch (ScanFailure e) {
      if (e.problem().kind() != Problem.Kind.REJECTED) {
        throw e;
      }
      steps.forEach(step -> saveAlone(step, notWritten));
    }
  }

  private void saveAlone(Transition step, Set<Identity> notWritten) {
    Identity identity = step.after().identity();
    try {
      if (!single.write(step)) {
        notWritten.add(identity);
      }
    } catch (ScanFailure e) {
      if (e.problem().kind() != Problem.Kind.REJECTED) {
        throw e;
      }
      notWritten.add(identity);
      leftAlone.accept(
          new Problem(
              Problem.Kind.REJECTED,
              e.problem().action(),
              "%s was not saved: %s"
                  .formatted(Printable.line(identity.arn(), 200), e.problem().detail())));
    }
  }

  private Optional<State> read(Map<String, AttributeValue> row) {
    try {
      return Optional.of(StateItem.state(row));
    } catch (Row.Unreadable e) {
      leftAlone.accept(TableQuery.unreadable(row, e));
      return Optional.empty();
    }
  }
}
