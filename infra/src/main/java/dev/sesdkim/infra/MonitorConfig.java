package dev.sesdkim.infra;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The settings of a deployment, read from the CDK context and checked as a whole.
///
/// @param alertEmails who gets alerts and alarms by email
/// @param schedule when scans start
/// @param scan the settings of a scan
/// @param accounts the accounts that it scans besides its own
/// @param memberRoles the role that it assumes in them
/// @param subscriberOrganization the organization whose accounts may subscribe to the topic
/// @param slack how alerts get to Slack, if at all
/// @param memoryMiB the function's memory
/// @param timeout the longest a scan may take
/// @param permissionsBoundary name or ARN of the policy that bounds every role of the stack
/// @param dashboard whether there is a dashboard; beyond an account's first three it costs $3 a
///   month
/// @param removeTable whether the table is deleted with the stack
/// @param tags the tags of everything in the stack
public record MonitorConfig(
    List<String> alertEmails,
    ScanTimes schedule,
    ScanSettings scan,
    AccountSettings accounts,
    MemberRoleSettings memberRoles,
    Optional<String> subscriberOrganization,
    Optional<SlackTarget> slack,
    int memoryMiB,
    Duration timeout,
    Optional<String> permissionsBoundary,
    boolean dashboard,
    boolean removeTable,
    SortedMap<String, String> tags) {
  /// Every context key that is read.
  static final List<String> KEYS =
      Stream.concat(
              Stream.of(
                  "alertEmails",
                  "schedule",
                  "slackWorkspaceId",
                  "slackChannelId",
                  "slackConfiguration",
                  "memoryMiB",
                  "timeoutMinutes",
                  "permissionsBoundary",
                  "dashboard",
                  "removeTable",
                  "subscriberOrganization",
                  StackTags.KEY),
              Stream.of(ScanSettings.KEYS, AccountSettings.KEYS, MemberRoleSettings.KEYS)
                  .flatMap(List::stream))
          .toList();

  /// The limit for the settings. The rest of Lambda's 4 KB is for the names of table and topic.
  private static final int MOST_ENVIRONMENT_BYTES = 3_600;

  private static final Pattern EMAIL =
      Pattern.compile("[^@\\s,\\p{Cntrl}]{1,64}@[^@\\s,\\p{Cntrl}]+\\.[^@\\s,.\\p{Cntrl}]+");
  private static final Pattern WORKSPACE = Pattern.compile("T[0-9A-Z]{2,254}");
  private static final Pattern CONFIGURATION = Pattern.compile("new|existing");
  private static final Pattern WITHOUT_SLACK = Pattern.compile("(us-gov|cn)-.*");
  private static final Pattern CHANNEL = Pattern.compile("[CG][0-9A-Z]{2,254}");
  private static final Pattern POLICY =
      Pattern.compile(
          "[\\w+=,.@-]{1,128}|arn:aws[a-z-]*:iam::(aws|\\d{12}):policy/[\\w+=,.@/-]{1,512}");
  private static final String A_SCHEDULE =
      "rate(15 minutes), rate(6 hours), cron(0 6 * * ? *) or the like, in UTC, without L, W, # or a"
          + " year, and at least once in six days (the longest that an alarm can watch)";

  public MonitorConfig {
    alertEmails = List.copyOf(alertEmails);
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }

  /// Reads and checks everything.
  ///
  /// @param context keys and values of the CDK context; keys of other programs are ignored
  /// @param region where the stack is deployed, if it is known
  /// @throws InvalidConfig naming every value that cannot be used
  public static MonitorConfig from(Map<String, Object> context, Optional<String> region) {
    ContextValues values = new ContextValues(context);
    AccountSettings accounts = AccountSettings.from(values);
    int timeoutMinutes = values.integer("timeoutMinutes", 14, 1, 15);
    MonitorConfig config =
        new MonitorConfig(
            values.list("alertEmails", EMAIL, "email addresses, separated by commas"),
            values.parsed(
                "schedule",
                accounts.fanOut() ? ScanTimes.EVERY_HOUR : ScanTimes.EVERY_QUARTER_OF_AN_HOUR,
                ScanTimes::parse,
                A_SCHEDULE),
            ScanSettings.from(values),
            accounts,
            MemberRoleSettings.from(values, accounts),
            values.text(
                "subscriberOrganization",
                MemberRoleSettings.ORGANIZATION_ID,
                MemberRoleSettings.AN_ORGANIZATION_ID),
            slack(values, region),
            values.integer("memoryMiB", 1024, 256, 10_240),
            Duration.ofMinutes(timeoutMinutes),
            values.text(
                "permissionsBoundary", POLICY, "the name or the ARN of an IAM managed policy"),
            values.flag("dashboard", true),
            values.flag("removeTable", false),
            StackTags.from(values));
    config.checkGaps(values);
    config.checkEnvironment(values);
    if (!values.problems().isEmpty()) {
      throw new InvalidConfig(values.problems());
    }
    return config;
  }

  /// Keys that nothing reads, most likely misspelt. Keys with a colon and
  /// `acknowledged-issue-numbers` belong to the CDK.
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

  /// The function's settings as environment variables.
  Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>(scan.environment());
    environment.putAll(accounts.environment());
    return environment;
  }

  private void checkEnvironment(ContextValues values) {
    int bytes =
        environment().entrySet().stream()
            .mapToInt(variable -> utf8(variable.getKey()) + utf8(variable.getValue()))
            .sum();
    if (accounts.many() && bytes > MOST_ENVIRONMENT_BYTES) {
      Map.Entry<String, String> longest = accounts.longest();
      values.reject(
          longest.getKey(),
          longest.getValue(),
          "a shorter value: Lambda takes 4 KB of environment variables, for the settings %d bytes,"
                  .formatted(MOST_ENVIRONMENT_BYTES)
              + " and these are %d. organization needs no list".formatted(bytes));
    }
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private void checkGaps(ContextValues values) {
    if (schedule.shortestGap().compareTo(timeout) < 0) {
      values.reject(
          "schedule",
          schedule.expression(),
          "at least %d minutes between two scans, which is how long one may take (timeoutMinutes)"
              .formatted(timeout.toMinutes()));
    }
  }

  private static Optional<SlackTarget> slack(ContextValues values, Optional<String> region) {
    Optional<String> workspace =
        values.text("slackWorkspaceId", WORKSPACE, "a Slack workspace id, like T0123ABCD");
    Optional<String> channel =
        values.text("slackChannelId", CHANNEL, "a Slack channel id, like C0123ABCD");
    Optional<String> configuration =
        values.text("slackConfiguration", CONFIGURATION, "new or existing");
    region
        .filter(WITHOUT_SLACK.asMatchPredicate())
        .ifPresent(without -> rejectSlack(values, without));
    if (configuration.filter("existing"::equals).isPresent()) {
      return Optional.of(new SlackTarget.ExistingConfiguration());
    }
    if (workspace.isPresent() && channel.isPresent()) {
      return Optional.of(new SlackTarget.NewConfiguration(workspace.get(), channel.get()));
    }
    if (values.given("slackWorkspaceId") != values.given("slackChannelId")) {
      values.reject(
          values.given("slackWorkspaceId") ? "slackChannelId" : "slackWorkspaceId",
          "",
          "a value: Slack needs both slackWorkspaceId and slackChannelId");
    }
    return Optional.empty();
  }

  /// Amazon Q Developer in chat applications is not offered in these partitions.
  private static void rejectSlack(ContextValues values, String region) {
    Stream.of("slackWorkspaceId", "slackChannelId", "slackConfiguration")
        .filter(values::given)
        .forEach(
            name ->
                values.reject(
                    name,
                    values.text(name),
                    "no value in %s, where AWS does not deliver to Slack: use alertEmails"
                        .formatted(region)));
  }
}
