package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.CheckOutcome;
import dev.sesdkim.dkim.DmarcEvidence;
import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Readiness;
import dev.sesdkim.dkim.ReadinessCheck;
import dev.sesdkim.dkim.ReadinessLevel;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Suspicion;
import dev.sesdkim.dkim.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DomainNewsTest {

  private final State verified = Sample.domain("eu-west-1", "example.com", Reason.OK);

  @Test
  void whoMayRejectAndWhyIsNamedAsFarAsItIsKnown() {
    assertThat(news(AlertKind.OfDomain.NOT_READY, Sample.notReady(verified)))
        .startsWith("Gmail, ")
        .endsWith(" may reject bulk mail from it: there is no DMARC record.");
    assertThat(news(AlertKind.OfDomain.NOT_READY, verified))
        .isEqualTo("mailbox providers may reject bulk mail from it.");
  }

  @Test
  void whereNoCheckFailsByNowNeitherProvidersNorReasonsAreNamed() {
    Map<ReadinessCheck, Readiness.Result> checks = new EnumMap<>(ReadinessCheck.class);
    for (ReadinessCheck check : ReadinessCheck.values()) {
      checks.put(check, new Readiness.Result(CheckOutcome.PASS, "in order"));
    }
    Evidence ready =
        verified
            .evidence()
            .with(
                new DmarcEvidence(DmarcStatus.FOUND, Optional.empty(), Optional.empty(), List.of()),
                Optional.of(new Readiness(ReadinessLevel.READY, checks)));

    assertThat(news(AlertKind.OfDomain.NOT_READY, verified.with(ready)))
        .isEqualTo("mailbox providers may reject bulk mail from it.");
  }

  @Test
  void aNewKeyThatIsNotPublishedIsARiskOfItsOwn() {
    State inPlace = Sample.looked(verified, DnsFinding.OK, DnsFinding.OK, DnsFinding.OK);

    assertThat(news(AlertKind.OfDomain.AT_RISK, Sample.suspected(inPlace, Suspicion.KEY_UNCHANGED)))
        .startsWith("SES made a new DKIM key");
    assertThat(news(AlertKind.OfDomain.AT_RISK, inPlace))
        .startsWith("some of its DKIM records are missing or wrong in DNS.");
  }

  @Test
  void rightRecordsThatLeadToNoKeyAreNotCalledWrong() {
    State keyless =
        Sample.looked(verified, DnsFinding.NO_KEY, DnsFinding.NO_KEY, DnsFinding.NO_KEY);

    assertThat(news(AlertKind.OfDomain.AT_RISK, keyless))
        .isEqualTo(
            "all 3 DKIM records are right in DNS, but without a usable key. SES still signs, but"
                + " receivers cannot check its signatures.");
  }

  @Test
  void withoutAnyKeyInDnsSignaturesFailLongBeforeSesNotices() {
    State missing =
        Sample.looked(verified, DnsFinding.MISSING, DnsFinding.MISSING, DnsFinding.MISSING);

    assertThat(
            news(
                AlertKind.OfDomain.AT_RISK,
                missing.with(
                    Looks.both(
                        missing.evidence(),
                        Looks.checks(CheckOutcome.FAIL, ReadinessCheck.DKIM_LIVE)))))
        .isEqualTo(
            "all 3 DKIM records are missing from DNS. SES still signs, but receivers cannot check"
                + " its signatures.");
    assertThat(news(AlertKind.OfDomain.AT_RISK, missing))
        .endsWith(" SES still signs; once it notices, mail leaves unsigned.");
  }

  @Test
  void severalAddressesAreSpokenOfAsSeveral() {
    State address = Sample.address("eu-west-1", "a@example.com", Reason.OK, "example.com");

    assertThat(DomainNews.ofSeveral(AlertKind.OfDomain.REMOVED, removed(address), NOW))
        .isEqualTo(
            "SES no longer lists them, and sends from them only where another identity covers"
                + " them.");
    assertThat(DomainNews.ofSeveral(AlertKind.OfDomain.RECOVERED, recovered(address), NOW))
        .isEqualTo("SES has verified them again, and mail is signed.");
    assertThat(DomainNews.of(AlertKind.OfDomain.RECOVERED, recovered(address), NOW))
        .isEqualTo("SES has verified it again, and mail is signed.");
  }

  private static AlertedIdentity removed(State state) {
    return alerted(AlertKind.OfDomain.REMOVED, Verdict.VERIFIED, Sample.removed(state));
  }

  private static AlertedIdentity recovered(State state) {
    return alerted(AlertKind.OfDomain.RECOVERED, Verdict.UNVERIFIED, state);
  }

  private static String news(AlertKind.OfDomain kind, State state) {
    return DomainNews.of(kind, alerted(kind, Verdict.VERIFIED, state), NOW);
  }

  private static AlertedIdentity alerted(AlertKind.OfDomain kind, Verdict was, State state) {
    return Sample.alerted(Sample.due(kind, Optional.of(was), state), state);
  }
}
