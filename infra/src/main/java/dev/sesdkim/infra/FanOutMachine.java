package dev.sesdkim.infra;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.IStateMachine;
import software.amazon.awscdk.services.stepfunctions.LogLevel;
import software.amazon.awscdk.services.stepfunctions.LogOptions;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.amazon.awscdk.services.stepfunctions.StateMachineType;
import software.constructs.Construct;

/// The state machine that calls the function to list the accounts, to read each, and to tell the
/// alerts.
///
/// Its definition is a file in Step Functions' own language, because the CDK's constructs write a
/// tolerance of `100`, which the emulators' interpreters refuse. The machine has a fixed name, so
/// that its role can name it: a distributed map starts executions of its own machine.
final class FanOutMachine extends Construct {
  private static final String DEFINITION = "fan-out.asl.json";

  private final StateMachine machine;

  FanOutMachine(Construct scope, String id, IFunction function, AccountLists lists) {
    super(scope, id);
    Stack stack = Stack.of(this);
    String name = RoleName.of(stack.getStackName(), stack.getRegion());
    LogGroup logs =
        LogGroup.Builder.create(this, "Logs")
            // AWS manages the permissions of log groups with this prefix.
            .logGroupName("/aws/vendedlogs/states/" + name)
            .retention(RetentionDays.THREE_MONTHS)
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    machine =
        StateMachine.Builder.create(this, "Machine")
            .stateMachineName(name)
            .stateMachineType(StateMachineType.STANDARD)
            .definitionBody(DefinitionBody.fromString(definition()))
            .definitionSubstitutions(placeholders(function))
            // The role is complete, as the function's is.
            .role(role(name, function, lists).withoutPolicyUpdates())
            .logs(
                LogOptions.builder()
                    .destination(logs)
                    .level(LogLevel.ERROR)
                    .includeExecutionData(true)
                    .build())
            .tracingEnabled(false)
            .build();
    if (machine.getNode().getDefaultChild() instanceof CfnResource resource) {
      // Not needed: the machine refers to its role, and the role contains its policies.
      resource.addDeletionOverride("DependsOn");
      // cfn-lint knows service ARNs only in the partition aws, and no placeholders.
      resource.addMetadata("cfn-lint", Map.of("config", Map.of("ignore_checks", List.of("E3601"))));
    }
    NagSuppressions.addResourceSuppressions(
        machine,
        List.of(
            exemption(
                "AwsSolutions-SF1",
                "The console keeps every execution for 90 days; the log is for what failed."),
            exemption(
                "AwsSolutions-SF2",
                "The function's log says where a scan spends its time; traces cost extra.")));
  }

  IStateMachine machine() {
    return machine;
  }

  private static Map<String, String> placeholders(IFunction function) {
    Map<String, String> placeholders = new TreeMap<>();
    placeholders.put("FunctionArn", function.getFunctionArn());
    placeholders.put("Partition", Aws.PARTITION);
    return placeholders;
  }

  private Role role(String name, IFunction function, AccountLists lists) {
    String itself = arn("stateMachine", name);
    Role role =
        Role.Builder.create(this, "Role")
            .assumedBy(new ServicePrincipal("states.amazonaws.com").withConditions(onlyFor(itself)))
            .description("Runs the scan function for each account")
            .inlinePolicies(policies(name, itself, function, lists))
            .build();
    NagSuppressions.addResourceSuppressions(
        role,
        List.of(
            exemption(
                "AwsSolutions-IAM5",
                "AWS supports no resource for log deliveries; lists and the map's executions are"
                    + " named by each scan.")));
    return role;
  }

  /// A distributed map has an ARN of its own, the machine's with the map's label after it (Step
  /// Functions API, `StartExecution`: a qualified ARN). AWS does not say for which of the two the
  /// map's executions take the role.
  private Map<String, Object> onlyFor(String machine) {
    Map<String, Object> source = new TreeMap<>();
    source.put("ArnLike", Map.of("aws:SourceArn", List.of(machine, machine + "/*")));
    source.put("StringEquals", Map.of("aws:SourceAccount", Stack.of(this).getAccount()));
    return source;
  }

  private Map<String, PolicyDocument> policies(
      String name, String itself, IFunction function, AccountLists lists) {
    Map<String, PolicyDocument> policies = new TreeMap<>();
    policies.put(
        "Log",
        document(
            allow(
                List.of("*"),
                "logs:CreateLogDelivery",
                "logs:GetLogDelivery",
                "logs:UpdateLogDelivery",
                "logs:DeleteLogDelivery",
                "logs:ListLogDeliveries",
                "logs:PutResourcePolicy",
                "logs:DescribeResourcePolicies",
                "logs:DescribeLogGroups")));
    policies.put(
        "Scan",
        document(
            allow(List.of(function.getFunctionArn()), "lambda:InvokeFunction"),
            allow(List.of(lists.lists()), "s3:GetObject"),
            allow(List.of(itself), "states:StartExecution"),
            allow(
                List.of(arn("execution", name + ":*"), arn("execution", name + "/*")),
                "states:DescribeExecution",
                "states:StopExecution")));
    return policies;
  }

  private static PolicyDocument document(PolicyStatement... statements) {
    return PolicyDocument.Builder.create().statements(List.of(statements)).build();
  }

  private String arn(String resource, String name) {
    return Stack.of(this)
        .formatArn(
            ArnComponents.builder()
                .service("states")
                .resource(resource)
                .resourceName(name)
                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                .build());
  }

  private static NagPackSuppression exemption(String rule, String reason) {
    return new NagPackSuppression.Builder().id(rule).reason(reason).build();
  }

  private static PolicyStatement allow(List<String> resources, String... actions) {
    return PolicyStatement.Builder.create().actions(List.of(actions)).resources(resources).build();
  }

  private static String definition() {
    try (InputStream file =
        Objects.requireNonNull(FanOutMachine.class.getResourceAsStream(DEFINITION), DEFINITION)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
