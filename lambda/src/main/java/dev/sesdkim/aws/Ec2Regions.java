package dev.sesdkim.aws;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import dev.sesdkim.scan.Regions;
import dev.sesdkim.scan.ScanFailure;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Region;

/// Lists the account's enabled regions through EC2's `DescribeRegions`, which leaves out disabled
/// ones by default.
///
/// @param region the client's region
/// @param access the credentials of the account; those of the client if it says nothing
public record Ec2Regions(Ec2Client ec2, String region, AwsRequestOverrideConfiguration access)
    implements Regions {

  private static final String ACTION = "ec2:DescribeRegions";

  /// Checked because a region's code becomes part of a host name.
  private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{1,40}");

  /// Regions of the client's own account.
  public Ec2Regions(Ec2Client ec2, String region) {
    this(ec2, region, AwsRequestOverrideConfiguration.builder().build());
  }

  @Override
  public NavigableSet<String> enabled() {
    NavigableSet<String> codes;
    try {
      codes =
          ec2.describeRegions(ask -> ask.overrideConfiguration(access)).regions().stream()
              .filter(Ec2Regions::isEnabled)
              .map(Region::regionName)
              .collect(Collectors.toCollection(TreeSet::new));
    } catch (RuntimeException e) {
      throw failure(AwsFailures.problem(ACTION, e), e);
    }
    if (codes.isEmpty()) {
      throw failure(new Problem(Kind.NOT_AN_ANSWER, ACTION, "EC2 named no region."));
    }
    return codes;
  }

  /// Checked because some emulators answer a request for the enabled regions with all regions.
  private static boolean isEnabled(Region region) {
    String code = region.regionName();
    if (code == null || !CODE.matcher(code).matches()) {
      throw new NotAnAnswer("EC2 named a region with an invalid code: " + code);
    }
    return !"not-opted-in".equals(region.optInStatus());
  }

  private ScanFailure failure(Problem problem, Throwable cause) {
    return new ScanFailure(message(problem), problem, cause);
  }

  private ScanFailure failure(Problem problem) {
    return new ScanFailure(message(problem), problem);
  }

  private String message(Problem problem) {
    return "The account's regions could not be listed (%s in %s): %s. %s"
        .formatted(ACTION, region, problem.sentence(), advice(problem.kind()));
  }

  private static String advice(Kind kind) {
    return switch (kind) {
      case ACCESS_DENIED -> "Allow " + ACTION + " to the role or user that scans.";
      case CREDENTIALS -> "Sign in again, or check which profile or role is in use.";
      case THROTTLED -> "Try again in a minute.";
      case NOT_AN_ANSWER ->
          "Something between here and EC2 answered: check for a proxy, a firewall or an endpoint, and"
              + " ask the people who run it.";
      case UNAVAILABLE, DEADLINE, REGION_DISABLED ->
          "Check that EC2's endpoint of this region can be reached, and whether a proxy is in between.";
      case REJECTED, INCOMPLETE, UNRECOGNIZED, STORE, SUPERSEDED, EXCLUDED, UNEXPECTED ->
          "Try again; if it keeps happening, report it.";
    };
  }
}
