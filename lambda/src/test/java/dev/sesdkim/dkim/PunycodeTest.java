package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PunycodeTest {

  /// Samples of RFC 3492, section 7.1.
  @ParameterizedTest
  @CsvSource({
    "ليهمابتكلموشعربي؟, egbpdaj6bu4bxfgehfvwxn",
    "他们为什么不说中文, ihqwcrb4cv8a8dqg056pqjye",
    "Pročprostěnemluvíčesky, Proprostnemluvesky-uyb24dma41a",
    "3年B組金八先生, 3B-ww4c5e180e575a65lsy2b",
    "Hello-Another-Way-それぞれの場所, Hello-Another-Way--fc4qua05auwb3674vfr0b",
    "MajiでKoiする5秒前, MajiKoi5-783gue6qz075azm5e",
    "-> $1.00 <-, -> $1.00 <--",
  })
  void aTextIsWrittenAsTheSamplesOfTheStandardAre(String text, String encoded) {
    assertThat(Punycode.encoded(text)).isEqualTo(encoded);
    assertThat(Punycode.decoded(encoded)).contains(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "-kva", "bcher-kv", "bcher-k!", "99999999999999"})
  void whatIsNoPunycodeIsNotRead(String text) {
    assertThat(Punycode.decoded(text)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void labelsThatTheJdkDoesNotMapAreWrittenAsTheJdkWritesThem(int seed) {
    Random random = new Random(seed);
    String letters = "abcxyz059-äöüéřžбдфящ例子中文网络𠀀𪚥";
    int[] all = letters.codePoints().toArray();
    String label =
        random
            .ints(1 + random.nextInt(12), 0, all.length)
            .map(at -> all[at])
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .append('中')
            .toString();

    assertThat("xn--" + Punycode.encoded(label)).isEqualTo(IDN.toASCII(label));
    assertThat(Punycode.decoded(Punycode.encoded(label))).contains(label);
  }

  static IntStream seeds() {
    return IntStream.range(0, 100);
  }
}
