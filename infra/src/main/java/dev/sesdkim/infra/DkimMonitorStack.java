package dev.sesdkim.infra;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnMapping;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.PermissionsBoundary;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.stepfunctions.IStateMachine;
import software.constructs.Construct;

/// Creates the constructs and passes each what it needs from the others.
public final class DkimMonitorStack extends Stack {
  private static final String HOST = "host";

  /// @param config what this deployment chose
  /// @param functionJar the packaged function
  /// @param memberRole the template for other accounts
  DkimMonitorStack(
      Construct scope,
      String id,
      MonitorConfig config,
      Path functionJar,
      MemberRoleTemplate memberRole) {
    super(scope, id, props(config));
    StateTable state = new StateTable(this, "State", config.removeTable());
    AlertTopic alerts =
        new AlertTopic(this, "Alerts", config.alertEmails(), config.subscriberOrganization());
    config.slack().ifPresent(target -> deliver(target, alerts));
    IQueue failedScans = new FailureQueue(this, "FailedScans").queue();
    Optional<AccountLists> lists =
        config.accounts().fanOut()
            ? Optional.of(new AccountLists(this, "AccountLists"))
            : Optional.empty();
    ScanFunction scan =
        new ScanFunction(
            this, "Scan", config, functionJar, lists, state.table(), alerts.topic(), failedScans);
    Optional<IStateMachine> machine =
        lists.map(bucket -> new FanOutMachine(this, "FanOut", scan.function(), bucket).machine());
    ScanSchedule schedule =
        new ScanSchedule(
            this, "Schedule", config.schedule(), scan.function(), machine, failedScans);
    HealthMetric health = new HealthMetric(scan.function());
    WatchdogAlarms alarms =
        new WatchdogAlarms(
            this,
            "Watchdog",
            WatchPeriods.of(config.schedule(), config.timeout()),
            health,
            failedScans,
            machine,
            alerts.topic());

    output("TableName", "State, history and scans", state.table().getTableName());
    output("TopicArn", "Alerts and alarms", alerts.topic().getTopicArn());
    output("FunctionName", "The scan", scan.function().getFunctionName());
    output("ScheduleName", "What starts the scan", schedule.schedule().getScheduleName());
    machine.ifPresent(
        one -> output("StateMachineArn", "Reads the accounts", one.getStateMachineArn()));
    if (config.accounts().many()) {
      output("MonitorRoleArn", "What the member roles trust", scan.role().getRoleArn());
    }
    if (!config.memberRoles().units().isEmpty()) {
      new MemberRoleStackSet(this, "MemberRoles", config, memberRole, scan.role().getRoleArn());
    }
    if (config.dashboard()) {
      StatusDashboard status =
          new StatusDashboard(
              this,
              "Status",
              config,
              scan,
              health,
              failedScans,
              alarms,
              Runbook.of(machine.isPresent()));
      output("DashboardUrl", "The state of things", url(status.dashboard().getDashboardName()));
    }
    if (machine.isEmpty()) {
      warnOfMoreThanAScanTakes(config.accounts().accounts().size());
    }
    if (!config.heardBySomebody()) {
      Annotations.of(this)
          .addWarningV2(
              "ses-dkim-monitor:nobodyListens",
              "Nobody will hear an alert: neither alertEmails nor slackWorkspaceId and"
                  + " slackChannelId are given. Add -c alertEmails=you@example.com, or subscribe"
                  + " something else to the topic.");
    }
  }

  private void warnOfMoreThanAScanTakes(int accounts) {
    if (accounts > AccountSettings.A_SCAN) {
      Annotations.of(this)
          .addWarningV2(
              "ses-dkim-monitor:manyAccounts",
              ("%d accounts are more than one scan takes: each scan reads the %d that have been"
                      + " unread for longest, the next scan the rest. An account is read every %d"
                      + " scans. Deploy with -c fanOut=true to read each of them in every scan.")
                  .formatted(
                      accounts,
                      AccountSettings.A_SCAN,
                      Math.ceilDiv(accounts, AccountSettings.A_SCAN)));
    }
  }

  private void deliver(SlackTarget target, AlertTopic alerts) {
    switch (target) {
      case SlackTarget.NewConfiguration channel -> {
        new SlackChannel(this, "Slack", channel, alerts.topic());
        Annotations.of(this)
            .addInfoV2(
                "ses-dkim-monitor:oneConfigurationAChannel",
                "If this account has configured the Slack channel already, AWS refuses a second"
                    + " configuration and rolls everything back: deploy with"
                    + " -c slackConfiguration=existing then, and add the topic to the existing one.");
      }
      case SlackTarget.ExistingConfiguration _ ->
          Annotations.of(this)
              .addInfoV2(
                  "ses-dkim-monitor:existingConfiguration",
                  "Add the topic (output TopicArn) to the channel's configuration in Amazon Q"
                      + " Developer in chat applications. Until then Slack hears nothing.");
    }
  }

  private static StackProps props(MonitorConfig config) {
    StackProps.Builder props =
        StackProps.builder().description("Watches DKIM verification of every Amazon SES identity");
    config
        .permissionsBoundary()
        .map(
            policy ->
                policy.startsWith("arn:")
                    ? PermissionsBoundary.fromArn(policy)
                    : PermissionsBoundary.fromName(policy))
        .ifPresent(props::permissionsBoundary);
    return props.build();
  }

  private void output(String name, String description, String value) {
    CfnOutput.Builder.create(this, name).description(description).value(value).build();
  }

  private String url(String dashboardName) {
    return "https://%s.%s/cloudwatch/home?region=%s#dashboards/dashboard/%s"
        .formatted(
            getRegion(), consoles().findInMap(Aws.PARTITION, HOST), getRegion(), dashboardName);
  }

  /// Each partition has its own console. The partition is known only at deployment.
  private CfnMapping consoles() {
    Map<String, Map<String, String>> hosts = new TreeMap<>();
    hosts.put("aws", Map.of(HOST, "console.aws.amazon.com"));
    hosts.put("aws-cn", Map.of(HOST, "console.amazonaws.cn"));
    hosts.put("aws-eusc", Map.of(HOST, "console.amazonaws-eusc.eu"));
    hosts.put("aws-us-gov", Map.of(HOST, "console.amazonaws-us-gov.com"));
    return CfnMapping.Builder.create(this, "Consoles").mapping(hosts).build();
  }
}
