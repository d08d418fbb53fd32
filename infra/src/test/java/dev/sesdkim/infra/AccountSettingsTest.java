package dev.sesdkim.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountSettingsTest {
  private static final String ONE = "111122223333";

  @Test
  void accountsAreListedOrTakenFromTheOrganizationNotBoth() {
    assertThatThrownBy(() -> from(Map.of("accounts", ONE, "organization", "all")))
        .hasMessage(
            """
            The configuration cannot be deployed:
              accounts: got "111122223333", expected no value together with organization
            Nothing was changed.""");
  }

  @Test
  void theWholeOrganizationIsNotNamedTogetherWithItsParts() {
    assertThatThrownBy(() -> from(Map.of("organization", "all,ou-ab12-cdefgh34")))
        .hasMessageContaining(
            "organization: got \"all,ou-ab12-cdefgh34\", expected all alone, or ids without all");
  }

  @Test
  void accountsAreLeftOutOfAnOrganizationOnly() {
    String message =
        "excludedAccounts: got \"%s\", expected a value only together with".formatted(ONE);

    assertThat(from(Map.of("organization", "all", "excludedAccounts", ONE)).excludedAccounts())
        .containsExactly(ONE);
    assertThatThrownBy(() -> from(Map.of("excludedAccounts", ONE))).hasMessageContaining(message);
    assertThatThrownBy(() -> from(Map.of("accounts", ONE, "excludedAccounts", ONE)))
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({
    "externalId,ab",
    "fanOut,true",
    "memberRoles,r-ab12",
    "organizationId,o-a1b2c3d4e5",
    "stackSetCallAs,SELF"
  })
  void whatIsForOtherAccountsNeedsSome(String key, String value) {
    assertThatThrownBy(() -> from(Map.of(key, value)))
        .hasMessageContaining(
            "%s: got \"%s\", expected a value only together with accounts or organization"
                .formatted(key, value));
  }

  @Test
  void memberRolesNeedTheOrganizationsId() {
    assertThatThrownBy(() -> from(Map.of("organization", "all", "memberRoles", "r-ab12")))
        .hasMessageContaining("organizationId: got \"\", expected the id of an organization")
        .hasMessageContaining("memberRoles needs it");
    assertThat(
            config(
                    Map.of(
                        "organization", "all",
                        "memberRoles", "r-ab12",
                        "organizationId", "o-a1b2c3d4e5"))
                .memberRoles())
        .isEqualTo(new MemberRoleSettings(List.of("r-ab12"), Optional.of("o-a1b2c3d4e5"), "SELF"));
  }

  @Test
  void whoDeploysTheStackSetMattersWhereThereIsOne() {
    assertThatThrownBy(
            () -> from(Map.of("organization", "all", "stackSetCallAs", "DELEGATED_ADMIN")))
        .hasMessageContaining("stackSetCallAs: got \"DELEGATED_ADMIN\", expected a value only");
  }

  @Test
  void anExternalIdHasTheLengthThatStsTakes() {
    for (String id : List.of("ab", "x".repeat(1224))) {
      assertThat(from(Map.of("accounts", ONE, "externalId", id)).externalId()).contains(id);
    }
    for (String id : List.of("a", "x".repeat(1225), "two words", "\u00e9\u00e9")) {
      assertThatThrownBy(() -> from(Map.of("accounts", ONE, "externalId", id)))
          .hasMessageContaining("externalId: got ");
    }
  }

  @Test
  void aListThatLambdaHasNoRoomForIsRefused() {
    assertThat(from(Map.of("accounts", ids(260))).accounts()).hasSize(260);
    assertThatThrownBy(() -> from(Map.of("accounts", ids(300))))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining("accounts: got \"111122220000,")
        .hasMessageContaining("4 KB of environment variables");
    assertThatThrownBy(() -> from(Map.of("organization", "all", "excludedAccounts", ids(300))))
        .hasMessageContaining("excludedAccounts: got \"111122220000,");
  }

  @Test
  void anAccountGivenTwiceCountsOnce() {
    assertThat(from(Map.of("accounts", String.join(",", Collections.nCopies(300, ONE)))).accounts())
        .containsExactly(ONE);
  }

  private static String ids(int count) {
    return LongStream.range(0, count)
        .mapToObj(index -> Long.toString(111_122_220_000L + index))
        .collect(Collectors.joining(","));
  }

  private static AccountSettings from(Map<String, Object> context) {
    return config(context).accounts();
  }

  private static MonitorConfig config(Map<String, Object> context) {
    return MonitorConfig.from(new HashMap<>(context), Optional.of("eu-west-1"));
  }
}
