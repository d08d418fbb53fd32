package dev.sesdkim.rules;

import static dev.sesdkim.dkim.DnsFinding.MISSING;
import static dev.sesdkim.dkim.DnsFinding.OK;
import static dev.sesdkim.dkim.DnsFinding.TIMEOUT;
import static dev.sesdkim.dkim.Readings.domain;
import static dev.sesdkim.rules.Dues.kinds;
import static dev.sesdkim.rules.Dues.only;
import static dev.sesdkim.rules.Looks.records;
import static dev.sesdkim.rules.Scans.minute;
import static dev.sesdkim.rules.Scans.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.PublishedKeys;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Suspicion;
import dev.sesdkim.dkim.Transition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// D26: domains that were deleted in SES and created again: the same tokens, a new key in SES, the
/// old one in DNS.
class RecreatedKeyTest {

  private static final Reading VERIFIED = domain("example.com", "Success");
  private static final Instant FIRST_KEY = minute(-10_000);
  private static final Instant NEW_KEY = minute(10);
  private static final int DAY = 24 * 60;

  private final Followed example = new Followed();

  @Test
  void d26ANewKeyBehindTheSamePublishedKeysIsASuspicionOfItsFirstScan() {
    look(0, FIRST_KEY, "old");

    Transition step = look(15, NEW_KEY, "old");

    assertThat(step.due()).isEmpty();
    assertThat(step.after().suspected())
        .hasEntrySatisfying(
            Suspicion.KEY_UNCHANGED, suspicion -> assertThat(suspicion.at()).isEqualTo(minute(15)));
    assertThat(look(75, NEW_KEY, "old").isQuiet()).isTrue();
    assertThat(look(15 + 2 * DAY - 1, NEW_KEY, "old").isQuiet()).isTrue();
  }

  @Test
  void d26AfterTwoDaysTheDomainIsAtRiskAsOfTheFirstScanAndToldOnce() {
    look(0, FIRST_KEY, "old");
    look(15, NEW_KEY, "old");

    Transition step = look(15 + 2 * DAY, NEW_KEY, "old");

    assertThat(only(step).kind()).isEqualTo(AlertKind.OfDomain.AT_RISK);
    assertThat(only(step).since()).isEqualTo(minute(15));
    assertThat(step.after().evidence().atRiskSince()).contains(minute(15));
    assertThat(look(30 + 2 * DAY, NEW_KEY, "old").isQuiet()).isTrue();
  }

  @Test
  void d26OnceDnsPublishesAnotherKeyTheRiskIsOver() {
    look(0, FIRST_KEY, "old");
    look(15, NEW_KEY, "old");
    look(15 + 2 * DAY, NEW_KEY, "old");

    Transition step = look(30 + 2 * DAY, NEW_KEY, "new");

    assertThat(kinds(step)).containsExactly(AlertKind.OfDomain.RECOVERED);
    assertThat(step.after().suspected()).isEmpty();
    assertThat(step.after().evidence().keys()).contains(keys(NEW_KEY, "new"));
  }

  @Test
  void anOrdinaryRotationIsNoSuspicionWhicheverIsSeenFirst() {
    look(0, FIRST_KEY, "old");

    assertThat(look(15, FIRST_KEY, "new").after().suspected()).isEmpty();
    assertThat(look(30, NEW_KEY, "new").after().suspected()).isEmpty();
    assertThat(example.evidence().keys()).contains(keys(NEW_KEY, "new"));
  }

  @Test
  void whatCouldNotBeLookedUpNeitherClearsNorConfirms() {
    look(0, FIRST_KEY, "old");
    look(15, NEW_KEY, "old");

    Transition step = example.looks(scan(30), VERIFIED, records(TIMEOUT, TIMEOUT, TIMEOUT));

    assertThat(step.after().suspected()).containsKey(Suspicion.KEY_UNCHANGED);
    assertThat(step.after().evidence().keys()).contains(keys(FIRST_KEY, "old"));
  }

  @Test
  void aDomainThatSesDidNotListForAWhileIsComparedWithWhatItHadBefore() {
    look(0, FIRST_KEY, "old");
    example.misses(scan(15));
    example.misses(scan(75));
    assertThat(example.state().removed()).isTrue();

    look(90, NEW_KEY, "old");

    assertThat(example.state().suspected()).containsKey(Suspicion.KEY_UNCHANGED);
  }

  @Test
  void recordsThatAreWrongAreToldFirst() {
    look(0, FIRST_KEY, "old");
    look(15, NEW_KEY, "old");
    Evidence wrong = evidence(NEW_KEY, "old", MISSING);
    example.looks(scan(30), VERIFIED, wrong);

    assertThat(kinds(example.looks(scan(90), VERIFIED, wrong)))
        .containsExactly(AlertKind.OfDomain.AT_RISK);
    assertThat(look(105, NEW_KEY, "old").due()).isEmpty();
  }

  private Transition look(long minutes, Instant key, String published) {
    return example.looks(scan(minutes), VERIFIED, evidence(key, published, OK));
  }

  private static Evidence evidence(Instant key, String published, DnsFinding first) {
    return records(first, OK, OK).published(Optional.of(keys(key, published)));
  }

  private static PublishedKeys keys(Instant key, String published) {
    return new PublishedKeys(key, List.of(published));
  }
}
