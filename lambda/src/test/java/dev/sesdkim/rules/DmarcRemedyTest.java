package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.withDmarc;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DmarcProblem;
import dev.sesdkim.dkim.DmarcProblem.Kind;
import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.dkim.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DmarcRemedyTest {

  private final State verified = Sample.domain("eu-west-1", "example.com", Reason.OK);

  @ParameterizedTest
  @CsvSource({
    "INVALID,   VERSION_WRONG_CASE, v=dmarc1",
    "MULTIPLE,  SEVERAL_RECORDS,    two",
    "FOUND,     P_MISSING,          no p",
    "INHERITED, P_INVALID,          p=blok"
  })
  void theStepEndsWithWhatIsWrongWithTheRecord(DmarcStatus status, Kind kind, String detail) {
    DmarcProblem problem = new DmarcProblem(kind, detail);

    assertThat(DmarcRemedy.of(withDmarc(verified, status, problem), VerifiedDomains.NONE).steps())
        .singleElement()
        .asString()
        .endsWith(" " + problem.sentence() + ".");
  }

  @Test
  void aProblemThatLeavesThePolicyInForceHasNoStep() {
    DmarcProblem problem = new DmarcProblem(Kind.RUA_MISSING, "");

    assertThat(
            DmarcRemedy.of(withDmarc(verified, DmarcStatus.FOUND, problem), VerifiedDomains.NONE)
                .isNone())
        .isTrue();
  }

  @Test
  void theStepNamesWhatLeavesThePolicyOutAlsoWhereItIsNotTheFirstProblem() {
    DmarcProblem first = new DmarcProblem(Kind.LINE_BREAK, "");
    DmarcProblem second = new DmarcProblem(Kind.P_INVALID, "p=blok");

    assertThat(
            DmarcRemedy.of(
                    withDmarc(verified, DmarcStatus.FOUND, first, second), VerifiedDomains.NONE)
                .steps())
        .singleElement()
        .asString()
        .contains("p=blok");
  }

  @ParameterizedTest(name = "{0} with {1} verified")
  @CsvSource({
    // RFC 9989 section 4.10: a record covers every name below it.
    "news.example.com,         example.com,                _dmarc.example.com",
    "a.b.c.example.com,        c.example.com,              _dmarc.c.example.com",
    "a.b.c.example.com,        c.example.com example.com,  _dmarc.example.com",
    "a.b.c.example.com,        example.net,                _dmarc.a.b.c.example.com",
    "news.example.com,         ample.com,                  _dmarc.news.example.com",
    "news.example.com,         sub.news.example.com,       _dmarc.news.example.com",
    "NEWS.example.com,         EXAMPLE.com,                _dmarc.example.com",
    "neu.bücher.example,       bücher.example,             _dmarc.xn--bcher-kva.example",
    // Public suffixes, which nobody is verified for.
    "shop.me.uk,               '',                         _dmarc.shop.me.uk",
    "sub.agency.fed.us,        '',                         _dmarc.sub.agency.fed.us",
    "sub.agency.fed.us,        agency.fed.us,              _dmarc.agency.fed.us",
    "a.clinic.nhs.uk,          '',                         _dmarc.a.clinic.nhs.uk",
    "x.tokyo.jp,               '',                         _dmarc.x.tokyo.jp",
    "example.eu.org,           '',                         _dmarc.example.eu.org",
    "team.example.github.io,   '',                         _dmarc.team.example.github.io",
    "example.com,              '',                         _dmarc.example.com",
    "localhost,                '',                         _dmarc.localhost",
  })
  void d1ARecordIsProposedAtTheTopmostVerifiedDomainElseAtTheDomainItself(
      String domain, String ofTheAccount, String name) {
    State state = withDmarc(Sample.domain("eu-west-1", domain, Reason.OK), DmarcStatus.MISSING);

    Remedy remedy = DmarcRemedy.of(state, VerifiedDomains.of(List.of(ofTheAccount.split(" ", -1))));

    assertThat(remedy.dnsRecords())
        .containsExactly(new DnsRecord(name, "TXT", "v=DMARC1; p=none;"));
    assertThat(remedy.steps().getFirst()).contains("At " + name + " ");
  }

  @Test
  void d1OtherDomainsAboveAreNamedInWordsAlone() {
    State state =
        withDmarc(Sample.domain("eu-west-1", "a.b.c.me.uk", Reason.OK), DmarcStatus.MISSING);

    assertThat(DmarcRemedy.of(state, VerifiedDomains.of(List.of("b.c.me.uk"))).steps().getLast())
        .contains("(c.me.uk, me.uk)", "if that domain is yours")
        .doesNotContain("_dmarc");
    assertThat(
            DmarcRemedy.of(withDmarc(verified, DmarcStatus.MISSING), VerifiedDomains.NONE).steps())
        .hasSize(1);
  }
}
