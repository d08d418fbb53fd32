package dev.sesdkim.local.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Mutes;
import dev.sesdkim.dkim.OtherValues;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.rules.Comparison;
import dev.sesdkim.rules.Inspection;
import dev.sesdkim.rules.Judged;
import dev.sesdkim.rules.Zone;
import dev.sesdkim.rules.evidence.Keys;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixTitleTest {

  private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");

  private static final ScanContext SCAN =
      new ScanContext(
          new Moment(NOW, "local"),
          List.of(NOW),
          false,
          Duration.ofHours(1),
          Duration.ofDays(1),
          Mutes.NONE);

  @ParameterizedTest
  @CsvSource({
    "true,  NotStarted,       Success, 'start Easy DKIM, then publish its records'",
    "true,  Pending,          Success, publish its DKIM records",
    "true,  TemporaryFailure, Success, publish its DKIM records again",
    "true,  Failed,           Success, 'publish its DKIM records, then have SES look again'",
    "false, Success,          Success, switch signing on",
    "true,  Success,          Failed,  have SES verify it"
  })
  void whereNoRecordsAreKnownTheReasonSaysWhatToDo(
      boolean signing, String dkim, String verification, String title) {
    assertThat(title(judged(Readings.domain("example.com", signing, dkim, verification))))
        .isEqualTo(title);
  }

  @ParameterizedTest
  @CsvSource({
    "Pending,          'nothing to publish: the records are right, and SES looks again by itself'",
    "TemporaryFailure, 'nothing to publish: the records are right, and SES looks again by itself'",
    "Failed,           have SES look again: the records are right now"
  })
  void recordsThatAreInPlaceAreNotToBePublished(String dkim, String title) {
    FixTitle keyless = fix(judged(Readings.domain("example.com", dkim)), DnsFinding.NO_KEY);

    assertThat(fix(judged(Readings.domain("example.com", dkim)), DnsFinding.OK))
        .isEqualTo(new FixTitle(title, true));
    assertThat(keyless).isEqualTo(new FixTitle(title, false));
  }

  private static FixTitle fix(State state, DnsFinding finding) {
    return FixTitle.of(
        state.with(records(finding)), Optional.empty(), List.of(), Optional.empty(), NOW);
  }

  @Test
  void thatADmarcRecordIsToBeAddedSaysAllOnlyBesideTheRecord() {
    Reading.Read reading = Readings.domain("example.com", "Success");
    Zone zone = new Zone().a("example.com", "192.0.2.1");
    for (String token : Readings.TOKENS) {
      zone.cname(token + "._domainkey.example.com", token + ".dkim.amazonses.com");
      zone.txt(token + ".dkim.amazonses.com", Keys.rsa(2048));
    }
    State state =
        judged(reading)
            .with(Inspection.of(Judged.of(List.of(reading)).getFirst(), Evidence.none(), zone));
    Fix.Published record =
        new Fix.Published(
            new DnsRecord("_dmarc.example.com", "TXT", "v=DMARC1; p=none;"),
            Optional.empty(),
            true);

    FixTitle beside = FixTitle.of(state, Optional.empty(), List.of(record), Optional.empty(), NOW);

    assertThat(beside.text()).startsWith("add a DMARC record");
    assertThat(beside.saysAll()).isTrue();
    assertThat(FixTitle.of(state, Optional.empty(), List.of(), Optional.empty(), NOW))
        .isEqualTo(new FixTitle(beside.text(), false));
  }

  @ParameterizedTest
  @CsvSource({
    "info@example.com,   Failed,  have SES verify it",
    "info@example.com,   Success, give it a domain identity with DKIM",
    "somebody@gmail.com, Success, send from a domain of your own"
  })
  void anAddressWithoutItsDomainHasAFixOfItsOwn(String name, String verification, String title) {
    assertThat(title(judged(Readings.address(name, false, "NotStarted", verification))))
        .isEqualTo(title);
  }

  @ParameterizedTest
  @CsvSource({"true, Failed, fix example.com", "false, Success, switch signing on"})
  void anAddressFollowsItsDomainUnlessItsOwnSigningIsOff(
      boolean signing, String dkim, String title) {
    assertThat(
            title(
                judged(
                    Readings.address("info@example.com", signing, dkim, "Success"),
                    Readings.domain("example.com", dkim))))
        .isEqualTo(title);
  }

  @Test
  void signingOfAnAddressIsSwitchedOnOnceItsDomainIsInOrder() {
    Reading.Read address = Readings.address("info@example.com", false, "Failed", "Success");
    Reading.Read domain = Readings.domain("example.com", "Failed");

    assertThat(
            FixTitle.of(
                    judged(address, domain),
                    Optional.of(judged(domain)),
                    List.of(),
                    Optional.empty(),
                    NOW)
                .text())
        .isEqualTo("fix example.com first, then switch signing on");
  }

  private static String title(State state) {
    return FixTitle.of(state, Optional.empty(), List.of(), Optional.empty(), NOW).text();
  }

  /// The state of the first of these readings.
  private static State judged(Reading.Read... read) {
    return Comparison.of(List.of(), List.of(), Judged.of(List.of(read)), SCAN).stream()
        .map(Transition::after)
        .filter(state -> state.identity().equals(read[0].identity()))
        .findFirst()
        .orElseThrow();
  }

  private static Evidence records(DnsFinding finding) {
    List<DnsCheck> records =
        Readings.TOKENS.stream()
            .map(
                token ->
                    new DnsCheck(
                        token + "._domainkey.example.com",
                        DnsType.CNAME,
                        token + ".dkim.amazonses.com",
                        Optional.empty(),
                        finding,
                        OtherValues.NOTHING,
                        List.of()))
            .toList();
    return new Evidence(
        Optional.empty(),
        records,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty());
  }
}
