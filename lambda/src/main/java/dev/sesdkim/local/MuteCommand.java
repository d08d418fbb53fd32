package dev.sesdkim.local;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Mute;
import dev.sesdkim.dkim.Printable;
import dev.sesdkim.local.text.MutesText;
import dev.sesdkim.scan.ScanFailure;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes a mute into a deployed monitor's table.
@Command(
    name = "mute",
    description = {
      "Keeps an identity quiet until the end of a day (UTC), at most a year from now: that it is"
          + " broken, at risk or not ready is recorded and listed, but not told, and no exit status"
          + " fails for it. A muted domain also mutes the addresses that it takes down. What is"
          + " still wrong when the mute ends is told then. Muting it again replaces the mute.",
      "It needs dynamodb:Query, dynamodb:BatchGetItem and dynamodb:PutItem on the table, and"
          + " without --table cloudformation:DescribeStacks."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:It is muted.", "2:It is not, and the message says why."},
    footerHeading = "%nExamples:%n",
    footer = {
      "  sesdkim mute old.example.org --until 2026-12-31 --reason 'being retired'",
      "  sesdkim mute new.example.com --region eu-west-1 --until 2026-11-30 \\",
      "    --reason 'DNS is being set up, ticket 4711'"
    })
final class MuteCommand implements Callable<Integer> {

  private static final int LONGEST_REASON = 200;

  @Parameters(
      paramLabel = "NAME",
      description = "A domain or an address, in any case, in Unicode or in A-labels.")
  String name = "";

  @Option(
      names = "--until",
      paramLabel = "DATE",
      description = "The last day of the mute, such as 2026-12-31. Required.")
  Optional<String> until = Optional.empty();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why it is muted; at most 200 characters. Required.")
  Optional<String> reason = Optional.empty();

  @Option(
      names = "--region",
      paramLabel = "REGION",
      converter = RegionName.class,
      description = "Mute it in this region alone. Without it, in every region.")
  Optional<String> region = Optional.empty();

  @Mixin DeployedOptions monitor = new DeployedOptions();

  private final Surroundings here;

  MuteCommand(Surroundings here) {
    this.here = here;
  }

  @Override
  public Integer call() {
    Instant now = here.clock().instant();
    List<String> problems = new ArrayList<>();
    Instant end = end(now, problems);
    String why = why(problems);
    try (Aws access = monitor.access()) {
      Caller.Who caller = new Caller(access).who();
      DeployedTable deployed = monitor.open(access, here.terminal());
      List<KnownAccount> asked = monitor.accounts.of(deployed, caller.account());
      Optional<Identity> known = known(deployed, asked, problems);
      if (known.isEmpty() || !problems.isEmpty()) {
        throw refused(problems);
      }
      Mute mute =
          new Mute(
              known.get().account(),
              region.orElse(Mute.EVERYWHERE),
              known.get().name(),
              end,
              why,
              caller.arn(),
              now);
      deployed.mutes().put(mute);
      List<Mute> longer = deployed.mutes(asked).stream().filter(mute::isOutlivedBy).toList();
      here.terminal().print(MutesText.muted(mute, longer, KnownAccount.names(asked)));
      return ExitStatus.FINE;
    }
  }

  /// The identity to mute. If it cannot be found, that is reported together with other problems.
  private Optional<Identity> known(
      DeployedTable deployed, List<KnownAccount> asked, List<String> problems) {
    try {
      return Optional.of(deployed.identities(asked).one(name, region));
    } catch (ScanFailure failure) {
      if (problems.isEmpty()) {
        throw failure;
      }
      problems.add(String.valueOf(failure.getMessage()));
      return Optional.empty();
    }
  }

  /// The moment after the last day of the mute.
  private Instant end(Instant now, List<String> problems) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    String expected =
        "expected the last day of the mute, from %s to %s".formatted(today, today.plusYears(1));
    if (until.isEmpty()) {
      problems.add("--until: received nothing, " + expected);
      return now;
    }
    try {
      LocalDate last = LocalDate.parse(until.get().strip());
      if (!last.isBefore(today) && !last.isAfter(today.plusYears(1))) {
        return last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
    } catch (DateTimeException noDate) {
      // Reported below, like any other value that cannot be used.
    }
    problems.add("--until: received \"%s\", %s".formatted(shown(until.get()), expected));
    return now;
  }

  private String why(List<String> problems) {
    String text = reason.map(String::strip).orElse("");
    boolean shows = text.codePoints().allMatch(Printable::shows);
    if (text.isEmpty() || !shows || text.codePointCount(0, text.length()) > LONGEST_REASON) {
      problems.add(
          "--reason: received %s, expected printable text of 1 to %d characters"
              .formatted(text.isEmpty() ? "nothing" : "\"" + shown(text) + "\"", LONGEST_REASON));
    }
    return text;
  }

  private static String shown(String received) {
    return Printable.line(received, LONGEST_REASON);
  }

  private static ScanFailure refused(List<String> problems) {
    return ScanFailure.rejected("mute", "Nothing is muted. " + String.join("; ", problems));
  }
}
