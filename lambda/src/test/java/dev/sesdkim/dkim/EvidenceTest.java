package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvidenceTest {

  @Test
  void whatCouldNotBeLookedUpNowStaysAsItWasKnown() {
    Evidence known = evidence(DnsFinding.MISSING, DmarcStatus.FOUND);

    assertThat(evidence(DnsFinding.TIMEOUT, DmarcStatus.UNKNOWN).over(known)).isEqualTo(known);
  }

  @Test
  void whatWasNeverKnownIsThatItCouldNotBeLookedUp() {
    Evidence now = evidence(DnsFinding.TIMEOUT, DmarcStatus.UNKNOWN);

    assertThat(now.over(Evidence.none())).isEqualTo(now);
    assertThat(now.over(evidence(DnsFinding.SERVER_FAILURE, DmarcStatus.UNKNOWN))).isEqualTo(now);
  }

  @Test
  void evidenceOfAnythingIsMoreThanNone() {
    assertThat(Evidence.none().isNone()).isTrue();
    assertThat(Evidence.none().wasReady(true).isNone()).isFalse();
  }

  private static Evidence evidence(DnsFinding finding, DmarcStatus status) {
    return new Evidence(
        Optional.empty(),
        List.of(
            new DnsCheck(
                "a._domainkey.example.com",
                DnsType.CNAME,
                "a.dkim.amazonses.com",
                Optional.empty(),
                finding)),
        Optional.empty(),
        Optional.of(new DmarcEvidence(status, Optional.empty(), Optional.empty(), List.of())),
        Optional.empty(),
        false);
  }
}
