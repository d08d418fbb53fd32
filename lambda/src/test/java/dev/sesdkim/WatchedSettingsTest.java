package dev.sesdkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The settings that name the accounts to watch.
class WatchedSettingsTest {

  private static final String FORM = "account ids of 12 digits separated by commas";
  private static final String PLACES =
      "all, or ids of organizational units or roots separated by commas, such as ou-ab12-cdefgh34";

  @Test
  void withoutThemTheMonitorsOwnAccountIsWatchedAlone() {
    Settings settings = settings(Map.of("ACCOUNTS", " ", "ORGANIZATION", ""));

    assertThat(settings.watched()).isEqualTo(new WatchedSettings.None());
    assertThat(settings.watched().externalId()).isEmpty();
    assertThat(settings.topicAccount()).isEqualTo("123456789012");
  }

  @Test
  void accountsCanBeNamed() {
    assertThat(
            settings(
                    Map.of(
                        "ACCOUNTS", "222222222222, 111111111111,222222222222",
                        "EXTERNAL_ID", "Mon+itor=1,2.3@a:b/c-d_e"))
                .watched())
        .isEqualTo(
            new WatchedSettings.Named(
                Set.of("111111111111", "222222222222"), Optional.of("Mon+itor=1,2.3@a:b/c-d_e")));
  }

  @Test
  void theWholeOrganizationCanBeWatchedAndAccountsLeftOut() {
    assertThat(
            settings(
                    Map.of(
                        "ORGANIZATION", "all",
                        "EXCLUDED_ACCOUNTS", "111111111111",
                        "EXTERNAL_ID", "ab"))
                .watched())
        .isEqualTo(
            new WatchedSettings.OfOrganization(
                Set.of(), Set.of("111111111111"), Optional.of("ab")));
  }

  @Test
  void partsOfAnOrganizationCanBeWatched() {
    assertThat(settings(Map.of("ORGANIZATION", "ou-ab12-cdefgh34, r-ab12")).watched())
        .isEqualTo(
            new WatchedSettings.OfOrganization(
                Set.of("ou-ab12-cdefgh34", "r-ab12"), Set.of(), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ALL", "o-ab12cdefgh", "ou-ab12", "ou-ab12-CDEFGH34", "r-ab", "yes"})
  void aPlaceInTheOrganizationThatIsNoneIsRefused(String place) {
    assertRefused(
        Map.of("ORGANIZATION", place),
        "ORGANIZATION: received \"%s\", expected %s".formatted(place, PLACES));
  }

  @Test
  void theWholeOrganizationIsNotNamedTogetherWithAPartOfIt() {
    assertRefused(
        Map.of("ORGANIZATION", "all, r-ab12"),
        "ORGANIZATION: received \"all, r-ab12\", expected " + PLACES);
  }

  @ParameterizedTest
  @CsvSource({"12345678901", "1234567890123", "12345678901a", "shop"})
  void anAccountIdThatIsNoneIsRefused(String id) {
    assertRefused(
        Map.of("ACCOUNTS", "111111111111," + id),
        "ACCOUNTS: received \"%s\", expected %s".formatted(id, FORM));
    assertRefused(
        Map.of("ORGANIZATION", "all", "EXCLUDED_ACCOUNTS", id),
        "EXCLUDED_ACCOUNTS: received \"%s\", expected %s".formatted(id, FORM));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a b", "a;b", "\u00fcber"})
  void anExternalIdThatStsWouldRefuseIsRefused(String id) {
    assertRefused(
        Map.of("ACCOUNTS", "111111111111", "EXTERNAL_ID", id),
        "EXTERNAL_ID: received \"%s\", expected 2 to 1224 letters, digits and characters of"
            .formatted(id));
  }

  @Test
  void anExternalIdMayBeAsLongAsStsTakesItAndNoLonger() {
    assertThat(
            settings(Map.of("ACCOUNTS", "111111111111", "EXTERNAL_ID", "x".repeat(1224)))
                .watched()
                .externalId())
        .isPresent();
    assertRefused(
        Map.of("ACCOUNTS", "111111111111", "EXTERNAL_ID", "x".repeat(1225)),
        "EXTERNAL_ID: received \"xxx");
  }

  @Test
  void whatHasNoMeaningBesideTheOthersIsToldInOneMessage() {
    assertRefused(
        Map.of(
            "ACCOUNTS", "111111111111",
            "ORGANIZATION", "r-ab12",
            "HISTORY_DAYS", "0"),
        "HISTORY_DAYS: received \"0\", expected a whole number from 1 to 3650;"
            + " ORGANIZATION: received \"r-ab12\", expected no value together with ACCOUNTS");
    assertRefused(
        Map.of("ACCOUNTS", "111111111111", "EXCLUDED_ACCOUNTS", "222222222222"),
        "Invalid settings: EXCLUDED_ACCOUNTS: received \"222222222222\", expected no value without"
            + " ORGANIZATION");
    assertRefused(
        Map.of("EXCLUDED_ACCOUNTS", "222222222222", "EXTERNAL_ID", "monitor"),
        "Invalid settings: EXCLUDED_ACCOUNTS: received \"222222222222\", expected no value without"
            + " ORGANIZATION; EXTERNAL_ID: received \"monitor\", expected no value without ACCOUNTS"
            + " or ORGANIZATION");
  }

  private static void assertRefused(Map<String, String> variables, String words) {
    assertThatThrownBy(() -> settings(variables))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining(words);
  }

  private static Settings settings(Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(variables);
    all.put("TABLE_NAME", "dkim-states");
    all.put("TOPIC_ARN", "arn:aws:sns:eu-west-1:123456789012:dkim-alerts");
    return Settings.from(all);
  }
}
