package dev.sesdkim.aws.table;

import static dev.sesdkim.scan.Remembered.ACCOUNT;
import static dev.sesdkim.scan.Remembered.LIMIT;
import static dev.sesdkim.scan.Remembered.REGION;
import static dev.sesdkim.scan.Remembered.START;
import static dev.sesdkim.scan.Remembered.claim;
import static dev.sesdkim.scan.Remembered.due;
import static dev.sesdkim.scan.Remembered.identity;
import static dev.sesdkim.scan.Remembered.moment;
import static dev.sesdkim.scan.Remembered.problem;
import static dev.sesdkim.scan.Remembered.scanAt;
import static dev.sesdkim.scan.Remembered.scanId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Dates;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Facts;
import dev.sesdkim.dkim.LastReading;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Notice;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Stretch;
import dev.sesdkim.dkim.Suspicion;
import dev.sesdkim.dkim.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Each row as it stands in the table: what people query, and what the next version must read.
class RowsTest {

  private static final StoredRows ROWS = StoredRows.of("rows.json");
  private static final Duration RETENTION = Duration.ofDays(400);

  @Test
  void anAccount() {
    AccountRow account =
        new AccountRow(
            ACCOUNT,
            Optional.of("prod"),
            4,
            List.of(scanAt(1), scanAt(2), scanAt(3)),
            new AccountRow.Messages(
                Optional.of(START.plusSeconds(9)),
                Optional.of(scanAt(2)),
                Optional.of(0),
                Optional.of(scanAt(2))),
            new AccountRow.Watch(
                Optional.of(scanAt(3)),
                Optional.of(new Moment(scanAt(3), "scan-3")),
                Optional.of(scanAt(4))),
            Map.of(
                ScanPart.REGIONS,
                trouble(1, Problem.Kind.ACCESS_DENIED, "ec2:DescribeRegions", "not authorized")
                    .asTold(),
                ScanPart.DNS,
                trouble(2, Problem.Kind.UNAVAILABLE, "dns", "no answer")),
            Optional.of(
                new AccountRow.Work(
                    "scan-3", scanAt(3), Set.of(REGION, Due.ACCOUNT), true, false)));
    Deployed deployed = new Deployed();
    for (int scan = 0; scan < 4; scan++) {
      deployed.taken(scan);
    }
    deployed.store.accounts().save(claim(4), account, List.of());

    assertThat(deployed.rows.row("accounts", ACCOUNT)).isEqualTo(ROWS.row("account"));
    assertThat(AccountItem.account(ACCOUNT, ROWS.row("account"))).isEqualTo(account);
    assertThat(moment(3).at().plus(LIMIT)).isEqualTo("2026-11-24T06:14:00Z");
  }

  @Test
  void anAccountsNameIsKeptWholeInEveryScript() {
    Optional<String> name = Optional.of("本番".repeat(64));
    AccountRow account = AccountRow.unknown(ACCOUNT).watched(name, AccountRow.Watch.NEW);

    assertThat(AccountItem.of(account).attributes())
        .containsEntry("accountName", AttributeValue.fromS(name.orElseThrow()));
  }

  @Test
  void aRegion() {
    RegionRow region =
        new RegionRow(
            REGION,
            ACCOUNT,
            Optional.of(scanAt(2)),
            true,
            new Counts(3, 2, 1),
            1,
            Optional.of(
                trouble(
                    1, Problem.Kind.THROTTLED, "ses:GetIdentityDkimAttributes", "rate exceeded")),
            Map.of(
                ScanPart.DETAIL,
                trouble(2, Problem.Kind.ACCESS_DENIED, "ses:GetEmailIdentity", "not authorized")),
            Optional.of(scanAt(3)));

    assertThat(RegionItem.of(region, 4).attributes()).isEqualTo(ROWS.row("region"));
    assertThat(RegionItem.region(REGION, ACCOUNT, ROWS.row("region"))).isEqualTo(region);
  }

  @Test
  void aRegionThatWasOnlyBegun() {
    Deployed deployed = new Deployed();
    deployed.store.regions().begin(claim(7), REGION);

    assertThat(deployed.rows.row("regions#" + ACCOUNT, REGION))
        .isEqualTo(
            Map.of(
                "pk", AttributeValue.fromS("regions#123456789012"),
                "sk", AttributeValue.fromS("eu-west-1"),
                "region", AttributeValue.fromS("eu-west-1"),
                "account", AttributeValue.fromS("123456789012"),
                "fence", AttributeValue.fromN("7")));
  }

