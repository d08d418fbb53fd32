package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DnsQuestionTest {

  @Test
  void aNameIsTheSameQuestionWhateverItsCapitalsAndTheDotAtItsEnd() {
    assertThat(new DnsQuestion("_DMARC.Example.COM.", DnsType.TXT))
        .isEqualTo(new DnsQuestion("_dmarc.example.com", DnsType.TXT));
  }

  @Test
  void inAMessageAQuestionReadsAsItsNameAndType() {
    assertThat(new DnsQuestion("example.com", DnsType.MX)).hasToString("example.com MX");
  }
}
