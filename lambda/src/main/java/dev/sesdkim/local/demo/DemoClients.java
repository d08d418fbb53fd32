package dev.sesdkim.local.demo;

import dev.sesdkim.local.simulated.SimulatedAccount;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;

/// The SDK's clients, which the simulated account answers wherever the environment would send them.
final class DemoClients implements AutoCloseable {

  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("demo", "demo"));

  private final URI endpoint;
  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private final Map<String, SesClient> ses = new ConcurrentHashMap<>();
  private final Map<String, SesV2Client> sesV2 = new ConcurrentHashMap<>();

  DemoClients(SimulatedAccount account) {
    this.endpoint = account.endpoint();
  }

  SesClient ses(String region) {
    return ses.computeIfAbsent(region, code -> of(SesClient.builder(), code));
  }

  SesV2Client sesV2(String region) {
    return sesV2.computeIfAbsent(region, code -> of(SesV2Client.builder(), code));
  }

  Ec2Client ec2(String region) {
    return of(Ec2Client.builder(), region);
  }

  SnsClient sns(String region) {
    return of(SnsClient.builder(), region);
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C of(
      B builder, String region) {
    return builder
        .region(Region.of(region))
        .endpointOverride(endpoint)
        .credentialsProvider(CREDENTIALS)
        .httpClient(http)
        .overrideConfiguration(
            settings -> settings.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .build();
  }

  @Override
  public void close() {
    http.close();
  }
}
