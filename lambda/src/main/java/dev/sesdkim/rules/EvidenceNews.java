package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.CheckOutcome;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Readiness;
import dev.sesdkim.dkim.ReadinessCheck;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.State;
import dev.sesdkim.rules.readiness.ReadinessRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;

/// What SES and DNS showed of an alert's domains, each thing with the regions in which it is so.
final class EvidenceNews {

  private EvidenceNews() {}

  static List<String> of(Alert.OfDomain alert) {
    return switch (alert.kind()) {
      case FOUND_UNVERIFIED, REGRESSED, WORSENED ->
          paragraphs(alert, state -> ses(state.evidence()), EvidenceNews::records);
      case AT_RISK -> paragraphs(alert, EvidenceNews::records, KeyNews::of);
      case NOT_READY -> rules(alert);
      case STARTED, RECOVERED, REMOVED, SCAN_PROBLEM, SCAN_RECOVERED -> List.of();
    };
  }

  @SafeVarargs
  private static List<String> paragraphs(
      Alert.OfDomain alert, Function<State, Optional<String>>... words) {
    List<String> paragraphs = new ArrayList<>();
    for (Function<State, Optional<String>> one : words) {
      Map<String, SequencedSet<String>> regions = new LinkedHashMap<>();
      for (AlertedIdentity identity : alert.identities()) {
        identity
            .state()
            .flatMap(one)
            .ifPresent(
                text ->
                    regions
                        .computeIfAbsent(text, _ -> new LinkedHashSet<>())
                        .add(identity.identity().region()));
      }
      regions.forEach(
          (text, where) -> paragraphs.add(text.formatted(Words.regions(List.copyOf(where)))));
    }
    return paragraphs;
  }

  private static Optional<String> records(State state) {
    return dns(state.evidence());
  }

  /// With `%s` for the regions.
  private static Optional<String> ses(Evidence evidence) {
    return evidence
        .detail()
        .filter(detail -> detail.error().isPresent() || detail.lastCheckedAt().isPresent())
        .map(EvidenceNews::ses);
  }

  private static String ses(SesDetail detail) {
    String saw =
        detail
            .error()
            .map(error -> " reports " + error.replace("%", "%%") + SesErrors.meaning(error))
            .orElse(" reports no error");
    return "SES in %s"
        + saw
        + detail.lastCheckedAt().map(at -> "; it last looked at " + Times.forPeople(at)).orElse("")
        + detail
            .lastSuccessAt()
            .map(at -> " and last found the records at " + Times.forPeople(at))
            .orElse("")
        + ".";
  }

  /// With `%s` for the regions.
  private static Optional<String> dns(Evidence evidence) {
    List<DnsCheck> records = evidence.dkimRecords();
    if (records.isEmpty()) {
      return Optional.empty();
    }
    long right = records.stream().filter(one -> one.finding() == DnsFinding.OK).count();
    long open = records.stream().filter(one -> !one.finding().definite()).count();
    return Optional.of(
        "DNS shows %s of %s DKIM records of %%s right%s."
            .formatted(
                right, records.size(), open == 0 ? "" : "; " + open + " could not be looked up"));
  }

  private static List<String> rules(Alert.OfDomain alert) {
    SequencedSet<String> paragraphs = new LinkedHashSet<>();
    for (AlertedIdentity one : alert.identities()) {
      one.state()
          .flatMap(state -> state.evidence().readiness())
          .ifPresent(readiness -> add(readiness, paragraphs));
    }
    if (!paragraphs.isEmpty()) {
      paragraphs.add(
          "Not checked, because it cannot be seen from here: "
              + String.join("; ", ReadinessRule.NOT_CHECKED)
              + ".");
    }
    return List.copyOf(paragraphs);
  }

  private static void add(Readiness readiness, SequencedSet<String> paragraphs) {
    for (ReadinessCheck check : readiness.with(CheckOutcome.FAIL)) {
      paragraphs.add(
          "%s FAIL: %s. %s require that %s."
              .formatted(
                  check.key(),
                  readiness.result(check).words(),
                  Words.providers(check),
                  check.words()));
    }
  }
}
