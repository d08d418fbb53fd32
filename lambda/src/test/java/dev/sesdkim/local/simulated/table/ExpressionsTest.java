package dev.sesdkim.local.simulated.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An expression or a member that the adapter begins to send must not pass unjudged.
class ExpressionsTest {

  private static final Map<String, Object> KEY =
      Map.of("pk", Map.of("S", "a"), "sk", Map.of("S", "b"));
  private static final Map<String, Object> VALUES =
      Map.of(":a", Map.of("N", "1"), ":b", Map.of("S", "x"));

  private final TableActions actions = new TableActions(_ -> true, true);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fence < :a",
        "fence = :b",
        "fence = :a AND attribute_exists(pk)",
        "begins_with(sk, :b)",
        "fence = :missing"
      })
  void anUnknownConditionIsRefused(String condition) {
    assertThatThrownBy(
            () ->
                Condition.of(
                    Map.of("ConditionExpression", condition, "ExpressionAttributeValues", VALUES)))
        .isInstanceOf(Unsupported.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sk = :b", "pk = :b AND begins_with(sk, :b)", "pk = :b AND sk > :b AND sk < :b"})
  void anUnknownKeyConditionIsRefused(String condition) {
    assertThatThrownBy(
            () ->
                KeyCondition.of(
                    Map.of(
                        "KeyConditionExpression", condition, "ExpressionAttributeValues", VALUES)))
        .isInstanceOf(Unsupported.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"REMOVE #a", "ADD #a :a", "SET #a = #a + :a", "SET a = :a", "SET #x = :a"})
  void anUnknownUpdateIsRefused(String update) {
    assertThatThrownBy(
            () ->
                UpdateExpression.of(
                    Map.of(
                        "UpdateExpression",
                        update,
                        "ExpressionAttributeNames",
                        Map.of("#a", "a"),
                        "ExpressionAttributeValues",
                        VALUES)))
        .isInstanceOf(Unsupported.class);
  }

  @Test
  void anUnknownMemberOrActionIsRefused() {
    assertThat(
            actions.reply(
                "Query",
                Map.of(
                    "KeyConditionExpression",
                    "pk = :b",
                    "ExpressionAttributeValues",
                    VALUES,
                    "ConsistentRead",
                    true,
                    "FilterExpression",
                    "fence = :a")))
        .satisfies(reply -> assertThat(reply.refused()).isTrue())
        .satisfies(reply -> assertThat(reply.json()).contains("FilterExpression"));
    assertThat(actions.reply("DeleteItem", Map.of("Key", KEY)).refused()).isTrue();
  }

  @Test
  void twoWritesOfOneRowInATransactionAreRefused() {
    Map<String, Object> delete = Map.of("Delete", Map.of("TableName", "t", "Key", KEY));

    assertThat(
            actions
                .reply("TransactWriteItems", Map.of("TransactItems", List.of(delete, delete)))
                .json())
        .contains("multiple operations on one item");
  }
}
