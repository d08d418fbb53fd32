package dev.sesdkim.infra;

import java.util.List;
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

/// The table that holds what is known of every identity, region and account, with the index
/// `unverified` of everything that is broken now. It outlives the stack unless told otherwise.
///
/// The encryption is DynamoDB's own, which costs nothing: the rows hold what DNS publishes anyway,
/// and a customer key would be one more thing that could be lost together with the history.
final class StateTable extends Construct {
  /// What a list of broken identities shows, beside the keys. Evidence stays out, so that writing
  /// it does not write the index too.
  private static final List<String> SHOWN_OF_WHAT_IS_BROKEN =
      List.of(
          "identity",
          "identityType",
          "region",
          "account",
          "verdict",
          "reason",
          "governedBy",
          "toldAt");

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
            // A first deployment that fails takes the new, empty table with it. Deletion protection
            // would keep CloudFormation from doing so, and the roll-back would fail.
            .removalPolicy(
                removable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
            .build();
    table.addGlobalSecondaryIndex(
        GlobalSecondaryIndexProps.builder()
            .indexName("unverified")
            .partitionKey(text("unverifiedIn"))
            .sortKey(text("since"))
            .projectionType(ProjectionType.INCLUDE)
            .nonKeyAttributes(SHOWN_OF_WHAT_IS_BROKEN)
            .build());
  }

  ITable table() {
    return table;
  }

  private static Attribute text(String name) {
    return Attribute.builder().name(name).type(AttributeType.STRING).build();
  }
}
