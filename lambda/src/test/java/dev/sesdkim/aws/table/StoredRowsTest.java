package dev.sesdkim.aws.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.DueAlert;
import dev.sesdkim.dkim.Facts;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.State.Unreadable;
import dev.sesdkim.dkim.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Rows that a released version wrote are read by every later one. While their schema is the
/// newest, they are also what is written: a change of the rows shows here first.
class StoredRowsTest {

  private static final StoredRows ROWS = StoredRows.of("rows-schema-1.json");
  private static final Instant THREE = Instant.parse("2026-11-24T03:00:00Z");
  private static final Instant FOUR = Instant.parse("2026-11-24T04:00:00Z");

  private static final State DOMAIN =
      new State(
          new Identity("eu-west-1", "123456789012", "example.com"),
          Verdict.UNVERIFIED,
          Reason.FAILED,
          new Facts(
              Optional.of(true),
              Optional.of("Failed"),
              Optional.of("Success"),
              List.of("token1", "token2", "token3"),
              Optional.empty(),
              new MailFrom.Custom("bounce.example.com", "Pending", "UseDefaultValue")),
          FOUR,
          Instant.parse("2026-11-24T05:00:00Z"),
          THREE,
          Instant.parse("2026-11-24T06:00:00Z"),
          "scan-3",
          Optional.empty(),
          Optional.empty(),
          List.of(
              new DueAlert(
                  AlertKind.REGRESSED,
                  Optional.of(Verdict.VERIFIED),
                  Verdict.UNVERIFIED,
                  Reason.FAILED,
                  FOUR,
                  FOUR,
                  "scan-1")));

  private static final State ADDRESS =
      new State(
          new Identity("eu-west-1", "123456789012", "Some.One+tag@Example.com"),
          Verdict.UNKNOWN,
          Reason.UNREADABLE,
          new Facts(
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              List.of(),
              Optional.of("example.com"),
              new MailFrom.Unread()),
          THREE,
          THREE,
          THREE,
          THREE,
          "scan-1",
          Optional.of(new Unreadable(Reason.UNREADABLE, "no answer about this name", THREE)),
          Optional.of(FOUR),
          List.of());

  private static final ScanRecord SCAN =
      new ScanRecord(
          "scan-1",
          "123456789012",
          FOUR,
          Optional.of(FOUR.plusSeconds(9)),
          List.of("eu-west-1"),
          Map.of(
              "us-east-1",
              new Problem(Problem.Kind.ACCESS_DENIED, "ses:ListIdentities", "not authorized")),
          new Counts(3, 2, 1),
          Map.of(ChangeKind.REGRESSED, 2),
          1,
          List.of("SCAN_PROBLEM us-east-1"));

  @Test
  void rowsOfSchemaOneAreRead() {
    assertThat(StateItem.state(ROWS.row("unverifiedDomain"))).isEqualTo(DOMAIN);
    assertThat(StateItem.state(ROWS.row("removedAddressThatWasNeverReadable"))).isEqualTo(ADDRESS);
    assertThat(ScanItem.scan(ROWS.row("scan"))).isEqualTo(SCAN);
  }

  @Test
  void rowsAreWrittenInSchemaOne() {
    assertThat(StateItem.of(DOMAIN)).isEqualTo(ROWS.row("unverifiedDomain"));
    assertThat(StateItem.of(ADDRESS)).isEqualTo(ROWS.row("removedAddressThatWasNeverReadable"));
    assertThat(ScanItem.of(SCAN, Duration.ofDays(400))).isEqualTo(ROWS.row("scan"));
  }
}
