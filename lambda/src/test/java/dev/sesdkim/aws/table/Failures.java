package dev.sesdkim.aws.table;

import java.util.Arrays;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/// What DynamoDB refuses with.
final class Failures {

  private Failures() {}

  static SdkException refused(String code, int status) {
    return DynamoDbException.builder()
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage("said so").build())
        .statusCode(status)
        .build();
  }

  /// A transaction of which each part has one of these codes.
  static SdkException cancelled(String... codes) {
    return TransactionCanceledException.builder()
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .errorCode("TransactionCanceledException")
                .errorMessage("Transaction cancelled")
                .build())
        .statusCode(400)
        .cancellationReasons(
            Arrays.stream(codes)
                .map(code -> CancellationReason.builder().code(code).build())
                .toList())
        .build();
  }

  /// A single write that met a transaction.
  static SdkException conflict() {
    return TransactionConflictException.builder().message("conflict").statusCode(400).build();
  }

  static SdkException inProgress() {
    return TransactionInProgressException.builder().message("in progress").statusCode(400).build();
  }
}
