package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.json.Json;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

  private static final List<String> NONE = List.of();

  @Test
  void aMessageOfExactlyWhatSnsTakesFits() {
    int others = Envelope.bytes(chat(0, NONE, NONE));
    int most = 262_144 - others;

    assertThat(Envelope.fits(chat(most, NONE, NONE))).isTrue();
    assertThat(Envelope.fits(chat(most + 1, NONE, NONE))).isFalse();
  }

  @Test
  void theSubjectCountsBesideTheBodyThatBeginsWithIt() {
    assertThat(
            Envelope.bytes(message("x".repeat(10), AlertKind.OfAccount.STARTED))
                - Envelope.bytes(message("", AlertKind.OfAccount.STARTED)))
        .isEqualTo(20);
  }

  @Test
  void everyAttributeOfOneValueCounts() {
    assertThat(
            Envelope.bytes(message("", AlertKind.OfDomain.FOUND_UNVERIFIED))
                - Envelope.bytes(message("", AlertKind.OfDomain.REMOVED)))
        .isEqualTo("FOUND_UNVERIFIED".length() - "REMOVED".length());
  }

  private static AlertMessage message(String subject, AlertKind kind) {
    return new AlertMessage(subject, "", "", "", kind, List.of(Sample.ACCOUNT), NONE, NONE);
  }

  @Test
  void everyDomainAndRegionThatCanBeFilteredByTakesRoomFromTheBodies() {
    List<String> domains = IntStream.range(0, 500).mapToObj(i -> i + ".example.com").toList();
    int none = room(NONE, NONE);

    assertThat(none - room(domains, NONE))
        .isEqualTo(bytes("domains", "String.Array", Json.write(domains)));
    assertThat(none - room(NONE, List.of("eu-west-1")))
        .isEqualTo(bytes("regions", "String.Array", "[\"eu-west-1\"]"));
  }

  @Test
  void attributesCountInBytesNotInCharacters() {
    assertThat(room(NONE, NONE) - room(List.of("bücher.example"), NONE))
        .isEqualTo(bytes("domains", "String.Array", "[\"bücher.example\"]"));
  }

  private static int bytes(String... texts) {
    return Json.bytes(String.join("", texts));
  }

  /// The longest body that fits.
  private static int room(List<String> domains, List<String> regions) {
    int fits = 0;
    int tooLong = Envelope.MOST_BYTES;
    while (tooLong - fits > 1) {
      int between = (fits + tooLong) / 2;
      if (Envelope.fits(chat(between, domains, regions))) {
        fits = between;
      } else {
        tooLong = between;
      }
    }
    return fits;
  }

  private static AlertMessage chat(int length, List<String> domains, List<String> regions) {
    return new AlertMessage(
        "",
        "",
        "x".repeat(length),
        "",
        AlertKind.OfAccount.STARTED,
        List.of(Sample.ACCOUNT),
        domains,
        regions);
  }
}
