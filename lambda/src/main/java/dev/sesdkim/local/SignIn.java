package dev.sesdkim.local;

import dev.sesdkim.aws.AwsFailures;
import dev.sesdkim.dkim.Printable;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileProperty;

/// Explains why a profile gives no credentials and how to sign in, by the kind of its provider.
///
/// @param files `~/.aws/config` and `~/.aws/credentials` together
/// @param name the profile
record SignIn(ProfileFile files, String name) {

  private static final int LONGEST_SHOWN = 200;
  private static final int DEEPEST_CAUSE = 10;

  /// A chain of roles is followed at most this far, which also ends a circle.
  private static final int LONGEST_CHAIN = 10;

  /// The message if the profile does not exist; empty if it does.
  Optional<String> unknown() {
    return files.profile(name).isPresent()
        ? Optional.empty()
        : Optional.of(
            "Profile %s gives no AWS credentials: there is no such profile in ~/.aws/config or ~/.aws/credentials. %s"
                .formatted(shown(name), others()));
  }

  private String others() {
    List<String> known = files.profiles().keySet().stream().sorted().toList();
    if (known.isEmpty()) {
      return "There are none. Create one with 'aws configure sso' or 'aws configure'.";
    }
    return NearestName.to(name, known)
        .map(near -> "Did you mean %s?".formatted(shown(near)))
        .orElseGet(() -> "The profiles are: %s.".formatted(shown(String.join(", ", known))));
  }

  /// The whole message: that the profile gives no credentials, and how to get valid ones.
  ///
  /// @param failure what the provider threw; its words are shown only if they are AWS's
  String sentence(RuntimeException failure) {
    return "Profile %s gives no AWS credentials%s. %s"
        .formatted(shown(name), saidByAws(failure), how());
  }

  /// How to get valid credentials.
  String how() {
    Optional<String> missing = unknown();
    return missing.orElseGet(() -> how(files.profile(name).orElseThrow(), 0));
  }

  private String how(Profile profile, int depth) {
    String own = shown(profile.name());
    if (has(profile, ProfileProperty.ROLE_ARN)) {
      return role(profile, depth);
    }
    if (has(profile, "sso_session") || has(profile, ProfileProperty.SSO_START_URL)) {
      return sso(profile, own);
    }
    if (has(profile, ProfileProperty.LOGIN_SESSION)) {
      return "Sign in with 'aws login --profile %s'.".formatted(own);
    }
    if (has(profile, ProfileProperty.CREDENTIAL_PROCESS)) {
      return "Its credential_process did not give any: run %s yourself to see what it says."
          .formatted(program(profile));
    }
    boolean key = has(profile, ProfileProperty.AWS_ACCESS_KEY_ID);
    boolean secret = has(profile, ProfileProperty.AWS_SECRET_ACCESS_KEY);
    if (key && secret) {
      return has(profile, ProfileProperty.AWS_SESSION_TOKEN)
          ? "Its keys belong to a session, which ends: get new ones, with aws_session_token."
          : "Check its access key in IAM, or set another with 'aws configure --profile %s'."
              .formatted(own);
    }
    if (key || secret) {
      return "It has no %s. Set both keys with 'aws configure --profile %s'."
          .formatted(key ? "aws_secret_access_key" : "aws_access_key_id", own);
    }
    return "It names no way to sign in. Add one with 'aws configure sso --profile %s' or 'aws configure --profile %s'."
        .formatted(own, own);
  }

  private String sso(Profile profile, String own) {
    Optional<String> session = profile.property("sso_session");
    if (session.isPresent() && files.getSection("sso-session", session.get()).isEmpty()) {
      return "~/.aws/config has no [sso-session %s], which the profile names. Run 'aws configure sso --profile %s'."
          .formatted(shown(session.get()), own);
    }
    return Stream.of(ProfileProperty.SSO_ACCOUNT_ID, ProfileProperty.SSO_ROLE_NAME)
        .filter(needed -> !has(profile, needed))
        .findFirst()
        .map(needed -> "It has no %s. Run 'aws configure sso --profile %s'.".formatted(needed, own))
        .orElseGet(() -> "Sign in with 'aws sso login --profile %s'.".formatted(own));
  }

  private String role(Profile profile, int depth) {
    String arn = shown(profile.property(ProfileProperty.ROLE_ARN).orElse(""));
    String own = shown(profile.name());
    Optional<String> token = profile.property(ProfileProperty.WEB_IDENTITY_TOKEN_FILE);
    if (token.isPresent()) {
      return new File(token.get()).canRead()
          ? "Its web identity token may be too old, or not one that %s trusts: get a new token into %s."
              .formatted(arn, shown(token.get()))
          : "The file of its web identity token, %s, cannot be read.".formatted(shown(token.get()));
    }
    if (has(profile, ProfileProperty.MFA_SERIAL)) {
      return ("It asks for an MFA code, for which this command does not ask. Get a session first:"
              + " eval \"$(aws configure export-credentials --profile %s --format env)\", then run"
              + " this command without a profile.")
          .formatted(own);
    }
    Optional<String> source = profile.property(ProfileProperty.SOURCE_PROFILE);
    if (source.isEmpty()) {
      return profile
          .property(ProfileProperty.CREDENTIAL_SOURCE)
          .map(
              from ->
                  "It takes credentials from %s to assume %s: check that there are any, and that the role trusts them."
                      .formatted(shown(from), arn))
          .orElse(
              "It has a role_arn, but no source_profile and no credential_source to assume it with.");
    }
    Optional<Profile> next = files.profile(source.get());
    if (next.isEmpty()) {
      return "Its source_profile %s does not exist. %s"
          .formatted(shown(source.get()), new SignIn(files, source.get()).others());
    }
    if (depth == LONGEST_CHAIN) {
      return "Its source_profile leads in a circle.";
    }
    boolean itself = next.get().name().equals(profile.name());
    return "It assumes %s with profile %s. %s Check too that the role trusts it and that it may sts:AssumeRole."
        .formatted(arn, shown(source.get()), itself ? ownKeys(own) : how(next.get(), depth + 1));
  }

  private static String ownKeys(String own) {
    return "Check its own keys, or set others with 'aws configure --profile %s'.".formatted(own);
  }

  /// The program of the profile, without its arguments, which may be secret.
  private static String program(Profile profile) {
    return shown(
        profile
            .property(ProfileProperty.CREDENTIAL_PROCESS)
            .orElse("")
            .strip()
            .replaceFirst("\\s.*", ""));
  }

  /// What AWS said, if it did. Words of the SDK are not shown: they are about its classes, and some
  /// contain the whole configuration.
  private static String saidByAws(RuntimeException failure) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(DEEPEST_CAUSE)
        .filter(AwsServiceException.class::isInstance)
        .map(AwsServiceException.class::cast)
        .map(refusal -> ": " + AwsFailures.problem("sts:AssumeRole", refusal).detail())
        .map(words -> words.replaceFirst("\\.$", ""))
        .findFirst()
        .orElse("");
  }

  private static boolean has(Profile profile, String property) {
    return profile.property(property).filter(value -> !value.isBlank()).isPresent();
  }

  private static String shown(String text) {
    return Printable.line(text, LONGEST_SHOWN);
  }
}
