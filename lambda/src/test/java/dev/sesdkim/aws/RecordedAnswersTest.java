package dev.sesdkim.aws;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.json.Json;
import dev.sesdkim.scan.Details;
import dev.sesdkim.scan.RegionReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Answers of the real SES (`recorded/README.md` says whose), replayed through the SDK's clients
/// and the adapters.
///
/// Most were kept as the AWS CLI prints them; they go over the wire in the form that SES uses:
/// version 1 as XML, times of version 2 as seconds.
class RecordedAnswersTest {

  private static final Path FILES = Path.of("src/test/resources/recorded");
  private static final String REGION = "us-east-1";
  private static final String ACCOUNT = "123456789012";

  private final FakeTime time = new FakeTime();

  @Test
  void aDomainThatSesWaitsFor() {
    SesDetail detail = detail("domain-pending-host-not-found");

    assertThat(detail.origin()).isEqualTo("AWS_SES");
    assertThat(detail.keyBits()).contains(2048);
    assertThat(detail.hostedZone()).isEmpty();
    assertThat(detail.error()).contains("HOST_NOT_FOUND");
    assertThat(detail.lastCheckedAt()).contains(Instant.parse("2024-10-17T15:36:06.009Z"));
  }

  @Test
  void aDomainWhoseDkimWasNeverSetUpHasNoKeyYet() {
    SesDetail detail = detail("domain-verification-failed-dkim-never-set-up");

    assertThat(detail.origin()).isEqualTo("AWS_SES");
    assertThat(detail.keyBits()).isEmpty();
    assertThat(detail.error()).isEmpty();
    assertThat(detail.lastCheckedAt()).isEmpty();
  }

  @Test
  void verificationInfoMayBeLeftOutOrEmpty() {
    for (String name :
        List.of(
            "address-pending-2023-no-verification-info",
            "address-pending-without-parent-identity")) {
      SesDetail detail = detail(name);
      assertThat(detail.error()).isEmpty();
      assertThat(detail.lastSuccessAt()).isEmpty();
    }
  }

  @Test
  void theErrorFromBeforeTheSuccessIsStillThere() {
    SesDetail detail = detail("domain-success-with-stale-error");

    assertThat(detail.lastSuccessAt()).contains(Instant.parse("2024-03-28T16:26:44.441Z"));
  }

  @Test
  void aKeyOfTheCustomersOwnHasItsSelectorAmongTheTokens() {
    SesDetail detail =
        told("{\"DkimAttributes\": %s}".formatted(text("v2-dkim-attributes.byodkim-pending.json")));

    assertThat(detail.ownKey()).isTrue();
    assertThat(detail.selector()).contains("selector-20250911-1");
  }

