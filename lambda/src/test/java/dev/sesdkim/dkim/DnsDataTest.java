package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DnsDataTest {

  @Test
  void whatARecordHoldsReadsAsPeopleWriteIt() {
    assertThat(new DnsData.Alias("a.example.net").text()).isEqualTo("a.example.net");
    assertThat(new DnsData.NameServer("ns.example.net").text()).isEqualTo("ns.example.net");
    assertThat(new DnsData.ZoneTop("ns.example.net").text()).isEqualTo("ns.example.net");
    assertThat(new DnsData.Exchange(10, "mx.example.net").text()).isEqualTo("10 mx.example.net");
    assertThat(new DnsData.Exchange(0, "").text()).isEqualTo("0 .");
  }
}
