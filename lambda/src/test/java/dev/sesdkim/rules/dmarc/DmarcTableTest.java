package dev.sesdkim.rules.dmarc;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Dmarc;
import dev.sesdkim.dkim.DmarcEvidence;
import dev.sesdkim.dkim.DmarcPolicy;
import dev.sesdkim.dkim.DmarcProblem;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.State;
import dev.sesdkim.rules.CaseTable;
import dev.sesdkim.rules.DmarcWarning;
import dev.sesdkim.rules.Judged;
import dev.sesdkim.rules.VerifiedDomains;
import dev.sesdkim.rules.Zone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The cases of `rules/dmarc.txt`.
class DmarcTableTest {

  static Stream<Arguments> cases() {
    return CaseTable.of("/rules/dmarc.txt", 5);
  }

  @ParameterizedTest(name = "{0}: {1}, {4}: {2}")
  @MethodSource("cases")
  void whatAppliesIsWhatTheSectionSays(
      String section, String domain, String expected, String problems, String entries) {
    List<String> all = List.of(entries.split(" && ", -1));
    Set<String> verified =
        all.stream()
            .filter(entry -> entry.startsWith("="))
            .map(entry -> entry.substring(1))
            .collect(toSet());
    Zone zone = new Zone();
    all.forEach(entry -> write(entry, zone));

    Dmarc dmarc = DmarcRule.of(domain, zone);

    assertThat(
            dmarc.status()
                + " "
                + dmarc.policy().map(DmarcPolicy::word).orElse("-")
                + " "
                + dmarc.from().orElse("-"))
        .as(section)
        .isEqualTo(expected);
    assertThat(told(domain, dmarc, verified).map(one -> one.kind().name()).collect(joining(" ")))
        .as(section)
        .isEqualTo(problems);
  }

  /// The problems as they are told where the account's verified domains are known.
  private static Stream<DmarcProblem> told(String domain, Dmarc dmarc, Set<String> verified) {
    State state =
        State.first(
            Judged.of(List.of(Readings.domain(domain, "Success"))).getFirst(),
            new Moment(Instant.EPOCH, "scan-1"));
    Evidence evidence = Evidence.none().with(DmarcEvidence.of(dmarc), Optional.empty());
    return DmarcWarning.in(state.with(evidence), VerifiedDomains.of(verified))
        .evidence()
        .dmarc()
        .stream()
        .flatMap(one -> one.problems().stream());
  }

  @Test
  void whatStandsInFrontOfTheVersionIsNamedForItMayNotBeSeen() {
    assertThat(Version.flaw("\u00a0\u201cv=DMARC1; p=none").map(DmarcProblem::detail).orElseThrow())
        .startsWith("U+00A0 NO-BREAK SPACE, U+201C LEFT DOUBLE QUOTATION MARK: ")
        .contains("v=DMARC1; p=none");
    assertThat(Version.flaw("TXT v=DMARC1; p=none").map(DmarcProblem::detail))
        .contains("TXT v=DMARC1; p=none");
  }

  private static void write(String entry, Zone zone) {
    if (entry.startsWith("?^")) {
      zone.broken(entry.substring(2), DnsType.SOA);
    } else if (entry.startsWith("?")) {
      zone.broken("_dmarc." + entry.substring(1), DnsType.TXT);
    } else if (entry.startsWith("^")) {
      zone.soa(entry.substring(1));
    } else if (entry.startsWith("+")) {
      zone.a(entry.substring(1), "203.0.113.1");
    } else if (!entry.startsWith("=")) {
      int colon = entry.indexOf(": ");
      zone.txt("_dmarc." + entry.substring(0, colon), entry.substring(colon + 2));
    }
  }
}
