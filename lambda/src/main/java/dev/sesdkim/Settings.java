package dev.sesdkim;

import dev.sesdkim.dkim.DigestTime;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The function's settings, from its environment variables.
///
/// @param table `TABLE_NAME`: the table to write to
/// @param topicArn `TOPIC_ARN`: the topic to publish to
/// @param regions `REGIONS`: scan only these; empty for every enabled region
/// @param excludedRegions `EXCLUDED_REGIONS`: never scan these
/// @param history `HISTORY_DAYS`: how long ended stretches and scans are kept, by default 400 days
/// @param confirm `CONFIRM_MINUTES`: how far apart two scans must be for the second to confirm what
///   the first suspected, by default 60 minutes
/// @param grace `GRACE_HOURS`: how long an identity that is being set up may stay unverified before
///   an alert, by default 24 hours
/// @param sesCallsPerSecond `SES_CALLS_PER_SECOND`: the most calls a second to SES in a region, by
///   default 1
/// @param accountName `ACCOUNT_NAME`: what people call the account
/// @param digest `DIGEST`: when in the week the digest is due, in UTC; `off` for none, by default
///   `MON 08:00`
/// @param dnsEvidence `DNS_EVIDENCE`: whether anything is looked up in DNS, by default `true`
/// @param dnsServer `DNS_SERVER`: the resolver for DNS evidence, `host:port`; empty for the
///   system's
/// @param watched the accounts to watch besides the monitor's own
/// @param fanOutBucket `FAN_OUT_BUCKET`: where the lists of accounts are kept, if a state machine
///   calls the function for each account
public record Settings(
    String table,
    String topicArn,
    Set<String> regions,
    Set<String> excludedRegions,
    Duration history,
    Duration confirm,
    Duration grace,
    double sesCallsPerSecond,
    Optional<String> accountName,
    Optional<DigestTime> digest,
    boolean dnsEvidence,
    Optional<String> dnsServer,
    WatchedSettings watched,
    Optional<String> fanOutBucket) {

  /// The longest time that a setting can name, because moments after the year 9999 do not sort as
  /// text.
  private static final int MOST_DAYS = 3650;

  private static final String USUAL_DIGEST = "MON 08:00";
  private static final String TABLE = "[a-zA-Z0-9_.-]{3,255}";
  private static final String TOPIC =
      "arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[a-zA-Z0-9_-]{1,256}";
  private static final String REGION = "[a-z]{2,5}(-[a-z]+)+-[0-9]{1,2}";
  private static final String BUCKET = "[a-z0-9][a-z0-9-]{1,61}[a-z0-9]";
  private static final String PORT =
      "(6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[1-9][0-9]{0,3})";
  private static final String HOST_AND_PORT =
      "(\\[[0-9a-fA-F.]*:[0-9a-fA-F.]*:[0-9a-fA-F:.]*\\]|[a-zA-Z0-9.-]{1,253}):" + PORT;

  public Settings {
    regions = Set.copyOf(regions);
    excludedRegions = Set.copyOf(excludedRegions);
  }

  /// Reads and checks the variables; unknown ones are ignored.
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
            Duration.ofDays(variables.number("HISTORY_DAYS", 400, 1, MOST_DAYS)),
            Duration.ofMinutes(variables.number("CONFIRM_MINUTES", 60, 0, MOST_DAYS * 24 * 60)),
            Duration.ofHours(variables.number("GRACE_HOURS", 24, 0, MOST_DAYS * 24)),
            variables.decimal("SES_CALLS_PER_SECOND", 1, 100),
            variables.printable("ACCOUNT_NAME", 128),
            variables
                .optional("DIGEST", DigestTime.FORM + "|off", "MON 08:00 or the like, or off")
                .or(() -> Optional.of(USUAL_DIGEST))
                .filter(text -> !text.equals("off"))
                .map(DigestTime::parse),
            variables.flag("DNS_EVIDENCE", true),
            variables.optional("DNS_SERVER", HOST_AND_PORT, "host:port of a DNS resolver"),
            AccountVariables.read(variables),
            variables.optional("FAN_OUT_BUCKET", BUCKET, "the name of an S3 bucket"));
    variables.complain();
    return settings;
  }

  /// The region in which the topic lives.
  public String topicRegion() {
    return topicArn.split(":", -1)[3];
  }

  /// The account in which the topic lives: the monitor's own.
  public String topicAccount() {
    return topicArn.split(":", -1)[4];
  }
}
