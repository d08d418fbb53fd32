package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.AccountTurn.Kind;
import dev.sesdkim.dkim.Moment;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Which accounts have their turn in a scan.
class AccountTurnsTest {

  private static final String OWN = "123456789012";
  private static final Instant AT = Instant.parse("2026-11-24T03:00:00Z");

  private final Map<String, AccountRow> known = new HashMap<>();

  @Test
  void thoseThatHadNoTurnForLongestComeFirstAndNewOnesBeforeAll() {
    known(id(1), AccountRow.Watch.NEW.tried(AT.plusSeconds(2)));
    known(id(2), AccountRow.Watch.NEW.tried(AT.plusSeconds(1)));
    known(id(3), AccountRow.Watch.NEW.tried(AT.plusSeconds(3)));

    assertThat(turns(listed(1, 2, 3, 5, 4)))
        .containsExactly(
            "000000000004 LISTED",
            "000000000005 LISTED",
            "000000000002 LISTED",
            "000000000001 LISTED",
            "000000000003 LISTED");
  }

  @Test
  void theMonitorsOwnAccountIsNotAmongTheOthers() {
    known(OWN, AccountRow.Watch.NEW);

    assertThat(turns(Optional.of(List.of(new Account(OWN, Optional.empty()))))).isEmpty();
  }

  @Test
  void anAccountIsGoneOnceASecondScanMissesIt() {
    known(id(1), AccountRow.Watch.NEW.tried(AT));
    known(id(2), AccountRow.Watch.NEW.tried(AT).missedBy(new Moment(AT, "before")));
    known(id(3), AccountRow.Watch.NEW.tried(AT).missedBy(new Moment(AT, "now")));

    assertThat(turns(listed()))
        .containsExactly("000000000001 MISSING", "000000000002 GONE", "000000000003 MISSING");
  }

  @Test
  void anAccountThatIsNotWatchedAnyMoreHasNoTurnUntilItIsListedAgain() {
    known(id(1), AccountRow.Watch.NEW.tried(AT).ended(AT));

    assertThat(turns(listed())).isEmpty();
    assertThat(turns(listed(1))).containsExactly("000000000001 LISTED");
  }

  @Test
  void whereTheListCannotBeReadNothingIsNewlyMissingOrGone() {
    known(id(1), AccountRow.Watch.NEW.tried(AT));
    known(id(2), AccountRow.Watch.NEW.tried(AT).ended(AT));
    known(id(3), AccountRow.Watch.NEW.tried(AT).missedBy(new Moment(AT, "before")));

    assertThat(turns(Optional.empty()))
        .containsExactly("000000000001 LISTED", "000000000003 MISSING");
  }

  @Test
  void aHundredHaveTheirTurnAndTheRestWaits() {
    AccountTurns turns =
        AccountTurns.of(
            Optional.of(
                IntStream.range(0, 103)
                    .mapToObj(i -> new Account(id(i), Optional.empty()))
                    .toList()),
            known,
            OWN,
            "now",
            AccountTurns.MOST);

    assertThat(turns.turns()).hasSize(100);
    assertThat(turns.waiting()).extracting(Account::id).containsExactly(id(100), id(101), id(102));
  }

  @Test
  void oneThatIsGoneTakesNobodysTurn() {
    known(id(500), AccountRow.Watch.NEW.missedBy(new Moment(AT.minusSeconds(9), "before")));
    AccountTurns turns =
        AccountTurns.of(
            Optional.of(
                IntStream.range(0, 100)
                    .mapToObj(i -> new Account(id(i), Optional.empty()))
                    .toList()),
            known,
            OWN,
            "now",
            AccountTurns.MOST);

    assertThat(turns.turns()).hasSize(101).anyMatch(turn -> turn.kind() == Kind.GONE);
    assertThat(turns.waiting()).isEmpty();
  }

  @Test
  void theNameThatIsListedNowIsTheOneThatCounts() {
    known(id(1), AccountRow.Watch.NEW);
    AccountTurns turns =
        AccountTurns.of(
            Optional.of(List.of(new Account(id(1), Optional.of("new name")))),
            known,
            OWN,
            "now",
            AccountTurns.MOST);

    assertThat(turns.turns().getFirst().account().name()).contains("new name");
  }

  private void known(String account, AccountRow.Watch watch) {
    known.put(account, AccountRow.unknown(account).watched(Optional.of("name"), watch));
  }

  private List<String> turns(Optional<List<Account>> listed) {
    return AccountTurns.of(listed, known, OWN, "now", AccountTurns.MOST).turns().stream()
        .map(turn -> turn.account().id() + " " + turn.kind())
        .toList();
  }

  private static Optional<List<Account>> listed(int... numbers) {
    return Optional.of(
        IntStream.of(numbers).mapToObj(i -> new Account(id(i), Optional.empty())).toList());
  }

  private static String id(int number) {
    return "%012d".formatted(number);
  }
}
