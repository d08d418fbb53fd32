package dev.sesdkim.rules.spf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.rules.Zone;
import org.junit.jupiter.api.Test;

class AmazonAddressesTest {

  @Test
  void aRecordThatTwoOthersIncludeIsReadOnce() {
    Zone zone =
        new Zone()
            .txt("amazonses.com", "v=spf1 include:a.example include:b.example -all")
            .txt("a.example", "v=spf1 include:c.example -all")
            .txt("b.example", "v=spf1 include:c.example -all")
            .txt("c.example", "v=spf1 ip4:192.0.2.0/24 -all");

    assertThat(AmazonAddresses.of(zone).outside(AddressSet.NONE)).containsExactly("192.0.2.0/24");
  }
}
