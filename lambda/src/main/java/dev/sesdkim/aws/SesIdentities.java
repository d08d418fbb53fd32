package dev.sesdkim.aws;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.Identities;
import dev.sesdkim.scan.RegionListing;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ses.SesClient;

/// Reads a region's identities through the SES v1 API: for N identities, ⌈N/1000⌉ list calls and
/// ⌈N/100⌉ calls for each of the three kinds of attribute, if nothing fails.
///
/// Call it on virtual threads: only there can a socket read be interrupted, so that an answer that
/// arrives byte by byte ends at the deadline.
public final class SesIdentities implements Identities {

  private final Function<String, SesClient> clients;
  private final SesPaces paces;
  private final Pause pause;
  private final Backoff backoff;
  private final AwsRequestOverrideConfiguration access;

  /// A reader of every region.
  ///
  /// @param clients the client of a region; it should try each call once
  /// @param random spreads the waits before repeated calls
  public SesIdentities(
      Function<String, SesClient> clients, SesPaces paces, Pause pause, RandomGenerator random) {
    this(clients, paces, pause, random, AwsRequestOverrideConfiguration.builder().build());
  }

  /// A reader of another account.
  ///
  /// @param access the credentials of that account, for every request
  public SesIdentities(
      Function<String, SesClient> clients,
      SesPaces paces,
      Pause pause,
      RandomGenerator random,
      AwsRequestOverrideConfiguration access) {
    this.clients = clients;
    this.paces = paces;
    this.pause = pause;
    this.backoff = new Backoff(random);
    this.access = access;
  }

  @Override
  public RegionListing in(String region, String account, Deadline deadline) {
    SesClient ses = clients.apply(region);
    PacedCalls calls = new PacedCalls(paces.of(region), pause, backoff, deadline, access);
    return switch (IdentityListing.of(region, account, ses, calls)) {
      case Answer.Failed<List<Listed>>(_, boolean unknownHost)
          when unknownHost && !hasSes(region) ->
          new RegionListing.NoSes(region);
      case Answer.Failed<List<Listed>>(Problem problem, _) ->
          new RegionListing.NotListed(region, problem);
      case Answer.Got<List<Listed>>(List<Listed> all) ->
          new RegionListing.Listed(
              region,
              all.stream().map(Listed::identity).toList(),
              new SesReadings(ses, calls, all));
    };
  }

  private static boolean hasSes(String region) {
    return SesClient.serviceMetadata().regions().contains(Region.of(region));
  }
}
