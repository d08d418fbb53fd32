package dev.sesdkim.local;

import static java.util.stream.Collectors.toSet;

import dev.sesdkim.scan.RegionSelection;
import dev.sesdkim.scan.ScanFailure;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;
import software.amazon.awssdk.regions.Region;

/// Selects the enabled regions in which to ask SES.
final class RegionOptions {

  @Option(
      names = "--region",
      paramLabel = "REGION",
      converter = RegionName.class,
      split = ",",
      description = "Read this region alone; may be given several times.")
  Set<String> only = new LinkedHashSet<>();

  @Option(
      names = "--exclude",
      paramLabel = "REGION",
      converter = RegionName.class,
      split = ",",
      description = "Leave this region out; may be given several times.")
  Set<String> except = new LinkedHashSet<>();

  /// @throws ScanFailure if these options leave out every region that they name
  RegionSelection selection() {
    if (!only.isEmpty() && except.containsAll(only)) {
      throw ScanFailure.rejected("--exclude", "--exclude leaves none of the regions of --region.");
    }
    return new RegionSelection(only, except, existing());
  }

  /// The first given region that exists.
  Optional<String> first() {
    return only.stream().filter(existing()::contains).findFirst();
  }

  /// Every region that the SDK knows, enabled or not.
  static Set<String> existing() {
    return Region.regions().stream().map(Region::id).collect(toSet());
  }
}
