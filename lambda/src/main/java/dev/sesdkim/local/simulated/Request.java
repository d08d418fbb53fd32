package dev.sesdkim.local.simulated;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a request asks for, read from its credential scope, path and body.
///
/// @param action the query protocol's `Action`; for DynamoDB the operation that the target names;
///   for SES v2 the operation of this method and path, or both as sent if there is no such
///   operation
record Request(
    Service service,
    String region,
    String accessKey,
    String action,
    Map<String, String> parameters) {

  // Authorization: AWS4-HMAC-SHA256 Credential=<key>/<date>/<region>/<service>/aws4_request, ...
  private static final Pattern SCOPE =
      Pattern.compile("Credential=([^/]+)/\\d{8}/([^/]+)/([^/]+)/aws4_request");
  private static final Pattern V2_PATH =
      Pattern.compile("/v[12]/email/identities/([^/]+)(/dkim|/dkim/signing|)");

  /// Empty when the request is not signed for a service that the account answers for.
  static Optional<Request> read(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Matcher scope =
        SCOPE.matcher(
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse(""));
    if (!scope.find()) {
      return Optional.empty();
    }
    String key = scope.group(1);
    String region = scope.group(2);
    String path = exchange.getRequestURI().getRawPath();
    if (scope.group(3).equals("ses") && path.matches("/v[12]/.*")) {
      return Optional.of(v2(region, key, exchange.getRequestMethod(), path, body));
    }
    if (scope.group(3).equals("dynamodb")) {
      String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
      String action = target.substring(target.indexOf('.') + 1);
      return Optional.of(new Request(Service.DYNAMO_DB, region, key, action, Map.of("body", body)));
    }
    Map<String, String> parameters = parameters(body);
    return service(scope.group(3))
        .map(
            service ->
                new Request(
                    service, region, key, parameters.getOrDefault("Action", ""), parameters));
  }

  private static Request v2(String region, String key, String method, String path, String body) {
    Matcher parts = V2_PATH.matcher(path);
    String action =
        parts.matches()
            ? switch (method + " " + parts.group(2)) {
              case "GET " -> "GetEmailIdentity";
              case "PUT /dkim" -> "PutEmailIdentityDkimAttributes";
              case "PUT /dkim/signing" -> "PutEmailIdentityDkimSigningAttributes";
              default -> "";
            }
            : "";
    if (action.isEmpty()) {
      return new Request(Service.SES_V2, region, key, method + " " + path, Map.of());
    }
    // In a path a plus sign stands for itself, unlike in a form.
    String decoded = URLDecoder.decode(parts.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
    return new Request(
        Service.SES_V2, region, key, action, Map.of("EmailIdentity", decoded, "body", body));
  }

  private static Optional<Service> service(String signingName) {
    return switch (signingName) {
      case "cloudformation" -> Optional.of(Service.CLOUD_FORMATION);
      case "ec2" -> Optional.of(Service.EC2);
      case "ses" -> Optional.of(Service.SES);
      case "sns" -> Optional.of(Service.SNS);
      case "sts" -> Optional.of(Service.STS);
      default -> Optional.empty();
    };
  }

  private static Map<String, String> parameters(String form) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : Pattern.compile("&").splitAsStream(form).toList()) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
