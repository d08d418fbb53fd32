package dev.sesdkim.rules;

import static dev.sesdkim.dkim.AlertKind.OfScan.SCAN_PROBLEM;
import static dev.sesdkim.dkim.AlertKind.OfScan.SCAN_RECOVERED;
import static dev.sesdkim.rules.Sample.trouble;
import static dev.sesdkim.rules.Sample.troubles;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.LastReading;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What is said about a scan that cannot read or do something.
class ScanStoryTest {

  private static final Problem DENIED =
      new Problem(Problem.Kind.ACCESS_DENIED, "ses:ListIdentities", "not authorized");
  private static final Problem THROTTLED =
      new Problem(Problem.Kind.THROTTLED, "ses:ListIdentities", "Rate exceeded");

  private static final String RUNBOOK =
      "https://github.com/ses-dkim-monitor/ses-dkim-monitor/blob/main/docs/runbooks/"
          + "scan-problem.md";

  @ParameterizedTest
  @EnumSource
  void everyProblemOfARegionHasWordsAndAnAdvice(Problem.Kind kind) {
    AlertMessage message = message(region("eu-west-1", new Problem(kind, "ses:X", "a detail")));

    assertThat(message.subject()).startsWith("eu-west-1 ").endsWith(" (123456789012)");
    assertThat(message.text())
        .contains("\nSince 24 Nov 02:00 UTC: ")
        .contains("a detail")
        .contains("\nFix: ")
        .contains("Account 123456789012. You hear of this again only when it is over.\n");
    assertThat(message.domains()).isEmpty();
    assertThat(message.regions()).containsExactly("eu-west-1");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, No identity was there when last read on 22 Nov 13:45 UTC.",
    "1, 0, 0, '1 identity is there, verified when last read on 22 Nov 13:45 UTC.'",
    "0, 0, 1, '1 identity is there, unknown when last read on 22 Nov 13:45 UTC.'",
    "0, 2, 0, '2 identities are there, all unverified when last read on 22 Nov 13:45 UTC.'",
    "9, 2, 1, '12 identities are there, 9 verified, 2 unverified and 1 unknown when last read on 22 Nov 13:45 UTC.'"
  })
  void aRegionThatIsNotReadIsToldWithWhatIsAtStakeThere(
      int verified, int unverified, int unknown, String sentence) {
    LastReading last =
        new LastReading(
            Instant.parse("2026-11-22T13:45:00Z"), new Counts(verified, unverified, unknown));

    assertThat(unwrapped(message(region("eu-west-1", DENIED).with(Optional.of(last))).text()))
        .contains("is unknown. " + sentence + " Since");
  }

  private static String unwrapped(String text) {
    return text.replace('\n', ' ');
  }

  @ParameterizedTest
  @CsvSource({
    "ACCESS_DENIED,   cannot be read: access denied",
    "CREDENTIALS,     cannot be read: credentials not valid",
    "REGION_DISABLED, is no longer watched: disabled",
    "EXCLUDED,        is no longer watched: left out by the settings",
    "DEADLINE,        cannot be read: out of time"
  })
  void aRegionThatIsNotToBeReadAnyMoreIsNoLongerWatched(Problem.Kind kind, String words) {
    assertThat(message(region("eu-west-1", new Problem(kind, "ses:X", ""))).subject())
        .isEqualTo("eu-west-1 " + words + " (123456789012)");
  }

  @ParameterizedTest
  @EnumSource
  void everyPartOfAScanHasWordsAMeaningAndAnAdvice(ScanPart part) {
    AlertMessage message = message(trouble(SCAN_PROBLEM, part, DENIED));
    AlertMessage over =
        Sample.message(troubles(SCAN_RECOVERED, trouble(SCAN_RECOVERED, part, DENIED)));

    assertThat(message.text().replaceAll("\\s+", " "))
        .contains(ScanPartWords.meaning(part))
        .contains("Since 24 Nov 02:00 UTC: access denied on ses:ListIdentities: not authorized.")
        .contains(" Fix: ");
    if (part.isOfRegion()) {
      assertThat(message.regions()).containsExactly("eu-west-1");
    } else {
      assertThat(message.regions()).isEmpty();
    }
    assertThat(over.subject()).contains("again");
    assertThat(over.text())
        .contains("From 24 Nov 02:00 UTC to 24 Nov 03:00 UTC: access denied")
        .doesNotContain("Fix");
  }

  @Test
  void whereAccountsCannotBeListedOrReadTheAdviceFitsTheProblem() {
    Problem noTime = new Problem(Problem.Kind.DEADLINE, "sts:AssumeRole", "");
    Problem worker = new Problem(Problem.Kind.UNAVAILABLE, AccountAdvice.WORKER, "");

    assertThat(ScanPartWords.advice(ScanPart.ACCOUNTS, noTime)).isEqualTo(ScanPartWords.MORE_ROOM);
    assertThat(ScanPartWords.advice(ScanPart.ACCOUNTS, worker))
        .isEqualTo(AccountAdvice.CHECK_WORKER);
    assertThat(ScanPartWords.advice(ScanPart.ACCOUNTS, DENIED))
        .isEqualTo(ProblemWords.advice(DENIED));
  }

  @Test
  void thatRowsCannotBeSavedIsForTheRoleWhereAccessIsDeniedAndElseForTheTable() {
    assertThat(ScanPartWords.advice(ScanPart.ROWS, DENIED)).isEqualTo(ProblemWords.advice(DENIED));
    assertThat(ScanPartWords.advice(ScanPart.ROWS, THROTTLED)).startsWith("Check the table");
  }

  @Test
  void aPartThatFailsInSeveralRegionsIsOneClauseAndNamesThem() {
    AlertMessage message =
        message(
            trouble(SCAN_PROBLEM, "a", "DETAIL", DENIED),
            trouble(SCAN_PROBLEM, "b", "DETAIL", DENIED));

    assertThat(message.subject()).isEqualTo("SES v2 gives no detail in a and b (123456789012)");
    assertThat(message.text().replaceAll("(?<=\\w)\n(?=\\w)", " "))
        .containsOnlyOnce(ScanPartWords.meaning(ScanPart.DETAIL))
        .contains("The detail of SES v2 in a, the detail of SES v2 in b: access denied")
        .doesNotContain("signed is unknown");
    assertThat(message.regions()).containsExactly("a", "b");
  }

  @Test
  void aPartThatThisVersionDoesNotKnowIsToldByItsName() {
    assertThat(message(trouble(SCAN_PROBLEM, Due.ACCOUNT, "NEWER", DENIED)).subject())
        .isEqualTo("NEWER fails (123456789012)");
    assertThat(message(trouble(SCAN_PROBLEM, Due.ACCOUNT, "NEWER", DENIED)).text())
        .contains("Fix: allow ses:ListIdentities");
    assertThat(
            message(trouble(SCAN_PROBLEM, Due.ACCOUNT, "NEWER", DENIED), region("a", DENIED))
                .text())
        .contains("NEWER, a: access denied on");
    assertThat(
            Sample.message(
                    troubles(SCAN_RECOVERED, trouble(SCAN_RECOVERED, Due.ACCOUNT, "NEWER", DENIED)))
                .subject())
        .isEqualTo("NEWER works again (123456789012)");
  }

  @Test
  void regionsWithTheSameProblemAreToldTogether() {
    assertThat(message(region("a", DENIED), region("b", DENIED), region("c", DENIED)).subject())
        .isEqualTo("a and 2 more regions cannot be read: access denied (123456789012)");
    assertThat(message(region("a", DENIED), region("b", THROTTLED)).subject())
        .isEqualTo("a and b cannot be read (123456789012)");
    assertThat(message(region("a", DENIED), region("b", DENIED)).text())
        .contains("Whether mail from a and b is signed is unknown.");
    assertThat(message(region("a", DENIED), region("b", DENIED), region("c", DENIED)).text())
        .contains("Whether mail from these regions is signed is unknown.");
  }

  @Test
  void identitiesAreCountedAndOneIsNamed() {
    assertThat(message(identity("x.net", DENIED)).subject())
        .isEqualTo("x.net cannot be read in eu-west-1: access denied (123456789012)");
    assertThat(message(identity("x.net", DENIED), identity("y.net", THROTTLED)).subject())
        .isEqualTo("2 identities cannot be read in eu-west-1 (123456789012)");
    assertThat(message(identity("x.net", DENIED)).text())
        .contains("Whether mail from x.net is signed is unknown.")
        .contains("/ses/home?region=eu-west-1#/identities/x.net");
    assertThat(message(identity("x.net", DENIED), region("a", DENIED)).text())
        .contains("Whether mail from a and from the identities below is signed is unknown.");
  }

  @Test
  void severalRegionsThatAreNoLongerWatchedAreToldTogether() {
    Problem excluded = new Problem(Problem.Kind.EXCLUDED, "the settings", "a is left out");
    AlertMessage message = message(region("a", excluded), region("b", excluded));

    assertThat(message.subject())
        .isEqualTo("a and b are no longer watched: left out by the settings (123456789012)");
    assertThat(message.text())
        .contains("While a region is not watched, you do not hear of what breaks there.")
        .contains("a, b: a is left out.\n")
        .doesNotContain("signed is unknown");
  }

  @Test
  void whatIsAtStakeInARegionThatIsNoLongerWatchedIsTold() {
    Problem excluded = new Problem(Problem.Kind.EXCLUDED, "the settings", "a is left out");
    LastReading last = new LastReading(Instant.parse("2026-11-22T13:45:00Z"), new Counts(9, 0, 0));

    assertThat(unwrapped(message(region("a", excluded).with(Optional.of(last))).text()))
        .contains("9 identities are there, all verified when last read on 22 Nov 13:45 UTC.");
  }

  @Test
  void ofAnAccountThatCannotBeReadNothingIsSaidOfTheListOfItsRegions() {
    Problem shut = new Problem(Problem.Kind.ACCESS_DENIED, "sts:AssumeRole", "not authorized");
    String text = unwrapped(message(trouble(SCAN_PROBLEM, ScanPart.REGIONS, shut)).text());

    assertThat(text)
        .contains(ScanPartWords.ACCOUNT_UNREAD)
        .doesNotContain(ScanPartWords.meaning(ScanPart.REGIONS));
  }

  @Test
  void whatIsOverIsToldWithItsBeginningAndEnd() {
    Problem excluded = new Problem(Problem.Kind.EXCLUDED, "the settings", "");
    AlertMessage message =
        Sample.message(
            troubles(
                SCAN_RECOVERED,
                trouble(SCAN_RECOVERED, "a", "a", DENIED),
                trouble(SCAN_RECOVERED, "b", "b", excluded),
                trouble(SCAN_RECOVERED, "a", "x.net", DENIED)));

    assertThat(message.subject()).isEqualTo("a can be read again; 2 more (123456789012)");
    assertThat(message.text())
        .startsWith("Also: b is watched again; x.net can be read again in a.\n")
        .contains("All from 24 Nov 02:00 UTC to 24 Nov 03:00 UTC.\n")
        .doesNotContain("You hear of this again", "More about this");
    assertThat(message.kind().severity().name()).isEqualTo("INFO");
  }

  @Test
  void theSameAdviceIsGivenOnceAndNamesUpToFive() {
    Due.OfScan[] seven =
        IntStream.range(0, 7).mapToObj(i -> region("r" + i, DENIED)).toArray(Due.OfScan[]::new);

    assertThat(message(Arrays.copyOf(seven, 5)).text())
        .contains("r0, r1, r2, r3, r4: access denied")
        .containsOnlyOnce("Fix: allow");
    assertThat(message(seven).text())
        .contains("7 times the same: access denied")
        .contains("  r0, r1, r2, r3, r4, r5, r6\n")
        .containsOnlyOnce("Fix: allow");
  }

  @Test
  void theRunbookIsLinkedInEveryBody() {
    AlertMessage message = message(region("a", DENIED), region("b", DENIED));
    String section = RUNBOOK + "#a-region-cannot-be-read";

    assertThat(message.text()).contains("More about this:\n" + section + "\n");
    assertThat(message.chat())
        .contains("<" + section + "|More about this: a region cannot be read>");
    assertThat(links(message).get("runbooks")).isEqualTo(List.of(section));
  }

  @ParameterizedTest
  @CsvSource({
    "eu-west-1, eu-west-1,   #a-region-cannot-be-read",
    "eu-west-1, x.net,       #an-identity-is-unknown",
    "*,         DNS,         #dns-does-not-answer",
    "eu-west-1, DETAIL,      #the-detail-of-ses-cannot-be-read",
    "eu-west-1, MAIL_FROM,   #the-mail-from-settings-cannot-be-read",
    "*,         ROWS,        #rows-cannot-be-saved",
    "*,         TIME,        #a-scan-comes-near-its-time-limit",
    "*,         REGIONS,     ''",
    "*,         SUBSCRIBERS, ''",
    "*,         NEWER,       ''"
  })
  void theRunbookHasTheSectionThatIsLinked(String place, String subject, String section)
      throws IOException {
    assertThat(Runbooks.of(List.of(trouble(SCAN_PROBLEM, place, subject, DENIED))))
        .containsExactly(RUNBOOK + section);
    assertThat(
            Files.readAllLines(Path.of("../docs/runbooks/scan-problem.md")).stream()
                .filter(line -> line.startsWith("#"))
                .map(ScanStoryTest::anchor))
        .contains(section.isEmpty() ? "#fix" : section);
  }

  /// How GitHub names a heading of these letters.
  private static String anchor(String heading) {
    return "#" + heading.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  @Test
  void theEventTellsOfEachProblemWhatItIsAbout() {
    Map<String, Object> event =
        Json.object(
            message(
                    region("a", DENIED),
                    identity("x.net", DENIED),
                    trouble(SCAN_PROBLEM, ScanPart.DNS, THROTTLED),
                    trouble(SCAN_PROBLEM, ScanPart.DETAIL, DENIED))
                .event());

    assertThat((List<?>) event.get("problems"))
        .isEqualTo(
            List.of(
                problem(Map.of("region", "a"), DENIED),
                problem(Map.of("region", "eu-west-1", "identity", "x.net"), DENIED),
                problem(Map.of("part", "DNS"), THROTTLED),
                problem(Map.of("region", "eu-west-1", "part", "DETAIL"), DENIED)));
    assertThat(event).doesNotContainKeys("domain", "domains", "problemsLeftOut");
  }

  @Test
  void moreThanFitsHasToBeDividedAndLeavesOutWhatCannotBe() {
    Problem endless = new Problem(Problem.Kind.REJECTED, "ses:X", "ü".repeat(500));
    Due.OfScan[] many =
        IntStream.range(0, 200)
            .mapToObj(i -> identity(i + ".net", endless))
            .toArray(Due.OfScan[]::new);
    AlertMessage message = message(many);

    assertThat(AlertText.fits(troubles(SCAN_PROBLEM, many), VerifiedDomains.NONE)).isFalse();
    assertThat(
            AlertText.fits(troubles(SCAN_PROBLEM, Arrays.copyOf(many, 50)), VerifiedDomains.NONE))
        .isTrue();
    assertThat(Envelope.bytes(message)).isBetween(200_000, Envelope.MOST_BYTES);
    List<?> named =
        (List<?>) Optional.ofNullable(Json.object(message.event()).get("problems")).orElseThrow();
    assertThat(message.event())
        .contains("\"problemsLeftOut\":{\"count\":" + (200 - named.size()) + ",\"where\":");
    assertThat(message.text())
        .contains((200 - named.size()) + " more: rows of the monitor's table");
  }

  private static Map<String, Object> problem(Map<String, String> about, Problem problem) {
    Map<String, Object> fields = new HashMap<>(about);
    fields.put("kind", problem.kind().name());
    fields.put("action", problem.action());
    fields.put("detail", problem.detail());
    fields.put("since", "2026-11-24T02:00:00.000Z");
    return fields;
  }

  private static Map<?, ?> links(AlertMessage message) {
    return (Map<?, ?>) Objects.requireNonNull(Json.object(message.event()).get("links"));
  }

  private static Due.OfScan region(String region, Problem problem) {
    return trouble(AlertKind.OfScan.SCAN_PROBLEM, region, region, problem);
  }

  private static Due.OfScan identity(String name, Problem problem) {
    return trouble(AlertKind.OfScan.SCAN_PROBLEM, "eu-west-1", name, problem);
  }

  private static AlertMessage message(Due.OfScan... subjects) {
    return Sample.message(troubles(SCAN_PROBLEM, subjects));
  }
}
