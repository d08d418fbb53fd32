package dev.sesdkim.aws.table;

import dev.sesdkim.scan.ScanFailure;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// The table, and the way to it.
///
/// @param name the table's name or ARN
/// @param region where it is, for messages
/// @param retention how long an ended stretch and a scan are kept
public record Table(DynamoDbClient client, String name, String region, Duration retention) {

  /// How many writes of one region are under way at a time.
  static final int AT_ONCE = 8;

  /// Asks the table.
  ///
  /// @throws ScanFailure if the table does not answer
  <T> T ask(TableAction action, Function<DynamoDbClient, T> question) {
    try {
      return question.apply(client);
    } catch (SdkException e) {
      throw failure(action, e);
    }
  }

  /// Asks for a write that has a condition.
  ///
  /// @return whether the condition held
  /// @throws ScanFailure if the table does not answer
  boolean askIf(TableAction action, Consumer<DynamoDbClient> write) {
    try {
      write.accept(client);
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    } catch (SdkException e) {
      throw failure(action, e);
    }
  }

  ScanFailure failure(TableAction action, SdkException e) {
    return TableFailures.of(this, action, e);
  }

  ScanFailure noAnswer(TableAction action) {
    return TableFailures.noAnswer(this, action);
  }
}
