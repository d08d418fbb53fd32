package dev.sesdkim;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.sesdkim.aws.Clients;
import dev.sesdkim.aws.Pause;
import dev.sesdkim.json.Json;
import dev.sesdkim.local.simulated.FaultyAccount;
import dev.sesdkim.local.simulated.LocalTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The handler as it is wired on Lambda, with the SDK's real clients, over an account and a table
/// made for a test. While one is open, every client that is made in this JVM speaks to its account.
final class WatchedAccount implements AutoCloseable {

  static final String HOME = "us-east-1";
  static final String OTHER = "eu-west-1";
  static final Duration TIME = Duration.ofMinutes(10);

  final FaultyAccount account = FaultyAccount.start("123456789012", HOME, OTHER);
  final List<String> log = new CopyOnWriteArrayList<>();

  private final DynamoDbClient dynamoDb;
  private final String table = "t-" + UUID.randomUUID();
  private final Map<String, String> environment = new HashMap<>();
  private AwsCredentialsProvider credentials =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
  private InstantSource paceClock;
  private Pause pause;

  WatchedAccount(DynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
    SkippedTime skipped = new SkippedTime();
    paceClock = skipped;
    pause = skipped;
    environment.put("TABLE_NAME", table);
    environment.put("DNS_EVIDENCE", "false");
    environment.put("TOPIC_ARN", account.topic(HOME, "dkim-alerts"));
    System.setProperty("aws.endpointUrl", account.endpoint().toString());
  }

  WatchedAccount withTable() {
    LocalTable.create(dynamoDb, table);
    return this;
  }

  WatchedAccount with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  WatchedAccount with(AwsCredentialsProvider others) {
    credentials = others;
    return this;
  }

  WatchedAccount paced(InstantSource clock, Pause by) {
    paceClock = clock;
    pause = by;
    return this;
  }

  /// One invocation of a function that has just started.
  Map<String, Object> invoke() {
    return invoke(TIME);
  }

  Map<String, Object> invoke(Duration remaining) {
    try (Clients clients = new Clients(credentials)) {
      return new ScanHandler(
              new ScanWiring(Settings.from(environment), clients, dynamoDb, paceClock, pause),
              InstantSource.system(),
              log::add)
          .handleRequest(
              new ScheduledEvent(), new InvocationContext(UUID.randomUUID().toString(), remaining));
    }
  }

  /// One invocation of a function that has just started, as Lambda hands an event over.
  Map<String, Object> invoke(String event) {
    try (Clients clients = new Clients(credentials)) {
      ByteArrayOutputStream output = new ByteArrayOutputStream();
      new ScanHandler(
              new ScanWiring(Settings.from(environment), clients, dynamoDb, paceClock, pause),
              InstantSource.system(),
              log::add)
          .handleRequest(
              new ByteArrayInputStream(event.getBytes(UTF_8)),
              output,
              new InvocationContext(UUID.randomUUID().toString(), TIME));
      return Json.object(output.toString(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String tableName() {
    return table;
  }

  /// The log's events; every line must be a JSON object.
  List<Map<String, Object>> events() {
    return log.stream().map(Json::object).toList();
  }

  /// The kinds of the messages published so far.
  List<String> kinds() {
    return account.published().stream()
        .map(message -> Objects.requireNonNull(message.attributes().get("kind")).value())
        .toList();
  }

  /// What an answer says of a region.
  static Map<String, Object> region(Map<String, Object> answer, String region) {
    if (answer.get("regions") instanceof Map<?, ?> regions
        && regions.get(region) instanceof Map<?, ?> told) {
      return Json.object(Json.write(told));
    }
    throw new AssertionError(answer + " says nothing of " + region);
  }

  @Override
  public void close() {
    System.clearProperty("aws.endpointUrl");
    account.close();
  }
}
