package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DueTest {

  private static final Instant AT = Instant.parse("2026-11-24T03:00:00Z");

  @Test
  void whatIsDueOfAnIdentityIsInItsRegionAndAboutItsName() {
    Due.OfIdentity due =
        new Due.OfIdentity(
            AlertKind.OfDomain.REGRESSED,
            new Identity("ap-south-1", "111122223333", "ops@example.com"),
            "example.com",
            Optional.of(Verdict.VERIFIED),
            Reason.FAILED,
            AT,
            AT,
            AT,
            "scan-1");

    assertThat(due.account()).isEqualTo("111122223333");
    assertThat(due.place()).isEqualTo("ap-south-1");
    assertThat(due.subject()).isEqualTo("ops@example.com");
    assertThat(due.verdict()).isEqualTo(Verdict.UNVERIFIED);
  }

  @Test
  void aDigestIsAboutTheAccountAndTellsWhatIsSeenWhenItIsDue() {
    Due.Digest digest = new Due.Digest("111122223333", AT, "scan-1");

    assertThat(digest.kind()).isEqualTo(AlertKind.OfAccount.DIGEST);
    assertThat(digest.place()).isEqualTo(Due.ACCOUNT);
    assertThat(digest.subject()).isEqualTo("digest");
    assertThat(digest.observedAt()).isEqualTo(AT);
  }
}
