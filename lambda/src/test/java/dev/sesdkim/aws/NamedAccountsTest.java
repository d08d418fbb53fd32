package dev.sesdkim.aws;

import static dev.sesdkim.aws.PlayedNetwork.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import dev.sesdkim.scan.ScanFailure;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedAccountsTest {

  private static final String HOME = "111111111111";
  private static final String SHOP = "222222222222";
  private static final String FOREIGN = "999999999999";

  @Test
  void accountsAreGivenWithTheNamesOfTheOrganizationAndWithoutTheMonitorsOwn() {
    NamedAccounts accounts = accounts(tree().network(), HOME, SHOP, "333333333333");

    assertThat(accounts.others())
        .containsExactly(
            new Account(SHOP, Optional.of("shop")),
            new Account("333333333333", Optional.of("lab")));
    assertThat(accounts.refusal(SHOP)).isEmpty();
  }

  @Test
  void anAccountOutsideTheOrganizationIsGivenAndReadingItIsRefused() {
    NamedAccounts accounts = accounts(tree().network(), SHOP, FOREIGN);

    assertThat(accounts.others())
        .containsExactly(
            new Account(SHOP, Optional.of("shop")), new Account(FOREIGN, Optional.empty()));
    assertThat(accounts.refusal(FOREIGN))
        .contains(
            new Problem(
                Kind.ACCESS_DENIED,
                "sts:AssumeRole",
                "account 999999999999 is not in this monitor's organization"));
  }

  @Test
  void anAccountThatIsClosedIsGivenSoThatSomebodyHearsOfIt() {
    PlayedNetwork network = tree().account("r-ab12", "444444444444", "old", "CLOSED").network();

    assertThat(accounts(network, SHOP, "444444444444").others())
        .extracting(Account::id)
        .containsExactly(SHOP, "444444444444");
  }

  @Test
  void whereTheOrganizationMayNotBeListedAccountsAreGivenWithoutNamesAndNoneIsRefused() {
    NamedAccounts accounts =
        accounts(PlayedNetwork.saying(refusal(400, "AccessDeniedException", "no")), SHOP, FOREIGN);

    assertThat(accounts.others())
        .containsExactly(
            new Account(SHOP, Optional.empty()), new Account(FOREIGN, Optional.empty()));
    assertThat(accounts.refusal(FOREIGN)).isEmpty();
  }

  @Test
  void whatWasListedBeforeRefusesNothingOnceTheListMayNoLongerBeRead() {
    OrganizationTree tree = tree();
    boolean[] allowed = {true};
    NamedAccounts accounts =
        accounts(
            new PlayedNetwork(
                sent ->
                    allowed[0] ? tree.reply(sent) : refusal(400, "AccessDeniedException", "no")),
            FOREIGN);
    accounts.others();
    assertThat(accounts.refusal(FOREIGN)).isPresent();

    allowed[0] = false;
    accounts.others();

    assertThat(accounts.refusal(FOREIGN)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "AWSOrganizationsNotInUseException, is in no organization",
    "UnrecognizedClientException, Check which role",
    "InvalidInputException, report it"
  })
  void anyOtherRefusalIsAFailureWithItsReason(String code, String advice) {
    NamedAccounts accounts = accounts(PlayedNetwork.saying(refusal(400, code, "no")), SHOP);

    assertThat(catchThrowableOfType(ScanFailure.class, accounts::others))
        .hasMessageContaining(code)
        .hasMessageContaining(advice);
  }

  @Test
  void nothingIsAskedWhereOnlyTheMonitorsOwnAccountIsNamed() {
    PlayedNetwork network = tree().network();

    assertThat(accounts(network, HOME).others()).isEmpty();
    assertThat(network.sent).isEmpty();
  }

  private static OrganizationTree tree() {
    return new OrganizationTree()
        .account("r-ab12", HOME, "monitor", "ACTIVE")
        .account("r-ab12", SHOP, "shop", "ACTIVE")
        .account("r-ab12", "333333333333", "lab", "ACTIVE");
  }

  private static NamedAccounts accounts(PlayedNetwork network, String... ids) {
    return new NamedAccounts(
        new OrganizationsLists(
            network.clients().organizations("eu-west-1"), new FakeTime(), new Random(1)),
        HOME,
        Set.of(ids));
  }
}
