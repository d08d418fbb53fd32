package dev.sesdkim.local.text;

import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.State;
import dev.sesdkim.local.text.Grid.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// What is broken now, as people read it.
public final class StatusText {

  private static final List<String> TITLES =
      List.of("SINCE", "IDENTITY", "REGION", "REASON", "REMEDY", "ALERT");

  private StatusText() {}

  /// A table, then how to mend what is in it, then when the account was last looked at.
  ///
  /// @param unverified longest first
  /// @param last the newest scan that finished
  public static String of(List<State> unverified, Optional<ScanRecord> last, Page page) {
    List<String> lines = new ArrayList<>();
    if (unverified.isEmpty()) {
      lines.add("Nothing is known to be unverified.");
    } else {
      lines.addAll(Grid.lines(TITLES, unverified.stream().map(StatusText::row).toList(), page));
    }
    lines.add("");
    lines.addAll(RemedyText.lines(unverified, page));
    last.ifPresent(
        scan -> lines.addAll(ScanText.notRead(new TreeMap<>(scan.regionsNotRead()), page)));
    lines.addAll(
        Wrapping.lines(
            last.map(StatusText::lastScan).orElse("No scan has finished yet."), page.columns()));
    return String.join("\n", lines) + "\n";
  }

  private static String lastScan(ScanRecord scan) {
    return "Account %s, last scan %s: %s."
        .formatted(
            scan.account(),
            Words.time(scan.startedAt()),
            Words.coverage(scan.regionsRead().size(), scan.regionsNotRead().size(), scan.counts()));
  }

  private static List<Cell> row(State state) {
    return List.of(
        Cell.of(Words.time(state.since())),
        Cell.of(Words.name(state.identity().name())),
        Cell.of(state.identity().region()),
        new Cell(state.reason().name(), Ink.of(state.verdict())),
        Cell.of(ShortRemedy.of(state)),
        Cell.of(state.alertsDue().isEmpty() ? "out" : "due"));
  }
}
