package dev.sesdkim.local;

import dev.sesdkim.aws.AwsFailures;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.scan.ScanFailure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/// A deployed monitor's stack, whose outputs name the table.
///
/// @param name the stack's name
record MonitorStack(Aws aws, String name) {

  private static final String ACTION = "cloudformation:DescribeStacks";
  private static final String TABLE = "TableName";
  private static final String TOPIC = "TopicArn";

  /// The name of the table.
  ///
  /// @throws ScanFailure if there is no such stack, if it is not a monitor's, or if CloudFormation
  ///   does not answer
  String table() {
    CloudFormationClient cloudFormation =
        aws.clients().of(CloudFormationClient.builder(), aws.region());
    List<Stack> stacks;
    try {
      stacks = cloudFormation.describeStacks(ask -> ask.stackName(name)).stacks();
    } catch (AwsServiceException e) {
      if (isMissing(e)) {
        throw notThere(cloudFormation, e);
      }
      throw failure(e);
    } catch (RuntimeException e) {
      throw failure(e);
    }
    return stacks.stream()
        .flatMap(stack -> output(stack, TABLE).stream())
        .findFirst()
        .orElseThrow(() -> notThere(cloudFormation, new IllegalStateException("no table named")));
  }

  /// Whether the stack does not exist. CloudFormation has no error of its own for that (API
  /// reference, `DescribeStacks`).
  private static boolean isMissing(AwsServiceException e) {
    return AwsFailures.problem(ACTION, e).detail().startsWith("ValidationError");
  }

  private ScanFailure notThere(CloudFormationClient cloudFormation, RuntimeException cause) {
    List<String> monitors = monitors(cloudFormation);
    String there =
        monitors.isEmpty()
            ? "No stack there is a monitor's. Name its region with --stack-region, or its table with"
                + " --table."
            : "There is: %s.".formatted(String.join(", ", monitors));
    return new ScanFailure(
        "No monitor's stack is named %s in %s. %s".formatted(name, aws.region(), there),
        new Problem(Problem.Kind.REJECTED, ACTION, "no such stack: " + name),
        cause);
  }

  /// The names of the monitors' stacks; empty if stacks cannot be listed.
  private static List<String> monitors(CloudFormationClient cloudFormation) {
    try {
      return cloudFormation.describeStacksPaginator().stacks().stream()
          .filter(stack -> output(stack, TABLE).isPresent() && output(stack, TOPIC).isPresent())
          .map(Stack::stackName)
          .toList();
    } catch (RuntimeException untold) {
      return List.of();
    }
  }

  private static Optional<String> output(Stack stack, String key) {
    Stream<Output> outputs = stack.outputs().stream();
    return outputs
        .filter(output -> key.equals(output.outputKey()))
        .map(Output::outputValue)
        .findFirst();
  }

  private ScanFailure failure(RuntimeException e) {
    Problem problem = AwsFailures.problem(ACTION, e);
    return new ScanFailure(
        "CloudFormation in %s does not tell the table of stack %s: %s. Name the table with --table."
            .formatted(aws.region(), name, problem.sentence()),
        problem,
        e);
  }
}
