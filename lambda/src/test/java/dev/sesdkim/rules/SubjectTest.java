package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectTest {

  private static final String WHAT = "stopped DKIM-signing (eu-west-1)";

  @Test
  void theNameIsFirst() {
    Subject subject = Subject.of("example.com", "", WHAT);

    assertThat(subject.text()).isEqualTo("example.com stopped DKIM-signing (eu-west-1)");
    assertThat(subject.whole()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "example.com,      ...example.com stopped",
    "shop.example.com, ...shop.example.com stopped",
    "'',               ...example.com stopped"
  })
  void aLongNameKeepsItsBeginningAndTheDomainThatIsRegistered(String end, String kept) {
    Subject subject = Subject.of("a".repeat(60) + ".b.shop.example.com", end, WHAT);

    assertThat(subject.text()).hasSize(99).startsWith("aaaaaaaa").contains(kept).endsWith(WHAT);
    assertThat(subject.whole()).isFalse();
  }

  @Test
  void aNameThatJustFitsIsWholeAndALongerOneIsNot() {
    int room = Subject.LONGEST - 1 - WHAT.length();

    assertThat(Subject.of("x".repeat(room), "", WHAT))
        .isEqualTo(new Subject("x".repeat(room) + " " + WHAT, true));
    assertThat(Subject.of("x".repeat(room + 1), "", WHAT).whole()).isFalse();
    assertThat(Subject.of("example.com", "", "y".repeat(100)).whole()).isFalse();
  }

  @Test
  void theRegisteredDomainIsKeptWhereItLeavesRoomForTheNamesBeginning() {
    String just = "e".repeat(50) + ".example.com";

    assertThat(Subject.of("shop.one." + just, just, WHAT).text())
        .isEqualTo("s..." + just + " " + WHAT);
    assertThat(Subject.of("shop.one.e" + just, "e" + just, WHAT).text())
        .startsWith("shop.one.eee")
        .contains("e...example.com stopped");
  }

  @Test
  void twoLongLabelsLoseTheirBeginning() {
    assertThat(Subject.of("shop." + "e".repeat(60) + ".com", "", WHAT).text())
        .isEqualTo("..." + "e".repeat(59) + ".com " + WHAT);
  }

  @Test
  void aCountrysRegistryTakesOneMoreLabel() {
    assertThat(Subject.of("a".repeat(80) + ".shop.example.com.au", "", WHAT).text())
        .contains("...example.com.au stopped");
    assertThat(Subject.of("a".repeat(80) + ".shop.names.de", "", WHAT).text())
        .contains("...names.de stopped");
    assertThat(Subject.of("a".repeat(80) + ".shop.example.co.uk", "", WHAT).text())
        .contains("...example.co.uk stopped");
    assertThat(Subject.of("a".repeat(80) + ".shop.example.de", "", WHAT).text())
        .contains("...example.de stopped");
  }

  @Test
  void aDomainThatAloneIsTooLongKeepsItsEnd() {
    assertThat(Subject.of("a".repeat(300) + ".com", "", WHAT).text())
        .hasSize(99)
        .startsWith("...aaa")
        .endsWith("aaa.com " + WHAT);
  }

  @Test
  void anAddressKeepsItsDomain() {
    assertThat(Subject.of("x".repeat(64) + "@mail.example.com", "", WHAT).text())
        .startsWith("xxxx")
        .contains("...example.com stopped");
  }

  @Test
  void anInternationalDomainIsShownInItsAsciiForm() {
    Subject subject = Subject.of("info@bücher.example", "", "is new");

    assertThat(subject.text()).isEqualTo("info@xn--bcher-kva.example is new");
    assertThat(subject.whole()).isFalse();
  }

  @Test
  void everythingElseThatIsNotPrintableAsciiIsReplaced() {
    assertThat(Subject.of("é\r\nBcc: x\u202e@example.com", "", "is new").text())
        .isEqualTo("???Bcc: x?@example.com is new");
    assertThat(Subject.of("  a@example.com", "", "is new").text())
        .isEqualTo("? a@example.com is new");
    assertThat(Subject.of("!~ops~!@example.com", "", "is new").text())
        .isEqualTo("!~ops~!@example.com is new");
  }

  @Test
  void wordsOfOursMayTakeAllTheRoomThereIsAndNoMore() {
    assertThat(Subject.of("x".repeat(99)).text()).isEqualTo("x".repeat(99));
    assertThat(Subject.of("x".repeat(100)).text()).isEqualTo("x".repeat(96) + "...");
  }
}
