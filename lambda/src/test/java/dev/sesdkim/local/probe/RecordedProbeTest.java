package dev.sesdkim.local.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.aws.Clients;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.local.probe.RecordingHttp.HttpAnswer;
import dev.sesdkim.local.redact.Redaction;
import dev.sesdkim.scan.Deadline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.retries.DefaultRetryStrategy;

/// Answers of the real SES (`recorded/README.md` says whose) come out of a probe as they went in.
class RecordedProbeTest {

  private static final Path FILES = Path.of("src/test/resources/recorded");

  private static final Instant NOW = Instant.parse("2026-03-01T06:00:00Z");

  private static final String LIST =
      "<ListIdentitiesResponse xmlns=\"http://ses.amazonaws.com/doc/2010-12-01/\">"
          + "<ListIdentitiesResult><Identities><member>example.com</member></Identities>"
          + "</ListIdentitiesResult></ListIdentitiesResponse>";

  @Test
  void everyAnswerIsKeptLetterByLetterWhateverTheSdkMakesOfIt() {
    String dkim = text("v1-get-identity-dkim-attributes.documented.xml");
    String throttled = text("v1-error.throttling.xml");
    String detail = text("v2-get-email-identity.domain-pending-host-not-found.json");

    List<Asked> asked = probed(dkim, throttled, detail).asked();

    assertThat(asked.get(1).answer().map(HttpAnswer::body)).contains(dkim);
    assertThat(asked.get(2).answer())
        .contains(new HttpAnswer(400, Optional.of("text/xml"), throttled, true));
    assertThat(asked.get(2).problem().map(Problem::kind)).contains(Problem.Kind.THROTTLED);
    assertThat(asked.subList(2, 5))
        .extracting(Asked::action)
        .containsOnly("ses:GetIdentityVerificationAttributes");
    assertThat(asked.getLast().answer().map(HttpAnswer::body)).contains(detail);
  }

  @Test
  void redactedTheyTellTheSameFieldsStatusesAndTimes() {
    String detail = text("v2-get-email-identity.domain-success-with-stale-error.json");
    RegionAnswers answers = probed(LIST, LIST, detail);

    String redacted = Redaction.of(ProbeJson.of("1", "123456789012", NOW, List.of(answers)));

    assertThat(redacted)
        .contains("HOST_NOT_FOUND", "LastSuccessTimestamp", "\\\"SigningAttributesOrigin\\\"")
        .contains("xmlns=\\\"http://ses.amazonaws.com/doc/2010-12-01/\\\"")
        .contains("<member>a.example</member>")
        .doesNotContain("example.com", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1");
    assertThat(Redaction.of(redacted)).isEqualTo(redacted);
  }

  @Test
  void ofAnEndlessAnswerTheBeginningIsKept() {
    String page = "<html>" + "x".repeat(300_000);

    Asked asked = probed(page, page, page).asked().get(1);

    assertThat(asked.answer().map(HttpAnswer::isWhole)).contains(false);
    assertThat(asked.answer().map(answer -> answer.body().length())).contains(256 * 1024);
    assertThat(asked.problem().map(Problem::kind)).contains(Problem.Kind.NOT_AN_ANSWER);
  }

  @Test
  void anAnswerOfExactlyTheLimitIsWhole() {
    for (int more : List.of(0, 1)) {
      String page = "x".repeat(256 * 1024 + more);

      assertThat(probed(page, page, page).asked().get(1).answer().orElseThrow())
          .returns(more == 0, HttpAnswer::isWhole)
          .returns(256 * 1024, answer -> answer.body().length());
    }
  }

  private static RegionAnswers probed(String dkim, String verification, String detail) {
    Played played = new Played(dkim, verification, detail);
    try (Clients clients =
        new Clients(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")),
            new RecordingHttp(played),
            DefaultRetryStrategy::doNotRetry)) {
      InstantSource clock = InstantSource.fixed(NOW);
      Deadline end = new Deadline(clock, NOW.plus(Duration.ofHours(1)));
      return new RegionProbe(clients, _ -> {}, end, 5, List.of()).in("us-east-1");
    }
  }

  private static String text(String file) {
    try {
      return Files.readString(FILES.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// An HTTP client without a network.
  private record Played(String dkim, String verification, String detail) implements SdkHttpClient {

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {

        @Override
        public HttpExecuteResponse call() throws IOException {
          return answer(answerTo(request));
        }

        @Override
        public void abort() {}
      };
    }

    private String answerTo(HttpExecuteRequest request) throws IOException {
      if (request.contentStreamProvider().isEmpty()) {
        return detail;
      }
      String form =
          new String(request.contentStreamProvider().get().newStream().readAllBytes(), UTF_8);
      if (form.contains("Action=ListIdentities")) {
        return LIST;
      }
      return form.contains("Action=GetIdentityVerificationAttributes") ? verification : dkim;
    }

    private static HttpExecuteResponse answer(String body) {
      SdkHttpResponse head =
          SdkHttpResponse.builder()
              .statusCode(body.contains("<Error>") ? 400 : 200)
              .putHeader("Content-Type", body.startsWith("{") ? "application/json" : "text/xml")
              .build();
      return HttpExecuteResponse.builder()
          .response(head)
          .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body.getBytes(UTF_8))))
          .build();
    }

    @Override
    public void close() {}
  }
}
