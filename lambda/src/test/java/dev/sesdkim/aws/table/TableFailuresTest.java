package dev.sesdkim.aws.table;

import static dev.sesdkim.scan.Remembered.ACCOUNT;
import static dev.sesdkim.scan.Remembered.REGION;
import static dev.sesdkim.scan.Remembered.claim;
import static dev.sesdkim.scan.Remembered.first;
import static dev.sesdkim.scan.Remembered.identity;
import static dev.sesdkim.scan.Remembered.moment;
import static dev.sesdkim.scan.Remembered.scanAt;
import static dev.sesdkim.scan.Remembered.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.scan.ScanFailure;
import dev.sesdkim.scan.Store;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

class TableFailuresTest {

  private static final TableRetries AT_ONCE = new TableRetries(_ -> {}, () -> 0.5);

  @Test
  void aMissingTableIsNamedWithRegionActionAndWhatToDo() {
    Table missing =
        new Table(new TestTable().client(), "no-such-table", REGION, Duration.ofDays(1));
    Store store = DynamoStore.of(missing, AT_ONCE, _ -> {});
    for (ScanFailure failure :
        List.of(
            failureOf(() -> store.accounts().take(ACCOUNT, moment(0), scanAt(1))),
            failureOf(() -> store.accounts().require(claim(1))),
            failureOf(() -> store.regions().begin(claim(1), REGION)),
            failureOf(() -> store.states().in(REGION, ACCOUNT, NameRange.ALL)),
            failureOf(() -> store.states().of(List.of(identity("example.com")), claim(1).end())),
            failureOf(
                () ->
                    store
                        .states()
                        .save(claim(1), REGION, List.of(first(verified("example.com", 0))))),
            failureOf(() -> store.outbox().due(ACCOUNT, REGION, scanAt(0))),
            failureOf(() -> new DynamoReports(missing, AT_ONCE, _ -> {}).unverified(ACCOUNT)))) {
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
    SdkException answer = Failures.refused(code, status);
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
    SdkException denied = Failures.refused("AccessDeniedException", 400);
    assertThat(failure(TableAction.TRANSACT_WRITE_ITEMS, denied))
        .hasMessageContaining(
            "Allow the caller dynamodb:PutItem, dynamodb:UpdateItem, dynamodb:DeleteItem and"
                + " dynamodb:ConditionCheckItem on it.");
  }

  @Test
  void aScanThatALaterOneFollowedIsToldSo() {
    assertThat(
            TableFailures.superseded(
                new Table(new TestTable().client(), "monitor", REGION, Duration.ofDays(1)),
                TableAction.UPDATE_ITEM))
        .hasMessage(
            "DynamoDB table monitor in eu-west-1: superseded on dynamodb:UpdateItem: a later scan"
                + " has begun; nothing was written. Nothing to do: the later scan makes up for"
                + " it.");
  }

  @Test
  void aBodyThatIsNoJsonIsNoAnswer() {
    SdkException garbage = SdkClientException.create("Unable to unmarshall response (<html>)");

    assertThat(failure(TableAction.PUT_ITEM, garbage).problem().kind())
        .isEqualTo(Problem.Kind.NOT_AN_ANSWER);
  }

  private static ScanFailure failure(TableAction action, SdkException e) {
    TestTable rows = new TestTable();
    return TableFailures.of(
        new Table(rows.client(), "monitor", REGION, Duration.ofDays(1)), action, e);
  }

  private static ScanFailure failureOf(ThrowingCallable call) {
    return catchThrowableOfType(ScanFailure.class, call);
  }
}
