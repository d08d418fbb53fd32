package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DnsNameTest {

  @Test
  void namesAreComparedWithoutCaseAndWithoutTheDotAtTheirEnd() {
    assertThat(DnsName.plain("Mail.Example.COM.")).isEqualTo("mail.example.com");
    assertThat(DnsName.same("Example.com.", "eXample.com")).isTrue();
    assertThat(DnsName.same("example.com", "example.net")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "straße.de, xn--strae-oqa.de",
    "STRAẞE.de., xn--strae-oqa.de.",
    "mail。straße。de, mail.xn--strae-oqa.de",
    "βόλος.com, xn--nxasmm1c.com",
    "ΒΌΛΟΣ.com, xn--nxasmq6b.com",
    "ශ්\u200dරී.com, xn--10cl1a0b660p.com",
    "نامه\u200cای.com, xn--mgba3gch31f060k.com",
    "bücher.straße.example, xn--bcher-kva.xn--strae-oqa.example",
    "Bücher.Example, xn--bcher-kva.Example",
    "xn--strae-oqa.de, xn--strae-oqa.de",
    "strasse.de, strasse.de",
  })
  void anInternationalLabelIsWrittenAsTheALabelOfTheNewerStandard(String name, String ascii) {
    assertThat(DnsName.ascii(name)).contains(ascii);
  }

  @ParameterizedTest
  @CsvSource({
    "xn--bcher-kva.xn--strae-oqa.example, bücher.straße.example",
    "XN--BCHER-KVA.Example., bücher.example.",
    "mail。example。com, mail.example.com",
    "xn--0.example, xn--0.example",
    "strasse.de, strasse.de",
  })
  void anALabelIsReadAsTheUnicodeThatItStandsFor(String name, String unicode) {
    assertThat(DnsName.unicode(name)).isEqualTo(unicode);
  }

  @Test
  void aTextThatIsNoDomainNameHasNoAsciiForm() {
    assertThat(DnsName.ascii("a..example")).isEmpty();
    assertThat(DnsName.ascii("ß".repeat(64) + ".example")).isEmpty();
    assertThat(DnsName.ascii("a".repeat(63) + "\u200d.example")).isEmpty();
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
