package dev.sesdkim.local.simulated;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// What a request asks for, read from its credential scope, path and body.
///
/// @param service the name of the service in the scope; `sesv2` for SES's second API, whose scope
///   says `ses` like that of the first
/// @param action the query protocol's `Action`; for DynamoDB the operation that the target names;
///   for SES v2 `GetEmailIdentity`, or method and path as sent
/// @param parameters the decoded query parameters; for JSON the `body`, and the `EmailIdentity` of
///   SES v2
record Request(String service, String region, String action, Map<String, String> parameters) {

  // Authorization: AWS4-HMAC-SHA256 Credential=<key>/<date>/<region>/<service>/aws4_request, ...
  private static final Pattern SCOPE =
      Pattern.compile("Credential=[^/]+/\\d{8}/([^/]+)/([^/]+)/aws4_request");
  private static final Pattern GET_EMAIL_IDENTITY =
      Pattern.compile("GET /v[12]/email/identities/([^/]+)");

  Request {
    parameters = Map.copyOf(parameters);
  }

  /// Empty when the request is not signed.
  static Optional<Request> read(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Matcher scope =
        SCOPE.matcher(
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse(""));
    if (!scope.find()) {
      return Optional.empty();
    }
    String region = scope.group(1);
    String service = scope.group(2);
    String path = exchange.getRequestURI().getRawPath();
    if (service.equals("ses") && path.matches("/v[12]/.*")) {
      return Optional.of(v2(region, exchange.getRequestMethod() + " " + path, body));
    }
    if (service.equals("dynamodb")) {
      String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
      String action = target.substring(target.indexOf('.') + 1);
      return Optional.of(new Request(service, region, action, Map.of("body", body)));
    }
    Map<String, String> parameters = parameters(body);
    return Optional.of(
        new Request(service, region, parameters.getOrDefault("Action", ""), parameters));
  }

  private static Request v2(String region, String asked, String body) {
    Matcher get = GET_EMAIL_IDENTITY.matcher(asked);
    return get.matches()
        ? new Request(
            "sesv2", region, "GetEmailIdentity", Map.of("EmailIdentity", ofPath(get.group(1))))
        : new Request("sesv2", region, asked, Map.of("body", body));
  }

  /// Decodes a part of a path, where a plus sign stands for itself, unlike in a form.
  static String ofPath(String part) {
    return decode(part.replace("+", "%2B"));
  }

  /// The identities that the request names, in order; empty if it names none.
  List<String> identities() {
    String one = parameters.get("EmailIdentity");
    return one == null
        ? IntStream.iterate(1, n -> parameters.containsKey(member(n)), n -> n + 1)
            .mapToObj(n -> parameters.getOrDefault(member(n), ""))
            .toList()
        : List.of(one);
  }

  private static String member(int n) {
    return "Identities.member." + n;
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
