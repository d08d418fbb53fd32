package dev.sesdkim.infra;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.amazon.awscdk.CfnElement;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/// The bucket in which the function leaves the list of accounts of each scan for the state machine.
/// A list holds ids and names and expires after seven days.
///
/// The bucket stays when the stack is deleted, because CloudFormation cannot delete a bucket with
/// objects.
final class AccountLists extends Construct {
  /// The path of every list, below the bucket's ARN.
  private static final String LISTS = "/scans/*";

  private final Bucket bucket;

  AccountLists(Construct scope, String id) {
    super(scope, id);
    bucket =
        Bucket.Builder.create(this, "Bucket")
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
            .encryption(BucketEncryption.S3_MANAGED)
            .enforceSsl(true)
            .lifecycleRules(
                List.of(
                    LifecycleRule.builder()
                        .expiration(Duration.days(7))
                        .abortIncompleteMultipartUploadAfter(Duration.days(1))
                        .build()))
            .removalPolicy(RemovalPolicy.RETAIN)
            .build();
    NagSuppressions.addResourceSuppressions(
        bucket,
        List.of(
            new NagPackSuppression.Builder()
                .id("AwsSolutions-S1")
                .reason("One list an hour, read by one state machine, is not worth a log.")
                .build()));
  }

  String name() {
    return bucket.getBucketName();
  }

  /// The ARNs of all lists.
  String lists() {
    return bucket.getBucketArn() + LISTS;
  }

  /// The same ARNs in the notation of the security rules.
  String listsInRules() {
    String logicalId =
        bucket.getNode().getDefaultChild() instanceof CfnElement element
            ? String.valueOf(Stack.of(this).resolve(element.getLogicalId()))
            : "";
    return "<%s.Arn>%s".formatted(logicalId, LISTS);
  }
}
