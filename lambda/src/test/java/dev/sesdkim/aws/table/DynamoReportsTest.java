package dev.sesdkim.aws.table;

import static dev.sesdkim.scan.Remembered.ACCOUNT;
import static dev.sesdkim.scan.Remembered.REGION;
import static dev.sesdkim.scan.Remembered.START;
import static dev.sesdkim.scan.Remembered.claim;
import static dev.sesdkim.scan.Remembered.due;
import static dev.sesdkim.scan.Remembered.failed;
import static dev.sesdkim.scan.Remembered.first;
import static dev.sesdkim.scan.Remembered.identity;
import static dev.sesdkim.scan.Remembered.moment;
import static dev.sesdkim.scan.Remembered.problem;
import static dev.sesdkim.scan.Remembered.removed;
import static dev.sesdkim.scan.Remembered.rewritten;
import static dev.sesdkim.scan.Remembered.scanAt;
import static dev.sesdkim.scan.Remembered.scanId;
import static dev.sesdkim.scan.Remembered.step;
import static dev.sesdkim.scan.Remembered.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.DmarcEvidence;
import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Stretch;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.dkim.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoReportsTest {

  private final Deployed deployed = new Deployed();
  private final DynamoReports reports = deployed.reports;

  @Test
  void whatIsUnverifiedIsToldWholeAndLongestFirst() {
    Evidence evidence = Evidence.none().with(Readings.easyDkim("dkim.amazonses.com", START));
    State newer = failed("a.example.com", 2, 2).with(evidence);
    State older = failed("b.example.com", 1, 2);
    deployed.saved(first(newer), first(older), first(verified("c.example.com", 0)));

    assertThat(reports.unverified(ACCOUNT)).containsExactly(older, newer);
    assertThat(reports.unverified("210987654321")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void theVerifiedDomainsAboveAreReadWhereTheyDecideWhatIsSaidOfDmarc(DmarcStatus status) {
    DmarcEvidence dmarc = new DmarcEvidence(status, Optional.empty(), Optional.empty(), List.of());
    State below =
        failed("a.b.example.com", 1, 2).with(Evidence.none().with(dmarc, Optional.empty()));
    deployed.saved(first(below), first(verified("example.com", 0)), first(verified("a.net", 0)));

    assertThat(reports.verifiedAbove(List.of(below), List.of(RegionRow.unknown(REGION, ACCOUNT))))
        .isEqualTo(
            switch (status) {
              case MISSING, INHERITED, INVALID, MULTIPLE -> Set.of("example.com");
              case FOUND, UNKNOWN -> Set.of();
            });
  }

  @Test
  void whatIsRemovedVerifiedOrNotWatchedAnyMoreIsNotUnverifiedNow() {
    State[] states = {
      failed("a.example.com", 0, 0), failed("b.example.com", 0, 0),
      failed("c.example.com", 0, 0), failed("d.example.com", 0, 0)
    };
    deployed.saved(first(states[0]), first(states[1]), first(states[2]), first(states[3]));
    deployed.saved(
        step(states[0], removed(states[0], 1), ChangeKind.REMOVED),
        step(states[1], verified("b.example.com", 1), ChangeKind.RECOVERED),
        rewritten(states[2], states[2].watched(false, scanId(1))));

    assertThat(reports.unverified(ACCOUNT)).containsExactly(states[3]);
  }

  @Test
  void whatTheIndexHasNotFollowedYetIsLeftOut() {
    State[] states = {
      failed("a.example.com", 0, 0), failed("b.example.com", 0, 0),
      failed("c.example.com", 0, 0), failed("d.example.com", 0, 0)
    };
    deployed.saved(first(states[0]), first(states[1]), first(states[2]), first(states[3]));
    Deployed late =
        new Deployed(
            deployed.rows,
            new WatchedClient(deployed.rows.client()) {
              @Override
              <T> T answer(String call, Supplier<T> engineAnswer) {
                T answer = super.answer(call, engineAnswer);
                if (call.equals("Query")) {
                  deployed.saved(
                      step(states[0], removed(states[0], 1), ChangeKind.REMOVED),
                      step(states[1], verified("b.example.com", 1), ChangeKind.RECOVERED),
                      rewritten(states[2], states[2].watched(false, scanId(1))));
                }
                return answer;
              }
            });

    assertThat(late.reports.unverified(ACCOUNT)).containsExactly(states[3]);
  }

  @Test
  void moreThanOnePageOfTheIndexIsRead() {
    String longName = "x".repeat(900);
    for (int i = 0; i < 14; i++) {
      int from = i * 49;
      deployed.saved(
          IntStream.range(from, from + 49)
              .mapToObj(n -> first(failed(longName + n + ".example.com", 0, 0)))
              .toArray(Transition[]::new));
    }
    deployed.client.calls.clear();

    assertThat(reports.unverified(ACCOUNT)).hasSize(14 * 49);
    assertThat(deployed.client.calls).filteredOn("Query"::equals).hasSizeGreaterThan(1);
  }

  @Test
  void historyIsNewestFirstAndOnlyItsLastStretchLasts() {
    State before = verified("example.com", 0);
    State broken = failed("example.com", 1, 1);
    deployed.saved(first(before));
    deployed.saved(step(before, broken, ChangeKind.REGRESSED));
    deployed.saved(step(broken, again(before, 2), ChangeKind.RECOVERED));

    List<Stretch> history = reports.history(identity("example.com"));
    assertThat(history)
        .extracting(Stretch::verdict)
        .containsExactly(Verdict.VERIFIED, Verdict.UNVERIFIED, Verdict.VERIFIED);
    assertThat(history.getFirst().until()).isEmpty();
    assertThat(history.get(1).until()).hasValue(history.getFirst().from());
    assertThat(reports.history(identity("example.jp"))).isEmpty();
  }

  /// The same state in a stretch that began later.
  private static State again(State state, int scan) {
    return new State(
        state.identity(),
        state.reason(),
        state.facts(),
        state.dates().stretch(scanAt(scan), scanAt(scan)),
        state.unreadable(),
        state.suspected(),
        state.notice(),
        state.evidence(),
        true,
        scanId(scan));
  }

  @Test
  void q21TheLastScansAreToldNewestFirstAndNoMoreAreReadThanAskedFor() {
    for (int i = 0; i < 5; i++) {
      deployed.store.accounts().end(claim(i + 1), deployed.taken(i), scan(i));
    }
    damageScan(3);

    assertThat(reports.scans(ACCOUNT, 1)).containsExactly(scan(4));
    assertThat(deployed.leftAlone).isEmpty();
    assertThat(reports.scans(ACCOUNT, 3)).containsExactly(scan(4), scan(2), scan(1));
    assertThat(reports.scans(ACCOUNT, 9)).hasSize(4);
    assertThat(deployed.leftAlone)
        .first()
        .satisfies(left -> assertThat(left.sentence()).contains("attribute counts is missing"));
  }

  private void damageScan(int number) {
    Map<String, AttributeValue> row =
        new HashMap<>(deployed.rows.rows("scan#" + ACCOUNT).get(number));
    row.remove("counts");
    deployed.rows.put(row);
  }

  @Test
  void whatIsDueIsToldOfTheAccountAndEveryRegionNowOrLater() {
    AccountRow account = deployed.taken(0);
    Due.OfScan dns = problem(Due.ACCOUNT, "DNS", START);
    Due.OfIdentity later =
        due(AlertKind.OfDomain.FOUND_UNVERIFIED, identity("example.com"), scanAt(24));
    Due.OfScan lost = problem("us-east-1", "us-east-1", START);
    deployed.store.accounts().save(claim(1), account, List.of(dns));
    deployed.saved(first(failed("example.com", 0, 0), later));
    RegionRow other = deployed.store.regions().begin(claim(1), "us-east-1");
    deployed.store.regions().end(claim(1), other, List.of(lost));

    assertThat(reports.due(ACCOUNT)).containsExactly(dns, later, lost);
    assertThat(reports.due("210987654321")).isEmpty();
  }

  @Test
  void everyAccountThatWasEverScannedIsTold() {
    assertThat(reports.accounts()).isEmpty();
    AccountRow taken = deployed.taken(0);
    AccountRow other =
        deployed.store.accounts().take("099999999999", moment(0), scanAt(1)).orElseThrow();
    assertThat(reports.accounts()).containsExactly(other, taken);
  }

  @Test
  void anAccountWhoseRowCannotBeReadIsNotForgotten() {
    deployed.rows.put(
        Map.of(
            "pk", AttributeValue.fromS("accounts"),
            "sk", AttributeValue.fromS("099999999999"),
            "fence", AttributeValue.fromS("no number")));

    assertThat(reports.accounts()).containsExactly(AccountRow.unknown("099999999999"));
    assertThat(deployed.leftAlone).hasSize(1);
  }

  @Test
  void aRowThatCannotBeReadIsReportedAndTheOthersAreStillShown() {
    deployed.saved(first(failed("example.com", 0, 0)));
    deployed.rows.put(
        Map.of(
            "pk", AttributeValue.fromS("other"),
            "sk", AttributeValue.fromS("row"),
            "unverifiedIn", AttributeValue.fromS(ACCOUNT),
            "since", AttributeValue.fromS("2026-02-01T00:00:00.000Z")));

    assertThat(reports.unverified(ACCOUNT)).hasSize(1);
    assertThat(deployed.leftAlone)
        .singleElement()
        .satisfies(
            left ->
                assertThat(left.sentence())
                    .contains("other / row is left alone: its keys name no identity"));
  }

  private static ScanRecord scan(int number) {
    return new ScanRecord(
        scanId(number),
        ACCOUNT,
        scanAt(number),
        scanAt(number).plusSeconds(9),
        List.of(REGION),
        Map.of(),
        Map.of(),
        Counts.NONE,
        Map.of(),
        0,
        true);
  }
}
