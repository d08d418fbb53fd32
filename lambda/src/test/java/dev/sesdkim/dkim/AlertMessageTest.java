package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertMessageTest {

  @Test
  void anAccountIsAnAttributeAndSeveralAreAList() {
    assertThat(message(List.of("111111111111"), List.of()).attributes())
        .isEqualTo(Map.of("account", "111111111111", "kind", "REGRESSED", "severity", "CRITICAL"));
    assertThat(message(List.of("111111111111"), List.of()).lists()).isEmpty();

    AlertMessage several = message(List.of("111111111111", "222222222222"), List.of());

    assertThat(several.attributes()).doesNotContainKey("account");
    assertThat(several.lists())
        .isEqualTo(Map.of("account", List.of("111111111111", "222222222222")));
  }

  @Test
  void aListWithoutValuesIsLeftOut() {
    assertThat(message(List.of("111111111111"), List.of("example.com")).lists())
        .isEqualTo(Map.of("domains", List.of("example.com")));
  }

  private static AlertMessage message(List<String> accounts, List<String> domains) {
    return new AlertMessage(
        "subject", "text", "{}", "{}", AlertKind.OfDomain.REGRESSED, accounts, domains, List.of());
  }
}
