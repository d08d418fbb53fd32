package dev.sesdkim.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/// Makes the SDK's clients on demand, all with one HTTP client and one timer for their time limits.
///
/// If the caller gives no endpoint, only the SDK's own settings, such as `AWS_ENDPOINT_URL`, can
/// replace a service's endpoint.
public final class Clients implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration SILENCE = Duration.ofSeconds(10);
  private static final Duration ATTEMPT = Duration.ofSeconds(12);

  /// The most time that a call takes with all its attempts.
  static final Duration CALL = Duration.ofSeconds(40);

  /// Two, because one may be held up while it breaks off a request.
  private static final int TIMER_THREADS = 2;

  private final AwsCredentialsProvider credentials;
  private final Optional<String> profile;
  private final Optional<URI> endpoint;
  private final SdkHttpClient http;
  private final Supplier<RetryStrategy> repeats;
  private final ScheduledExecutorService timer = timer();
  private final GenuineAnswer genuineAnswer = new GenuineAnswer();
  private final Map<String, SesClient> ses = new ConcurrentHashMap<>();
  private final Map<String, SesV2Client> sesV2 = new ConcurrentHashMap<>();
  private final Map<String, StsClient> sts = new ConcurrentHashMap<>();
  private final Queue<SdkAutoCloseable> made = new ConcurrentLinkedQueue<>();

  /// Clients that sign with the given credentials.
  public Clients(AwsCredentialsProvider credentials) {
    this(credentials, Optional.empty(), limited(UrlConnectionHttpClient.builder()).build());
  }

  /// Clients of an account whose services all answer at one endpoint in every region; endpoints set
  /// in the environment are ignored.
  public Clients(AwsCredentialsProvider credentials, URI endpoint) {
    this(
        credentials,
        Optional.empty(),
        Optional.of(endpoint),
        limited(UrlConnectionHttpClient.builder()).build(),
        Clients::standard);
  }

  /// Clients that also apply what a profile of the SDK's configuration sets besides credentials.
  ///
  /// @param http closed with the clients
  public Clients(AwsCredentialsProvider credentials, Optional<String> profile, SdkHttpClient http) {
    this(credentials, profile, Optional.empty(), http, Clients::standard);
  }

  private static RetryStrategy standard() {
    return DefaultRetryStrategy.standardStrategyBuilder().build();
  }

  /// Limits the waits of an HTTP client to what a scan can afford.
  public static UrlConnectionHttpClient.Builder limited(UrlConnectionHttpClient.Builder http) {
    return http.connectionTimeout(CONNECT).socketTimeout(SILENCE);
  }

  /// Clients with this HTTP client, for tests that simulate the network.
  ///
  /// @param http closed with the clients
  /// @param repeats makes a retry strategy for each client that retries calls itself
  public Clients(
      AwsCredentialsProvider credentials, SdkHttpClient http, Supplier<RetryStrategy> repeats) {
    this(credentials, Optional.empty(), Optional.empty(), http, repeats);
  }

  private Clients(
      AwsCredentialsProvider credentials,
      Optional<String> profile,
      Optional<URI> endpoint,
      SdkHttpClient http,
      Supplier<RetryStrategy> repeats) {
    this.profile = profile;
    this.endpoint = endpoint;
    this.credentials = () -> resolved(credentials);
    this.http = http;
    this.repeats = repeats;
  }

  /// The region's only client for SES. It makes one attempt a call: a retry needs a turn of the
  /// region's pace, which only the caller can take.
  public SesClient ses(String region) {
    return ses.computeIfAbsent(region, _ -> ofOneAttempt(SesClient.builder(), region));
  }

  /// The region's only client for version 2 of the SES API, which also makes one attempt a call.
  public SesV2Client sesV2(String region) {
    return sesV2.computeIfAbsent(region, _ -> made(SesV2Client.builder(), region, once().build()));
  }

  /// A client for EC2 in the region.
  public Ec2Client ec2(String region) {
    return of(Ec2Client.builder(), region);
  }

  /// A client for SNS in the region.
  public SnsClient sns(String region) {
    return of(SnsClient.builder(), region);
  }

  /// The only client for STS at the region's own endpoint.
  public StsClient sts(String region) {
    return sts.computeIfAbsent(region, _ -> of(StsClient.builder(), region));
  }

  /// A client for AWS Organizations in the region's partition.
  public OrganizationsRequests organizations(String region) {
    return new OrganizationsRequests(
        credentials, endpoint(OrganizationsEndpoint.SERVICE), http, region);
  }

  /// Requests for the objects of one bucket in the region.
  ///
  /// @param owner the account that must own the bucket
  public BucketRequests bucket(String region, String bucket, String owner) {
    return new BucketRequests(
        credentials, endpoint(BucketRequests.SERVICE), http, region, bucket, owner);
  }

  /// A client for DynamoDB in the region.
  public DynamoDbClient dynamoDb(String region) {
    return made(DynamoDbClient.builder(), region, repeated().build());
  }

  /// A client for any other service whose answers are XML as [GenuineAnswer] expects it.
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkAutoCloseable>
      C of(B builder, String region) {
    return made(builder, region, repeated().addExecutionInterceptor(genuineAnswer).build());
  }

  /// The same, but it makes one attempt a call: for a change that the service refuses if it has
  /// made it already.
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkAutoCloseable>
      C ofOneAttempt(B builder, String region) {
    return made(builder, region, once().addExecutionInterceptor(genuineAnswer).build());
  }

  @Override
  public void close() {
    made.forEach(SdkAutoCloseable::close);
    timer.shutdownNow();
    http.close();
  }

  private <
          B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkAutoCloseable>
      C made(B builder, String region, ClientOverrideConfiguration configuration) {
    endpoint.ifPresent(builder::endpointOverride);
    C client =
        builder
            .region(Region.of(region))
            .credentialsProvider(credentials)
            .httpClient(http)
            .overrideConfiguration(configuration)
            .build();
    made.add(client);
    return client;
  }

  /// Where a service is asked instead of at its own endpoint, for requests without the SDK's
  /// client.
  private Optional<URI> endpoint(String service) {
    return endpoint.or(() -> ConfiguredEndpoint.of(service, profile));
  }

  private ClientOverrideConfiguration.Builder once() {
    return configuration().apiCallTimeout(CALL).retryStrategy(DefaultRetryStrategy.doNotRetry());
  }

  private ClientOverrideConfiguration.Builder repeated() {
    return configuration()
        .apiCallTimeout(CALL)
        .apiCallAttemptTimeout(ATTEMPT)
        .retryStrategy(repeats.get());
  }

  private ClientOverrideConfiguration.Builder configuration() {
    ClientOverrideConfiguration.Builder configuration =
        ClientOverrideConfiguration.builder().scheduledExecutorService(timer);
    profile.ifPresent(configuration::defaultProfileName);
    return configuration;
  }

  /// By itself, each client of the SDK starts up to five threads for its time limits, and keeps a
  /// note of each request until its limit would have passed, although it was answered long ago.
  private static ScheduledExecutorService timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            TIMER_THREADS, Thread.ofPlatform().daemon().name("time-limits-", 1).factory());
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  /// Credentials providers throw many kinds of exceptions; all mean that there are no credentials.
  private static AwsCredentials resolved(AwsCredentialsProvider provider) {
    try {
      return provider.resolveCredentials();
    } catch (RuntimeException e) {
      throw new NoCredentials(e);
    }
  }
}
