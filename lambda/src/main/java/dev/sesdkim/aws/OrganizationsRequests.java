package dev.sesdkim.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sesdkim.json.Json;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/// Sends requests to AWS Organizations in its JSON protocol, signed by the SDK's signer. They fail
/// with exceptions that [AwsFailures] reads like those of any other service.
///
/// The SDK's own client for it, with 63 operations, would add 0.9 MB to the function's package.
public final class OrganizationsRequests {

  /// A page of twenty accounts is under ten kilobytes.
  private static final int LONGEST_BODY = 1024 * 1024;

  /// The name of the API (Organizations API, "Making HTTP requests").
  private static final String TARGET = "AWSOrganizationsV20161128.";

  private final AwsCredentialsProvider credentials;
  private final PlainCall call;
  private final OrganizationsEndpoint endpoint;

  OrganizationsRequests(
      AwsCredentialsProvider credentials,
      Optional<URI> endpoint,
      SdkHttpClient http,
      String region) {
    this.credentials = credentials;
    this.call = new PlainCall(http, LONGEST_BODY);
    this.endpoint = OrganizationsEndpoint.of(region, endpoint);
  }

  /// Makes one attempt.
  ///
  /// @param operation the name in the API, such as `ListAccounts`
  /// @return the answer's JSON object
  Map<String, Object> send(String operation, Map<String, Object> input) {
    PlainCall.Reply reply = call.send(operation, signed(operation, input));
    if (!reply.response().isSuccessful()) {
      throw refusal(reply);
    }
    try {
      return Json.object(reply.text());
    } catch (IllegalArgumentException notJson) {
      throw new NotAnAnswer("The answer to " + operation + " is not a JSON object.");
    }
  }

  /// The error code of a refusal is in `__type` or the header `x-amzn-ErrorType`, perhaps with a
  /// namespace before `#` and more text after `:` (Smithy, "AWS JSON 1.1 protocol").
  private static AwsServiceException refusal(PlainCall.Reply reply) {
    Map<String, Object> refusal = object(reply.text());
    return reply.refusal(
        "Organizations",
        text(refusal, "__type")
            .or(() -> reply.response().firstMatchingHeader("x-amzn-ErrorType"))
            .map(type -> type.replaceFirst(":.*", "").replaceFirst(".*#", "")),
        text(refusal, "message").or(() -> text(refusal, "Message")));
  }

  private static Map<String, Object> object(String body) {
    try {
      return Json.object(body);
    } catch (IllegalArgumentException page) {
      return Map.of();
    }
  }

  private static Optional<String> text(Map<String, Object> object, String name) {
    return object.get(name) instanceof String text && !text.isBlank()
        ? Optional.of(text)
        : Optional.empty();
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
}
