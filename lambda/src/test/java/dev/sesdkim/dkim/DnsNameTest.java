package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DnsNameTest {

  @Test
  void namesAreComparedWithoutCaseAndWithoutTheDotAtTheirEnd() {
    assertThat(DnsName.plain("Mail.Example.COM.")).isEqualTo("mail.example.com");
    assertThat(DnsName.same("Example.com.", "eXample.com")).isTrue();
    assertThat(DnsName.same("example.com", "example.net")).isFalse();
  }

  @Test
  void aboveANameIsEachThatHasALabelLessButNoTopLevelDomain() {
    assertThat(DnsName.above("A.mail.example.com."))
        .containsExactly("mail.example.com", "example.com");
    assertThat(DnsName.above("example.com")).isEmpty();
    assertThat(DnsName.above("localhost")).isEmpty();
  }

  @Test
  void theParentOfANameIsTheNameWithoutItsFirstLabel() {
    assertThat(DnsName.parent("mail.example.com")).contains("example.com");
    assertThat(DnsName.parent(".com")).contains("com");
    assertThat(DnsName.parent("com")).isEmpty();
  }

  @Test
  void aNameIsWithinADomainIfItIsTheDomainOrLiesBelowIt() {
    assertThat(DnsName.within("example.com", "Example.com.")).isTrue();
    assertThat(DnsName.within("a.example.com", "example.com")).isTrue();
    assertThat(DnsName.within("badexample.com", "example.com")).isFalse();
    assertThat(DnsName.within("com", "example.com")).isFalse();
  }
}
