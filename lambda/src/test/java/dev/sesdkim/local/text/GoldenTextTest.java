package dev.sesdkim.local.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.CheckOutcome;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.DmarcEvidence;
import dev.sesdkim.dkim.DmarcPolicy;
import dev.sesdkim.dkim.DmarcProblem;
import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Mutes;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Readiness;
import dev.sesdkim.dkim.ReadinessCheck;
import dev.sesdkim.dkim.ReadinessLevel;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.Spf;
import dev.sesdkim.dkim.SpfOutcome;
import dev.sesdkim.dkim.SpfProblem;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.rules.Comparison;
import dev.sesdkim.rules.Judged;
import dev.sesdkim.scan.RegionResult;
import dev.sesdkim.scan.Sightings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Whole answers, to be read in `src/test/resources/local`. After a change that is meant, renew
/// them and read the difference: `./mvnw test -pl lambda -Dtest=GoldenTextTest -Dgolden=renew`
class GoldenTextTest {

  private static final Instant AT = Instant.parse("2026-03-01T06:00:00Z");
  private static final ScanContext SCAN =
      new ScanContext(
          new Moment(AT, "local"),
          List.of(AT),
          false,
          Duration.ofHours(1),
          Duration.ofDays(1),
          Mutes.NONE);
  private static final Spf SPF =
      Spf.of(
          SpfOutcome.PERMERROR,
          new SpfProblem(SpfProblem.Kind.UNKNOWN_TERM, "bounce.example.com", "ipv4:192.0.2.1"));
  private static final Optional<String> ALL = Optional.of("sesdkim scan --all");
  private static final Path FILES = Path.of("src/test/resources/local");

  @Test
  void aScanOnAPageOf80ColumnsWithWhatAMonitorRemembers() throws IOException {
    hold("scan-80.txt", ScanText.of(Morning.remembered(), ALL, new Page(80, false)));
  }

  @Test
  void aScanOnAPageOf60ColumnsWithWhatAMonitorRemembers() throws IOException {
    hold("scan-60.txt", ScanText.of(Morning.remembered(), ALL, new Page(60, false)));
  }

  @Test
  void aScanWithoutADeploymentAndWithEverything() throws IOException {
    hold("scan-all-80.txt", ScanText.of(Morning.alone(), Optional.empty(), new Page(80, false)));
  }

  @Test
  void aScanOfSeveralAccountsNamesTheAccountOfEverything() throws IOException {
    hold("scan-accounts-120.txt", ScanText.of(Morning.accounts(), ALL, new Page(120, false)));
    hold("scan-accounts-80.txt", ScanText.of(Morning.accounts(), ALL, new Page(80, false)));
  }

  @Test
  void namesAndWordsFromOutsideOnAPageOf80Columns() throws IOException {
    hold("scan-outside-80.txt", ScanText.of(view(), ALL, new Page(80, false)));
  }

  @Test
  void aScanAsJson() throws IOException {
    hold("scan.json", ScanJson.of(view(), 1));
  }

  @Test
  void whenAllIsWellItIsTwoLines() {
    assertThat(ScanText.of(Morning.fine(40), ALL, new Page(80, false)))
        .isEqualTo(
            """
            DKIM is fine for all 40 identities.
            123456789012, 24 Nov 06:00 UTC: 1 of 1 region
            """);
  }

  @Test
  void anAccountWithoutIdentitiesSaysSo() {
    assertThat(ScanText.of(Morning.fine(0), ALL, new Page(80, false)))
        .isEqualTo(
            """
            There are no SES identities in this account.
            123456789012, 24 Nov 06:00 UTC: 1 of 1 region
            """);
  }

  @Test
  void namesThatNobodyHasAreToldAsThat() {
    ScanView view = Morning.fine(3).only(new NamePattern("*.example.net"));

    assertThat(ScanText.of(view, ALL, new Page(80, false)))
        .startsWith("No SES identity is named *.example.net.\n");
  }

  @Test
  void whatKeptEveryRegionFromBeingReadIsToldOnce() {
    String text = ScanText.of(Morning.blind(), ALL, new Page(80, false));

    assertThat(text)
        .startsWith("Whether DKIM is fine is unknown: no region could be read.\n")
        .contains("  4 regions    region not read: unavailable\n")
        .containsOnlyOnce("connection reset");
  }

  @Test
  void aThousandIdentitiesTakeOnePage() {
    assertThat(ScanText.of(Morning.off(1_000), ALL, new Page(80, false)).lines())
        .hasSizeLessThan(60)
        .contains("  980 more: sesdkim scan --all")
        .contains("995 more: sesdkim fix NAME, or sesdkim scan --all");
  }

  @Test
  void colourAddsNothingButColour() {
    for (ScanView view : List.of(view(), Morning.remembered())) {
      String coloured = ScanText.of(view, Optional.empty(), new Page(80, true));
      assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", ""))
          .isEqualTo(ScanText.of(view, Optional.empty(), new Page(80, false)))
          .isNotEqualTo(coloured);
    }
  }

