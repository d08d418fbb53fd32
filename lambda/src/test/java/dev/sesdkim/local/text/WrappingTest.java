package dev.sesdkim.local.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappingTest {

  @Test
  void breaksBetweenWords() {
    assertThat(Wrapping.lines("put the records back", 11))
        .containsExactly("put the", "records", "back");
  }

  @Test
  void breaksANameAfterASign() {
    assertThat(Wrapping.lines("someone@news.example.com", 14))
        .containsExactly("someone@news.", "example.com");
  }

  @Test
  void breaksAnywhereWhenThereIsNoSignAndLosesNothing() {
    String name = "x".repeat(63);

    assertThat(Wrapping.lines(name, 20)).hasSize(4).allMatch(line -> line.length() <= 20);
    assertThat(String.join("", Wrapping.lines(name, 20))).isEqualTo(name);
  }

  @Test
  void countsWideCharactersAsTwoColumns() {
    assertThat(Wrapping.lines("例例例例", 4)).containsExactly("例例", "例例");
  }

  @Test
  void eachLineHasTheRoomThatItsLeadLeaves() {
    assertThat(Wrapping.lines("delete first: ", "  ", "TXT v=spf1 -all and MX 10 mail", 36))
        .containsExactly("delete first: TXT v=spf1 -all and MX", "  10 mail");
    assertThat(Wrapping.lines("", "    ", "the second line has less room", 24))
        .containsExactly("the second line has less", "    room");
  }

  @Test
  void aWordThatHasNoRoomBesideItsLeadBeginsOnTheNextLine() {
    assertThat(Wrapping.lines("delete first: ", "  ", "news.mail.example.com.example", 32))
        .containsExactly("delete first:", "  news.mail.example.com.example");
  }

  @Test
  void anEmptyTextIsOneEmptyLine() {
    assertThat(Wrapping.lines("", 10)).containsExactly("");
  }

  @Test
  void widthsAreThoseOfATerminal() {
    assertThat(Width.of("abc")).isEqualTo(3);
    assertThat(Width.of("例え.jp")).isEqualTo(7);
    assertThat(Width.of("e\u0301")).isEqualTo(1);
    assertThat(Width.of("한ｆ")).isEqualTo(4);
    assertThat(Width.of("ﾊﾝ")).isEqualTo(2);
  }
}
