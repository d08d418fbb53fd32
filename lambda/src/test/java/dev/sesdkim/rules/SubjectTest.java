package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubjectTest {

  @Test
  void theMostImportantWordIsFirst() {
    assertThat(Subject.of("REGRESSED", "example.com", "DKIM failed in eu-west-1"))
        .isEqualTo("REGRESSED: example.com DKIM failed in eu-west-1");
  }

  @Test
  void aLongNameIsCutAndWhatHappenedIsKept() {
    String subject = Subject.of("REGRESSED", "a".repeat(300) + ".com", "DKIM failed in eu-west-1");

    assertThat(subject).hasSize(99).endsWith("aaa... DKIM failed in eu-west-1");
  }

  @Test
  void anInternationalDomainIsShownInItsAsciiForm() {
    assertThat(Subject.of("REGRESSED", "info@bücher.example", "DKIM failed"))
        .isEqualTo("REGRESSED: info@xn--bcher-kva.example DKIM failed");
  }

  @Test
  void printableAsciiIsShownAsItIs() {
    assertThat(Subject.of("REGRESSED", "!~ops~!@example.com", "DKIM failed"))
        .isEqualTo("REGRESSED: !~ops~!@example.com DKIM failed");
  }

  @Test
  void everythingElseThatIsNotPrintableAsciiIsReplaced() {
    assertThat(Subject.of("REGRESSED", "é\r\nBcc: x\u202e@example.com", "DKIM failed"))
        .isEqualTo("REGRESSED: ???Bcc: x?@example.com DKIM failed");
  }

  @Test
  void withoutANameTheRestMayTakeAllTheRoomThereIs() {
    String rest = "x".repeat(99 - "STARTED: ".length());

    assertThat(Subject.of("STARTED", "", rest)).isEqualTo("STARTED: " + rest);
  }

  @Test
  void neitherIsALongEndLongerThanASubjectMayBe() {
    assertThat(Subject.of("STARTED", "", "x".repeat(500))).hasSize(99).endsWith("x...");
  }
}
