package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.ACCOUNT;
import static dev.sesdkim.rules.Sample.NOW;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.Concern;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Mute;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Trouble;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DigestRowsTest {

  private static final String SHOP = "210987654321";
  private static final String IRELAND = "eu-west-1";
  private static final Trouble DENIED =
      new Trouble(
          NOW.minusSeconds(3_600),
          new Problem(Problem.Kind.ACCESS_DENIED, "sts:AssumeRole", "no"),
          true);

  @Test
  void anAccountThatCannotBeReadIsOneRowAndItsRegionsAreNone() {
    List<DigestRows> rows =
        rows(
            List.of(
                standing(ACCOUNT, Map.of("us-east-1", DENIED), Map.of()),
                standing(
                    SHOP,
                    Map.of(IRELAND, DENIED),
                    Map.of(ScanPart.REGIONS, DENIED, ScanPart.DNS, DENIED))),
            List.of());

    assertThat(rows)
        .containsExactly(
            new DigestRows(
                "Not read",
                List.of(
                    new DigestRows.Row(
                        "us-east-1", "prod (" + ACCOUNT + ")", "1 h", "access denied"),
                    new DigestRows.Row("the whole account", SHOP, "1 h", "access denied"),
                    new DigestRows.Row("DNS", SHOP, "1 h", "access denied"))));
  }

  @Test
  void ofASingleAccountEachRegionAndPartIsARow() {
    assertThat(
            rows(
                List.of(
                    standing(ACCOUNT, Map.of(IRELAND, DENIED), Map.of(ScanPart.REGIONS, DENIED))),
                List.of()))
        .flatExtracting(DigestRows::rows)
        .extracting(DigestRows.Row::name, DigestRows.Row::where)
        .containsExactly(tuple(IRELAND, ""), tuple("the list of the account's regions", ""));
  }

  @Test
  void anIdentityThatCannotBeReadIsNamedWhereItsRegionIsRead() {
    assertThat(
            rows(
                List.of(
                    standing(ACCOUNT, Map.of("us-east-1", DENIED), Map.of()),
                    standing(SHOP, Map.of(), Map.of())),
                List.of(),
                concern(ACCOUNT, IRELAND, "a.example", Standing.UNKNOWN),
                concern(ACCOUNT, "us-east-1", "b.example", Standing.UNKNOWN)))
        .singleElement()
        .satisfies(
            section -> {
              assertThat(section.heading()).isEqualTo("Not read");
              assertThat(section.rows())
                  .extracting(DigestRows.Row::name)
                  .containsExactly("us-east-1", "a.example");
            });
  }

  @Test
  void theAddressesThatABrokenDomainTakesDownAreCountedWithIt() {
    List<DigestRows> rows =
        rows(
            List.of(standing(ACCOUNT, Map.of(), Map.of())),
            List.of(),
            concern(ACCOUNT, IRELAND, "example.com", Standing.BROKEN),
            address("a@example.com", Reason.DOMAIN_UNVERIFIED, "example.com"),
            address("b@example.com", Reason.DOMAIN_UNVERIFIED, "example.com"),
            address("c@example.com", Reason.IDENTITY_NOT_VERIFIED, "example.com"),
            address("d@muted.example", Reason.DOMAIN_UNVERIFIED, "muted.example"),
            concern(ACCOUNT, "us-east-1", "example.com", Standing.BROKEN));

    assertThat(rows).extracting(DigestRows::heading).containsExactly("Broken, longest first");
    assertThat(rows.getFirst().rows())
        .extracting(DigestRows.Row::name)
        .containsExactly("example.com", "c@example.com", "d@muted.example", "example.com");
    assertThat(rows.getFirst().rows().getFirst().words()).endsWith("; also 2 addresses");
    assertThat(rows.getFirst().rows().getLast().words()).doesNotContain("also");
  }

  @Test
  void whatIsRememberedOfAnIdentityGivesItsCauseAndOtherwiseItsReasonDoes() {
    State pending =
        Sample.looked(
            Sample.domain(IRELAND, "example.com", Reason.PENDING),
            DnsFinding.MISSING,
            DnsFinding.OK,
            DnsFinding.OK);
    List<Alert.AccountStanding> standings = List.of(standing(ACCOUNT, Map.of(), Map.of()));
    Concern broken = concern(ACCOUNT, IRELAND, "example.com", Standing.BROKEN);

    assertThat(rows(standings, List.of(pending), broken).getFirst().rows().getFirst().words())
        .isEqualTo("1 of 3 DKIM records missing");
    State verified = Sample.domain(IRELAND, "example.com", Reason.OK);
    assertThat(rows(standings, List.of(verified), broken).getFirst().rows().getFirst().words())
        .isEqualTo(Reason.FAILED.inBrief());
    assertThat(rows(standings, List.of(), broken).getFirst().rows().getFirst().words())
        .isEqualTo(Reason.FAILED.inBrief());
    assertThat(
            rows(standings, List.of(), concern(ACCOUNT, IRELAND, "example.com", Standing.AT_RISK))
                .getFirst()
                .rows()
                .getFirst()
                .words())
        .isEmpty();
  }

  @Test
  void aMuteIsNamedWithItsRegionAndItsLastDay() {
    Instant until = Instant.parse("2026-12-01T00:00:00Z");
    Alert.AccountStanding muted =
        new Alert.AccountStanding(
            ACCOUNT,
            Counts.NONE,
            0,
            List.of(IRELAND),
            Map.of(),
            Map.of(),
            List.of(
                new Mute(ACCOUNT, "*", "a.example", until, "old", "arn:a", NOW),
                new Mute(ACCOUNT, IRELAND, "b.example", until, "old", "arn:a", NOW)),
            Optional.empty());

    assertThat(rows(List.of(muted), List.of()))
        .containsExactly(
            new DigestRows(
                "Muted",
                List.of(
                    new DigestRows.Row("a.example", "every region", "", "until 30 Nov"),
                    new DigestRows.Row("b.example", IRELAND, "", "until 30 Nov"))));
  }

  private static List<DigestRows> rows(
      List<Alert.AccountStanding> standings, List<State> states, Concern... concerns) {
    Alert.Digest digest =
        new Alert.Digest(
            "scan-1",
            NOW,
            standings,
            Arrays.asList(concerns),
            Optional.empty(),
            Optional.empty(),
            states.stream().collect(toMap(State::identity, one -> one)));
    return DigestRows.of(
        digest, AlertAccounts.of(digest, new AccountNames(Map.of(ACCOUNT, "prod"))));
  }

  private static Alert.AccountStanding standing(
      String account, Map<String, Trouble> notRead, Map<ScanPart, Trouble> troubles) {
    return new Alert.AccountStanding(
        account, Counts.NONE, 0, List.of(IRELAND), notRead, troubles, List.of(), Optional.empty());
  }

  private static Concern concern(String account, String region, String name, Standing standing) {
    return new Concern(
        new Identity(region, account, name),
        standing,
        Reason.FAILED,
        NOW.minusSeconds(3_600),
        Optional.empty(),
        Optional.empty());
  }

  private static Concern address(String name, Reason reason, String governedBy) {
    return new Concern(
        new Identity(IRELAND, ACCOUNT, name),
        Standing.BROKEN,
        reason,
        NOW.minusSeconds(3_600),
        Optional.of(governedBy),
        Optional.empty());
  }
}
