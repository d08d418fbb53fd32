package dev.sesdkim.infra;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.ApplicationLogLevel;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SystemLogLevel;
import software.amazon.awscdk.services.lambda.destinations.SqsDestination;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/// The function that scans, with its role and its log group. Invocations that failed for good go to
/// the queue of failed scans.
///
/// No concurrency is reserved, because this would make the deployment fail in a new account, which
/// may run only ten functions at once. A lease in the table keeps two scans from overlapping.
final class ScanFunction extends Construct {
  static final String HANDLER = "dev.sesdkim.ScanHandler::handleRequest";

  private final LogGroup logs;
  private final Role role;
  private final Function function;

  /// @param lists the bucket for the lists of accounts, if there is a state machine
  ScanFunction(
      Construct scope,
      String id,
      MonitorConfig config,
      Path jar,
      Optional<AccountLists> lists,
      ITable table,
      ITopic topic,
      IQueue failedScans) {
    super(scope, id);
    logs =
        LogGroup.Builder.create(this, "Logs")
            .retention(RetentionDays.THREE_MONTHS)
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    role = ScanRole.in(this, config.accounts(), lists, logs, table, topic, failedScans);
    function =
        Function.Builder.create(this, "Function")
            .description("Looks at every SES identity in every region and tells what has changed")
            .runtime(Runtime.JAVA_25)
            .architecture(Architecture.ARM_64)
            .handler(HANDLER)
            .code(Code.fromAsset(jar.toString()))
            .memorySize(config.memoryMiB())
            .timeout(Duration.seconds(config.timeout().toSeconds()))
            .environment(environment(config, lists, table, topic))
            // The role is complete; the policies that constructs would add are wider than
            // necessary.
            .role(role.withoutPolicyUpdates())
            .logGroup(logs)
            .loggingFormat(LoggingFormat.JSON)
            .applicationLogLevelV2(ApplicationLogLevel.INFO)
            .systemLogLevelV2(SystemLogLevel.INFO)
            .retryAttempts(1)
            .maxEventAge(Retries.longestAge(config.schedule()))
            .onFailure(new SqsDestination(failedScans))
            .build();
    withoutSpareDependency(function);
  }

  IFunction function() {
    return function;
  }

  /// The role under which the function runs.
  IRole role() {
    return role;
  }

  String logGroupName() {
    return logs.getLogGroupName();
  }

  /// Removes the dependency on the role: the function refers to its role, and the role contains its
  /// policies, so CloudFormation knows the order.
  private static void withoutSpareDependency(Function function) {
    if (function.getNode().getDefaultChild() instanceof CfnResource resource) {
      resource.addDeletionOverride("DependsOn");
    }
  }

  private static Map<String, String> environment(
      MonitorConfig config, Optional<AccountLists> lists, ITable table, ITopic topic) {
    Map<String, String> environment = new TreeMap<>(config.environment());
    environment.put("TABLE_NAME", table.getTableName());
    environment.put("TOPIC_ARN", topic.getTopicArn());
    lists.ifPresent(bucket -> environment.put("FAN_OUT_BUCKET", bucket.name()));
    return environment;
  }
}
