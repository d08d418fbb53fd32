package dev.sesdkim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.json.Json;
import dev.sesdkim.local.redact.Redaction;
import dev.sesdkim.scan.ScanSummary;
import dev.sesdkim.scan.ScanSummary.AlertResult;
import dev.sesdkim.scan.ScanSummary.OtherAccount;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private static AlertResult regressed(List<String> domains) {
    return new AlertResult(AlertKind.OfDomain.REGRESSED, domains, true, Optional.empty());
  }

  private static ScanSummary finished() {
    return finished(List.of());
  }

  private static ScanSummary finished(List<AlertResult> alerts) {
    return new ScanSummary.Finished(
        new ScanRecord(
            "scan-1",
            "123456789012",
            START,
            START,
            List.of("eu-west-1"),
            Map.of(),
            Map.of(),
            Counts.NONE,
            Map.of(),
            0,
            true),
        List.of(),
        List.of(OTHER),
        true,
        alerts,
        Optional.empty(),
        0,
        Map.of());
  }
}
