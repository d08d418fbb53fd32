package dev.sesdkim.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateTableTest {
  private static final String TYPE = "AWS::DynamoDB::Table";

  @Test
  void theTableHasTheKeysTheIndexAndTheExpiryOfTheContract() {
    JsonNode table = Synthesized.with(Map.of()).properties(TYPE);

    assertThat(table.path("KeySchema"))
        .isEqualTo(
            Synthesized.parse(
                """
                [{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}]"""));
    assertThat(table.path("GlobalSecondaryIndexes"))
        .isEqualTo(
            Synthesized.parse(
                """
                [{"IndexName": "unverified",
                  "KeySchema": [
                    {"AttributeName": "unverifiedIn", "KeyType": "HASH"},
                    {"AttributeName": "since", "KeyType": "RANGE"}],
                  "Projection": {
                    "ProjectionType": "INCLUDE",
                    "NonKeyAttributes": ["identity", "identityType", "region", "account",
                      "verdict", "reason", "governedBy", "toldAt"]}}]"""));
    assertThat(table.path("AttributeDefinitions"))
        .allSatisfy(
            attribute -> assertThat(attribute.path("AttributeType").asText()).isEqualTo("S"));
    assertThat(table.path("TimeToLiveSpecification"))
        .isEqualTo(Synthesized.parse("{\"AttributeName\": \"expiresAt\", \"Enabled\": true}"));
    assertThat(table.path("BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
    assertThat(table.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled").asBoolean())
        .isTrue();
  }

  @Test
  void theTableOutlivesTheStackUnlessTheFirstDeploymentFails() {
    JsonNode table = Synthesized.with(Map.of()).only(TYPE);

    assertThat(table.path("DeletionPolicy").asText()).isEqualTo("RetainExceptOnCreate");
    assertThat(table.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
    assertThat(table.path("Properties").has("DeletionProtectionEnabled")).isFalse();
  }

  @Test
  void theTableGoesWithTheStackWhenToldSo() {
    JsonNode table = Synthesized.with(Map.of("removeTable", "true")).only(TYPE);

    assertThat(table.path("DeletionPolicy").asText()).isEqualTo("Delete");
  }
}
