package dev.sesdkim.aws;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The pace of each region, one for all who ask SES there.
public final class SesPaces {

  private final InstantSource clock;
  private final Pause pause;
  private final Map<String, RegionPace> paces = new ConcurrentHashMap<>();

  /// Paces that measure by the clock and wait by the pause.
  public SesPaces(InstantSource clock, Pause pause) {
    this.clock = clock;
    this.pause = pause;
  }

  RegionPace of(String region) {
    return paces.computeIfAbsent(region, _ -> new RegionPace(clock, pause));
  }
}
