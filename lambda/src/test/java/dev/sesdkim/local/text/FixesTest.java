package dev.sesdkim.local.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Suspicion;
import dev.sesdkim.rules.Inspection;
import dev.sesdkim.rules.Judged;
import dev.sesdkim.rules.Zone;
import dev.sesdkim.rules.evidence.Keys;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is left to say beside a title, records and commands.
class FixesTest {

  private static final String NAME = "example.com";
  private static final String KEY = Keys.rsa(2048);
  private static final String CAUTION =
      "Receivers have applied no policy so far and will apply p=reject: make sure first that all of"
          + " your mail passes, or begin with p=none.";

  @ParameterizedTest(name = "{0}, signing {1}, {2} of 3 records")
  @CsvSource({
    "TemporaryFailure, true,  2",
    "Pending,          true,  2",
    "Failed,           true,  2",
    "Failed,           true,  3",
    "Success,          false, 2",
    "Success,          false, 3",
    "Success,          true,  2"
  })
  void aTitleAboutDkimHidesNoWarningOfAPolicyThatTakesEffect(
      String dkim, boolean signing, int records) {
    Zone wrong = zone(records).txt("_dmarc.example.com", "v=dmarc1; p=reject");
    Zone right = zone(records).txt("_dmarc.example.com", "v=DMARC1; p=reject");

    Fix fix = fix(Readings.domain(NAME, signing, dkim, "Success"), wrong);

    assertThat(values(fix)).contains("v=DMARC1; p=reject");
    assertThat(fix.steps())
        .satisfiesExactly(
            why -> assertThat(why).startsWith("Correct the DMARC record at _dmarc.example.com: "),
            caution -> assertThat(caution).isEqualTo(CAUTION));
    assertThat(FormedFix.of(FixForm.ZONE, NAME, List.of(fix)).notes())
        .contains(
            "There is more to know than this form can hold: read 'sesdkim fix example.com' first.");
    assertThat(fix(Readings.domain(NAME, signing, dkim, "Success"), right).steps()).isEmpty();
  }

  @Test
  void aRecordThatIsSimplyToBeAddedNeedsNoSentence() {
    assertThat(values(fix(Readings.domain(NAME, "Pending"), zone(2))))
        .contains("v=DMARC1; p=none;");
    assertThat(fix(Readings.domain(NAME, "Pending"), zone(2)).steps()).isEmpty();
    assertThat(fix(Readings.domain(NAME, "Success"), zone(3)).steps()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Success, 3", "TemporaryFailure, 2"})
  void aPolicyUnderADoubledNameIsWarnedOf(String dkim, int records) {
    Zone doubled = zone(records).txt("_dmarc.example.com.example.com", "v=DMARC1; p=reject");

    Fix fix = fix(Readings.domain(NAME, dkim), doubled);

    assertThat(values(fix)).contains("v=DMARC1; p=reject");
    assertThat(fix.steps()).containsExactly(CAUTION);
  }

  @Test
  void whereADmarcServiceMayPublishTheRecordTheTitleDoesNotSayAll() {
    Zone hosted =
        zone(3).cname("_dmarc.example.com", "x.hosted.example").a("x.hosted.example", "192.0.2.1");

    Fix fix = fix(Readings.domain(NAME, "Success"), hosted);

    assertThat(fix.title()).startsWith("add a DMARC record: required by ");
    assertThat(fix.records()).isEmpty();
    assertThat(fix.steps())
        .satisfiesExactly(
            what -> assertThat(what).startsWith("Add a DMARC record: "),
            how -> assertThat(how).contains("keep the CNAME", "if not, delete the CNAME"));
    assertThat(FormedFix.of(FixForm.ZONE, NAME, List.of(fix)).notes()).hasSize(1);
  }

  @Test
  void aDmarcRecordThatNobodyCanGiveIsSpokenOfBesideDkim() {
    Zone unclear = zone(2).txt("_dmarc.example.com", "v=DMARC1; p=blok; rua=mailto:d@example.com");

    assertThat(fix(Readings.domain(NAME, "TemporaryFailure"), unclear).steps())
        .singleElement()
        .asString()
        .contains("whichever was meant", "p=blok");
  }

  @Test
  void thatARecordOfADomainAboveCoversItIsSaid() {
    Zone zone = new Zone().a("news.example.com", "192.0.2.1");
    keys(zone, "news.example.com", 3);

    assertThat(fix(Readings.domain("news.example.com", "Success"), zone).steps())
        .containsExactly(
            "A DMARC record of a domain above (example.com) covers it too, if that domain is"
                + " yours.");
  }

  @Test
  void whatIsInTheWayOfARecordIsToBeCheckedFirst() {
    Zone proxied = zone(2).a("ccc333._domainkey.example.com", "192.0.2.7");

    assertThat(fix(Readings.domain(NAME, "TemporaryFailure"), proxied).steps())
        .singleElement()
        .asString()
        .contains("Switch proxying off", "Check what else uses it");
  }

  @Test
  void thatSigningIsOffTooIsSaid() {
    assertThat(fix(Readings.domain(NAME, false, "Pending", "Success"), zone(2)).steps())
        .singleElement()
        .asString()
        .startsWith("DKIM signing is switched off too");
  }

  private static List<String> values(Fix fix) {
    return fix.records().stream().map(Fix.Published::record).map(DnsRecord::value).toList();
  }

  /// The fix of a domain as a scan shows it. Where SES is content and a record is missing, the
  /// domain is at risk.
  private static Fix fix(Reading.Read reading, Zone zone) {
    Evidence told = Evidence.none().with(Readings.easyDkim("dkim.amazonses.com", Morning.AT));
    State state =
        Morning.state("eu-west-1", reading)
            .with(Inspection.of(Judged.of(List.of(reading)).getFirst(), told, zone));
    boolean risk = state.evidence().dkimRecords().stream().anyMatch(one -> one.finding().wrong());
    State suspected =
        state.suspected(
            Suspicion.AT_RISK, Optional.of(new Moment(Morning.AT, "local")).filter(_ -> risk));
    return new NamedFix(Morning.of(suspected), reading.identity().name()).fixes().getFirst();
  }

  /// @param records how many of the three DKIM records are there
  private static Zone zone(int records) {
    Zone zone = new Zone().a(NAME, "192.0.2.1");
    keys(zone, NAME, records);
    return zone;
  }

  private static void keys(Zone zone, String domain, int records) {
    for (String token : Readings.TOKENS.subList(0, records)) {
      zone.cname(token + "._domainkey." + domain, token + ".dkim.amazonses.com");
      zone.txt(token + ".dkim.amazonses.com", KEY);
    }
  }
}
