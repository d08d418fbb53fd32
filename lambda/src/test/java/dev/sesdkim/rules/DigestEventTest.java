package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.NOW;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.Trouble;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestEventTest {

  private static final String SHOP = "210987654321";
  private static final Trouble DENIED =
      new Trouble(NOW, new Problem(Problem.Kind.ACCESS_DENIED, "ses:ListIdentities", "no"), true);

  @ParameterizedTest
  @ValueSource(strings = {"regionsNotRead", "problems"})
  void whatIsNotReadNamesItsAccountWhereTheDigestIsOfSeveral(String field) {
    assertThat(accounts(field, Sample.ACCOUNT, SHOP)).containsExactly(Sample.ACCOUNT, SHOP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"regionsNotRead", "problems"})
  void ofASingleAccountTheEventNamesItOnce(String field) {
    assertThat(accounts(field, SHOP)).containsExactly("");
  }

  @Test
  void aRegionThatTwoAccountsReadIsNamedOnce() {
    assertThat(event(Sample.ACCOUNT, SHOP)).containsEntry("regionsRead", List.of("eu-west-1"));
  }

  private static List<Object> accounts(String field, String... ids) {
    return ((List<?>) requireNonNull(event(ids).get(field)))
        .stream().<Object>map(one -> account((Map<?, ?>) one)).toList();
  }

  private static Object account(Map<?, ?> trouble) {
    Object id = trouble.get("account");
    return id == null ? "" : id;
  }

  private static Map<String, Object> event(String... ids) {
    Map<String, Object> event = new LinkedHashMap<>();
    Alert.Digest digest =
        new Alert.Digest(
            Sample.SCAN,
            NOW,
            Stream.of(ids).map(DigestEventTest::standing).toList(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Map.of());
    DigestEvent.put(
        digest,
        DigestStory.of(digest, AlertAccounts.of(digest, AccountNames.NONE), 2 * ids.length),
        event);
    return event;
  }

  private static Alert.AccountStanding standing(String account) {
    return new Alert.AccountStanding(
        account,
        Counts.NONE,
        0,
        List.of("eu-west-1"),
        Map.of("us-east-1", DENIED),
        Map.of(ScanPart.DNS, DENIED),
        List.of(),
        Optional.empty());
  }
}
