package dev.sesdkim.local.text;

import static java.util.stream.Collectors.joining;

import dev.sesdkim.dkim.CheckOutcome;
import dev.sesdkim.dkim.DmarcEvidence;
import dev.sesdkim.dkim.DmarcPolicy;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.MailboxProvider;
import dev.sesdkim.dkim.Readiness;
import dev.sesdkim.dkim.ReadinessCheck;
import dev.sesdkim.dkim.State;
import dev.sesdkim.local.text.Grid.Cell;
import dev.sesdkim.rules.readiness.ReadinessRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What DNS shows of a region's domains, and how they stand against the bulk-sender rules.
final class EvidenceText {

  private static final List<String> TITLES =
      List.of("DOMAIN", "RECORDS IN DNS", "DMARC", "BULK RULES");

  private EvidenceText() {}

  /// A table of the domains that were looked up; nothing if there are none.
  static List<String> lines(List<State> states, Page page) {
    List<List<Cell>> rows =
        states.stream()
            .filter(state -> state.evidence().readiness().isPresent())
            .sorted(ScanText.UNDER_DOMAINS)
            .map(EvidenceText::row)
            .toList();
    List<String> lines = new ArrayList<>();
    if (!rows.isEmpty()) {
      lines.add("");
      lines.addAll(Grid.lines(TITLES, rows, page));
    }
    return lines;
  }

  /// What the table leaves open; nothing if nothing was looked up.
  static List<String> notChecked(List<State> states, Page page) {
    if (states.stream().noneMatch(state -> state.evidence().readiness().isPresent())) {
      return List.of();
    }
    List<String> lines =
        new ArrayList<>(
            Wrapping.lines(
                "Not checked of the bulk-sender rules, because it cannot be seen from here: "
                    + String.join("; ", ReadinessRule.NOT_CHECKED)
                    + ".",
                page.columns()));
    lines.add("");
    return lines;
  }

  private static List<Cell> row(State state) {
    Evidence evidence = state.evidence();
    return List.of(
        Cell.of(Words.name(state.identity().name())),
        Cell.of(records(evidence)),
        Cell.of(evidence.dmarc().map(EvidenceText::dmarc).orElse("")),
        evidence.readiness().map(EvidenceText::readiness).orElse(Cell.of("")));
  }

  private static String records(Evidence evidence) {
    return Stream.concat(
            records("DKIM", evidence.dkimRecords()).stream(),
            records("MAIL FROM", evidence.mailFromRecords()).stream())
        .collect(joining("; "));
  }

  /// For example `DKIM 1 of 3 right, 2 MISSING`.
  private static Optional<String> records(String what, List<DnsCheck> records) {
    if (records.isEmpty()) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    parts.add("%s %s of %s right".formatted(what, count(records, DnsFinding.OK), records.size()));
    for (DnsFinding finding : DnsFinding.values()) {
      long many = count(records, finding);
      if (finding != DnsFinding.OK && many > 0) {
        parts.add(many + " " + finding);
      }
    }
    return Optional.of(String.join(", ", parts));
  }

  private static long count(List<DnsCheck> records, DnsFinding finding) {
    return records.stream().filter(record -> record.finding() == finding).count();
  }

  private static String dmarc(DmarcEvidence dmarc) {
    String policy = dmarc.policy().map(DmarcPolicy::word).map(word -> " p=" + word).orElse("");
    return switch (dmarc.status()) {
      case FOUND, MISSING, INVALID, MULTIPLE, UNKNOWN -> dmarc.status() + policy;
      case INHERITED ->
          dmarc.status() + policy + " of " + Words.name(dmarc.from().orElse("a domain above"));
    };
  }

  private static Cell readiness(Readiness readiness) {
    String open =
        switch (readiness.level()) {
          case READY -> "";
          case NOT_READY -> providers(readiness) + checks(readiness, CheckOutcome.FAIL);
          case UNKNOWN -> checks(readiness, CheckOutcome.UNKNOWN);
        };
    return new Cell(
        readiness.level() + open,
        switch (readiness.level()) {
          case READY -> Ink.PLAIN;
          case NOT_READY, UNKNOWN -> Ink.DOUBTFUL;
        });
  }

  private static String providers(Readiness readiness) {
    return readiness.notReadyFor().stream()
        .map(MailboxProvider::words)
        .collect(joining(", ", " for ", ""));
  }

  private static String checks(Readiness readiness, CheckOutcome outcome) {
    return readiness.with(outcome).stream()
        .map(check -> words(readiness, check))
        .collect(joining("; ", ": ", ""));
  }

  private static String words(Readiness readiness, ReadinessCheck check) {
    return Words.name(readiness.result(check).words());
  }
}
