package dev.sesdkim.local.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/// An HTTP client that also passes each answer as received to a listener.
///
/// @param http sends the requests
public record RecordingHttp(SdkHttpClient http) implements SdkHttpClient {

  /// Receives the answers to the calls of this thread.
  static final ScopedValue<Consumer<HttpAnswer>> LISTENER = ScopedValue.newInstance();

  /// The limit of a kept answer, in bytes; an answer about a few identities is a few kilobytes. The
  /// rest of a longer answer is passed on but not kept.
  private static final int MOST_KEPT = 256 * 1024;

  /// @param contentType empty if the header is missing
  /// @param body as text
  /// @param isWhole whether all of the body was kept
  record HttpAnswer(int status, Optional<String> contentType, String body, boolean isWhole) {}

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    ExecutableHttpRequest sent = http.prepareRequest(request);
    return new ExecutableHttpRequest() {

      @Override
      public HttpExecuteResponse call() throws IOException {
        HttpExecuteResponse answer = sent.call();
        return LISTENER.isBound() ? kept(answer, LISTENER.get()) : answer;
      }

      @Override
      public void abort() {
        sent.abort();
      }
    };
  }

  private static HttpExecuteResponse kept(HttpExecuteResponse answer, Consumer<HttpAnswer> listener)
      throws IOException {
    Optional<AbortableInputStream> stream = answer.responseBody();
    byte[] beginning = stream.isPresent() ? stream.get().readNBytes(MOST_KEPT + 1) : new byte[0];
    listener.accept(
        new HttpAnswer(
            answer.httpResponse().statusCode(),
            answer.httpResponse().firstMatchingHeader("Content-Type"),
            new String(beginning, 0, Math.min(beginning.length, MOST_KEPT), UTF_8),
            beginning.length <= MOST_KEPT));
    return HttpExecuteResponse.builder()
        .response(answer.httpResponse())
        .responseBody(stream.map(rest -> again(beginning, rest)).orElse(null))
        .build();
  }

  private static AbortableInputStream again(byte[] beginning, AbortableInputStream rest) {
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(beginning), rest);
    return AbortableInputStream.create(whole, rest);
  }

  @Override
  public String clientName() {
    return http.clientName();
  }

  @Override
  public void close() {
    http.close();
  }
}
