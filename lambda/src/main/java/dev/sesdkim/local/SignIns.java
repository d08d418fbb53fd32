package dev.sesdkim.local;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import dev.sesdkim.scan.ScanFailure;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/// How this person gets credentials, according to the configuration.
///
/// @param files `~/.aws/config` and `~/.aws/credentials` together
/// @param profile the profile in use, if one was named
record SignIns(ProfileFile files, Optional<String> profile) {

  private static final String DEFAULT = "default";

  /// @throws ScanFailure if the named profile does not exist
  void check() {
    profile
        .flatMap(name -> new SignIn(files, name).unknown())
        .ifPresent(
            words -> {
              throw new ScanFailure(words, new Problem(Kind.CREDENTIALS, "--profile", words));
            });
  }

  /// What to do when AWS does not accept the credentials.
  String again() {
    return inUse()
        .map(name -> new SignIn(files, name).how())
        .orElse("Sign in again, or choose a profile with --profile.");
  }

  /// The whole message if there are no credentials.
  String none(RuntimeException failure) {
    return inUse().map(name -> new SignIn(files, name).sentence(failure)).orElseGet(this::nothing);
  }

  /// The profile in use. Keys in the environment go before the default profile.
  private Optional<String> inUse() {
    boolean keys = SdkSystemSetting.AWS_ACCESS_KEY_ID.getStringValue().isPresent();
    return profile.or(
        () -> files.profile(DEFAULT).filter(found -> !keys && isWay(found)).map(_ -> DEFAULT));
  }

  /// Whether a profile says how to get credentials: many default profiles have only a region.
  private static boolean isWay(Profile found) {
    return found.properties().keySet().stream()
        .anyMatch(
            property ->
                property.startsWith("aws_")
                    || property.startsWith("sso_")
                    || property.startsWith("role_")
                    || property.startsWith("credential_")
                    || property.startsWith("login_"));
  }

  private String nothing() {
    List<String> names = files.profiles().keySet().stream().sorted().toList();
    return "No AWS credentials were found. Sign in with 'aws sso login', set AWS_PROFILE or"
        + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or choose a profile with --profile"
        + (names.isEmpty() ? "." : ": " + String.join(", ", names) + ".");
  }
}
