package dev.sesdkim.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/// Makes one attempt at a request to a service whose SDK client is not in the function's package.
/// It fails with exceptions that [AwsFailures] reads like those of any other service.
///
/// @param longestBody the size limit of an answer, in bytes
record PlainCall(SdkHttpClient http, int longestBody) {

  /// From sending the request to the end of its answer.
  private static final Duration LONGEST_CALL = Duration.ofSeconds(20);

  /// The answer, with any HTTP status.
  record Reply(SdkHttpResponse response, SdkBytes body) {

    String text() {
      return new String(body.asByteArrayUnsafe(), UTF_8);
    }

    /// The service's refusal; a proxy's page has neither code nor message.
    AwsServiceException refusal(String service, Optional<String> code, Optional<String> message) {
      AwsErrorDetails.Builder details =
          AwsErrorDetails.builder()
              .serviceName(service)
              .sdkHttpResponse(response)
              .rawResponse(body);
      code.ifPresent(details::errorCode);
      message.ifPresent(details::errorMessage);
      return AwsServiceException.builder()
          .awsErrorDetails(details.build())
          .statusCode(response.statusCode())
          .build();
    }
  }

  /// Makes the attempt.
  ///
  /// @param operation its name in error messages
  Reply send(String operation, HttpExecuteRequest signed) {
    ExecutableHttpRequest request = http.prepareRequest(signed);
    FutureTask<Reply> call = new FutureTask<>(() -> reply(operation, request));
    Thread.ofVirtual().name(operation).start(call);
    try {
      return call.get(LONGEST_CALL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw ApiCallTimeoutException.create(LONGEST_CALL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("The scan was stopped.", e);
    } catch (ExecutionException e) {
      throw failure(Objects.requireNonNullElse(e.getCause(), e));
    } finally {
      call.cancel(true);
    }
  }

  /// Uses the SDK's words for a broken connection, which [FailureWords] recognizes.
  private static RuntimeException failure(Throwable cause) {
    return cause instanceof RuntimeException failure
        ? failure
        : SdkClientException.create("Unable to execute HTTP request: " + cause.getMessage(), cause);
  }

  private Reply reply(String operation, ExecutableHttpRequest request) throws IOException {
    HttpExecuteResponse response = request.call();
    if (response.responseBody().isEmpty()) {
      return new Reply(response.httpResponse(), SdkBytes.fromByteArray(new byte[0]));
    }
    try (InputStream stream = response.responseBody().get()) {
      byte[] body = stream.readNBytes(longestBody + 1);
      if (body.length > longestBody) {
        throw new NotAnAnswer("The answer to " + operation + " is longer than any real one.");
      }
      return new Reply(response.httpResponse(), SdkBytes.fromByteArrayUnsafe(body));
    }
  }
}
