package dev.sesdkim.local;

import java.util.Optional;
import picocli.CommandLine.Option;

/// Whose credentials to use.
final class AwsOptions {

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description =
          "A profile of ~/.aws/config, single sign-on and assumed roles included. Without it,"
              + " AWS_PROFILE names one; without both, the SDK's default chain is asked.")
  Optional<String> profile = Optional.empty();
}
