package dev.sesdkim.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.SdkHttpResponse;

/// Parses S3's refusal: XML with `Code` and `Message` (S3 API reference, "REST error responses"). A
/// proxy's page has neither.
final class XmlRefusal {

  private static final Pattern CODE = Pattern.compile("<Error>.*?<Code>([\\w.]{1,100})</Code>");
  private static final Pattern MESSAGE =
      Pattern.compile("<Error>.*?<Message>([^<]{1,1000})</Message>");

  private XmlRefusal() {}

  static AwsServiceException of(SdkHttpResponse response, SdkBytes body) {
    String text = new String(body.asByteArrayUnsafe(), UTF_8).replace('\n', ' ');
    AwsErrorDetails.Builder details =
        AwsErrorDetails.builder().serviceName("S3").sdkHttpResponse(response).rawResponse(body);
    first(CODE, text).ifPresent(details::errorCode);
    first(MESSAGE, text).ifPresent(details::errorMessage);
    return AwsServiceException.builder()
        .awsErrorDetails(details.build())
        .statusCode(response.statusCode())
        .build();
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
