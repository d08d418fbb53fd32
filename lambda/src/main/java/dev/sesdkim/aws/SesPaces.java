package dev.sesdkim.aws;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The pace of each region, shared by everything that calls SES there.
public final class SesPaces {

  /// One call a second in a region (SES Developer Guide, "Service quotas").
  private static final double DOCUMENTED = 1;

  private final InstantSource clock;
  private final Pause pause;
  private final Duration spacing;
  private final Map<String, RegionPace> paces = new ConcurrentHashMap<>();

  /// Paces of one call a second, the limit that SES documents.
  public SesPaces(InstantSource clock, Pause pause) {
    this(clock, pause, DOCUMENTED);
  }

  /// @param callsPerSecond the most calls a second in one region; above 0. Below 1 leaves room for
  ///   the account's other programs; above 1 is for accounts whose limit AWS has raised
  public SesPaces(InstantSource clock, Pause pause, double callsPerSecond) {
    this.clock = clock;
    this.pause = pause;
    this.spacing = RegionPace.spacing(callsPerSecond);
  }

  RegionPace of(String region) {
    return paces.computeIfAbsent(region, _ -> new RegionPace(clock, pause, spacing));
  }
}
