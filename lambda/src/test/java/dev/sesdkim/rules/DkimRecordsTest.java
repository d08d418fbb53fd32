package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.domain;
import static dev.sesdkim.rules.Sample.looked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.State;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DkimRecordsTest {

  private final State verified =
      Sample.state("eu-west-1", "example.com", Reason.OK, List.of(), Optional.empty());

  @Test
  void ofADomainWhoseTokensAreNotKeptTheRecordsAreThoseThatWereLookedUp() {
    State state = looked(verified, DnsFinding.MISSING, DnsFinding.OK, DnsFinding.OK);

    assertThat(DkimRecords.toPublish(state))
        .containsExactly(
            new DnsRecord(
                "tokenone._domainkey.example.com", "CNAME", "tokenone.dkim.amazonses.com"));
  }

  @Test
  void theRecordOfACustomersOwnKeyIsNotMadeUp() {
    DnsCheck ownKey =
        new DnsCheck(
            "selector1._domainkey.example.com",
            DnsType.TXT,
            "p=<your public key>",
            Optional.empty(),
            DnsFinding.MISSING);

    State known = verified.with(Sample.records(ownKey));
    State easyByNow = known.with(known.evidence().with(Sample.detail("AWS_SES")));

    assertThat(DkimRecords.toPublish(known)).isEmpty();
    assertThat(DkimRecords.toPublish(easyByNow)).isEmpty();
  }

  @Test
  void noRecordIsMadeOfWhatIsNoToken() {
    List<String> tokens = List.of("tokenone", "token.two", "tokenthree");
    State state = Sample.state("eu-west-1", "example.com", Reason.FAILED, tokens, Optional.empty());
    SesDetail detail = Readings.easyDkim("dkim.amazonses.com", Sample.NOW);

    assertThat(DkimRecords.of(state.with(state.evidence().with(detail)))).isEmpty();
  }

  @Test
  void aRecordThatIsRightForAnotherZoneIsToBePublishedForTheOneThatSesTells() {
    State state =
        looked(
            domain("eu-west-1", "example.com", Reason.FAILED),
            DnsFinding.OK,
            DnsFinding.OK,
            DnsFinding.OK);
    SesDetail moved = Readings.easyDkim("dkim.new.amazonses.com", Sample.NOW);
    Evidence evidence = state.evidence();

    assertThat(DkimRecords.toPublish(state)).isEmpty();
    assertThat(DkimRecords.toPublish(state.with(evidence.with(moved))))
        .extracting(DnsRecord::value)
        .containsExactlyInAnyOrder(
            "tokenone.dkim.new.amazonses.com",
            "tokentwo.dkim.new.amazonses.com",
            "tokenthree.dkim.new.amazonses.com");
  }
}
