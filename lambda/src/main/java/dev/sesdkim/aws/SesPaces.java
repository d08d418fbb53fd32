package dev.sesdkim.aws;

import dev.sesdkim.scan.Deadline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/// The calls of an account to SES: each region has one pace, shared by everything that calls SES
/// there.
public final class SesPaces {

  /// One call a second in a region (SES Developer Guide, "Service quotas").
  private static final double DOCUMENTED = 1;

  private final InstantSource clock;
  private final Pause pause;
  private final Backoff backoff;
  private final Duration spacing;
  private final Map<String, RegionPace> paces = new ConcurrentHashMap<>();

  /// Paces of one call a second, the limit that SES documents.
  ///
  /// @param random spreads the waits before repeated calls
  public SesPaces(InstantSource clock, Pause pause, RandomGenerator random) {
    this(clock, pause, random, DOCUMENTED);
  }

  /// @param random spreads the waits before repeated calls
  /// @param callsPerSecond the most calls a second in one region; above 0. Below 1 leaves room for
  ///   the account's other programs; above 1 is for accounts whose limit AWS has raised
  public SesPaces(InstantSource clock, Pause pause, RandomGenerator random, double callsPerSecond) {
    this.clock = clock;
    this.pause = pause;
    this.backoff = new Backoff(random);
    this.spacing = RegionPace.spacing(callsPerSecond);
  }

  /// The calls of one scan in a region.
  ///
  /// @param access whose credentials each call carries; those of the client if it says nothing
  PacedCalls calls(String region, Deadline deadline, AwsRequestOverrideConfiguration access) {
    return new PacedCalls(of(region), pause, backoff, deadline, access);
  }

  RegionPace of(String region) {
    return paces.computeIfAbsent(region, _ -> new RegionPace(clock, pause, spacing));
  }
}
