package dev.sesdkim.aws.table;

import static dev.sesdkim.scan.Remembered.ACCOUNT;
import static dev.sesdkim.scan.Remembered.REGION;
import static dev.sesdkim.scan.Remembered.first;
import static dev.sesdkim.scan.Remembered.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.scan.ScanFailure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class TableFailuresTest {

  private static final BackOff AT_ONCE = new BackOff(_ -> {}, () -> 0.5);

  @Test
  void aMissingTableIsNamedWithRegionActionAndWhatToDo() {
    Table missing =
        new Table(new TestTable().client(), "no-such-table", REGION, Duration.ofDays(1));
    DynamoStates states = new DynamoStates(missing, AT_ONCE, _ -> {});
    for (ScanFailure failure :
        List.of(
            failureOf(() -> states.in(REGION, ACCOUNT, NameRange.ALL)),
            failureOf(() -> states.save(List.of(first(verified("example.com", 0))))),
            failureOf(() -> new DynamoScans(missing).lastFinished(ACCOUNT)))) {
      assertThat(failure.problem().kind()).isEqualTo(Problem.Kind.STORE);
      assertThat(failure)
          .hasMessageStartingWith("DynamoDB table no-such-table in eu-west-1: store on dynamodb:")
          .hasMessageContaining("deploy the stack");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AccessDeniedException, 400, ACCESS_DENIED, 'Allow the caller dynamodb:Query on it'",
    "ExpiredTokenException, 400, CREDENTIALS, Renew or choose the credentials",
    "UnrecognizedClientException, 400, CREDENTIALS, Renew or choose the credentials",
    "ProvisionedThroughputExceededException, 400, THROTTLED, the next scan",
    "ThrottlingException, 400, THROTTLED, the next scan",
    "ValidationException, 400, REJECTED, Compare the table's keys",
    "InternalServerError, 500, UNAVAILABLE, health in eu-west-1",
    "'', 503, UNAVAILABLE, health in eu-west-1",
    "'', 403, NOT_AN_ANSWER, Look for a proxy"
  })
  void whatDynamoDbAnswersSaysWhatToDo(String code, int status, Problem.Kind kind, String advice) {
    SdkException answer =
        DynamoDbException.builder()
            .awsErrorDetails(
                AwsErrorDetails.builder().errorCode(code).errorMessage("said so").build())
            .statusCode(status)
            .build();
    ScanFailure failure = failure(TableAction.QUERY, answer);
    assertThat(failure.problem().kind()).isEqualTo(kind);
    assertThat(failure.problem().action()).isEqualTo("dynamodb:Query");
    assertThat(failure)
        .hasMessageContaining("table monitor in eu-west-1")
        .hasMessageContaining("said so")
        .hasMessageContaining(advice)
        .hasCause(answer);
  }

  @Test
  void aTransactionThatIsDeniedNamesThePermissionsOfItsParts() {
    SdkException denied =
        DynamoDbException.builder()
            .awsErrorDetails(AwsErrorDetails.builder().errorCode("AccessDeniedException").build())
            .message("not authorized to perform: dynamodb:PutItem")
            .statusCode(400)
            .build();
    assertThat(failure(TableAction.TRANSACT_WRITE_ITEMS, denied))
        .hasMessageContaining("dynamodb:PutItem and dynamodb:UpdateItem");
  }

  @Test
  void aBodyThatIsNoJsonIsNoAnswer() {
    SdkException garbage = SdkClientException.create("Unable to unmarshall response (<html>)");

    assertThat(failure(TableAction.PUT_ITEM, garbage).problem().kind())
        .isEqualTo(Problem.Kind.NOT_AN_ANSWER);
  }

  private static ScanFailure failure(TableAction action, SdkException e) {
    TestTable rows = new TestTable();
    return new Table(rows.client(), "monitor", REGION, Duration.ofDays(1)).failure(action, e);
  }

  private static ScanFailure failureOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(ScanFailure.class, call);
  }
}
