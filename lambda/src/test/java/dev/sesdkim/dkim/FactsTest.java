package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FactsTest {

  private static final Reading.Read READ = Readings.domain("example.com", "Success");
  private static final MailFrom CUSTOM =
      new MailFrom.Custom("bounce.example.com", "Success", "UseDefaultValue");

  private final Facts facts = Facts.none().updated(now(READ));

  @Test
  void whatSesSaysIsKept() {
    assertThat(facts)
        .isEqualTo(
            new Facts(
                Optional.of(true),
                Optional.of("Success"),
                Optional.of("Success"),
                Readings.TOKENS,
                Optional.empty(),
                new MailFrom.Standard()));
  }

  @Test
  void whatSesDoesNotSayThisTimeStaysAsItWasKnown() {
    Reading.Read without =
        Readings.with(List.<String>of(), Readings.with(new MailFrom.Unread(), READ));

    assertThat(facts.updated(now(without))).isEqualTo(facts);
    assertThat(facts.updated(now(Readings.unread("example.com")))).isEqualTo(facts);
  }

  @Test
  void whatItSaysDifferentlyReplacesWhatWasKnown() {
    Reading.Read other =
        Readings.with(
            List.of("zzz"),
            Readings.with(CUSTOM, Readings.domain("example.com", false, "Failed", "Pending")));

    assertThat(facts.updated(now(other)))
        .isEqualTo(
            new Facts(
                Optional.of(false),
                Optional.of("Failed"),
                Optional.of("Pending"),
                List.of("zzz"),
                Optional.empty(),
                CUSTOM));
  }

  @Test
  void tokensAreSorted() {
    assertThat(
            Facts.none().updated(now(Readings.with(Readings.TOKENS.reversed(), READ))).dkimTokens())
        .isEqualTo(Readings.TOKENS);
  }

  @Test
  void aPersonWouldSayThatSomethingChanged() {
    assertThat(facts.tellsTheSameAs(facts)).isTrue();
    for (Reading.Read other :
        List.of(
            Readings.domain("example.com", false, "Success", "Success"),
            Readings.domain("example.com", true, "Failed", "Success"),
            Readings.domain("example.com", true, "Success", "Failed"),
            Readings.with(CUSTOM, READ))) {
      assertThat(facts.tellsTheSameAs(facts.updated(now(other)))).as("%s", other).isFalse();
    }
    Diagnosis governed =
        new Diagnosis(READ, Reason.OK, Optional.of("example.com"), Optional.empty());
    assertThat(facts.tellsTheSameAs(facts.updated(governed))).isFalse();
  }

  @Test
  void newTokensAndAMailFromReadForTheFirstTimeAreNoChange() {
    Facts unread = Facts.none().updated(now(Readings.with(new MailFrom.Unread(), READ)));

    assertThat(facts.tellsTheSameAs(facts.updated(now(Readings.with(List.of("z"), READ)))))
        .isTrue();
    assertThat(unread.tellsTheSameAs(facts)).isTrue();
    assertThat(facts.tellsTheSameAs(unread)).isTrue();
  }

  private static Diagnosis now(Reading reading) {
    return new Diagnosis(reading, Reason.OK, Optional.empty(), Optional.empty());
  }
}
