package dev.sesdkim.local;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What a live scan reads, and for how long.
final class ScanOptions {

  @Mixin AwsOptions aws = new AwsOptions();

  @Mixin RegionOptions regions = new RegionOptions();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "900",
      converter = Seconds.class,
      description =
          "Stop reading after this many seconds and show what was read until then (default:"
              + " ${DEFAULT-VALUE}). SES takes one call a second in a region: 1,000 identities take"
              + " about half a minute. It is the time for all accounts together.")
  int timeout;

  @Option(names = "--no-dns", description = "Look nothing up in DNS.")
  boolean noDns;
}
