package dev.sesdkim.aws;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.Identities;
import dev.sesdkim.scan.RegionListing;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ses.SesClient;

/// Reads a region's identities through the SES v1 API: for N identities, ⌈N/1000⌉ list calls and
/// ⌈N/100⌉ calls for each of the three kinds of attribute, if nothing fails.
///
/// Call it on virtual threads: only there can a socket read be interrupted, so that an answer that
/// arrives byte by byte ends at the deadline.
///
/// @param clients the client of a region; it should try each call once
/// @param access the credentials of the account, for every request; those of the client if it says
///   nothing
public record SesIdentities(
    Function<String, SesClient> clients, SesPaces paces, AwsRequestOverrideConfiguration access)
    implements Identities {

  /// A reader of the clients' own account.
  public SesIdentities(Function<String, SesClient> clients, SesPaces paces) {
    this(clients, paces, AwsRequestOverrideConfiguration.builder().build());
  }

  @Override
  public RegionListing in(String region, String account, Deadline deadline) {
    SesClient ses = clients.apply(region);
    PacedCalls calls = paces.calls(region, deadline, access);
    return switch (IdentityListing.of(region, account, ses, calls)) {
      case Answer.Failed<List<Listed>>(_, boolean unknownHost)
          when unknownHost && !hasSes(region) ->
          new RegionListing.NoSes();
      case Answer.Failed<List<Listed>>(Problem problem, _) -> new RegionListing.NotListed(problem);
      case Answer.Got<List<Listed>>(List<Listed> all) ->
          new RegionListing.Listed(
              all.stream().map(Listed::identity).toList(), new SesReadings(ses, calls, all));
    };
  }

  private static boolean hasSes(String region) {
    return SesClient.serviceMetadata().regions().contains(Region.of(region));
  }
}
