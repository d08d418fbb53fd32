package dev.sesdkim.aws;

import static dev.sesdkim.aws.PlayedNetwork.ok;
import static dev.sesdkim.aws.PlayedNetwork.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesdkim.aws.PlayedNetwork.Reply;
import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.Problem.Kind;
import dev.sesdkim.scan.ScanFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsOfOrganizationTest {

  private static final String HOME = "111111111111";
  private static final String ROOT = "r-ab12";
  private static final String SHOPS = "ou-ab12-shops000";
  private static final String EUROPE = "ou-ab12-europe00";
  private static final String LAB = "ou-ab12-lab00000";

  private final FakeTime time = new FakeTime();

  @Test
  void everyActiveAccountIsWatchedWithItsNameAndTheMonitorsOwnIsNotAmongTheOthers() {
    assertThat(others(tree().network(), Set.of(), Set.of()))
        .containsExactly(
            named("222222222222", "shop"),
            named("333333333333", "shop Europe"),
            named("444444444444", "lab"));
  }

  @Test
  void anAccountThatIsLeftOutIsNotWatched() {
    assertThat(ids(tree().network(), Set.of(), Set.of("333333333333", "999999999999")))
        .containsExactly("222222222222", "444444444444");
  }

  @Test
  void anAccountThatIsNotActiveIsNotWatched() {
    OrganizationTree tree =
        tree()
            .account(ROOT, "500000000001", "a", "SUSPENDED")
            .account(ROOT, "500000000002", "b", "PENDING_CLOSURE")
            .account(ROOT, "500000000003", "c", "CLOSED")
            .account(ROOT, "500000000004", "d", "PENDING_ACTIVATION")
            .account(ROOT, "500000000005", "e", "A_WORD_OF_TOMORROW");

    assertThat(ids(tree.network(), Set.of(), Set.of()))
        .containsExactly("222222222222", "333333333333", "444444444444");
  }

  @Test
  void statusDecidesWhereThereIsNoState() {
    OrganizationTree tree =
        new OrganizationTree()
            .account(ROOT, "222222222222", Map.of("Id", "222222222222", "Status", "ACTIVE"))
            .account(ROOT, "333333333333", Map.of("Id", "333333333333", "Status", "SUSPENDED"));

    assertThat(others(tree.network(), Set.of(), Set.of()))
        .containsExactly(new Account("222222222222", Optional.empty()));
  }

  @Test
  void aNameIsShownAsPrintableTextOfBoundedLength() {
    OrganizationTree tree =
        new OrganizationTree()
            .account(ROOT, "222222222222", "a\u202Eb\nc\u0000", "ACTIVE")
            .account(ROOT, "333333333333", "x".repeat(5_000), "ACTIVE")
            .account(ROOT, "444444444444", "  ", "ACTIVE");

    assertThat(others(tree.network(), Set.of(), Set.of()))
        .extracting(Account::name)
        .containsExactly(
            Optional.of("a\uFFFDb\uFFFDc\uFFFD"),
            Optional.of("x".repeat(127) + "…"),
            Optional.empty());
  }

  @Test
  void ofAUnitItsAccountsAreWatchedAndThoseOfEveryUnitBelow() {
    assertThat(ids(tree().network(), Set.of(SHOPS), Set.of()))
        .containsExactly("222222222222", "333333333333");
    assertThat(ids(tree().network(), Set.of(ROOT), Set.of()))
        .containsExactly("222222222222", "333333333333", "444444444444");
    assertThat(ids(tree().network(), Set.of(EUROPE, LAB), Set.of("444444444444")))
        .containsExactly("333333333333");
  }

  @Test
  void aUnitThatIsNamedTwiceIsReadOnceEvenIfUnitsFormACircle() {
    PlayedNetwork network = tree().unit(EUROPE, SHOPS).network();

    assertThat(ids(network, Set.of(SHOPS, EUROPE), Set.of()))
        .containsExactly("222222222222", "333333333333");
    assertThat(network.sent).hasSize(4);
  }

  @Test
  void aPageTokenThatComesTwiceIsNoAnswer() {
    PlayedNetwork network =
        PlayedNetwork.saying(ok("{\"Accounts\": [], \"NextToken\": \"again\"}"));

    assertThat(failure(network).problem().kind()).isEqualTo(Kind.NOT_AN_ANSWER);
    assertThat(network.sent).hasSize(2);
  }

  @Test
  void aListWithoutEndIsNoAnswer() {
    AtomicInteger page = new AtomicInteger();
    PlayedNetwork network =
        new PlayedNetwork(
            _ -> ok("{\"Accounts\": [], \"NextToken\": \"%d\"}".formatted(page.incrementAndGet())));

    assertThat(failure(network).problem().kind()).isEqualTo(Kind.NOT_AN_ANSWER);
    assertThat(page).hasValue(OrganizationsLists.MOST_PAGES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"Accounts\": null}",
        "{\"Accounts\": {}}",
        "{\"Accounts\": []}",
        "{\"Accounts\": [7]}",
        "{\"Accounts\": [{}]}",
        "{\"Accounts\": [{\"Id\": \"2222222222222\", \"State\": \"ACTIVE\"}]}",
        "{\"Accounts\": [{\"Id\": \"../22222222\", \"State\": \"ACTIVE\"}]}",
        "{\"Accounts\": [{\"Id\": 222222222222, \"State\": \"ACTIVE\"}]}",
        "{\"Accounts\": [{\"Id\": \"222222222222\"}]}",
        "<html/>"
      })
  void whatIsNoListOfAccountsIsAFailure(String body) {
    assertThat(failure(PlayedNetwork.saying(ok(body))).problem().kind())
        .isEqualTo(Kind.NOT_AN_ANSWER);
  }

  @Test
  void aUnitWithoutAnIdIsAFailure() {
    ScanFailure failure =
        failure(
            PlayedNetwork.saying(
                ok("{\"Accounts\": []}"), ok("{\"OrganizationalUnits\": [{\"Id\": \"r-ab12\"}]}")),
            Set.of(SHOPS));

    assertThat(failure.problem().kind()).isEqualTo(Kind.NOT_AN_ANSWER);
    assertThat(failure.problem().action())
        .isEqualTo("organizations:ListOrganizationalUnitsForParent");
  }

  @Test
  void aThrottledOrBrokenCallIsRepeatedAfterGrowingWaits() {
    OrganizationTree tree = tree();
    AtomicInteger calls = new AtomicInteger();
    PlayedNetwork network =
        new PlayedNetwork(
            sent ->
                switch (calls.incrementAndGet()) {
                  case 1, 2, 3, 4 -> refusal(400, "TooManyRequestsException", "slow down");
                  case 6, 7 -> new Reply(503, "<html>down</html>");
                  default -> tree.reply(sent);
                });

    assertThat(ids(network, Set.of(), Set.of()))
        .containsExactly("222222222222", "333333333333", "444444444444");
    assertThat(time.pauses).hasSize(6);
    assertThat(time.pauses.get(3)).isGreaterThan(time.pauses.get(0));
  }

  @Test
  void theWaitsOfOneListAreBounded() {
    ScanFailure failure =
        failure(PlayedNetwork.saying(refusal(400, "TooManyRequestsException", "slow down")));

    assertThat(failure.problem().kind()).isEqualTo(Kind.THROTTLED);
    assertThat(time.pauses.stream().reduce(Duration.ZERO, Duration::plus))
        .isBetween(Duration.ofSeconds(10), OrganizationsLists.LONGEST_WAIT);
  }

  @ParameterizedTest
  @CsvSource({
    "AccessDeniedException, ACCESS_DENIED, delegated administrator",
    "AWSOrganizationsNotInUseException, REJECTED, is in no organization",
    "ExpiredTokenException, CREDENTIALS, Check which role",
    "ServiceException, REJECTED, The next scan tries again"
  })
  void aRefusalNamesTheActionAndSaysWhatToDo(String code, Kind kind, String advice) {
    PlayedNetwork network = PlayedNetwork.saying(refusal(400, code, "no."));

    ScanFailure failure = failure(network);

    assertThat(failure.problem().kind()).isEqualTo(kind);
    assertThat(failure.problem().action()).isEqualTo("organizations:ListAccounts");
    assertThat(failure)
        .hasMessageStartingWith("The accounts to watch could not be listed: ")
        .hasMessageContaining(" on organizations:ListAccounts: " + code + " (HTTP 400): no. ")
        .hasMessageContaining(advice);
    assertThat(network.sent).hasSize(1);
  }

  @Test
  void aUnitThatDoesNotExistIsToldToBeCheckedInTheSettings() {
    ScanFailure failure =
        failure(
            PlayedNetwork.saying(refusal(400, "ParentNotFoundException", "no such")),
            Set.of(SHOPS));

    assertThat(failure.problem().action()).isEqualTo("organizations:ListAccountsForParent");
    assertThat(failure).hasMessageContaining("Check the ids in ORGANIZATION");
  }

  private static OrganizationTree tree() {
    return new OrganizationTree()
        .unit(ROOT, SHOPS)
        .unit(ROOT, LAB)
        .unit(SHOPS, EUROPE)
        .account(ROOT, HOME, "monitor", "ACTIVE")
        .account(SHOPS, "222222222222", "shop", "ACTIVE")
        .account(EUROPE, "333333333333", "shop Europe", "ACTIVE")
        .account(LAB, "444444444444", "lab", "ACTIVE");
  }

  private static Account named(String id, String name) {
    return new Account(id, Optional.of(name));
  }

  private List<String> ids(PlayedNetwork network, Set<String> units, Set<String> excluded) {
    return others(network, units, excluded).stream().map(Account::id).toList();
  }

  private ScanFailure failure(PlayedNetwork network) {
    return failure(network, Set.of());
  }

  private ScanFailure failure(PlayedNetwork network, Set<String> units) {
    return catchThrowableOfType(ScanFailure.class, () -> others(network, units, Set.of()));
  }

  private List<Account> others(PlayedNetwork network, Set<String> units, Set<String> excluded) {
    return new AccountsOfOrganization(
            new OrganizationsLists(
                network.clients().organizations("eu-west-1"), time, new Random(1)),
            HOME,
            units,
            excluded)
        .others();
  }
}
