package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccountRowTest {

  private static final Trouble TROUBLE =
      new Trouble(
          at(1), new Problem(Problem.Kind.UNAVAILABLE, "the DNS look-up", "no answer"), true);

  private static final AccountRow.Messages MESSAGES =
      AccountRow.Messages.NONE.started(at(1)).heardBy(Optional.of(0), at(2));

  /// Everything that can be known of an account.
  private final AccountRow known =
      AccountRow.unknown("123456789012").with(MESSAGES).with(Map.of(ScanPart.DNS, TROUBLE));

  @Test
  void ofAnAccountThatWasNeverScannedNothingIsKnown() {
    assertThat(AccountRow.unknown("123456789012"))
        .isEqualTo(
            new AccountRow(
                "123456789012",
                Optional.empty(),
                0,
                List.of(),
                new AccountRow.Messages(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                AccountRow.Watch.NEW,
                Map.of(),
                Optional.empty()));
  }

  @Test
  void everyTakingRaisesTheFence() {
    assertThat(known.taken(at(1), false).taken(at(2), false).taken(at(3), true).fence())
        .isEqualTo(3);
  }

  @Test
  void theLastThreeStartsAreRememberedOldestFirst() {
    AccountRow row = known;
    assertThat(row.taken(at(1), false).starts()).containsExactly(at(1));
    row = row.taken(at(1), false).taken(at(2), false);
    assertThat(row.starts()).containsExactly(at(1), at(2));
    row = row.taken(at(3), false);
    assertThat(row.starts()).containsExactly(at(1), at(2), at(3));
    row = row.taken(at(4), false);
    assertThat(row.starts()).containsExactly(at(2), at(3), at(4));
  }

  @Test
  void aRetryIsNoFurtherScan() {
    assertThat(known.taken(at(1), true).starts()).containsExactly(at(1));
    AccountRow once = known.taken(at(1), false);
    assertThat(once.taken(at(2), true).starts()).containsExactly(at(2));
    AccountRow twice = once.taken(at(2), false);
    assertThat(twice.taken(at(3), true).starts()).containsExactly(at(1), at(3));
    AccountRow thrice = twice.taken(at(3), false);
    assertThat(thrice.taken(at(4), true).starts()).containsExactly(at(1), at(2), at(4));
  }

  @Test
  void whatElseIsRememberedStaysWhenTheAccountIsTaken() {
    assertThat(known.taken(at(3), false))
        .isEqualTo(
            new AccountRow(
                "123456789012",
                Optional.empty(),
                1,
                List.of(at(3)),
                new AccountRow.Messages(
                    Optional.of(at(1)), Optional.empty(), Optional.of(0), Optional.of(at(2))),
                AccountRow.Watch.NEW,
                Map.of(ScanPart.DNS, TROUBLE),
                Optional.empty()));
  }

  @Test
  void eachNoteChangesItsOwnPartAlone() {
    AccountRow taken = known.taken(at(3), false);

    assertThat(taken.with(AccountRow.Messages.NONE).messages()).isEqualTo(AccountRow.Messages.NONE);
    assertThat(taken.with(AccountRow.Messages.NONE).with(MESSAGES)).isEqualTo(taken);
    AccountRow.Work work = new AccountRow.Work("scan", at(3), Set.of("*"), true, false);
    AccountRow worked = taken.worked(work);
    assertThat(worked.work()).contains(work);
    assertThat(
            worked
                .with(AccountRow.Messages.NONE)
                .with(Map.of())
                .watched(Optional.empty(), AccountRow.Watch.NEW)
                .taken(at(5), true)
                .work())
        .contains(work);
    assertThat(work.due(Set.of()))
        .isEqualTo(new AccountRow.Work("scan", at(3), Set.of(), true, false));
    assertThat(taken.with(Map.of()).troubles()).isEmpty();
    assertThat(taken.with(Map.of()).with(Map.of(ScanPart.DNS, TROUBLE))).isEqualTo(taken);
  }

  @Test
  void eachMessageIsRememberedByItself() {
    assertThat(MESSAGES.started(at(4)).startedTold()).contains(at(4));
    assertThat(MESSAGES.started(at(4)).started(at(1))).isEqualTo(MESSAGES);
    assertThat(MESSAGES.digested(at(4)).digestedAt()).contains(at(4));
    assertThat(MESSAGES.digested(at(4)).heardBy(Optional.of(0), at(5)))
        .isEqualTo(MESSAGES.digested(at(4)));
  }

  @Test
  void aTopicIsUnheardSinceItWasFirstKnownToHaveNoSubscription() {
    assertThat(MESSAGES.areHeard()).isFalse();
    assertThat(MESSAGES.heardBy(Optional.of(0), at(3))).isEqualTo(MESSAGES);
    assertThat(MESSAGES.heardBy(Optional.of(2), at(3)).listeners()).contains(2);
    assertThat(MESSAGES.heardBy(Optional.of(2), at(3)).unheardSince()).isEmpty();
    assertThat(MESSAGES.heardBy(Optional.of(2), at(3)).areHeard()).isTrue();
    assertThat(MESSAGES.heardBy(Optional.empty(), at(3)).unheardSince()).isEmpty();
    assertThat(MESSAGES.heardBy(Optional.empty(), at(3)).areHeard()).isFalse();
    assertThat(MESSAGES.heardBy(Optional.of(2), at(3)).heardBy(Optional.of(0), at(4)))
        .isEqualTo(MESSAGES.heardBy(Optional.of(2), at(2)).heardBy(Optional.of(0), at(4)));
    assertThat(AccountRow.Messages.NONE.heardBy(Optional.of(0), at(4)).unheardSince())
        .contains(at(4));
  }

  @Test
  void anAccountIsWatchedUntilTwoScansHaveMissedIt() {
    AccountRow.Watch tried = AccountRow.Watch.NEW.tried(at(1));
    AccountRow.Watch missed = tried.missedBy(new Moment(at(2), "scan-2"));
    AccountRow.Watch ended = missed.missedBy(new Moment(at(3), "scan-3")).ended(at(4));
    Moment suspicion = new Moment(at(2), "scan-2");

    assertThat(missed)
        .isEqualTo(
            new AccountRow.Watch(Optional.of(at(2)), Optional.of(suspicion), Optional.empty()));
    assertThat(missed.tried(at(3))).isEqualTo(AccountRow.Watch.NEW.tried(at(3)));
    assertThat(ended)
        .isEqualTo(new AccountRow.Watch(Optional.of(at(3)), Optional.empty(), Optional.of(at(4))));
    assertThat(known.watched(Optional.empty(), missed).isWatched()).isTrue();
    assertThat(known.watched(Optional.empty(), ended).isWatched()).isFalse();
  }

  @Test
  void aNameThatIsNotHeardAnyMoreIsKept() {
    AccountRow named = known.watched(Optional.of("prod"), AccountRow.Watch.NEW);

    assertThat(named.name()).contains("prod");
    assertThat(named.watched(Optional.empty(), AccountRow.Watch.NEW)).isEqualTo(named);
    assertThat(named.watched(Optional.of("test"), AccountRow.Watch.NEW).name()).contains("test");
  }

  private static Instant at(int hour) {
    return Instant.parse("2026-11-24T00:00:00Z").plusSeconds(3_600L * hour);
  }
}
