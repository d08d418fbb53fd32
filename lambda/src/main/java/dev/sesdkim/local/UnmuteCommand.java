package dev.sesdkim.local;

import dev.sesdkim.dkim.Mute;
import dev.sesdkim.local.text.AccountLabels;
import dev.sesdkim.local.text.MutesText;
import dev.sesdkim.local.text.NamePattern;
import dev.sesdkim.scan.ScanFailure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Ends mutes.
@Command(
    name = "unmute",
    description = {
      "Ends every mute of an identity. The next scan tells what is wrong with it.",
      "It needs dynamodb:Query and dynamodb:DeleteItem on the table, and without --table"
          + " cloudformation:DescribeStacks."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:It is no longer muted.", "2:The message says why not."},
    footerHeading = "%nExample:%n",
    footer = "  sesdkim unmute old.example.org")
final class UnmuteCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "NAME",
      description = "A domain or an address, in any case, in Unicode or in A-labels.")
  String name = "";

  @Option(
      names = "--region",
      paramLabel = "REGION",
      converter = RegionName.class,
      description = "End the mute of this region alone.")
  Optional<String> region = Optional.empty();

  @Mixin DeployedOptions monitor = new DeployedOptions();

  private final Surroundings here;

  UnmuteCommand(Surroundings here) {
    this.here = here;
  }

  @Override
  public Integer call() {
    try (Aws access = monitor.access()) {
      String account = new Caller(access).account();
      DeployedTable deployed = monitor.open(access, here.terminal());
      List<KnownAccount> asked = monitor.accounts.of(deployed, account);
      AccountLabels names = KnownAccount.names(asked);
      List<Mute> all = deployed.mutes(asked);
      List<Mute> ended =
          all.stream()
              .filter(mute -> NamePattern.isSame(mute.name(), name))
              .filter(mute -> region.isEmpty() || region.get().equals(mute.region()))
              .toList();
      if (ended.isEmpty()) {
        throw ScanFailure.rejected("dynamodb:Query", notMuted(all, names));
      }
      deployed
          .identities(asked)
          .requireOneAccount(name, ended.stream().map(Mute::account).toList());
      ended.forEach(deployed.mutes()::delete);
      Instant now = here.clock().instant();
      List<Mute> left =
          all.stream()
              .filter(mute -> mute.until().isAfter(now))
              .filter(mute -> !ended.contains(mute))
              .toList();
      for (Mute mute : ended) {
        here.terminal().print(MutesText.unmuted(mute, left, names, now));
      }
      return ExitStatus.FINE;
    }
  }

  private String notMuted(List<Mute> all, AccountLabels accountNames) {
    List<String> elsewhere =
        all.stream()
            .filter(mute -> NamePattern.isSame(mute.name(), name))
            .map(mute -> MutesText.where(mute, accountNames))
            .toList();
    if (!elsewhere.isEmpty()) {
      return "%s is not muted in %s alone. It is muted in %s."
          .formatted(name, region.orElse(""), String.join(" and ", elsewhere));
    }
    List<String> names = all.stream().map(Mute::name).distinct().toList();
    return "%s is not muted.%s".formatted(name, NearestName.meant(name, names));
  }
}
