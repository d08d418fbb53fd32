package dev.sesdkim;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.json.Json;
import dev.sesdkim.local.redact.Redaction;
import dev.sesdkim.scan.RegionResult;
import dev.sesdkim.scan.ScanSummary;
import dev.sesdkim.scan.ScanSummary.AlertResult;
import dev.sesdkim.scan.ScanSummary.OtherAccount;
import dev.sesdkim.scan.Sightings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SummaryJsonTest {

  private static final Instant START = Instant.parse("2026-03-01T06:00:00Z");

  private static final OtherAccount OTHER =
      new OtherAccount(
          new Account("210987654321", Optional.of("Head Office")),
          OtherAccount.Outcome.WAITING,
          Optional.empty(),
          Optional.empty());

  @Test
  void anotherAccountHasItsNameAsAlertsHaveIt() {
    assertThat(SummaryJson.of(finished()).get("otherAccounts"))
        .isEqualTo(
            Map.of(
                "210987654321",
                Map.of("outcome", "WAITING", "accountName", "Head Office", "healthy", false)));
  }

  @Test
  void itsNameCanBeRedacted() {
    assertThat(Redaction.of(Json.write(SummaryJson.of(finished()))))
        .contains("account-1")
        .doesNotContain("Head Office", OTHER.account().id());
  }

  @Test
  void anAlertNamesItsFirstTwentyDomainsAndCountsAll() {
    List<String> domains = IntStream.range(0, 500).mapToObj("%03d.example.com"::formatted).toList();

    assertThat(SummaryJson.of(finished(List.of(regressed(domains)))).get("alerts"))
        .isEqualTo(
            List.of(
                Map.of(
                    "kind",
                    "REGRESSED",
                    "domainCount",
                    500,
                    "domains",
                    domains.subList(0, 20),
                    "out",
                    true)));
  }

  @Test
  void aRegionNamesItsFirstTwentyProblemsAndCountsAll() {
    List<Problem> notSaved =
        IntStream.range(0, 500)
            .mapToObj("the row of %03d.example.com was left alone"::formatted)
            .map(detail -> new Problem(Problem.Kind.STORE, "dynamodb:PutItem", detail))
            .toList();
    RegionResult read =
        new RegionResult.Read(RegionRow.unknown("eu-west-1", "123456789012"), sightings(notSaved));

    assertThat(SummaryJson.of(finished(Counts.NONE, List.of(), List.of(read), List.of())))
        .extractingByKey("regions", as(MAP))
        .extractingByKey("eu-west-1", as(MAP))
        .containsEntry("problemCount", 500)
        .extractingByKey("problems", as(LIST))
        .hasSize(20);
  }

  @Test
  void theVerdictsAreThoseOfAllAccounts() {
    OtherAccount other = scanned(new Counts(2, 1, 0), Map.of());

    assertThat(SummaryJson.of(finished(new Counts(1, 0, 1), List.of(OTHER, other), List.of())))
        .containsEntry("verdicts", Map.of("verified", 3, "unverified", 1, "unknown", 1));
  }

  /// The dashboard searches the line of a scan for these texts.
  @Test
  void whatWasNotReadOfAnotherAccountIsFoundInTheText() {
    Problem denied = new Problem(Problem.Kind.ACCESS_DENIED, "ses:ListIdentities", "no");

    assertThat(text(OTHER)).contains("\"outcome\":\"WAITING\"").doesNotContain("regionsNotRead");
    assertThat(text(scanned(Counts.NONE, Map.of("eu-west-1", denied))))
        .contains("\"regionsNotRead\":{\"eu-west-1\"");
  }

  /// A very long line does not reach the log in one piece, and then no query can read it.
  @Test
  void ofAHundredAccountsWithADozenDeniedRegionsTheTextStaysShort() {
    Problem denied = new Problem(Problem.Kind.ACCESS_DENIED, "ses:ListIdentities", "x".repeat(300));
    Map<String, Problem> notRead =
        IntStream.range(0, 13).boxed().collect(toMap("ap-southeast-%d"::formatted, _ -> denied));
    List<OtherAccount> others =
        IntStream.range(0, 100)
            .mapToObj("%012d"::formatted)
            .map(account -> scanned(account, Counts.NONE, notRead))
            .toList();

    assertThat(Json.write(SummaryJson.of(finished(Counts.NONE, others, List.of()))))
        .hasSizeLessThan(128 * 1024);
  }

  private static Sightings sightings(List<Problem> notSaved) {
    return new Sightings(
        Map.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Set.of(),
        Set.of(),
        0,
        notSaved,
        List.of());
  }

  private static String text(OtherAccount other) {
    return Json.write(SummaryJson.of(finished(Counts.NONE, List.of(other), List.of())));
  }

  private static OtherAccount scanned(Counts counts, Map<String, Problem> notRead) {
    return scanned("111122223333", counts, notRead);
  }

  private static OtherAccount scanned(String account, Counts counts, Map<String, Problem> notRead) {
    return new OtherAccount(
        new Account(account, Optional.empty()),
        OtherAccount.Outcome.SCANNED,
        Optional.of(record(account, counts, notRead)),
        Optional.empty());
  }

  private static AlertResult regressed(List<String> domains) {
    return new AlertResult(AlertKind.OfDomain.REGRESSED, domains, true, Optional.empty());
  }

  private static ScanSummary finished() {
    return finished(List.of());
  }

  private static ScanSummary finished(List<AlertResult> alerts) {
    return finished(Counts.NONE, List.of(OTHER), alerts);
  }

  private static ScanSummary finished(
      Counts own, List<OtherAccount> others, List<AlertResult> alerts) {
    return finished(own, others, List.of(), alerts);
  }

  private static ScanSummary finished(
      Counts own, List<OtherAccount> others, List<RegionResult> regions, List<AlertResult> alerts) {
    return new ScanSummary.Finished(
        record("123456789012", own, Map.of()),
        regions,
        others,
        true,
        alerts,
        Optional.empty(),
        0,
        Map.of());
  }

  private static ScanRecord record(String account, Counts counts, Map<String, Problem> notRead) {
    return new ScanRecord(
        "scan-1",
        account,
        START,
        START,
        List.of("eu-west-2"),
        Map.of(),
        notRead,
        counts,
        Map.of(),
        0,
        true);
  }
}
