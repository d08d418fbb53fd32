package dev.sesdkim.aws.table;

import dev.sesdkim.scan.ScanFailure;
import java.time.Duration;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The DynamoDB table and its client.
///
/// @param name the table's name or ARN
/// @param region the table's region, for messages
/// @param retention how long an ended stretch, a removed identity and a scan's row are kept
public record Table(DynamoDbClient client, String name, String region, Duration retention) {

  /// Makes one call to the table.
  ///
  /// @throws ScanFailure if the table does not answer
  <T> T ask(TableAction action, Function<DynamoDbClient, T> question) {
    try {
      return question.apply(client);
    } catch (SdkException e) {
      throw TableFailures.of(this, action, e);
    }
  }
}
