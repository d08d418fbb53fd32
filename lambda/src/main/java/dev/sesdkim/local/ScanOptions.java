package dev.sesdkim.local;

import java.util.LinkedHashSet;
import java.util.Set;
import picocli.CommandLine.Option;

/// What a live scan reads, and for how long.
final class ScanOptions {

  @Option(
      names = "--region",
      paramLabel = "REGION",
      split = ",",
      description = "Read this region alone; may be given several times.")
  Set<String> regions = new LinkedHashSet<>();

  @Option(
      names = "--exclude",
      paramLabel = "REGION",
      split = ",",
      description = "Leave this region out; may be given several times.")
  Set<String> excludedRegions = new LinkedHashSet<>();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "900",
      description =
          "Stop reading after this many seconds and show what was read until then (default:"
              + " ${DEFAULT-VALUE}). SES takes one call a second in a region: 1,000 identities take"
              + " about half a minute. It is the time for all accounts together.")
  int timeout;

  @Option(names = "--no-dns", description = "Look nothing up in DNS.")
  boolean noDns;
}
