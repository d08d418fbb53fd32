package dev.sesdkim.dkim;

import static dev.sesdkim.dkim.Readings.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MutesTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(900);
  private static final Identity DOMAIN = Readings.identity("example.com");
  private static final Identity ADDRESS = Readings.identity("info@example.com");

  @Test
  void anIdentityIsMutedInItsRegionOrEverywhereUntilTheMuteEnds() {
    Mute here = mute(REGION, "example.com", LATER);
    Mute everywhere = mute(Mute.EVERYWHERE, "example.com", LATER);

    assertThat(mutes(here).of(DOMAIN, NOW)).contains(here);
    assertThat(mutes(everywhere).of(DOMAIN, NOW)).contains(everywhere);
    assertThat(mutes(here).of(DOMAIN, LATER)).isEmpty();
    assertThat(mutes(here).of(ADDRESS, NOW)).isEmpty();
    assertThat(mutes(mute("us-east-1", "example.com", LATER)).of(DOMAIN, NOW)).isEmpty();
    assertThat(Mutes.NONE.of(DOMAIN, NOW)).isEmpty();
  }

  @Test
  void ofTwoMutesTheLongerOneHolds() {
    Mute here = mute(REGION, "example.com", LATER);
    Mute everywhere = mute(Mute.EVERYWHERE, "example.com", LATER.plusMillis(1));
    Mute longer = mute(REGION, "example.com", LATER.plusMillis(2));

    assertThat(mutes(here, everywhere).of(DOMAIN, NOW)).contains(everywhere);
    assertThat(mutes(longer, here, everywhere).of(DOMAIN, NOW)).contains(longer);
  }

  @Test
  void anAddressIsMutedWithTheDomainThatTakesItDown() {
    Mutes mutes = mutes(mute(REGION, "example.com", LATER));
    Optional<String> domain = Optional.of("example.com");

    assertThat(mutes.of(ADDRESS, Reason.DOMAIN_UNVERIFIED, domain, NOW)).isPresent();
    assertThat(mutes.of(ADDRESS, Reason.IDENTITY_NOT_VERIFIED, domain, NOW)).isEmpty();
    assertThat(mutes.of(ADDRESS, Reason.DOMAIN_UNVERIFIED, Optional.of("a.example"), NOW))
        .isEmpty();
  }

  @Test
  void aMuteIsOutlivedByALongerOneOfTheSameIdentityThatHoldsInItsRegion() {
    Mute here = mute(REGION, "example.com", LATER);
    Mute everywhere = mute(Mute.EVERYWHERE, "example.com", LATER);
    Instant longer = LATER.plusMillis(1);

    assertThat(here.isOutlivedBy(mute(REGION, "example.com", longer))).isTrue();
    assertThat(here.isOutlivedBy(mute(Mute.EVERYWHERE, "example.com", longer))).isTrue();
    assertThat(everywhere.isOutlivedBy(mute(REGION, "example.com", longer))).isTrue();
    assertThat(here.isOutlivedBy(mute("us-east-1", "example.com", longer))).isFalse();
    assertThat(here.isOutlivedBy(mute(REGION, "example.jp", longer))).isFalse();
    assertThat(here.isOutlivedBy(ofAccount("210987654321", longer))).isFalse();
    assertThat(here.isOutlivedBy(everywhere)).isFalse();
  }

  @Test
  void whereNotAllMutesCouldBeReadWhatIsRememberedOfThemHolds() {
    State state = state();

    assertThat(Mutes.UNKNOWN.until(state, Optional.of(LATER), NOW)).contains(LATER);
    assertThat(Mutes.UNKNOWN.until(state, Optional.of(NOW), NOW)).isEmpty();
    assertThat(Mutes.NONE.until(state, Optional.of(LATER), NOW)).isEmpty();
    assertThat(
            new Mutes(List.of(mute(REGION, "example.com", LATER)), false)
                .until(state, Optional.of(LATER.plusMillis(1)), NOW))
        .contains(LATER);
  }

  @Test
  void aStateIsShownWithUntilWhenItIsMutedNow() {
    State remembered = state().with(Notice.none().muted(Optional.of(LATER)));

    assertThat(mutes(mute(REGION, "example.com", LATER)).on(state(), NOW)).isEqualTo(remembered);
    assertThat(Mutes.NONE.on(remembered, NOW)).isEqualTo(state());
    assertThat(Mutes.UNKNOWN.on(remembered, NOW)).isEqualTo(remembered);
  }

  @Test
  void allAreListedByNameAndRegionWithThoseThatAreOver() {
    Mute first = mute("us-east-1", "a.example", NOW.minusSeconds(1));
    Mute second = mute("eu-west-1", "b.example", LATER);
    Mute third = mute("us-east-1", "b.example", LATER);

    assertThat(mutes(third, first, second).rows()).containsExactly(first, second, third);
  }

  private static State state() {
    return State.first(
        new Diagnosis(
            Readings.domain("example.com", "Failed"),
            Reason.FAILED,
            Optional.empty(),
            Optional.empty()),
        new Moment(NOW, "scan-7"));
  }

  private static Mutes mutes(Mute... mutes) {
    return new Mutes(List.of(mutes), true);
  }

  private static Mute mute(String region, String name, Instant until) {
    return new Mute(Readings.ACCOUNT, region, name, until, "being retired", "arn:a", NOW);
  }

  private static Mute ofAccount(String account, Instant until) {
    return new Mute(account, REGION, "example.com", until, "", "", NOW);
  }
}
