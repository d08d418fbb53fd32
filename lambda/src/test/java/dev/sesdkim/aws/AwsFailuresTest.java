package dev.sesdkim.aws;

import static dev.sesdkim.aws.FakeSes.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ses.model.SesException;

class AwsFailuresTest {

  private static final String ACTION = "ses:ListIdentities";

  @ParameterizedTest
  @CsvSource({
    "400,Throttling,THROTTLED",
    "400,ThrottlingException,THROTTLED",
    "429,TooManyRequestsException,THROTTLED",
    "429,SomethingNew,THROTTLED",
    "503,RequestLimitExceeded,THROTTLED",
    "503,SlowDown,THROTTLED",
    "403,AccessDenied,ACCESS_DENIED",
    "400,AccessDeniedException,ACCESS_DENIED",
    "403,UnauthorizedOperation,ACCESS_DENIED",
    "403,AuthorizationError,ACCESS_DENIED",
    "400,KMSAccessDenied,ACCESS_DENIED",
    "403,SomethingNew,ACCESS_DENIED",
    "403,ExpiredToken,CREDENTIALS",
    "400,ExpiredTokenException,CREDENTIALS",
    "403,SignatureDoesNotMatch,CREDENTIALS",
    "403,InvalidSignatureException,CREDENTIALS",
    "403,RequestExpired,CREDENTIALS",
    "403,InvalidClientTokenId,CREDENTIALS",
    "401,AuthFailure,CREDENTIALS",
    "401,SomethingNew,CREDENTIALS",
    "403,OptInRequired,CREDENTIALS",
    "500,InternalFailure,UNAVAILABLE",
    "503,ServiceUnavailable,UNAVAILABLE",
    "400,RequestTimeout,UNAVAILABLE",
    "599,SomethingNew,UNAVAILABLE",
    "400,ValidationError,REJECTED",
    "404,NotFound,REJECTED",
    "400,SomethingNew,REJECTED"
  })
  void refusalMeansWhatItsCodeSaysOrElseItsStatus(int status, String code, Kind kind) {
    assertThat(AwsFailures.problem(ACTION, refusal(status, code, "no")))
        .isEqualTo(new Problem(kind, ACTION, "%s (HTTP %d): no".formatted(code, status)));
  }

  @ParameterizedTest
  @CsvSource({
    "InvalidClientTokenId,REGION_DISABLED",
    "UnrecognizedClientException,REGION_DISABLED",
    "AuthFailure,REGION_DISABLED",
    "OptInRequired,REGION_DISABLED",
    "ExpiredToken,CREDENTIALS",
    "SignatureDoesNotMatch,CREDENTIALS",
    "AccessDenied,ACCESS_DENIED",
    "Throttling,THROTTLED"
  })
  void inOneRegionOfSesUnknownCredentialsMeanADisabledRegion(String code, Kind kind) {
    assertThat(SesFailures.problem(ACTION, refusal(403, code, "no")).kind()).isEqualTo(kind);
  }

  @Test
  void denialByAnOrganizationKeepsItsWords() {
    String words = "not authorized with an explicit deny in a service control policy";

    assertThat(SesFailures.problem(ACTION, refusal(403, "AccessDenied", words)).sentence())
        .contains("access denied on ses:ListIdentities")
        .contains("service control policy");
  }

  @ParameterizedTest
  @MethodSource("brokenCalls")
  void brokenCallMeansWhatItsCauseSays(RuntimeException failure, Kind kind) {
    assertThat(AwsFailures.problem(ACTION, failure).kind()).isEqualTo(kind);
  }

  static Stream<Arguments> brokenCalls() {
    return Stream.of(
        Arguments.of(SesException.builder().statusCode(407).build(), Kind.NOT_AN_ANSWER),
        Arguments.of(SesException.builder().statusCode(401).build(), Kind.CREDENTIALS),
        Arguments.of(SesException.builder().statusCode(502).build(), Kind.UNAVAILABLE),
        Arguments.of(refusal(400, "", "no"), Kind.NOT_AN_ANSWER),
        Arguments.of(wrapped(new ConnectException("refused")), Kind.UNAVAILABLE),
        Arguments.of(wrapped(wrapped(new IOException("Premature EOF"))), Kind.UNAVAILABLE),
        Arguments.of(ApiCallTimeoutException.create(1), Kind.UNAVAILABLE),
        Arguments.of(ApiCallAttemptTimeoutException.create(1), Kind.UNAVAILABLE),
        Arguments.of(AbortedException.create("stopped"), Kind.DEADLINE),
        Arguments.of(wrapped(new NotAnAnswer("a page")), Kind.NOT_AN_ANSWER),
        Arguments.of(
            wrapped(new NoCredentials(new IllegalStateException("none"))), Kind.CREDENTIALS),
        Arguments.of(wrapped(new ArithmeticException()), Kind.UNEXPECTED),
        Arguments.of(new IllegalStateException(), Kind.UNEXPECTED));
  }

  @Test
  void detailTellsEveryCauseOnce() {
    RuntimeException failure = wrapped(new ConnectException("refused"));

    assertThat(AwsFailures.problem(ACTION, failure).detail()).isEqualTo("wrapped; refused");
  }

  @Test
  void detailIsPrintableAndBounded() {
    Problem problem =
        AwsFailures.problem(ACTION, refusal(400, "Odd\u001B[31m", "x\r\n".repeat(9_000)));

    assertThat(problem.detail()).hasSizeLessThanOrEqualTo(500).matches("\\P{Cntrl}*");
  }

  @Test
  void unknownHostIsRecognizedThroughItsWrapping() {
    assertThat(SesFailures.isUnknownHost(wrapped(wrapped(new UnknownHostException("h"))))).isTrue();
    assertThat(SesFailures.isUnknownHost(wrapped(new IOException("h")))).isFalse();
  }

  private static RuntimeException wrapped(Throwable cause) {
    return SdkClientException.create("wrapped", cause);
  }
}
