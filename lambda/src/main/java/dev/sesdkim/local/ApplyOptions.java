package dev.sesdkim.local;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/// Whether to make a fix, and how.
final class ApplyOptions {

  private static final Pattern TIME = Pattern.compile("([0-9]{1,5})([smh])");

  private static final List<String> OF_APPLY = List.of("--yes", "--dns-profile", "--wait");

  @Option(
      names = "--apply",
      description =
          "Show the change of the zone in Route 53, ask, and make it; then restart DKIM or switch"
              + " signing on where SES says that the key is Amazon's.")
  boolean apply;

  @Option(
      names = "--yes",
      description =
          "Agree beforehand to what --apply shows, but not to a DMARC policy other than none.")
  boolean yes;

  @Option(
      names = "--dns-profile",
      paramLabel = "NAME",
      description = "The profile for the account that has the zone. Without it, that of --profile.")
  Optional<String> dnsProfile = Optional.empty();

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      defaultValue = "10m",
      description =
          "How long --apply waits at most until DNS shows the change and SES has seen it, such as"
              + " 90s, 10m or 0s (default: ${DEFAULT-VALUE}).")
  Duration wait = Duration.ofMinutes(10);

  /// Refuses options that have no effect without `--apply`.
  ///
  /// @throws ParameterException if there is such an option and no `--apply`
  void require(CommandLine command) {
    String wrong =
        OF_APPLY.stream()
            .filter(command.getParseResult()::hasMatchedOption)
            .map(option -> option + " needs --apply")
            .collect(joining("; "));
    if (!apply && !wrong.isEmpty()) {
      throw new ParameterException(command, wrong);
    }
  }

  /// Reads a time in seconds, minutes or hours, such as `90s`, `10m` or `1h`.
  ///
  /// @throws TypeConversionException if the word is not such a time
  static Duration time(String word) {
    Matcher time = TIME.matcher(word);
    if (!time.matches()) {
      throw new TypeConversionException(
          "'%s' is not a time such as 90s, 10m or 1h".formatted(word));
    }
    long number = Long.parseLong(time.group(1));
    return switch (time.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }
}
