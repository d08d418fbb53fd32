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

/// The table of everything known about identities, regions and accounts, with the index
/// `unverified` of the identities that are unverified now. It stays when the stack is deleted,
/// unless `removeTable` is set.
///
/// The encryption key is DynamoDB's own, which costs nothing: the rows hold what DNS publishes
/// anyway, and a lost customer key would take the history with it.
final class StateTable extends Construct {
  /// The attributes that a list of unverified identities shows, beside the keys. Evidence is not in
  /// the index, so that writing it does not write the index too.
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
