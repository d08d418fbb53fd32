package dev.sesdkim.aws;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.awscore.endpoint.AwsClientEndpointProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/// The endpoint that the SDK's settings name instead of a service's own:
/// `AWS_ENDPOINT_URL_<SERVICE>` or `AWS_ENDPOINT_URL`.
final class ConfiguredEndpoint {

  private ConfiguredEndpoint() {}

  /// @param service its name in a profile: `organizations`
  /// @param profile of the SDK's configuration, which may name an endpoint too
  static Optional<URI> of(String service, Optional<String> profile) {
    return AwsClientEndpointProvider.builder()
        .serviceEndpointOverrideEnvironmentVariable(
            "AWS_ENDPOINT_URL_" + service.toUpperCase(Locale.ROOT))
        .serviceEndpointOverrideSystemProperty(
            "aws.endpointUrl"
                + service.substring(0, 1).toUpperCase(Locale.ROOT)
                + service.substring(1))
        .serviceProfileProperty(service)
        .profileFile(ProfileFile::defaultProfileFile)
        .profileName(profile.orElseGet(ProfileFileSystemSetting.AWS_PROFILE::getStringValueOrThrow))
        .resolveFromOverrides();
  }
}