  @Test
  void noLineButWhatIsCopiedIsWiderThanThePage() {
    for (ScanView view : List.of(view(), Morning.remembered())) {
      assertThat(ScanText.of(view, Optional.empty(), new Page(60, false)).lines())
          .filteredOn(
              line ->
                  !line.contains(".dkim.")
                      && !line.contains("_domainkey.")
                      && !line.startsWith("  case "))
          .allMatch(line -> Width.of(line) <= 60);
    }
  }

  @Test
  void recordsAndCommandsAreTheSameOnEveryPage() {
    for (Fix fix : view().fixes().of(view().all())) {
      for (String command : fix.commands()) {
        String narrow = String.join("\n", FixText.command(command, new Page(40, false)));
        assertThat(narrow.strip().replaceAll(" \\\\\n +", " ")).isEqualTo(command);
      }
    }
  }

  @Test
  void controlCharactersAreNotPassedOn() {
    assertThat(ScanText.of(view(), Optional.empty(), new Page(80, false)))
        .doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\n]]");
  }

  private static ScanView view() {
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
    List<State> states =
        Comparison.of(List.of(), List.of(), Judged.of(readings), SCAN).stream()
            .map(Transition::after)
            .map(state -> state.with(evidence().getOrDefault(state.identity(), Evidence.none())))
            .toList();
    Counts counts = Counts.NONE;
    for (State state : states) {
      counts = counts.plus(state.verdict());
    }
    Problem denied =
        new Problem(
            Problem.Kind.ACCESS_DENIED,
            "ses:ListIdentities",
            "explicit deny in a service control policy");
    return ScanView.of(
        List.of(
            AccountView.of(
                new Account(Readings.ACCOUNT, Optional.empty()),
                "local",
                AT,
                List.of(
                    new RegionResult.NotRead(row("ap-south-1"), Sightings.NONE, denied),
                    new RegionResult.NoSes(row("ap-southeast-4")),
                    new RegionResult.Read(
                        row(Readings.REGION).read(AT, counts, 0, false, Optional.empty()),
                        Sightings.NONE),
                    new RegionResult.Read(row("us-east-1"), Sightings.NONE)),
                states)));
  }

  private static RegionRow row(String region) {
    return RegionRow.unknown(region, Readings.ACCOUNT);
  }

  private static Map<Identity, Evidence> evidence() {
    return Map.of(
        Readings.identity("example.com"),
        evidence(ReadinessLevel.READY, DmarcStatus.FOUND, DnsFinding.OK, DnsFinding.OK),
        Readings.identity("news.example.com"),
        evidence(
            ReadinessLevel.NOT_READY,
            DmarcStatus.MISSING,
            DnsFinding.MISSING,
            DnsFinding.NAME_DOUBLED));
  }

  private static Evidence evidence(
      ReadinessLevel level, DmarcStatus dmarc, DnsFinding first, DnsFinding second) {
    boolean found = dmarc == DmarcStatus.FOUND;
    Map<ReadinessCheck, Readiness.Result> checks = new EnumMap<>(ReadinessCheck.class);
    for (ReadinessCheck check : ReadinessCheck.values()) {
      checks.put(check, new Readiness.Result(CheckOutcome.PASS, "in order"));
    }
    if (!found) {
      checks.put(
          ReadinessCheck.DMARC,
          new Readiness.Result(CheckOutcome.FAIL, "there is no DMARC record"));
    }
    return new Evidence(
        Optional.of(
            new SesDetail(
                "AWS_SES",
                Optional.of("dkim.amazonses.com"),
                Optional.empty(),
                Optional.of(2048),
                Optional.of("HOST_NOT_FOUND"),
                Optional.of(AT),
                Optional.empty(),
                Optional.empty(),
                AT)),
        List.of(check("aaa111", first), check("bbb222", second)),
        Optional.empty(),
        found ? Optional.empty() : Optional.of(SPF),
        Optional.of(
            new DmarcEvidence(
                dmarc,
                found ? Optional.of(DmarcPolicy.REJECT) : Optional.empty(),
                found ? Optional.of("example.com") : Optional.empty(),
                found
                    ? List.of(new DmarcProblem(DmarcProblem.Kind.TAG_REMOVED, "pct"))
                    : List.of())),
        Optional.of(new Readiness(level, checks)),
        found,
        Optional.empty(),
        Optional.empty());
  }

  private static DnsCheck check(String token, DnsFinding finding) {
    return new DnsCheck(
        token + "._domainkey.news.example.com",
        DnsType.CNAME,
        token + ".dkim.amazonses.com",
        finding == DnsFinding.NAME_DOUBLED
            ? Optional.of(token + "._domainkey.news.example.com.news.example.com")
            : Optional.empty(),
        finding);
  }

  private static void hold(String name, String actual) throws IOException {
    Path file = FILES.resolve(name);
    if (Objects.equals(System.getProperty("golden"), "renew")) {
      Files.writeString(file, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(file));
  }
}
