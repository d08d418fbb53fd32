package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AffectedTest {

  private static final String IRELAND = "eu-west-1";
  private static final String VIRGINIA = "us-east-1";

  @Test
  void theDomainIsWrittenOnceAfterTheLastAddressOfIt() {
    assertThat(
            names(
                List.of(
                    address(IRELAND, "editor@example.com"),
                    address(IRELAND, "offers@example.com"),
                    address(IRELAND, "sales@example.jp")),
                List.of(IRELAND)))
        .isEqualTo("editor@, offers@example.com and sales@example.jp");
  }

  @Test
  void regionsAreNamedInOrderWhateverTheOrderOfTheAddresses() {
    assertThat(
            names(
                List.of(
                    address(VIRGINIA, "editor@example.com"),
                    address(IRELAND, "editor@example.com")),
                List.of(IRELAND, VIRGINIA)))
        .isEqualTo("editor@example.com");
  }

  @Test
  void anAddressThatIsNotInAllRegionsOfTheAlertSaysWhere() {
    assertThat(names(List.of(address(VIRGINIA, "editor@example.com")), List.of(IRELAND, VIRGINIA)))
        .isEqualTo("editor@example.com (us-east-1)");
  }

  private static String names(List<AlertedIdentity> addresses, List<String> regions) {
    return Quoted.plain(Affected.names(addresses, addresses.size(), regions));
  }

  private static AlertedIdentity address(String region, String name) {
    State state = Sample.address(region, name, Reason.DOMAIN_UNVERIFIED, "example.com");
    return Sample.named(
        Sample.due(AlertKind.OfDomain.REGRESSED, Optional.of(Verdict.VERIFIED), state));
  }
}
