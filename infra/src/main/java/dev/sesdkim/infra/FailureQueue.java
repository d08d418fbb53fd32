package dev.sesdkim.infra;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/// The queue of scans that failed for good and starts that could not be delivered. It should stay
/// empty; nothing consumes it, and a person has 14 days to read a message.
final class FailureQueue extends Construct {
  private final Queue queue;

  FailureQueue(Construct scope, String id) {
    super(scope, id);
    queue =
        Queue.Builder.create(this, "Queue")
            .encryption(QueueEncryption.SQS_MANAGED)
            .enforceSsl(true)
            .retentionPeriod(Duration.days(14))
            .build();
    NagSuppressions.addResourceSuppressions(
        queue,
        List.of(
            new NagPackSuppression.Builder()
                .id("AwsSolutions-SQS3")
                .reason("This queue is itself the end of the line; nothing consumes it.")
                .build()));
  }

  IQueue queue() {
    return queue;
  }
}
