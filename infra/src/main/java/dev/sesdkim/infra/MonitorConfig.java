package dev.sesdkim.infra;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What a deployment can choose, read from the CDK context and checked as a whole.
///
/// @param alertEmails who gets alerts and alarms by email
/// @param schedule when scans start
/// @param historyDays how long ended history and scan rows are kept
/// @param regions the only regions to scan; all that the account has enabled when empty
/// @param excludedRegions regions never to scan
/// @param dnsEvidence whether the domains' records are looked up in DNS
/// @param slack where alerts go in Slack, if anywhere
/// @param memoryMiB the function's memory
/// @param timeout the longest a scan may take
/// @param permissionsBoundary name or ARN of the policy that bounds every role of the stack
/// @param removeTable whether the table goes when the stack goes
public record MonitorConfig(
    List<String> alertEmails,
    ScanTimes schedule,
    int historyDays,
    List<String> regions,
    List<String> excludedRegions,
    boolean dnsEvidence,
    Optional<SlackTarget> slack,
    int memoryMiB,
    Duration timeout,
    Optional<String> permissionsBoundary,
    boolean removeTable) {
  /// Every context key that is read.
  static final List<String> KEYS =
      List.of(
          "alertEmails",
          "schedule",
          "historyDays",
          "regions",
          "excludedRegions",
          "dnsEvidence",
          "slackWorkspaceId",
          "slackChannelId",
          "memoryMiB",
          "timeoutMinutes",
          "permissionsBoundary",
          "removeTable");

  private static final Pattern EMAIL =
      Pattern.compile("[^@\\s,\\p{Cntrl}]{1,64}@[^@\\s,\\p{Cntrl}]+\\.[^@\\s,.\\p{Cntrl}]+");
  private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]+){1,3}-\\d{1,2}");
  private static final Pattern WORKSPACE = Pattern.compile("T[0-9A-Z]{2,254}");
  private static final Pattern CHANNEL = Pattern.compile("[CG][0-9A-Z]{2,254}");
  private static final Pattern POLICY =
      Pattern.compile(
          "[\\w+=,.@-]{1,128}|arn:aws[a-z-]*:iam::(aws|\\d{12}):policy/[\\w+=,.@/-]{1,512}");
  private static final String A_SCHEDULE =
      "rate(1 hour), rate(6 hours), cron(0 6 * * ? *) or the like, in UTC, without L, W, # or a"
          + " year, and at least once in six days (the longest that an alarm can watch)";

  public MonitorConfig {
    alertEmails = List.copyOf(alertEmails);
    regions = List.copyOf(regions);
    excludedRegions = List.copyOf(excludedRegions);
  }

  /// Reads and checks everything.
  ///
  /// @param context keys and values of the CDK context; keys of others are left alone
  /// @throws InvalidConfig naming every value that cannot be used
  public static MonitorConfig from(Map<String, Object> context) {
    ContextValues values = new ContextValues(context);
    int timeoutMinutes = values.integer("timeoutMinutes", 15, 1, 15);
    MonitorConfig config =
        new MonitorConfig(
            values.list("alertEmails", EMAIL, "email addresses, separated by commas"),
            values.parsed("schedule", ScanTimes.HOURLY, ScanTimes::parse, A_SCHEDULE),
            values.integer("historyDays", 400, 1, 3650),
            values.list("regions", REGION, "AWS region names, separated by commas"),
            values.list("excludedRegions", REGION, "AWS region names, separated by commas"),
            values.flag("dnsEvidence", true),
            slack(values),
            values.integer("memoryMiB", 1024, 256, 10_240),
            Duration.ofMinutes(timeoutMinutes),
            values.text(
                "permissionsBoundary", POLICY, "the name or the ARN of an IAM managed policy"),
            values.flag("removeTable", false));
    config.checkTogether(values);
    if (!values.problems().isEmpty()) {
      throw new InvalidConfig(values.problems());
    }
    return config;
  }

  /// Keys that look like ours but are not read: most likely misspelt. Keys with a colon belong to
  /// the CDK, and so do those of its command-line tool.
  static Set<String> unknownKeys(Map<String, Object> context) {
    Set<String> unknown = new TreeSet<>(context.keySet());
    unknown.removeAll(Set.copyOf(KEYS));
    unknown.removeIf(key -> key.contains(":") || key.equals("acknowledged-issue-numbers"));
    return unknown;
  }

  /// Whether alerts and alarms reach anybody.
  public boolean heardBySomebody() {
    return !alertEmails.isEmpty() || slack.isPresent();
  }

  private void checkTogether(ContextValues values) {
    if (schedule.shortestGap().compareTo(timeout) < 0) {
      values.reject(
          "schedule",
          schedule.expression(),
          "at least %d minutes between two scans, which is how long one may take (timeoutMinutes)"
              .formatted(timeout.toMinutes()));
    }
    if (!regions.isEmpty() && excludedRegions.containsAll(regions)) {
      values.reject(
          "excludedRegions",
          String.join(",", excludedRegions),
          "at least one of the regions %s left to scan".formatted(String.join(",", regions)));
    }
  }

  private static Optional<SlackTarget> slack(ContextValues values) {
    Optional<String> workspace =
        values.text("slackWorkspaceId", WORKSPACE, "a Slack workspace id, like T0123ABCD");
    Optional<String> channel =
        values.text("slackChannelId", CHANNEL, "a Slack channel id, like C0123ABCD");
    if (workspace.isPresent() && channel.isPresent()) {
      return Optional.of(new SlackTarget(workspace.get(), channel.get()));
    }
    if (values.given("slackWorkspaceId") != values.given("slackChannelId")) {
      values.reject(
          values.given("slackWorkspaceId") ? "slackChannelId" : "slackWorkspaceId",
          "",
          "a value: Slack needs both slackWorkspaceId and slackChannelId");
    }
    return Optional.empty();
  }
}
