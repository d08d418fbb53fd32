package dev.sesdkim.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sesdkim.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.retries.DefaultRetryStrategy;

/// An HTTP client without a network: it keeps each request and answers as a test says. Unlike a
/// server on the loopback interface it sees which host a request was for.
final class PlayedNetwork implements SdkHttpClient {

  /// What the monitor itself signs with.
  static final AwsSessionCredentials OWN =
      AwsSessionCredentials.create("AKIDHOME", "homesecret", "hometoken");

  /// @param request method and path
  /// @param host of the endpoint
  record Sent(String request, String host, Map<String, String> headers, String body) {

    String header(String name) {
      return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
    }

    Map<String, Object> json() {
      return Json.object(body);
    }

    Map<String, String> form() {
      Map<String, String> form = new TreeMap<>();
      Arrays.stream(body.split("&"))
          .map(pair -> pair.split("=", 2))
          .forEach(pair -> form.put(pair[0], URLDecoder.decode(pair[1], UTF_8)));
      return form;
    }
  }

  record Reply(int status, String body) {}

  final List<Sent> sent = new CopyOnWriteArrayList<>();

  private final Function<Sent, Reply> replies;

  PlayedNetwork(Function<Sent, Reply> replies) {
    this.replies = replies;
  }

  /// The given answers, one for each request, and the last for all that follow.
  static PlayedNetwork saying(Reply... replies) {
    Deque<Reply> open = new ArrayDeque<>(List.of(replies));
    return new PlayedNetwork(
        _ -> {
          synchronized (open) {
            return open.size() > 1 ? open.removeFirst() : open.getFirst();
          }
        });
  }

  static Reply ok(String body) {
    return new Reply(200, body);
  }

  /// A refusal in the JSON protocol.
  static Reply refusal(int status, String code, String message) {
    return new Reply(status, Json.write(Map.of("__type", code, "Message", message)));
  }

  Clients clients() {
    return clients(StaticCredentialsProvider.create(OWN));
  }

  Clients clients(AwsCredentialsProvider credentials) {
    return new Clients(credentials, this, DefaultRetryStrategy::doNotRetry);
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {

      @Override
      public HttpExecuteResponse call() throws IOException {
        Map<String, String> headers = new TreeMap<>();
        request
            .httpRequest()
            .headers()
            .forEach(
                (name, values) ->
                    headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
        Sent one =
            new Sent(
                request.httpRequest().method() + " " + request.httpRequest().encodedPath(),
                request.httpRequest().host(),
                headers,
                request.contentStreamProvider().isEmpty()
                    ? ""
                    : new String(
                        request.contentStreamProvider().get().newStream().readAllBytes(), UTF_8));
        sent.add(one);
        Reply reply = replies.apply(one);
        return HttpExecuteResponse.builder()
            .response(SdkHttpFullResponse.builder().statusCode(reply.status()).build())
            .responseBody(
                AbortableInputStream.create(new ByteArrayInputStream(reply.body().getBytes(UTF_8))))
            .build();
      }

      @Override
      public void abort() {}
    };
  }

  @Override
  public void close() {}
}
