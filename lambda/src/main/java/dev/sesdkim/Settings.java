package dev.sesdkim;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the function is told through its environment.
///
/// @param table `TABLE_NAME`: the table to write to
/// @param topicArn `TOPIC_ARN`: the topic to publish to
/// @param regions `REGIONS`: scan these alone; empty for every enabled region
/// @param excludedRegions `EXCLUDED_REGIONS`: never scan these
/// @param history `HISTORY_DAYS`: how long ended stretches and scans are kept, 400 days unless told
/// @param dnsEvidence `DNS_EVIDENCE`: whether anything is looked up in DNS, `true` unless told
/// @param dnsServer `DNS_SERVER`: the resolver for DNS evidence, `host:port`; empty for the
///   system's
public record Settings(
    String table,
    String topicArn,
    Set<String> regions,
    Set<String> excludedRegions,
    Duration history,
    boolean dnsEvidence,
    Optional<String> dnsServer) {

  private static final String TABLE = "[a-zA-Z0-9_.-]{3,255}";
  private static final String TOPIC =
      "arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[a-zA-Z0-9_-]{1,256}";
  private static final String REGION = "[a-z]{2,5}(-[a-z]+)+-[0-9]{1,2}";
  private static final String HOST_AND_PORT =
      "(\\[[0-9a-fA-F:.]+\\]|[a-zA-Z0-9.-]{1,253}):[0-9]{1,5}";

  public Settings {
    regions = Set.copyOf(regions);
    excludedRegions = Set.copyOf(excludedRegions);
  }

  /// Reads and checks the variables; those it does not know are not looked at.
  ///
  /// @throws InvalidSettings naming every problem
  public static Settings from(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    Settings settings =
        new Settings(
            variables.required("TABLE_NAME", TABLE, "the name of a DynamoDB table"),
            variables.required("TOPIC_ARN", TOPIC, "the ARN of a standard SNS topic"),
            variables.names("REGIONS", REGION, "region codes separated by commas"),
            variables.names("EXCLUDED_REGIONS", REGION, "region codes separated by commas"),
            Duration.ofDays(variables.number("HISTORY_DAYS", 400, 1, 3650)),
            variables.flag("DNS_EVIDENCE", true),
            variables.optional("DNS_SERVER", HOST_AND_PORT, "host:port of a DNS resolver"));
    variables.complain();
    return settings;
  }

  /// The region in which the topic lives.
  public String topicRegion() {
    return topicArn.split(":", -1)[3];
  }
}
