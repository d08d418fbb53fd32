package dev.sesdkim.local;

import dev.sesdkim.aws.Clients;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.scan.ScanFailure;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/// The caller's own access to AWS.
///
/// @param region the region for questions about the whole account
/// @param signIns how to get credentials if there are none
record Aws(Clients clients, String region, SignIns signIns) implements AutoCloseable {

  private static final String REGION_OF_LAST_RESORT = "us-east-1";

  /// Access with the caller's own credentials. A profile from `--profile`, or else `AWS_PROFILE`,
  /// goes before keys in the environment.
  ///
  /// @param asked the profile, if `--profile` names one
  /// @param region the region to ask in, if one was given
  /// @param otherwise the region to ask in if none is configured either
  /// @throws ScanFailure if there is no such profile, the configuration cannot be read, or a proxy
  ///   or the certificates that the environment names cannot be used
  static Aws of(Optional<String> asked, Optional<String> region, Optional<String> otherwise) {
    return of(asked, region, otherwise, UnaryOperator.identity());
  }

  /// As above, with a wrapped HTTP client.
  ///
  /// @param around wraps the HTTP client of all calls
  static Aws of(
      Optional<String> asked,
      Optional<String> region,
      Optional<String> otherwise,
      UnaryOperator<SdkHttpClient> around) {
    Optional<String> profile =
        asked
            .or(ProfileFileSystemSetting.AWS_PROFILE::getNonDefaultStringValue)
            .filter(name -> !name.isBlank());
    SignIns signIns = new SignIns(files(), profile);
    signIns.check();
    AwsCredentialsProvider credentials =
        profile
            .<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
            .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    return new Aws(
        new Clients(credentials, profile, around.apply(CommandHttp.client())),
        region.or(() -> configured(profile)).or(() -> otherwise).orElse(REGION_OF_LAST_RESORT),
        signIns);
  }

  /// Access to Route 53 with its own profile. The region decides which partition's Route 53 is
  /// asked, so the profile's region is used even if the environment names another. A profile
  /// without a region uses the one of SES, except in AWS GovCloud (US), which has no public hosted
  /// zones.
  ///
  /// @param ses the region of SES
  /// @throws ScanFailure if the profile's configuration or sign-in cannot be used
  static Aws ofZones(String profile, String ses) {
    String withZones = partition(ses).equals("aws-us-gov") ? REGION_OF_LAST_RESORT : ses;
    return of(
        Optional.of(profile), Optional.of(regionOf(profile).orElse(withZones)), Optional.empty());
  }

  /// The partition of the region, as ARNs name it.
  String partition() {
    return partition(region);
  }

  private static String partition(String region) {
    return PartitionMetadata.of(Region.of(region)).id();
  }

  /// The same access in another region.
  Aws in(String other) {
    return new Aws(clients, other, signIns);
  }

  @Override
  public void close() {
    clients.close();
  }

  private static ProfileFile files() {
    try {
      return ProfileFile.defaultProfileFile();
    } catch (RuntimeException malformed) {
      String words = String.valueOf(malformed.getMessage());
      Problem problem = new Problem(Problem.Kind.CREDENTIALS, "~/.aws/config", words);
      throw new ScanFailure(
          "~/.aws/config or ~/.aws/credentials cannot be read: " + problem.detail(),
          problem,
          malformed);
    }
  }

  /// The configured region. It does not come from the SDK's default chain, because that chain asks
  /// the metadata service of an EC2 instance, which a laptop does not have.
  private static Optional<String> configured(Optional<String> profile) {
    String name = profile.orElse(ProfileFileSystemSetting.AWS_PROFILE.defaultValue());
    return region(new SystemSettingsRegionProvider())
        .or(Aws::regionOfTheAwsCli)
        .or(() -> regionOf(name));
  }

  private static Optional<String> regionOf(String profile) {
    return region(new AwsProfileRegionProvider(ProfileFile::defaultProfileFile, profile));
  }

  /// The region of a variable that the AWS CLI and the CDK read, and the SDK does not.
  private static Optional<String> regionOfTheAwsCli() {
    return Optional.ofNullable(System.getenv("AWS_DEFAULT_REGION")).filter(name -> !name.isBlank());
  }

  private static Optional<String> region(AwsRegionProvider provider) {
    try {
      return Optional.ofNullable(provider.getRegion()).map(Object::toString);
    } catch (SdkClientException none) {
      return Optional.empty();
    }
  }
}
