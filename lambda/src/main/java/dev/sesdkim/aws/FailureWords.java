package dev.sesdkim.aws;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpResponse;

/// Describes a failure in the words of the service or the network, with the HTTP status if there is
/// one. The name of a Java class appears only in a failure of an unforeseen type or without a
/// message.
final class FailureWords {

  private static final int DEEPEST_CAUSE = 10;

  private static final int LONGEST_PAGE = 20_000;

  private static final Pattern ATTEMPTS = Pattern.compile(" \\(SDK Attempt Count: \\d+\\)");

  /// The SDK's message about a body that it cannot parse; it has no exception type for this.
  private static final Pattern UNREADABLE =
      Pattern.compile(
          "Unable to unmarshall response(?:.*Response Code: (\\d+))?.*", Pattern.DOTALL);

  /// The JDK's message when a proxy refuses to open a connection.
  private static final Pattern TUNNEL =
      Pattern.compile("Unable to tunnel through proxy\\. Proxy returns \"HTTP/[0-9.]+ (\\d{3}).*");

  /// Parts of a page that a browser does not show.
  private static final Pattern UNSEEN =
      Pattern.compile("(?is)<(script|style)\\b.*?</\\1>|<!--.*?-->|<[^>]*>");

  /// When AWS refuses a signature, its message repeats the request, session token included.
  private static final Pattern TOKEN =
      Pattern.compile("(?i)(x-amz-security-token|SecurityToken)([:=]\\s*)[^\\s&'\"]+");

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private FailureWords() {}

  static Stream<Throwable> causes(Throwable failure) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(DEEPEST_CAUSE);
  }

  /// Whether the body of an answer could not be parsed.
  static boolean isUnreadable(RuntimeException failure) {
    return failure instanceof SdkClientException && unreadable(failure).matches();
  }

  /// Whether the answer comes from a proxy or the like: AWS sends neither a `WWW-Authenticate`
  /// header nor HTML. The body cannot tell, because the JDK drops it from a 401 if the request had
  /// a body.
  static boolean isForeign(AwsServiceException refusal) {
    Optional<SdkHttpResponse> response =
        Optional.ofNullable(refusal.awsErrorDetails()).map(AwsErrorDetails::sdkHttpResponse);
    return response.flatMap(head -> head.firstMatchingHeader("WWW-Authenticate")).isPresent()
        || response
            .flatMap(head -> head.firstMatchingHeader("Content-Type"))
            .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("text/html"))
            .isPresent();
  }

  /// The status with which a proxy refused to open a connection.
  static Optional<Integer> proxyStatus(Throwable failure) {
    return causes(failure)
        .map(cause -> TUNNEL.matcher(String.valueOf(cause.getMessage())))
        .filter(Matcher::matches)
        .map(refusal -> Integer.valueOf(refusal.group(1)))
        .findFirst();
  }

  static String of(RuntimeException failure) {
    return TOKEN.matcher(unredacted(failure)).replaceAll("$1$2…");
  }

  private static String unredacted(RuntimeException failure) {
    if (failure instanceof AwsServiceException refusal) {
      return refused(refusal);
    }
    Matcher unreadable = unreadable(failure);
    if (unreadable.matches()) {
      String status =
          Optional.ofNullable(unreadable.group(1)).map(" (HTTP %s)"::formatted).orElse("");
      return "what came back%s cannot be read as an answer".formatted(status);
    }
    return untrusted(failure)
        .orElseGet(
            () ->
                causes(failure)
                    .filter(cause -> !repeats(cause))
                    .map(FailureWords::said)
                    .reduce(FailureWords::joined)
                    .orElse(""));
  }

  private static Optional<String> untrusted(Throwable failure) {
    return causes(failure).anyMatch(CertificateException.class::isInstance)
        ? causes(failure)
            .reduce((_, deeper) -> deeper)
            .map(
                root ->
                    "the certificate that the server showed is not trusted (%s)"
                        .formatted(root.getMessage()))
        : Optional.empty();
  }

  /// Whether an exception of the SDK only repeats the message of its cause.
  private static boolean repeats(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    return failure.getCause() != null
        && Stream.of("Unable to execute HTTP request: ", "Received an UnknownHostException")
            .anyMatch(message::startsWith);
  }

  private static String refused(AwsServiceException refusal) {
    Optional<AwsErrorDetails> details = Optional.ofNullable(refusal.awsErrorDetails());
    Optional<String> code = details.map(AwsErrorDetails::errorCode).filter(FailureWords::present);
    Optional<String> message =
        details.map(AwsErrorDetails::errorMessage).filter(FailureWords::present);
    if (code.isPresent()) {
      return "%s (HTTP %d): %s"
          .formatted(code.get(), refusal.statusCode(), message.orElse("no message"));
    }
    Optional<String> page =
        details
            .map(AwsErrorDetails::rawResponse)
            .map(FailureWords::text)
            .filter(FailureWords::present);
    Optional<String> reason =
        details
            .map(AwsErrorDetails::sdkHttpResponse)
            .flatMap(SdkHttpResponse::statusText)
            .filter(FailureWords::present);
    String status =
        reason
            .map(" "::concat)
            .map(words -> "HTTP " + refusal.statusCode() + words)
            .orElse("HTTP " + refusal.statusCode());
    return message.or(() -> page).map(words -> status + ": " + words).orElse(status);
  }

  private static boolean present(String text) {
    return !text.isBlank();
  }

  /// The text of a page as a browser would show it.
  private static String text(SdkBytes page) {
    byte[] bytes = page.asByteArrayUnsafe();
    String source =
        new String(bytes, 0, Math.min(bytes.length, LONGEST_PAGE), StandardCharsets.UTF_8);
    String words = UNSEEN.matcher(source).replaceAll(" ");
    return SPACE
        .matcher(
            words
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&"))
        .replaceAll(" ")
        .strip();
  }

  private static Matcher unreadable(RuntimeException failure) {
    return UNREADABLE.matcher(String.valueOf(failure.getMessage()));
  }

  private static String said(Throwable cause) {
    String message = ATTEMPTS.matcher(String.valueOf(cause.getMessage())).replaceAll("");
    boolean wordless = cause.getMessage() == null || cause.getMessage().isBlank();
    return switch (cause) {
      case UnknownHostException _ when !wordless ->
          "the name " + message.replaceFirst(":.*", "") + " cannot be resolved";
      case IOException _ when !wordless -> message;
      case SdkClientException _ when !wordless -> message;
      case NotAnAnswer _ when !wordless -> message;
      case NoCredentials _ when !wordless -> message;
      default -> cause.toString();
    };
  }

  /// Joins two messages, because a wrapper often repeats its cause's message.
  private static String joined(String outer, String inner) {
    return outer.toLowerCase(Locale.ROOT).contains(inner.toLowerCase(Locale.ROOT))
        ? outer
        : outer + "; " + inner;
  }
}
