package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.NOW;
import static dev.sesdkim.rules.Sample.domain;
import static dev.sesdkim.rules.Sample.orphan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainGroupsTest {

  @Test
  void theSubjectSaysHowManyDomainsTheKindAndTheirGroupsTheLargestFirst() {
    assertThat(
            subject(
                Storm.regressed()
                    .with("example.com", Reason.FAILED, "a.example.com", "b.example.com")
                    .with("example.net", Reason.FAILED, "a.example.net")
                    .with("example.org", Reason.FAILED, "c.x.org", "b.x.org", "a.x.org")))
        .isEqualTo(
            "REGRESSED: 6 domains stopped being DKIM-verified: 3 of example.org, 2 of example.com,"
                + " a.example.net");
  }

  @Test
  void aGroupOfOneIsCalledByTheDomainsOwnName() {
    assertThat(
            subject(
                Storm.regressed()
                    .with("b.net", Reason.FAILED, "c.a.b.net")
                    .with("d.net", Reason.FAILED, "d.net", "e.d.net")))
        .isEqualTo("REGRESSED: 3 domains stopped being DKIM-verified: 2 of d.net, c.a.b.net");
  }

  @Test
  void whereAllAreOfOneGroupItIsNamedOnce() {
    assertThat(
            subject(
                Storm.regressed()
                    .with("example.com", Reason.FAILED, "a.example.com", "example.com")))
        .isEqualTo("REGRESSED: 2 domains of example.com stopped being DKIM-verified");
  }

  @Test
  void theSubjectNamesAsManyGroupsAsFitAndTheFirstLineMore() {
    Storm storm = Storm.regressed();
    IntStream.range(0, 500).forEach(i -> storm.with(i + ".net", Reason.FAILED, i + ".net"));
    Headline headline = DomainGroups.headline(storm.alert());

    assertThat(headline.subject())
        .hasSizeBetween(90, 99)
        .startsWith("REGRESSED: 500 domains stopped being DKIM-verified: 0.net, 1.net, ")
        .endsWith(" more");
    assertThat(headline.line()).hasSizeBetween(280, 301).endsWith(" more.");
  }

  @Test
  void whatIsNamedAndWhatIsLeftOutAreAll() {
    Storm storm = Storm.regressed();
    IntStream.range(0, 100)
        .forEach(i -> storm.with(i + ".net", Reason.FAILED, "a." + i + ".net", "b." + i + ".net"));
    String subject = subject(storm);
    int named = subject.split(" of ", -1).length - 1;

    assertThat(subject).endsWith(", " + (200 - 2 * named) + " more");
  }

  @Test
  void namesThatDoNotFitAreLeftOutAltogether() {
    String endless = "a".repeat(100) + ".net";

    assertThat(
            subject(
                Storm.regressed()
                    .with(endless, Reason.FAILED, endless)
                    .with("example.com", Reason.FAILED, "example.com")))
        .isEqualTo("REGRESSED: 2 domains stopped being DKIM-verified");
  }

  @Test
  void aSubjectMayTakeAllTheRoomThereIs() {
    String prefix = "REGRESSED: 2 domains stopped being DKIM-verified: ";
    String fits = "a".repeat(99 - prefix.length() - "x.net, ".length());

    assertThat(subject(pair(fits))).hasSize(99).endsWith(", x.net").doesNotContain("...");
    assertThat(subject(pair(fits + "a"))).doesNotContain("x.net").doesNotContain("...");
  }

  /// Two groups; the first in the alphabet is the long one.
  private static Storm pair(String name) {
    return Storm.regressed().with(name, Reason.FAILED, name).with("x.net", Reason.FAILED, "x.net");
  }

  @Test
  void addressesWithoutADomainAreNoDomains() {
    assertThat(
            subject(
                Storm.regressed()
                    .with("a.net", orphan("eu-west-1", "x@a.net"))
                    .with("b.net", orphan("eu-west-1", "x@b.net"))))
        .startsWith("REGRESSED: addresses of 2 domains stopped being DKIM-verified: a.net");
  }

  @ParameterizedTest
  @CsvSource({
    "FOUND_UNVERIFIED, FOUND UNVERIFIED: 1 domains of a.net were found not to be DKIM-verified",
    "REGRESSED,        REGRESSED: 1 domains of a.net stopped being DKIM-verified",
    "WORSENED,         WORSENED: 1 unverified domains of a.net got worse",
    "REMOVED,          REMOVED: 1 domains of a.net are no longer SES identities",
    "NOT_READY,        NOT READY: 1 domains of a.net no longer meet the bulk-sender rules"
  })
  void everyKindHasWordsOfItsOwn(AlertKind kind, String subject) {
    assertThat(subject(new Storm(kind).with("a.net", Reason.FAILED, "a.net"))).isEqualTo(subject);
  }

  @Test
  void domainsAtRiskAreStillVerified() {
    assertThat(subject(new Storm(AlertKind.AT_RISK).with("a.net", Reason.OK, "a.net", "b.a.net")))
        .isEqualTo(
            "AT RISK: 2 domains of a.net are still verified, but their DKIM records are wrong");
  }

  @Test
  void goodNewsSaysWhatIsGood() {
    assertThat(
            subject(
                new Storm(AlertKind.RECOVERED)
                    .with("a.net", Sample.since(domain("eu-west-1", "a.net", Reason.OK), NOW))))
        .isEqualTo("RECOVERED: 1 domains of a.net are SES identities again");
  }

  @Test
  void theListingNamesEveryDomainShortAndWhereAndWhy() {
    State other = domain("us-east-1", "b.example.com", Reason.PENDING);
    Listing listing =
        DomainGroups.listing(
            Storm.regressed()
                .with("example.com", Reason.FAILED, "a.example.com")
                .with("example.com", other)
                .with("example.com", Reason.FAILED, "example.com", "notexample.com")
                .with("example.net", Reason.FAILED, "c.example.net")
                .alert());

    assertThat(listing.title()).isEqualTo("Domains (5)");
    assertThat(listing.entries())
        .isEqualTo(
            List.of(
                new Listing.Entry(
                    "example.com",
                    ", 4 domains in eu-west-1 and us-east-1 (FAILED, PENDING)",
                    "a, b, example.com, notexample.com"),
                new Listing.Entry("c.example.net", " in eu-west-1 (FAILED)", "")));
  }

  @Test
  void thereIsNoReasonToTellWhereNothingIsUnverified() {
    assertThat(
            DomainGroups.listing(
                    new Storm(AlertKind.REMOVED).with("a.net", Reason.OK, "a.net").alert())
                .entries())
        .containsExactly(new Listing.Entry("a.net", " in eu-west-1", ""));
  }

  private static String subject(Storm storm) {
    return DomainGroups.headline(storm.alert()).subject();
  }
}
