package dev.sesdkim.local;

import dev.sesdkim.aws.Clients;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/// The caller's own access to AWS.
///
/// @param region where questions about the whole account are asked
record Aws(Clients clients, String region, Optional<String> profile) implements AutoCloseable {

  private static final String REGION_OF_LAST_RESORT = "us-east-1";

  /// With the caller's own credentials. A profile that was asked for comes before any in the
  /// environment, as with the AWS CLI.
  ///
  /// @param region the one to ask in, if that was said
  /// @param otherwise the one to ask in if none is configured either
  static Aws of(Optional<String> profile, Optional<String> region, Optional<String> otherwise) {
    AwsCredentialsProvider credentials =
        profile
            .<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
            .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    return new Aws(
        new Clients(credentials, profile),
        region.or(() -> configured(profile)).or(() -> otherwise).orElse(REGION_OF_LAST_RESORT),
        profile);
  }

  /// The same access, asked in another region.
  Aws in(String other) {
    return new Aws(clients, other, profile);
  }

  @Override
  public void close() {
    clients.close();
  }

  /// Not the SDK's default chain: its last link asks for an EC2 instance's metadata, and a laptop
  /// has none.
  private static Optional<String> configured(Optional<String> profile) {
    String name = profile.orElseGet(ProfileFileSystemSetting.AWS_PROFILE::getStringValueOrThrow);
    return Stream.<AwsRegionProvider>of(
            new SystemSettingsRegionProvider(),
            new AwsProfileRegionProvider(ProfileFile::defaultProfileFile, name))
        .flatMap(provider -> region(provider).stream())
        .findFirst();
  }

  private static Optional<String> region(AwsRegionProvider provider) {
    try {
      return Optional.ofNullable(provider.getRegion()).map(Object::toString);
    } catch (SdkClientException none) {
      return Optional.empty();
    }
  }
}
