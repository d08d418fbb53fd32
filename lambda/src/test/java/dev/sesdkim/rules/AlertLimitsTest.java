package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.address;
import static dev.sesdkim.rules.Sample.alert;
import static dev.sesdkim.rules.Sample.domain;
import static dev.sesdkim.rules.Sample.looked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// How long an alert may be, and that it says nothing twice.
class AlertLimitsTest {

  private static final int MOST_LINES = 12;
  private static final int MOST_RECORDS = 3;

  /// A line counts unless it is blank, or says what DNS has in a record's place. A command that
  /// goes on in the next line is one line.
  private static long lines(String text) {
    return text.replace("\\\n", "")
        .lines()
        .filter(line -> !line.isBlank())
        .filter(line -> !line.startsWith("  Now:   ") && !line.startsWith("         "))
        .count();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.sesdkim.rules.AlertTextGoldenTest#alerts")
  void anEmailAboutOneDomainInOneRegionHasAtMostTwelveLines(String name, Alert alert) {
    AlertMessage message =
        AlertText.of(alert, new AccountNames(Map.of(Sample.ACCOUNT, "prod")), VerifiedDomains.NONE);
    if (message.domains().size() != 1 || message.regions().size() != 1) {
      return;
    }

    assertThat(message.text().lines().filter(line -> line.startsWith("  Name: ")).count())
        .isLessThanOrEqualTo(MOST_RECORDS);
    assertThat(lines(message.text())).as(message.text()).isLessThanOrEqualTo(MOST_LINES);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"OK", "UNRECOGNIZED", "UNREADABLE"})
  void soItHasForEveryReasonWithAddressesThatGoDown(Reason reason) {
    String text =
        Sample.message(
                alert(
                    AlertKind.OfDomain.REGRESSED,
                    "news.example.com",
                    Verdict.VERIFIED,
                    domain("eu-west-1", "news.example.com", reason),
                    under("eu-west-1", "editor"),
                    under("eu-west-1", "offers")))
            .text();

    assertThat(lines(text)).as(text).isLessThanOrEqualTo(MOST_LINES);
  }

  @Test
  void linesAreCountedAsTheyAreRead() {
    assertThat(lines("a\n\n  b \\\n    c\n  Now:   d\n")).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"OK", "UNRECOGNIZED", "UNREADABLE"})
  void inChatOneDomainInTwoRegionsTakesFourteenLinesAndNineHundredCharacters(Reason reason) {
    for (Reason other : List.of(Reason.SIGNING_DISABLED, Reason.TEMPORARY_FAILURE, reason)) {
      String chat =
          AlertText.of(
                  alert(
                      AlertKind.OfDomain.REGRESSED,
                      "shop.example.com",
                      Verdict.VERIFIED,
                      domain("eu-west-1", "shop.example.com", reason),
                      domain("us-east-1", "shop.example.com", other),
                      under("eu-west-1", "orders")),
                  new AccountNames(Map.of(Sample.ACCOUNT, "prod")),
                  VerifiedDomains.NONE)
              .chat();
      String text =
          Parts.text(Parts.content(chat), "title")
              + "\n"
              + Parts.text(Parts.content(chat), "description");

      assertThat(text.lines().count()).as(text).isLessThanOrEqualTo(14);
      assertThat(text).hasSizeLessThanOrEqualTo(900);
      assertThat(text).contains("SES console, eu-west-1", "SES console, us-east-1");
    }
  }

  @Test
  void whatThereIsRoomForCanBeCopiedFromChat() {
    String description =
        Parts.text(Parts.content(Sample.message(twoCauses()).chat()), "description");

    assertThat(description)
        .contains("--signing-enabled\n```")
        .contains("tokenone._domainkey.shop.example.com\nCNAME tokenone.dkim.amazonses.com\n```")
        .doesNotContain("in the email");
  }

  @Test
  void chatHasNoNextSteps() {
    assertThat(Parts.content(Sample.message(twoCauses()).chat()).get("nextSteps")).isNull();
  }

  /// What begins in the left margin, as sentences and clauses; records, commands and names, which
  /// stand apart, are no sentences.
  private static List<String> sentences(String text) {
    List<String> paragraphs = new ArrayList<>();
    for (String paragraph : text.split("\n\n", -1)) {
      StringBuilder words = new StringBuilder();
      paragraph
          .lines()
          .filter(line -> !line.startsWith(" ") && !line.startsWith("http"))
          .forEach(line -> words.append(line).append(' '));
      paragraphs.add(words.toString().strip());
    }
    return paragraphs.stream()
        .flatMap(paragraph -> Arrays.stream(paragraph.split("(?<=[.:;])\\s+", -1)))
        .filter(sentence -> sentence.split(" ", -1).length > 3)
        .map(sentence -> sentence.replaceAll("[.:;]$", ""))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyAlert")
  void nothingIsSaidTwice(String name, Alert alert) {
    AlertMessage message =
        AlertText.of(alert, new AccountNames(Map.of(Sample.ACCOUNT, "prod")), VerifiedDomains.NONE);

    assertThat(sentences(message.subject() + ".\n\n" + message.text())).doesNotHaveDuplicates();
    assertThat(message.text()).doesNotContain("Route 53", "zone file");
  }

  static Stream<org.junit.jupiter.params.provider.Arguments> everyAlert() {
    return Stream.of(
            AlertTextGoldenTest.alerts(), StormTextGoldenTest.alerts(), ScanTextGoldenTest.alerts())
        .flatMap(alerts -> alerts);
  }

  @Test
  void theAccountsNameStandsBeforeItsNumberEverywhere() {
    AlertMessage message =
        AlertText.of(
            Sample.overByNow(),
            new AccountNames(Map.of(Sample.ACCOUNT, "prod")),
            VerifiedDomains.NONE);

    assertThat(message.text()).contains("Account prod (123456789012). SES console:\n");
    assertThat(message.chat()).contains("Account prod (123456789012) · ");
    assertThat(message.event()).contains("\"accountName\":\"prod\"");
  }

  static Alert twoCauses() {
    return alert(
        AlertKind.OfDomain.REGRESSED,
        "shop.example.com",
        Verdict.VERIFIED,
        looked(
            domain("eu-west-1", "shop.example.com", Reason.SIGNING_DISABLED),
            DnsFinding.OK,
            DnsFinding.OK,
            DnsFinding.OK),
        looked(
            domain("us-east-1", "shop.example.com", Reason.TEMPORARY_FAILURE),
            DnsFinding.MISSING,
            DnsFinding.OK,
            DnsFinding.OK),
        address(
            "eu-west-1", "orders@shop.example.com", Reason.DOMAIN_UNVERIFIED, "shop.example.com"));
  }

  private static State under(String region, String local) {
    return address(
        region, local + "@news.example.com", Reason.DOMAIN_UNVERIFIED, "news.example.com");
  }
}
