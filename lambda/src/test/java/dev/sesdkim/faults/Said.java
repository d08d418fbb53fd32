package dev.sesdkim.faults;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpResponse;

/// An HTTP answer, as it arrives.
record Said(SdkHttpResponse head, InputStream body) {

  private static final String MESSAGE = "said the test";

  static Said error(String service, int status, String code) {
    return switch (service) {
      case "dynamodb" ->
          of(
              status,
              "application/x-amz-json-1.0",
              "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"%s\"}"
                  .formatted(code, MESSAGE));
      case "sesv2" ->
          new Said(
              SdkHttpFullResponse.builder()
                  .statusCode(status)
                  .putHeader("Content-Type", "application/json")
                  .putHeader("x-amzn-RequestId", "1")
                  .putHeader("x-amzn-ErrorType", code)
                  .build(),
              body("{\"message\":\"%s\"}".formatted(MESSAGE)));
      case "ec2" ->
          of(
              status,
              "text/xml",
              ("<Response><Errors><Error><Code>%s</Code><Message>%s</Message></Error></Errors>"
                      + "<RequestID>1</RequestID></Response>")
                  .formatted(code, MESSAGE));
      default ->
          of(
              status,
              "text/xml",
              ("<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message>"
                      + "</Error><RequestId>1</RequestId></ErrorResponse>")
                  .formatted(code, MESSAGE));
    };
  }

  static Said page() {
    return of(200, "text/html", "<html><body>Please sign in</body></html>");
  }

  /// Another body.
  static Said changed(SdkHttpResponse head, String body) {
    return new Said(bare(head), body(body));
  }

  /// Half the body, and then the end.
  static Said half(SdkHttpResponse head, byte[] body) {
    return new Said(bare(head), new ByteArrayInputStream(Arrays.copyOf(body, body.length / 2)));
  }

  /// Half the body, and then no more of it.
  static Said brokenOff(SdkHttpResponse head, byte[] body) {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("Premature EOF");
          }

          @Override
          public int read(byte[] into, int from, int length) throws IOException {
            return read();
          }
        };
    return new Said(bare(head), new SequenceInputStream(half(head, body).body(), broken));
  }

  HttpExecuteResponse toSdk() {
    return HttpExecuteResponse.builder()
        .response(head)
        .responseBody(AbortableInputStream.create(body))
        .build();
  }

  static Said of(int status, String type, String body) {
    return new Said(
        SdkHttpFullResponse.builder()
            .statusCode(status)
            .putHeader("Content-Type", type)
            .putHeader("x-amzn-RequestId", "1")
            .build(),
        body(body));
  }

  private static InputStream body(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Without what would give the half away: its length and its checksum.
  private static SdkHttpResponse bare(SdkHttpResponse head) {
    SdkHttpFullResponse.Builder bare = SdkHttpFullResponse.builder().statusCode(head.statusCode());
    head.firstMatchingHeader("Content-Type")
        .ifPresent(type -> bare.putHeader("Content-Type", type));
    return bare.build();
  }
}
