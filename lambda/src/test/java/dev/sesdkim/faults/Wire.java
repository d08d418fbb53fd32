package dev.sesdkim.faults;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsQuestion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// The one way from a process to AWS and to DNS: counts the calls, lets the plan have its way with
/// them, and brings the rest to the servers on loopback. Once the process is dead, each thread ends
/// at its next call, so that nothing more leaves it.
final class Wire implements SdkHttpClient {

  /// One attempt at a call.
  ///
  /// @param nth the how manieth attempt at this call, from 1
  record Attempt(AwsCall call, int nth) {

    boolean isPublishing() {
      return call.action().equals("Publish");
    }
  }

  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private final URI account;
  private final URI dynamoDb;
  private final Plan plan;
  private final List<Attempt> attempts = new ArrayList<>();
  private final Map<AwsCall, Integer> counts = new HashMap<>();
  private boolean dead;

  Wire(URI account, URI dynamoDb, Plan plan) {
    this.account = account;
    this.dynamoDb = dynamoDb;
    this.plan = plan;
  }

  /// Every attempt so far, in the order in which they left.
  synchronized List<Attempt> attempts() {
    return List.copyOf(attempts);
  }

  synchronized boolean isDead() {
    return dead;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return answer(request);
      }

      @Override
      public void abort() {}
    };
  }

  @Override
  public void close() {
    http.close();
  }

  /// Brings a question to a DNS server, as far as the plan lets it.
  DnsAnswer look(DnsQuestion question, Function<DnsQuestion, DnsAnswer> server) {
    return switch (outcome(AwsCall.of(question))) {
      case Outcome.Passes(), Outcome.Says _, Outcome.Changes _ -> server.apply(question);
      case Outcome.DiesBefore() -> throw new Lifeline.Killed();
      case Outcome.DiesAfter() -> {
        die();
        throw new Lifeline.Killed();
      }
      case Outcome.Goes(Wrong wrong) -> wrong.dnsAnswer();
    };
  }

  private HttpExecuteResponse answer(HttpExecuteRequest request) throws IOException {
    AwsCall call = AwsCall.of(request.httpRequest(), body(request));
    return switch (outcome(call)) {
      case Outcome.Passes() -> passed(request);
      case Outcome.DiesBefore() -> throw new Lifeline.Killed();
      case Outcome.DiesAfter() -> {
        pass(request);
        die();
        throw new Lifeline.Killed();
      }
      case Outcome.Says(String body) -> Said.of(200, "text/xml", body).toSdk();
      case Outcome.Changes(UnaryOperator<String> change) -> {
        Whole whole = pass(request);
        yield Said.changed(whole.answer().httpResponse(), change.apply(whole.body().asUtf8String()))
            .toSdk();
      }
      case Outcome.Goes(Wrong wrong) when wrong.takesEffect() -> {
        Whole whole = pass(request);
        yield (wrong == Wrong.HALF
                ? Said.half(whole.answer().httpResponse(), whole.body().asByteArray())
                : Said.brokenOff(whole.answer().httpResponse(), whole.body().asByteArray()))
            .toSdk();
      }
      case Outcome.Goes(Wrong wrong) -> wrong.answer(call.dialect()).toSdk();
    };
  }

  private synchronized Outcome outcome(AwsCall call) {
    if (dead) {
      throw new Lifeline.Killed();
    }
    int nth = counts.merge(call, 1, Integer::sum);
    attempts.add(new Attempt(call, nth));
    Outcome outcome = plan.of(call, nth);
    dead = outcome instanceof Outcome.DiesBefore;
    return outcome;
  }

  private synchronized void die() {
    dead = true;
  }

  private HttpExecuteResponse passed(HttpExecuteRequest request) throws IOException {
    Whole whole = pass(request);
    if (isDead()) {
      throw new Lifeline.Killed();
    }
    return HttpExecuteResponse.builder()
        .response(whole.answer().httpResponse())
        .responseBody(
            AbortableInputStream.create(new ByteArrayInputStream(whole.body().asByteArray())))
        .build();
  }

  private record Whole(HttpExecuteResponse answer, SdkBytes body) {}

  private Whole pass(HttpExecuteRequest request) throws IOException {
    SdkHttpRequest signed = request.httpRequest();
    URI server = signed.firstMatchingHeader("X-Amz-Target").isPresent() ? dynamoDb : account;
    HttpExecuteRequest.Builder here =
        HttpExecuteRequest.builder()
            .request(
                signed.toBuilder()
                    .protocol("http")
                    .host(server.getHost())
                    .port(server.getPort())
                    .build());
    request.contentStreamProvider().ifPresent(here::contentStreamProvider);
    HttpExecuteResponse answer = http.prepareRequest(here.build()).call();
    byte[] body = new byte[0];
    if (answer.responseBody().isPresent()) {
      try (InputStream stream = answer.responseBody().get()) {
        body = stream.readAllBytes();
      }
    }
    return new Whole(answer, SdkBytes.fromByteArray(body));
  }

  private static String body(HttpExecuteRequest request) {
    if (request.contentStreamProvider().isEmpty()) {
      return "";
    }
    try (InputStream stream = request.contentStreamProvider().get().newStream()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
