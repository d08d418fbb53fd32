package dev.sesdkim.packaged;

import dev.sesdkim.dns.LoopbackDns;
import dev.sesdkim.local.simulated.FaultyAccount;
import dev.sesdkim.local.simulated.LocalTable;
import dev.sesdkim.local.simulated.LoopbackDynamoDb;
import dev.sesdkim.local.simulated.PublishedMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What the function finds around it: an account with two regions, its topic, and its table behind
/// an HTTP endpoint.
final class Surroundings implements AutoCloseable {

  /// The text of the secret key. Nothing that anybody can read may hold it.
  static final String SECRET = "secretKeyThatNobodyMaySee";

  static final String SESSION = "sessionTokenThatNobodyMaySee";

  private static final String TABLE = "ses-dkim-monitor";

  final FaultyAccount account = FaultyAccount.start("123456789012", "us-east-1", "eu-west-1");

  /// As it is, it does not see the public DNS, and nothing it says counts.
  final LoopbackDns dns = new LoopbackDns();

  private final LoopbackDynamoDb dynamoDb = LoopbackDynamoDb.start();
  private final String topicArn = account.topic("us-east-1", "dkim-alerts");
  private final DynamoDbClient client;

  Surroundings() {
    client =
        DynamoDbClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .endpointOverride(dynamoDb.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .build();
    LocalTable.create(client, TABLE);
  }

  /// The function's environment here.
  Map<String, String> environment() {
    return Map.of(
        "TABLE_NAME",
        TABLE,
        "TOPIC_ARN",
        topicArn,
        "DNS_SERVER",
        "127.0.0.1:" + dns.address().getPort(),
        "AWS_ACCESS_KEY_ID",
        "keyId",
        "AWS_SECRET_ACCESS_KEY",
        SECRET,
        "AWS_SESSION_TOKEN",
        SESSION,
        "AWS_ENDPOINT_URL",
        account.endpoint().toString(),
        "AWS_ENDPOINT_URL_DYNAMODB",
        dynamoDb.endpoint().toString());
  }

  /// The same environment with other values; an empty value counts as none.
  Map<String, String> environmentWith(Map<String, String> others) {
    Map<String, String> environment = new HashMap<>(environment());
    environment.putAll(others);
    return environment;
  }

  /// The `kind` of every message published so far.
  List<String> kinds() {
    return account.published().stream().map(Surroundings::kind).toList();
  }

  private static String kind(PublishedMessage message) {
    return Objects.requireNonNull(message.attributes().get("kind")).value();
  }

  /// Every row of the table, as text.
  String rows() {
    return client.scan(scan -> scan.tableName(TABLE)).items().toString();
  }

  @Override
  public void close() {
    client.close();
    account.close();
    dns.close();
    dynamoDb.close();
  }
}
