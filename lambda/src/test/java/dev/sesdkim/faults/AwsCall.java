package dev.sesdkim.faults;

import dev.sesdkim.dkim.DnsQuestion;
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

/// A call on its way to AWS, or a question on its way to DNS.
///
/// @param service as it is signed: `ses` for both versions, `ec2`, `sns`, `dynamodb`; `dns` for DNS
/// @param action for DNS the type of the record
/// @param target what tells it from other calls of its kind, however the threads run: the region,
///   for SES v2 the identity too; for DynamoDB the first row's key, for a transaction also what
///   sort of row is written with it; for DNS the name
record AwsCall(String service, String action, String target) {

  private static final String DNS = "dns";
  private static final Pattern SCOPE =
      Pattern.compile("Credential=[^/]+/\\d{8}/([^/]+)/([^/]+)/aws4_request");
  private static final String DETAIL = "/v2/email/identities/";
  private static final Pattern ROW_OF_IDENTITY = Pattern.compile("arn:[^/\\s]+:identity(/)?");
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
      Map<String, Object> json = Json.object(body);
      return new AwsCall(
          service,
          action.substring(action.indexOf('.') + 1),
          key(json).orElse("?")
              + (json.get("TransactItems") instanceof List<?> all ? with(all) : ""));
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

  static AwsCall of(DnsQuestion question) {
    return new AwsCall(DNS, question.type().name(), question.name());
  }

  /// Whether nothing but evidence depends on it.
  boolean isOfEvidence() {
    return isOfDetail() || isOfDns();
  }

  boolean isOfDetail() {
    return action.equals("GetEmailIdentity");
  }

  boolean isOfDns() {
    return service.equals(DNS);
  }

  boolean isOfTable() {
    return service.equals("dynamodb");
  }

  /// Whether it changes nothing: to the world it is the same whether a process dies before or after
  /// it.
  boolean reads() {
    return !action.equals("Publish")
        && !action.equals("UpdateItem")
        && !action.equals("PutItem")
        && !action.equals("TransactWriteItems");
  }

  /// Whose words its answers have: those of its service, `sesv2` for SES v2.
  String dialect() {
    return isOfDetail() ? "sesv2" : service;
  }

  boolean isAbout(String region) {
    return target.contains(region);
  }

  /// What it has in common with others that differ in the region, domain or alert alone.
  String sort() {
    return switch (service) {
      case "dynamodb" ->
          action + " " + sortOfRow(target) + target.replaceFirst("^.*?(?= with |$)", "");
      default -> action;
    };
  }

  /// A scan writes with an account's row what is due or its own row of the log, and with a region's
  /// the states and what follows from each, or what is due about the region.
  private static String with(List<?> all) {
    List<String> keys = all.stream().flatMap(part -> key(part).stream()).toList();
    String telling = keys.getFirst().startsWith("accounts") ? keys.getLast() : keys.get(1);
    return " with " + sortOfRow(telling);
  }

  /// By its keys.
  private static String sortOfRow(String keys) {
    Matcher arn = ROW_OF_IDENTITY.matcher(keys);
    return arn.lookingAt()
        ? arn.group(1) == null ? "state" : "history"
        : keys.replaceFirst("[#\\s].*", "");
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
