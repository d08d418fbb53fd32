package dev.sesdkim.local.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.rules.Judgement;
import dev.sesdkim.scan.AccountSurvey;
import dev.sesdkim.scan.RegionSurvey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Whole answers, to be read in `src/test/resources/local`. After a change that is meant, renew
/// them and read the difference: `./mvnw test -pl lambda -Dtest=GoldenTextTest -Dgolden=renew`
class GoldenTextTest {

  private static final Path FILES = Path.of("src/test/resources/local");

  @Test
  void aScanOnAPageOf100Columns() throws IOException {
    hold("scan-100.txt", ScanText.of(survey(), new Page(100, false)));
  }

  @Test
  void aScanOnAPageOf60Columns() throws IOException {
    hold("scan-60.txt", ScanText.of(survey(), new Page(60, false)));
  }

  @Test
  void aScanAsJson() throws IOException {
    hold("scan.json", ScanJson.of(survey(), 1));
  }

  @Test
  void colourAddsNothingButColour() {
    assertThat(ScanText.of(survey(), new Page(80, true)).replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(ScanText.of(survey(), new Page(80, false)));
  }

  @Test
  void noLineButWhatIsCopiedIsWiderThanThePage() {
    assertThat(ScanText.of(survey(), new Page(60, false)).lines())
        .filteredOn(line -> !line.startsWith("    "))
        .allMatch(line -> Width.of(line) <= 60);
  }

  @Test
  void controlCharactersAreNotPassedOn() {
    assertThat(ScanText.of(survey(), new Page(100, false)))
        .doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\n]]");
  }

  private static AccountSurvey survey() {
    List<Reading> readings =
        List.of(
            Readings.domain("example.com", "Success"),
            Readings.domain("news.example.com", "TemporaryFailure"),
            Readings.domain("off.example.com", false, "Success", "Success"),
            Readings.domain(
                "a-domain-with-a-name-of-some-length.and-more.example.co.jp", "Success"),
            Readings.domain("bell\u0007\u202e.example.com", "Failed"),
            Readings.domain("odd.example.com", "Dream\u001b[2Jing"),
            Readings.address("editor@news.example.com"),
            Readings.address("offers@news.example.com"),
            Readings.address("info@例え.example.jp"),
            Readings.address("somebody@gmail.com"),
            Readings.unread("lost@example.com"));
    return new AccountSurvey(
        Readings.ACCOUNT,
        new Moment(Instant.parse("2026-03-01T06:00:00Z"), "local"),
        List.of(
            new RegionSurvey.NotSurveyed(
                "ap-south-1",
                new Problem(
                    Problem.Kind.ACCESS_DENIED,
                    "ses:ListIdentities",
                    "explicit deny in a service control policy")),
            new RegionSurvey.NoSes("ap-southeast-4"),
            new RegionSurvey.Surveyed(Readings.REGION, Judgement.of(readings), List.of()),
            new RegionSurvey.Surveyed("us-east-1", List.of(), List.of())));
  }

  private static void hold(String name, String actual) throws IOException {
    Path file = FILES.resolve(name);
    if (Objects.equals(System.getProperty("golden"), "renew")) {
      Files.writeString(file, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(file));
  }
}
