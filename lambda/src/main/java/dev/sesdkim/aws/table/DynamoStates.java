package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.scan.States;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The states, kept in the table.
public final class DynamoStates implements States {

  private final Table table;
  private final StateSteps steps;
  private final Consumer<Problem> leftAlone;

  /// States in this table.
  ///
  /// @param leftAlone hears of every row that this version cannot read or that DynamoDB will not
  ///   take: it stays as it is, and the scan goes on without it; called from several threads
  public DynamoStates(Table table, BackOff backOff, Consumer<Problem> leftAlone) {
    this.table = table;
    this.leftAlone = leftAlone;
    this.steps = new StateSteps(table, backOff, leftAlone);
  }

  @Override
  public List<State> in(String region, String account, NameRange names) {
    return read(TableQuery.ascending(Keys.states(region, account)).of(names), _ -> true);
  }

  @Override
  public List<State> due(String region, String account) {
    return read(
        TableQuery.ascending(Keys.states(region, account)), state -> !state.alertsDue().isEmpty());
  }

  private List<State> read(TableQuery query, Predicate<State> wanted) {
    List<State> states = new ArrayList<>();
    query.each(table, row -> read(row).filter(wanted).ifPresent(states::add));
    return states;
  }

  @Override
  public Set<Identity> save(List<Transition> transitions) {
    return steps.write(transitions);
  }

  @Override
  public void alertsOut(List<State> states) {
    AtOnce.run(
        Table.AT_ONCE,
        states.stream()
            .filter(state -> !state.alertsDue().isEmpty())
            .<Runnable>map(state -> () -> alertsOut(state))
            .toList());
  }

  private void alertsOut(State state) {
    table.askIf(
        TableAction.UPDATE_ITEM,
        client ->
            client.updateItem(
                update ->
                    update
                        .tableName(table.name())
                        .key(Keys.state(state.identity()).attributes())
                        .updateExpression("REMOVE alertDue")
                        .conditionExpression("alertDue = :due")
                        .expressionAttributeValues(
                            Map.of(":due", DueAlerts.value(state.alertsDue())))));
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
