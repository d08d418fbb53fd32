package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScanHeadlineTest {

  private static final String SHOP = "210987654321";

  @Test
  void whereSeveralAccountsAreConcernedEachClauseSaysWhose() {
    assertThat(
            clauses(
                trouble(Sample.ACCOUNT, "eu-west-1", "eu-west-1"),
                trouble(SHOP, "eu-west-1", "example.com")))
        .containsExactly(
            "eu-west-1 of prod cannot be read: throttled",
            "example.com cannot be read in eu-west-1 of 210987654321: throttled");
    assertThat(
            clauses(
                trouble(Sample.ACCOUNT, "eu-west-1", "eu-west-1"),
                trouble(SHOP, "eu-west-1", "eu-west-1")))
        .containsExactly("eu-west-1 of 2 accounts cannot be read: throttled");
  }

  @Test
  void whatFailsInSeveralAccountsIsSaidOfThemTogether() {
    assertThat(
            clauses(trouble(Sample.ACCOUNT, Due.ACCOUNT, "DNS"), trouble(SHOP, Due.ACCOUNT, "DNS")))
        .containsExactly("DNS does not answer in 2 accounts");
    assertThat(
            clauses(
                trouble(Sample.ACCOUNT, "eu-west-1", "DETAIL"),
                trouble(SHOP, "eu-west-1", "DETAIL")))
        .containsExactly("SES v2 gives no detail in eu-west-1 of 2 accounts");
  }

  @Test
  void ofASingleAccountNoClauseNamesIt() {
    assertThat(clauses(trouble(Sample.ACCOUNT, "eu-west-1", "eu-west-1")))
        .containsExactly("eu-west-1 cannot be read: throttled");
  }

  @Test
  void aSubjectThatIsTooLongIsCutBeforeTheAccountsName() {
    String name = "x".repeat(64);
    Alert.OfScan alert =
        Sample.troubles(
            AlertKind.OfScan.SCAN_PROBLEM, trouble(Sample.ACCOUNT, "eu-west-1", "eu-west-1"));

    assertThat(
            ScanHeadline.subject(
                    alert, AlertAccounts.of(alert, new AccountNames(Map.of(Sample.ACCOUNT, name))))
                .text())
        .hasSize(99)
        .isEqualTo("eu-west-1 cannot be read: thrott (" + name + ")");
  }

  private static List<String> clauses(Due.OfScan... subjects) {
    Alert.OfScan alert = Sample.troubles(AlertKind.OfScan.SCAN_PROBLEM, subjects);
    return ScanHeadline.clauses(
        alert, AlertAccounts.of(alert, new AccountNames(Map.of(Sample.ACCOUNT, "prod"))));
  }

  private static Due.OfScan trouble(String account, String place, String subject) {
    return new Due.OfScan(
        AlertKind.OfScan.SCAN_PROBLEM,
        account,
        place,
        subject,
        new Problem(Problem.Kind.THROTTLED, "ses:ListIdentities", ""),
        Sample.NOW,
        Sample.NOW,
        Sample.NOW,
        Sample.SCAN,
        Optional.empty());
  }
}
