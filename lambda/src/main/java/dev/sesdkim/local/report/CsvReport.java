package dev.sesdkim.local.report;

import static java.util.stream.Collectors.joining;

import dev.sesdkim.dkim.DmarcEvidence;
import dev.sesdkim.dkim.DmarcPolicy;
import dev.sesdkim.dkim.Facts;
import dev.sesdkim.dkim.MailboxProvider;
import dev.sesdkim.dkim.Readiness;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.State;
import dev.sesdkim.local.text.EachRemedy;
import dev.sesdkim.local.text.Phrases;
import dev.sesdkim.local.text.ScanView;
import dev.sesdkim.rules.Cause;
import dev.sesdkim.rules.RecordForms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A report as CSV, with one line for each identity (RFC 4180).
public final class CsvReport {

  private static final List<String> HEADER =
      List.of(
          "account",
          "region",
          "identity",
          "type",
          "state",
          "since",
          "verdict",
          "reason",
          "cause",
          "governed_by",
          "signing_enabled",
          "dkim_status",
          "verification_status",
          "dmarc_policy",
          "readiness",
          "not_ready_for",
          "steps",
          "records",
          "commands");

  /// Characters that begin a formula in a spreadsheet, or that a spreadsheet skips before one.
  private static final String RUNS = "=+-@\t\r\n";

  private CsvReport() {}

  /// The whole text, with a header.
  public static String of(Report report) {
    ScanView view = report.view();
    EachRemedy remedies = view.remedies();
    StringBuilder csv = new StringBuilder(line(HEADER));
    view.all().forEach(state -> csv.append(line(cells(view, state, remedies.of(state)))));
    return csv.toString();
  }

  private static List<String> cells(ScanView view, State state, Remedy remedy) {
    Facts facts = state.facts();
    return List.of(
        state.identity().account(),
        state.identity().region(),
        Phrases.name(state.identity().name()),
        state.identity().type().name(),
        Standing.of(state).name(),
        view.since(state).map(Instant::toString).orElse(""),
        state.verdict().name(),
        state.reason().name(),
        Cause.of(state),
        facts.governedBy().map(Phrases::name).orElse(""),
        facts.signingEnabled().map(String::valueOf).orElse(""),
        facts.dkimStatus().map(Phrases::name).orElse(""),
        facts.verificationStatus().map(Phrases::name).orElse(""),
        state.evidence().dmarc().flatMap(DmarcEvidence::policy).map(DmarcPolicy::word).orElse(""),
        state.evidence().readiness().map(Readiness::level).map(Enum::name).orElse(""),
        state.evidence().readiness().map(Readiness::notReadyFor).orElse(List.of()).stream()
            .map(MailboxProvider::words)
            .collect(joining("; ")),
        lines(remedy.steps()),
        lines(RecordForms.zoneFile(remedy.dnsRecords())),
        lines(remedy.commands()));
  }

  private static String lines(List<String> texts) {
    return String.join("\n", texts.stream().map(Phrases::name).toList());
  }

  private static String line(List<String> cells) {
    List<String> quoted = new ArrayList<>();
    cells.forEach(cell -> quoted.add(quoted(cell)));
    return String.join(",", quoted) + "\r\n";
  }

  /// The cell, with an apostrophe in front if a spreadsheet would run it.
  static String quoted(String cell) {
    String text = !cell.isEmpty() && RUNS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
