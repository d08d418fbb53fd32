package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.domain;
import static dev.sesdkim.rules.Sample.looked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManyRemediesTest {

  private final List<State> states = new ArrayList<>();

  @Test
  void aStepForAllOfThemNamesNone() {
    switchedOff("eu-west-1", "a.net", "b.net");

    assertThat(ManyRemedies.of(states, VerifiedDomains.NONE).steps())
        .containsExactly("Switch signing on with the command. The DNS records are in place.");
    assertThat(ManyRemedies.of(states, VerifiedDomains.NONE).commands()).hasSize(2);
  }

  @Test
  void aStepForSomeOfThemNamesThemWithTheirRegions() {
    switchedOff("eu-west-1", "a.net", "b.net");
    switchedOff("us-east-1", "b.net", "c.net");
    states.add(domain("eu-west-1", "d.net", Reason.PENDING));

    assertThat(ManyRemedies.of(states, VerifiedDomains.NONE).steps().getFirst())
        .startsWith(
            "a.net in eu-west-1; b.net in eu-west-1, us-east-1; c.net in us-east-1: Switch");
  }

  @Test
  void ofMoreThanTenItSaysHowManyMoreThereAre() {
    IntStream.range(0, 12).forEach(i -> switchedOff("eu-west-1", i + ".net"));
    states.add(domain("eu-west-1", "d.net", Reason.PENDING));

    assertThat(ManyRemedies.of(states, VerifiedDomains.NONE).steps().getFirst())
        .contains("8.net, 9.net and 2 more in eu-west-1: Switch");
  }

  @Test
  void aMissingRecordIsAmongThoseToPublishAndHasNoStepOfItsOwn() {
    states.add(
        looked(
            domain("eu-west-1", "a.net", Reason.FAILED),
            DnsFinding.MISSING,
            DnsFinding.WRONG_TARGET,
            DnsFinding.OK));

    assertThat(ManyRemedies.of(states, VerifiedDomains.NONE).dnsRecords()).hasSize(2);
    assertThat(ManyRemedies.of(states, VerifiedDomains.NONE).steps())
        .noneMatch(step -> step.contains("tokenone._domainkey"))
        .anyMatch(step -> step.startsWith("tokentwo._domainkey.a.net: instead of"));
  }

  @Test
  void aMissingRecordThatIsNotAmongThoseToPublishKeepsItsStep() {
    State own = Sample.told(domain("eu-west-1", "a.net", Reason.FAILED), "EXTERNAL");
    states.add(looked(own, DnsFinding.MISSING, DnsFinding.OK, DnsFinding.OK));

    assertThat(ManyRemedies.of(states, VerifiedDomains.NONE).dnsRecords()).isEmpty();
    assertThat(ManyRemedies.of(states, VerifiedDomains.NONE).steps())
        .anyMatch(step -> step.startsWith("tokenone._domainkey.a.net: there is no"));
  }

  @Test
  void anAddressThatItsDomainTakesDownAddsNothing() {
    State address = Sample.address("eu-west-1", "x@a.net", Reason.DOMAIN_UNVERIFIED, "a.net");
    switchedOff("eu-west-1", "a.net");
    List<State> both = List.of(states.getFirst(), address);

    assertThat(ManyRemedies.of(both, VerifiedDomains.NONE))
        .isEqualTo(ManyRemedies.of(states, VerifiedDomains.NONE));
  }

  private void switchedOff(String region, String... names) {
    for (String name : names) {
      states.add(domain(region, name, Reason.SIGNING_DISABLED));
    }
  }
}
