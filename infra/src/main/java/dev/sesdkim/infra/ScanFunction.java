package dev.sesdkim.infra;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
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
/// No concurrency is reserved: in a new account, which may run ten functions at once, that would
/// make the deployment fail. A lease in the table keeps two scans from overlapping.
final class ScanFunction extends Construct {
  static final String HANDLER = "dev.sesdkim.ScanHandler::handleRequest";

  private final LogGroup logs;
  private final Function function;

  ScanFunction(
      Construct scope,
      String id,
      MonitorConfig config,
      Path jar,
      ITable table,
      ITopic topic,
      IQueue failedScans) {
    super(scope, id);
    logs =
        LogGroup.Builder.create(this, "Logs")
            .retention(RetentionDays.THREE_MONTHS)
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    Role role = role(table, topic, failedScans);
    function =
        Function.Builder.create(this, "Function")
            .description("Looks at every SES identity in every region and tells what has changed")
            .runtime(Runtime.JAVA_25)
            .architecture(Architecture.ARM_64)
            .handler(HANDLER)
            .code(Code.fromAsset(jar.toString()))
            .memorySize(config.memoryMiB())
            .timeout(Duration.seconds(config.timeout().toSeconds()))
            .environment(environment(config.scan(), table, topic))
            // The role is complete: what constructs would add to it is wider than what is needed.
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

  String logGroupName() {
    return logs.getLogGroupName();
  }

  /// The function names its role, and the role carries its policies: CloudFormation knows the
  /// order.
  private static void withoutSpareDependency(Function function) {
    if (function.getNode().getDefaultChild() instanceof CfnResource resource) {
      resource.addDeletionOverride("DependsOn");
    }
  }

  private Role role(ITable table, ITopic topic, IQueue failedScans) {
    Map<String, PolicyDocument> policies = new TreeMap<>();
    policies.put(
        "Code",
        document(
            ScanPermission.READ_REGIONS_AND_IDENTITIES.on("*"),
            ScanPermission.READ_DETAIL.on(identities()),
            ScanPermission.KEEP_STATE.on(table.getTableArn()),
            ScanPermission.SEND_ALERTS.on(topic.getTopicArn())));
    policies.put(
        "Lambda",
        document(
            allow(logs.getLogGroupArn(), "logs:CreateLogStream", "logs:PutLogEvents"),
            allow(failedScans.getQueueArn(), "sqs:SendMessage")));
    Role role =
        Role.Builder.create(this, "Role")
            .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
            .description("What a scan calls, and what Lambda does in its name")
            .inlinePolicies(policies)
            .build();
    NagSuppressions.addResourceSuppressions(
        role,
        List.of(
            new NagPackSuppression.Builder()
                .id("AwsSolutions-IAM5")
                .reason("AWS supports no resource for listing regions and SES v1's reads.")
                .appliesTo(List.of("Resource::*"))
                .build(),
            new NagPackSuppression.Builder()
                .id("AwsSolutions-IAM5")
                .reason(
                    "Which identities there are, and in which regions, is what a scan finds out.")
                .appliesTo(
                    List.of("Resource::arn:<AWS::Partition>:ses:*:<AWS::AccountId>:identity/*"))
                .build()));
    return role;
  }

  /// Every SES identity of the account, wherever it is.
  private String identities() {
    return Stack.of(this)
        .formatArn(
            ArnComponents.builder()
                .service("ses")
                .region("*")
                .resource("identity")
                .resourceName("*")
                .build());
  }

  private static PolicyDocument document(PolicyStatement... statements) {
    return PolicyDocument.Builder.create().statements(List.of(statements)).build();
  }

  private static PolicyStatement allow(String resource, String... actions) {
    return PolicyStatement.Builder.create()
        .actions(List.of(actions))
        .resources(List.of(resource))
        .build();
  }

  private static Map<String, String> environment(ScanSettings scan, ITable table, ITopic topic) {
    Map<String, String> environment = new TreeMap<>(scan.environment());
    environment.put("TABLE_NAME", table.getTableName());
    environment.put("TOPIC_ARN", topic.getTopicArn());
    return environment;
  }
}
