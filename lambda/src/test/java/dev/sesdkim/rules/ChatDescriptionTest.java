package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.Remedy;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How much of a story chat shows, by the room that there is.
class ChatDescriptionTest {

  private static final String SUBJECT = "example.com stopped DKIM-signing";
  private static final String CUT = "The email and the event hold the rest.";

  @ParameterizedTest
  @CsvSource({"eu-west-1, 20", "eu-west-1 us-east-1, 14"})
  void aRecordIsOnTwoLinesThenOnOneThenInTheEmailAlone(String regions, int lines) {
    // Beside the sentences: the title, the record on four lines with its fences, and the account.
    int sentences = lines - 6;

    assertThat(withRecord(regions, sentences)).contains("\na.example.com\nCNAME b.example.net\n");
    assertThat(withRecord(regions, sentences + 1))
        .contains("\na.example.com CNAME b.example.net\n");
    assertThat(withRecord(regions, sentences + 2))
        .doesNotContain("CNAME")
        .contains("The records and commands are in the email");
  }

  @ParameterizedTest
  @CsvSource({"eu-west-1, 1500", "eu-west-1 us-east-1, 900"})
  void aRecordIsThereToCopyWhileTitleAndTextHaveRoomForIt(String regions, int characters) {
    int others = SUBJECT.length() + 1 + withRecord(regions, List.of("X")).length() - 1;

    assertThat(withRecord(regions, List.of("X".repeat(characters - others)))).contains("CNAME");
    assertThat(withRecord(regions, List.of("X".repeat(characters - others + 1))))
        .doesNotContain("CNAME");
  }

  @Test
  void threeThousandCharactersAreShownWhole() {
    int others = withLink(List.of("X"), "").length() - 1;

    assertThat(withLink(List.of("X".repeat(3_000 - others)), ""))
        .hasSize(3_000)
        .doesNotContain(CUT);
    assertThat(withLink(List.of("X".repeat(3_001 - others)), "")).contains(CUT);
  }

  @Test
  void whereTheTextIsCutALineOfLinksIsKeptUnlessItTakesHalfTheRoom() {
    List<String> sentences = Collections.nCopies(20, "X".repeat(299));
    int others = withLink(List.of(), "").length();

    assertThat(withLink(sentences, "u".repeat(1_499 - others)))
        .contains("XXX\n" + CUT + "\nAccount 123456789012 · <uuu");
    assertThat(withLink(sentences, "u".repeat(1_500 - others))).endsWith("XXX\n" + CUT);
  }

  private static String withRecord(String regions, int sentences) {
    return withRecord(regions, IntStream.range(0, sentences).mapToObj(i -> "S" + i).toList());
  }

  private static String withRecord(String regions, List<String> sentences) {
    Cure cure =
        new Cure(
            "",
            List.of(),
            List.of(new Cure.Entry(new DnsRecord("a.example.com", "CNAME", "b.example.net"), "")),
            List.of());
    return description(
        List.of("example.com"),
        List.of(regions.split(" ", -1)),
        List.of(Section.news(sentences), Section.fix("Fix", cure)),
        List.of());
  }

  /// About no domain alone, with one link.
  private static String withLink(List<String> sentences, String url) {
    return description(
        List.of(),
        List.of("eu-west-1"),
        List.of(Section.news(sentences)),
        List.of(new ConsoleLink("eu-west-1", url)));
  }

  private static String description(
      List<String> domains, List<String> regions, List<Section> sections, List<ConsoleLink> links) {
    Alert alert = Sample.overByNow();
    return ChatDescription.of(
        new Story(
            alert,
            AlertAccounts.of(alert, AccountNames.NONE),
            domains,
            regions,
            SUBJECT,
            sections,
            "",
            List.of(),
            0,
            0,
            Remedy.none(),
            links));
  }
}