  private static State domain() {
    return new State(
        identity("example.com"),
        Reason.FAILED,
        new Facts(
            Optional.of(true),
            Optional.of("Failed"),
            Optional.of("Success"),
            List.of("token3", "token1", "token2"),
            Optional.empty(),
            new MailFrom.Custom("bounce.example.com", "Pending", "UseDefaultValue")),
        new Dates(START, scanAt(1), scanAt(2), Optional.empty()),
        Optional.of(
            new State.Unreadable(
                Reason.UNREADABLE,
                trouble(
                        3,
                        Problem.Kind.INCOMPLETE,
                        "ses:GetIdentityDkimAttributes",
                        "no answer about this name")
                    .asTold())),
        Map.of(Suspicion.MISSING, new Moment(scanAt(3), scanId(3))),
        new Notice(
            Optional.of(scanAt(2).plusSeconds(9)),
            Optional.of(scanAt(27)),
            Optional.of(scanAt(99))),
        Evidence.none()
            .with(Readings.easyDkim("dkim.amazonses.com", START))
            .ready(false, Optional.of(scanAt(1))),
        true,
        scanId(3));
  }

  @Test
  void aState() {
    assertThat(StateItem.of(domain()).attributes()).isEqualTo(ROWS.row("state"));
    assertThat(StateItem.state(ROWS.row("state"))).isEqualTo(domain());
  }

  @Test
  void aStretchOfHistory() {
    Stretch stretch =
        new Stretch(
            domain().identity(),
            scanAt(2),
            Optional.of(scanAt(4)),
            domain().verdict(),
            domain().reason(),
            domain().facts());

    assertThat(HistoryItem.ended(domain(), scanAt(4), RETENTION).attributes())
        .isEqualTo(ROWS.row("history"));
    assertThat(HistoryItem.stretch(domain().identity(), ROWS.row("history"))).isEqualTo(stretch);
  }

  @Test
  void aRemovedIdentity() {
    State removed =
        new State(
            identity("Some.One+tag@Example.com"),
            Reason.DOMAIN_UNVERIFIED,
            new Facts(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of("example.com"),
                new MailFrom.Unread()),
            new Dates(START, START, START, Optional.of(scanAt(1))),
            Optional.empty(),
            Map.of(),
            Notice.none(),
            Evidence.none(),
            true,
            scanId(1));

    assertThat(StateItem.of(removed).attributes()).isEqualTo(ROWS.row("removed"));
    assertThat(StateItem.state(ROWS.row("removed"))).isEqualTo(removed);
  }

  @Test
  void somethingDueOfAnIdentity() {
    Due.OfIdentity regressed =
        new Due.OfIdentity(
            AlertKind.OfDomain.REGRESSED,
            identity("example.com"),
            "example.com",
            due(AlertKind.OfDomain.REGRESSED, identity("example.com"), START).was(),
            Reason.FAILED,
            scanAt(1),
            scanAt(2),
            START,
            scanId(0));

    assertThat(DueItem.of(regressed).attributes()).isEqualTo(ROWS.row("dueOfAnIdentity"));
    assertThat(DueItem.due(ROWS.row("dueOfAnIdentity"))).isEqualTo(regressed);
  }

  @Test
  void somethingDueOfTheScan() {
    Due.OfScan dns = problem(Due.ACCOUNT, "DNS", scanAt(2));

    assertThat(DueItem.of(dns).attributes()).isEqualTo(ROWS.row("dueOfTheScan"));
    assertThat(DueItem.due(ROWS.row("dueOfTheScan"))).isEqualTo(dns);
  }

  @Test
  void somethingDueOfARegionKeepsWhatWasThereWhenItWasLastRead() {
    Due.OfScan region =
        problem("eu-west-1", "eu-west-1", scanAt(2))
            .with(Optional.of(new LastReading(START, new Counts(3, 2, 1))));

    assertThat(DueItem.due(DueItem.of(region).attributes())).isEqualTo(region);
  }

  @Test
  void aScan() {
    ScanRecord scan =
        new ScanRecord(
            scanId(1),
            ACCOUNT,
            scanAt(1),
            scanAt(1).plusSeconds(9),
            List.of("eu-west-1", "eu-west-2"),
            Map.of(
                "eu-west-3",
                new Problem(Problem.Kind.THROTTLED, "ses:GetIdentityDkimAttributes", "rate")),
            Map.of(
                "us-east-1",
                new Problem(Problem.Kind.ACCESS_DENIED, "ses:ListIdentities", "not authorized")),
            new Counts(3, 2, 1),
            Map.of(ChangeKind.REGRESSED, 2, ChangeKind.RECOVERED, 1),
            4,
            false);

    assertThat(ScanItem.of(scan, RETENTION).attributes()).isEqualTo(ROWS.row("scan"));
    assertThat(ScanItem.scan(ROWS.row("scan"))).isEqualTo(scan);
  }

  private static Trouble trouble(int since, Problem.Kind kind, String action, String detail) {
    return new Trouble(scanAt(since), new Problem(kind, action, detail), false);
  }
}
