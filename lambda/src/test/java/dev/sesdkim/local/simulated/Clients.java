package dev.sesdkim.local.simulated;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sts.StsClient;

/// AWS's own clients against a simulated account, without retries, so that each test sees the one
/// answer it asked for.
record Clients(SimulatedAccount account, SdkHttpClient http) implements AutoCloseable {
  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

  static Clients of(SimulatedAccount account) {
    return new Clients(
        account, UrlConnectionHttpClient.builder().socketTimeout(Duration.ofMinutes(1)).build());
  }

  Ec2Client ec2(String region) {
    return build(Ec2Client.builder(), region);
  }

  SesClient ses(String region) {
    return build(SesClient.builder(), region);
  }

  SesV2Client sesV2(String region) {
    return build(SesV2Client.builder(), region);
  }

  SnsClient sns(String region) {
    return build(SnsClient.builder(), region);
  }

  StsClient sts(String region) {
    return build(StsClient.builder(), region);
  }

  static DynamoDbClient dynamoDb(URI endpoint) {
    return DynamoDbClient.builder()
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(CREDENTIALS)
        .build();
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
      B builder, String region) {
    return builder
        .httpClient(http)
        .endpointOverride(account.endpoint())
        .region(Region.of(region))
        .credentialsProvider(CREDENTIALS)
        .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .build();
  }

  @Override
  public void close() {
    http.close();
  }
}
