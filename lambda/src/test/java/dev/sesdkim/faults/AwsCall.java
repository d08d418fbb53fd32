package dev.sesdkim.faults;

import dev.sesdkim.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.http.SdkHttpRequest;

/// A call on its way to AWS.
///
/// @param service as it is signed: `ses` for both versions, `ec2`, `sns`, `dynamodb`
/// @param target what tells it from other calls of its kind, however the threads run: the region,
///   for SES v2 the identity too, and for DynamoDB the first row's key instead
record AwsCall(String service, String action, String target) {

  private static final Pattern SCOPE =
      Pattern.compile("Credential=[^/]+/\\d{8}/([^/]+)/([^/]+)/aws4_request");
  private static final String DETAIL = "/v2/email/identities/";
  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([^&]*)");

  static AwsCall of(SdkHttpRequest request, String body) {
    Matcher scope =
        SCOPE.matcher(request.firstMatchingHeader("Authorization").orElse("no signature"));
    if (!scope.find()) {
      throw new IllegalArgumentException("Not signed: " + request.encodedPath());
    }
    String service = scope.group(2);
    if (service.equals("dynamodb")) {
      String action = request.firstMatchingHeader("X-Amz-Target").orElseThrow();
      return new AwsCall(
          service, action.substring(action.indexOf('.') + 1), key(Json.object(body)).orElse("?"));
    }
    if (request.encodedPath().startsWith(DETAIL)) {
      return new AwsCall(
          service,
          "GetEmailIdentity",
          scope.group(1) + " " + request.encodedPath().substring(DETAIL.length()));
    }
    Matcher action = ACTION.matcher(body);
    if (!action.find()) {
      throw new IllegalArgumentException("No action: " + body);
    }
    return new AwsCall(
        service, URLDecoder.decode(action.group(1), StandardCharsets.UTF_8), scope.group(1));
  }

  /// Whether nothing but evidence depends on it.
  boolean isOfDetail() {
    return action.equals("GetEmailIdentity");
  }

  /// Whose words its answers have: those of its service, `sesv2` for SES v2.
  String dialect() {
    return isOfDetail() ? "sesv2" : service;
  }

  boolean isAbout(String region) {
    return target.contains(region);
  }

  private static Optional<String> key(Object json) {
    return switch (json) {
      case Map<?, ?> map ->
          text(map, "pk")
              .or(() -> text(map, ":pk"))
              .map(pk -> pk + text(map, "sk").map(sk -> " " + sk).orElse(""))
              .or(() -> first(map.values().stream()));
      case List<?> list -> first(list.stream());
      default -> Optional.empty();
    };
  }

  private static Optional<String> first(Stream<?> values) {
    return values.flatMap(value -> key(value).stream()).findFirst();
  }

  private static Optional<String> text(Map<?, ?> map, String name) {
    return map.get(name) instanceof Map<?, ?> value && value.get("S") instanceof String text
        ? Optional.of(text)
        : Optional.empty();
  }

  @Override
  public String toString() {
    return service + ":" + action + " " + target;
  }
}
