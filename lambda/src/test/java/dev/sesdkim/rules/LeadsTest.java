package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeadsTest {

  private static final State DOMAIN = Sample.domain("eu-west-1", "example.com", Reason.FAILED);
  private static final State ADDRESS =
      Sample.address("eu-west-1", "a@example.com", Reason.DOMAIN_UNVERIFIED, "example.com");

  @Test
  void theDomainLeadsWhereItChangedItself() {
    assertThat(leads(AlertKind.OfDomain.REGRESSED, Verdict.VERIFIED))
        .containsExactly(DOMAIN.identity());
  }

  @Test
  void anAddressLeadsWhereItsDomainWasUnverifiedBefore() {
    assertThat(leads(AlertKind.OfDomain.REGRESSED, Verdict.UNVERIFIED))
        .containsExactly(ADDRESS.identity());
    assertThat(Leads.isDomain(alert(AlertKind.OfDomain.REGRESSED, Verdict.UNVERIFIED))).isFalse();
  }

  @Test
  void whatRecoveredWasUnverifiedBeforeAndLeadsAllTheSame() {
    assertThat(leads(AlertKind.OfDomain.RECOVERED, Verdict.UNVERIFIED))
        .containsExactly(DOMAIN.identity());
  }

  private static List<Identity> leads(AlertKind.OfDomain kind, Verdict domainWas) {
    return Leads.of(alert(kind, domainWas)).stream().map(AlertedIdentity::identity).toList();
  }

  private static Alert.OfDomain alert(AlertKind.OfDomain kind, Verdict domainWas) {
    return Sample.alert(
        kind,
        "example.com",
        List.of(
            Sample.alerted(Sample.due(kind, Optional.of(domainWas), DOMAIN), DOMAIN),
            Sample.alerted(Sample.due(kind, Optional.of(Verdict.VERIFIED), ADDRESS), ADDRESS)));
  }
}
