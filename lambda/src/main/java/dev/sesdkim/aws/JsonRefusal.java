package dev.sesdkim.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sesdkim.json.Json;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.SdkHttpResponse;

/// Parses a service's refusal in the JSON protocol (Smithy, "AWS JSON 1.1 protocol"). The error
/// code is in `__type` or the header `x-amzn-ErrorType`, perhaps with a namespace before `#` and
/// more text after `:`. A proxy's page has neither.
final class JsonRefusal {

  private JsonRefusal() {}

  static AwsServiceException of(SdkHttpResponse response, SdkBytes body) {
    Map<String, Object> refusal = object(new String(body.asByteArrayUnsafe(), UTF_8));
    AwsErrorDetails.Builder details =
        AwsErrorDetails.builder()
            .serviceName("Organizations")
            .sdkHttpResponse(response)
            .rawResponse(body);
    text(refusal, "__type")
        .or(() -> response.firstMatchingHeader("x-amzn-ErrorType"))
        .map(JsonRefusal::bare)
        .ifPresent(details::errorCode);
    text(refusal, "message").or(() -> text(refusal, "Message")).ifPresent(details::errorMessage);
    return AwsServiceException.builder()
        .awsErrorDetails(details.build())
        .statusCode(response.statusCode())
        .build();
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

  private static String bare(String type) {
    return type.replaceFirst(":.*", "").replaceFirst(".*#", "");
  }
}
