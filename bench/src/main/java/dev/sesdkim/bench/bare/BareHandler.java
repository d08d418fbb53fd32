package dev.sesdkim.bench.bare;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sns.SnsClient;

/// Builds the same clients as the function before its first scan. An invocation makes the
/// function's calls up to its first call to SES; if `BARE` is `ses`, it makes only that call.
public final class BareHandler implements RequestHandler<Map<String, Object>, String> {

  private static final EnvironmentVariableCredentialsProvider CREDENTIALS =
      EnvironmentVariableCredentialsProvider.create();

  private final String table = System.getenv("TABLE_NAME");
  private final boolean sesAlone = "ses".equals(System.getenv("BARE"));
  private final Region region = Region.of(System.getenv("AWS_REGION"));
  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private final DynamoDbClient dynamoDb = built(DynamoDbClient.builder());
  private final Ec2Client ec2 = built(Ec2Client.builder());
  private final SnsClient sns = built(SnsClient.builder());

  @Override
  public String handleRequest(Map<String, Object> event, Context context) {
    if (!sesAlone) {
      query("a");
      update();
      query("b");
      ec2.describeRegions();
      update();
    }
    SesClient ses = built(SesClient.builder());
    return ses.listIdentities() + sns.serviceName();
  }

  private void query(String pk) {
    dynamoDb.query(
        query ->
            query
                .tableName(table)
                .consistentRead(true)
                .keyConditionExpression("pk = :pk")
                .expressionAttributeValues(Map.of(":pk", text(pk))));
  }

  private void update() {
    dynamoDb.updateItem(
        update ->
            update
                .tableName(table)
                .key(Map.of("pk", text("a"), "sk", text("b")))
                .updateExpression("SET #fence = :fence")
                .expressionAttributeNames(Map.of("#fence", "fence"))
                .expressionAttributeValues(Map.of(":fence", AttributeValue.fromN("1"))));
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C built(B builder) {
    return builder.region(region).credentialsProvider(CREDENTIALS).httpClient(http).build();
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }
}
