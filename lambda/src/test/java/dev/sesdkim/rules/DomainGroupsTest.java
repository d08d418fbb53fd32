package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.NOW;
import static dev.sesdkim.rules.Sample.domain;
import static dev.sesdkim.rules.Sample.orphan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Reason;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainGroupsTest {

  @Test
  void theSubjectSaysHowManyDomainsWhatHappenedAndTheirGroupsTheLargestFirst() {
    assertThat(
            subject(
                Storm.regressed()
                    .with("example.com", Reason.FAILED, "a.example.com", "b.example.com")
                    .with("example.net", Reason.FAILED, "a.example.net")
                    .with("example.org", Reason.FAILED, "c.x.org", "b.x.org", "a.x.org")))
        .isEqualTo(
            "6 domains stopped DKIM-signing: 3 of example.org, 2 of example.com,"
                + " a.example.net");
  }

  @Test
  void aGroupOfOneIsCalledByTheDomainsOwnName() {
    assertThat(
            subject(
                Storm.regressed()
                    .with("b.net", Reason.FAILED, "c.a.b.net")
                    .with("d.net", Reason.FAILED, "d.net", "e.d.net")))
        .isEqualTo("3 domains stopped DKIM-signing: 2 of d.net, c.a.b.net");
  }

  @Test
  void whereAllAreOfOneGroupItIsNamedOnce() {
    assertThat(
            subject(
                Storm.regressed()
                    .with("example.com", Reason.FAILED, "a.example.com", "example.com")))
        .isEqualTo("2 domains of example.com stopped DKIM-signing");
  }

  @Test
  void theOneGroupIsNamedWhileTheLineHasRoomForIt() {
    String fits = "a".repeat(99 - "2 domains of .net stopped DKIM-signing".length()) + ".net";

    assertThat(subject(Storm.regressed().with(fits, Reason.FAILED, "x." + fits, fits)))
        .hasSize(99)
        .isEqualTo("2 domains of " + fits + " stopped DKIM-signing");
    assertThat(subject(Storm.regressed().with("a" + fits, Reason.FAILED, "x.a" + fits, "a" + fits)))
        .isEqualTo("2 domains stopped DKIM-signing");
  }

  @Test
  void theSubjectNamesAsManyGroupsAsFit() {
    Storm storm = Storm.regressed();
    IntStream.range(0, 500).forEach(i -> storm.with(i + ".net", Reason.FAILED, i + ".net"));

    assertThat(subject(storm))
        .hasSizeBetween(90, 99)
        .startsWith("500 domains stopped DKIM-signing: 0.net, 1.net, ")
        .endsWith(" more");
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
        .isEqualTo("2 domains stopped DKIM-signing");
  }

  @Test
  void aSubjectMayTakeAllTheRoomThereIs() {
    String prefix = "2 domains stopped DKIM-signing: ";
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
        .startsWith("addresses of 2 domains stopped DKIM-signing: a.net");
  }

  @ParameterizedTest
  @CsvSource({
    "FOUND_UNVERIFIED, 1 domain of a.net is not DKIM-signing",
    "REGRESSED,        1 domain of a.net stopped DKIM-signing",
    "WORSENED,         1 domain of a.net got worse",
    "REMOVED,          1 domain of a.net is no longer in SES",
    "NOT_READY,        1 domain of a.net no longer meets the bulk-sender rules"
  })
  void everyKindHasWordsOfItsOwn(AlertKind.OfDomain kind, String subject) {
    assertThat(subject(new Storm(kind).with("a.net", Reason.FAILED, "a.net"))).isEqualTo(subject);
  }

  @Test
  void domainsAtRiskAreAboutToStop() {
    assertThat(
            subject(
                new Storm(AlertKind.OfDomain.AT_RISK).with("a.net", Reason.OK, "a.net", "b.a.net")))
        .isEqualTo("2 domains of a.net are about to stop DKIM-signing");
  }

  @Test
  void goodNewsSaysWhatIsGood() {
    assertThat(
            subject(
                new Storm(AlertKind.OfDomain.RECOVERED)
                    .with("a.net", Sample.since(domain("eu-west-1", "a.net", Reason.OK), NOW))))
        .isEqualTo("1 domain of a.net is in SES again");
  }

  private static String subject(Storm storm) {
    return DomainGroups.subject(storm.alert()).text();
  }
}