  @Test
  void aDomainWhoseTokensSesTellsWhileItWaits() {
    assertThat(
            read("example.com", dkim("pending"), verified("example.com"), mailFrom("example.com")))
        .containsExactly(
            new Reading.Read(
                identity("example.com"),
                true,
                "Pending",
                List.of(
                    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1",
                    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa2",
                    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa3"),
                "Success",
                new MailFrom.Standard()));
  }

  @Test
  void anAddressHasNoTokens() {
    String attributes = text("v1-get-identity-dkim-attributes.documented.xml");

    assertThat(
            read(
                "user@example.com",
                attributes,
                verified("user@example.com"),
                mailFrom("user@example.com")))
        .containsExactly(
            new Reading.Read(
                identity("user@example.com"),
                false,
                "NotStarted",
                List.of(),
                "Success",
                new MailFrom.Standard()));
    assertThat(
            read(
                "user@example.com",
                dkim("published-example"),
                verified("user@example.com"),
                mailFrom("user@example.com")))
        .hasSize(1);
  }

  @Test
  void whereNoMailFromIsSetOnlyTheBehaviourComesBack() {
    assertThat(
            read(
                "user1@example.com",
                dkimOf("user1@example.com"),
                verification(),
                mailFrom("user1@example.com")))
        .extracting(reading -> ((Reading.Read) reading).mailFrom())
        .containsExactly(new MailFrom.Standard());
  }

  @Test
  void throttlingIsToldAsThrottling() {
    try (Loopback server = Loopback.saying(400, text("v1-error.throttling.xml"))) {
      assertThat(reading(server))
          .isInstanceOfSatisfying(
              RegionReading.NotRead.class,
              region -> assertThat(region.problem().kind()).isEqualTo(Problem.Kind.THROTTLED));
    }
  }

  private SesDetail detail(String name) {
    return told(text("v2-get-email-identity." + name + ".json"));
  }

  private SesDetail told(String recorded) {
    String wire = Json.write(seconds(Json.object(recorded)));
    try (Loopback server = Loopback.saying(200, wire)) {
      Clients clients = server.clients();
      Details.Outcome outcome =
          new SesV2Details(
                  region -> server.here(() -> clients.sesV2(region)),
                  new SesPaces(time, time, new Random(1)))
              .of(
                  identity("example.com"),
                  new Moment(FakeTime.START, "scan"),
                  time.in(Duration.ofMinutes(30)));
      return ((Details.Told) outcome).detail();
    }
  }

  /// SES v2 sends times as seconds; the AWS CLI prints them in full.
  private static Map<String, Object> seconds(Map<?, ?> recorded) {
    Map<String, Object> wire = new LinkedHashMap<>();
    recorded.forEach(
        (name, value) -> {
          String key = String.valueOf(name);
          if (value instanceof Map<?, ?> inner) {
            wire.put(key, seconds(inner));
          } else if (key.endsWith("Timestamp")) {
            Instant at = OffsetDateTime.parse(String.valueOf(value)).toInstant();
            wire.put(key, at.toEpochMilli() / 1000.0);
          } else {
            wire.put(key, value);
          }
        });
    return wire;
  }

  private List<Reading> read(String name, String dkim, String verification, String mailFrom) {
    try (Loopback server =
        new Loopback(
            (form, exchange) ->
                Loopback.send(
                    exchange,
                    200,
                    switch (form.getOrDefault("Action", "")) {
                      case "GetIdentityDkimAttributes" -> dkim;
                      case "GetIdentityVerificationAttributes" -> verification;
                      case "GetIdentityMailFromDomainAttributes" -> mailFrom;
                      default ->
                          "<ListIdentitiesResponse><ListIdentitiesResult><Identities><member>"
                              + name
                              + "</member></Identities></ListIdentitiesResult>"
                              + "</ListIdentitiesResponse>";
                    }))) {
      return ((RegionReading.Read) reading(server)).readings();
    }
  }

  private RegionReading reading(Loopback server) {
    try (Clients clients = server.clients()) {
      return server.here(
          () ->
              RegionReading.of(
                  new SesIdentities(clients::ses, new SesPaces(time, time, new Random(1)))
                      .in(REGION, ACCOUNT, time.in(Duration.ofHours(1)))));
    }
  }

  private static String dkim(String name) {
    return xml("GetIdentityDkimAttributes", "DkimAttributes", name);
  }

  private static String dkimOf(String name) {
    return dkim("published-example").replace("user@example.com", name);
  }

  private static String verification() {
    return xml("GetIdentityVerificationAttributes", "VerificationAttributes", "published-example");
  }

  private static String verified(String name) {
    return verification().replace("user1@example.com", name);
  }

  private static String mailFrom(String name) {
    return xml("GetIdentityMailFromDomainAttributes", "MailFromDomainAttributes", "none-set")
        .replace("user1@example.com", name);
  }

  /// What the AWS CLI prints of an answer of version 1, as the XML that it read.
  private static String xml(String action, String attributes, String name) {
    String file = action.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    Map<?, ?> entries =
        (Map<?, ?>)
            Objects.requireNonNull(
                Json.object(text("v1-" + file + "." + name + ".json")).get(attributes));
    String body =
        entries.entrySet().stream()
            .map(one -> "<entry><key>" + one.getKey() + "</key>" + value(one.getValue()))
            .collect(joining("</entry>", "", "</entry>"));
    return answer(action, attributes, body);
  }

  private static String value(Object fields) {
    return ((Map<?, ?>) fields)
        .entrySet().stream()
            .map(one -> "<" + one.getKey() + ">" + content(one.getValue()) + "</" + one.getKey())
            .collect(joining(">", "<value>", "></value>"));
  }

  private static String content(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(one -> "<member>" + one + "</member>").collect(joining())
        : String.valueOf(value);
  }

  private static String answer(String action, String attributes, String entries) {
    return "<%1$sResponse><%1$sResult><%2$s>%3$s</%2$s></%1$sResult></%1$sResponse>"
        .formatted(action, attributes, entries);
  }

  private static Identity identity(String name) {
    return new Identity(REGION, ACCOUNT, name);
  }

  private static String text(String file) {
    try {
      return Files.readString(FILES.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
