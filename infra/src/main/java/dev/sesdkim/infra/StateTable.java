package dev.sesdkim.infra;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.constructs.Construct;

/// The table that holds the state of every identity, its history, and the scans; with the index
/// `unverified` of everything that is broken now. It outlives the stack unless told otherwise.
///
/// The encryption is DynamoDB's own, which costs nothing: the rows hold what DNS publishes anyway,
/// and a customer key would be one more thing that could be lost together with the history.
final class StateTable extends Construct {
  private final Table table;

  StateTable(Construct scope, String id, boolean removable) {
    super(scope, id);
    table =
        Table.Builder.create(this, "Table")
            .partitionKey(text("pk"))
            .sortKey(text("sk"))
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .timeToLiveAttribute("expiresAt")
            .pointInTimeRecoverySpecification(
                PointInTimeRecoverySpecification.builder().pointInTimeRecoveryEnabled(true).build())
            .deletionProtection(!removable)
            .removalPolicy(removable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN)
            .build();
    table.addGlobalSecondaryIndex(
        GlobalSecondaryIndexProps.builder()
            .indexName("unverified")
            .partitionKey(text("unverifiedIn"))
            .sortKey(text("since"))
            .projectionType(ProjectionType.ALL)
            .build());
  }

  ITable table() {
    return table;
  }

  private static Attribute text(String name) {
    return Attribute.builder().name(name).type(AttributeType.STRING).build();
  }
}
