package dev.sesdkim.aws;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/// Writes and reads whole objects of one S3 bucket, signed by the SDK's signer. Requests fail with
/// exceptions that [AwsFailures] reads.
///
/// The SDK's own client for S3 would add over 3 MB to the function's package.
public final class BucketRequests {

  /// A list of 100,000 accounts takes 10 MB.
  private static final int LONGEST_BODY = 16 * 1024 * 1024;

  static final String SERVICE = "s3";

  private static final Pattern CODE = Pattern.compile("<Error>.*?<Code>([\\w.]{1,100})</Code>");
  private static final Pattern MESSAGE =
      Pattern.compile("<Error>.*?<Message>([^<]{1,1000})</Message>");

  private final AwsCredentialsProvider credentials;
  private final PlainCall call;
  private final String region;
  private final URI base;
  private final String owner;

  BucketRequests(
      AwsCredentialsProvider credentials,
      Optional<URI> endpoint,
      SdkHttpClient http,
      String region,
      String bucket,
      String owner) {
    this.credentials = credentials;
    this.call = new PlainCall(http, LONGEST_BODY);
    this.region = region;
    this.owner = owner;
    this.base = base(region, bucket, endpoint);
  }

  /// The bucket's own host, or the bucket's path at the endpoint that is asked instead.
  private static URI base(String region, String bucket, Optional<URI> endpoint) {
    return endpoint
        .map(other -> URI.create(other.toString().replaceFirst("/+$", "") + "/" + bucket + "/"))
        .orElseGet(
            () ->
                URI.create(
                    "https://%s.s3.%s.%s/"
                        .formatted(
                            bucket, region, PartitionMetadata.of(Region.of(region)).dnsSuffix())));
  }

  /// Writes an object, in one attempt.
  ///
  /// @param key of letters, digits and `-_./`
  void put(String key, byte[] content) {
    send(SdkHttpMethod.PUT, key, content);
  }

  /// Reads an object, in one attempt.
  byte[] get(String key) {
    return send(SdkHttpMethod.GET, key, new byte[0]);
  }

  private byte[] send(SdkHttpMethod method, String key, byte[] content) {
    PlainCall.Reply reply = call.send("s3 " + method, signed(method, key, content));
    if (!reply.response().isSuccessful()) {
      throw refusal(reply);
    }
    return reply.body().asByteArrayUnsafe();
  }

  /// S3 refuses in XML (S3 API reference, "REST error responses").
  private static AwsServiceException refusal(PlainCall.Reply reply) {
    String text = reply.text().replace('\n', ' ');
    return reply.refusal("S3", first(CODE, text), first(MESSAGE, text));
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  private HttpExecuteRequest signed(SdkHttpMethod method, String key, byte[] content) {
    ContentStreamProvider body = ContentStreamProvider.fromByteArray(content);
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder()
            .method(method)
            .uri(base.resolve(key))
            .putHeader("x-amz-expected-bucket-owner", owner);
    if (method == SdkHttpMethod.PUT) {
      request
          .putHeader("Content-Type", "application/json")
          .putHeader("Content-Length", Integer.toString(content.length));
    }
    SignedRequest signed =
        AwsV4HttpSigner.create()
            .sign(
                sign ->
                    sign.identity(credentials.resolveCredentials())
                        .request(request.build())
                        .payload(body)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        // S3's own rules for the path (Signature Version 4, "Canonical request").
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false));
    HttpExecuteRequest.Builder sent = HttpExecuteRequest.builder().request(signed.request());
    if (method == SdkHttpMethod.PUT) {
      sent.contentStreamProvider(signed.payload().orElse(body));
    }
    return sent.build();
  }
}
