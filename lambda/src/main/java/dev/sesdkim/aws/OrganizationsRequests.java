package dev.sesdkim.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sesdkim.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/// Requests to AWS Organizations, in its own JSON protocol and signed by the SDK's signer. They
/// fail with the SDK's exceptions, so that [AwsFailures] reads them as those of any other service.
///
/// The SDK's own client for it, with 63 operations, would take 0.9 MB in the function's package.
public final class OrganizationsRequests {

  /// From the request to the end of its answer.
  private static final Duration LONGEST_CALL = Duration.ofSeconds(20);

  /// A page of twenty accounts is under ten kilobytes.
  private static final int LONGEST_BODY = 1024 * 1024;

  /// The name of the API (Organizations API, "Making HTTP requests").
  private static final String TARGET = "AWSOrganizationsV20161128.";

  private final AwsCredentialsProvider credentials;
  private final SdkHttpClient http;
  private final OrganizationsEndpoint endpoint;

  OrganizationsRequests(
      AwsCredentialsProvider credentials,
      Optional<String> profile,
      SdkHttpClient http,
      String region) {
    this.credentials = credentials;
    this.http = http;
    this.endpoint = OrganizationsEndpoint.of(region, profile);
  }

  /// Makes one attempt.
  ///
  /// @param operation `ListAccounts`
  /// @return the answer's JSON object
  Map<String, Object> send(String operation, Map<String, Object> input) {
    ExecutableHttpRequest request = http.prepareRequest(signed(operation, input));
    FutureTask<Map<String, Object>> call = new FutureTask<>(() -> answer(operation, request));
    Thread.ofVirtual().name("organizations").start(call);
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

  /// Worded as the SDK words a broken connection.
  private static RuntimeException failure(Throwable cause) {
    return cause instanceof RuntimeException failure
        ? failure
        : SdkClientException.create("Unable to execute HTTP request: " + cause.getMessage(), cause);
  }

  private HttpExecuteRequest signed(String operation, Map<String, Object> input) {
    byte[] body = Json.write(input).getBytes(UTF_8);
    ContentStreamProvider content = ContentStreamProvider.fromByteArray(body);
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(endpoint.uri())
            .putHeader("Content-Type", "application/x-amz-json-1.1")
            .putHeader("Content-Length", Integer.toString(body.length))
            .putHeader("X-Amz-Target", TARGET + operation)
            .build();
    SignedRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                sign ->
                    sign.identity(credentials.resolveCredentials())
                        .request(request)
                        .payload(content)
                        .putProperty(
                            AwsV4HttpSigner.SERVICE_SIGNING_NAME, OrganizationsEndpoint.SERVICE)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, endpoint.signingRegion()));
    return HttpExecuteRequest.builder()
        .request(signed.request())
        .contentStreamProvider(signed.payload().orElse(content))
        .build();
  }

  private static Map<String, Object> answer(String operation, ExecutableHttpRequest request)
      throws IOException {
    HttpExecuteResponse response = request.call();
    byte[] body = body(operation, response);
    if (!response.httpResponse().isSuccessful()) {
      throw JsonRefusal.of(response.httpResponse(), body);
    }
    try {
      return Json.object(new String(body, UTF_8));
    } catch (IllegalArgumentException notJson) {
      throw new NotAnAnswer("The answer to " + operation + " is not a JSON object.");
    }
  }

  private static byte[] body(String operation, HttpExecuteResponse response) throws IOException {
    if (response.responseBody().isEmpty()) {
      return new byte[0];
    }
    try (InputStream stream = response.responseBody().get()) {
      byte[] body = stream.readNBytes(LONGEST_BODY + 1);
      if (body.length > LONGEST_BODY) {
        throw new NotAnAnswer("The answer to " + operation + " is longer than any real one.");
      }
      return body;
    }
  }
}
