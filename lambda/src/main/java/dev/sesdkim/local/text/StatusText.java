package dev.sesdkim.local.text;

import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Trouble;
import dev.sesdkim.local.text.Grid.Cell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// What is broken now, and what the monitor cannot see, as people read it.
public final class StatusText {

  private static final List<String> TITLES =
      List.of("SINCE", "IDENTITY", "REGION", "REASON", "REMEDY", "ALERT");

  private StatusText() {}

  /// A table, how to fix what is in it, what is not read, and when the account was last scanned.
  public static String of(StatusView view, Page page) {
    List<String> lines = new ArrayList<>();
    if (view.unverified().isEmpty()) {
      lines.add("Nothing is known to be unverified.");
    } else {
      lines.addAll(
          Grid.lines(
              TITLES, view.unverified().stream().map(state -> row(view, state)).toList(), page));
    }
    lines.add("");
    lines.addAll(RemedyText.lines(view.unverified(), view.verifiedDomains(), page));
    lines.addAll(blindness(view, page));
    lines.addAll(Wrapping.lines(lastScan(view), page.columns()));
    return String.join("\n", lines) + "\n";
  }

  private static List<Cell> row(StatusView view, State state) {
    return List.of(
        Cell.of(Words.time(state.since())),
        Cell.of(Words.name(state.identity().name())),
        Cell.of(state.identity().region()),
        new Cell(state.reason().name(), Ink.of(state.verdict())),
        Cell.of(ShortRemedy.of(state)),
        Cell.of(view.alert(state)));
  }

  /// What cannot be read, and whether anybody listens; nothing if all is well.
  private static List<String> blindness(StatusView view, Page page) {
    List<String> what = new ArrayList<>();
    for (RegionRow region : view.unread()) {
      region.unread().ifPresent(trouble -> what.add(region.region() + words(trouble)));
    }
    for (RegionRow region : view.regions()) {
      new TreeMap<>(region.troubles())
          .forEach(
              (part, trouble) ->
                  what.add(part.words() + " in " + region.region() + words(trouble)));
    }
    view.row()
        .ifPresent(
            row ->
                new TreeMap<ScanPart, Trouble>(row.troubles())
                    .forEach((part, trouble) -> what.add(part.words() + words(trouble))));
    List<String> lines = new ArrayList<>();
    if (!what.isEmpty()) {
      lines.add(Ink.DOUBTFUL.on(page, "Not read:"));
      what.forEach(one -> lines.addAll(Wrapping.lines("  ", "    ", one, page.columns())));
    }
    view.row()
        .flatMap(row -> row.unheardSince())
        .ifPresent(
            since ->
                lines.addAll(
                    Wrapping.lines(
                        "Nobody has a confirmed subscription since "
                            + Words.time(since)
                            + ": no alert reaches anybody.",
                        page.columns())));
    if (!lines.isEmpty()) {
      lines.add("");
    }
    return lines;
  }

  private static String words(Trouble trouble) {
    return " since " + Words.time(trouble.since()) + ": " + trouble.problem().sentence();
  }

  private static String lastScan(StatusView view) {
    return view.lastScan().map(at -> lastScan(view, at)).orElse("No scan has started yet.");
  }

  private static String lastScan(StatusView view, Instant at) {
    return "Account %s, last scan %s: %s."
        .formatted(
            view.account(),
            Words.time(at),
            Words.coverage(view.read().size() - inBoth(view), view.unread().size(), view.counts()));
  }

  /// Regions that were read before and are not now.
  private static int inBoth(StatusView view) {
    return (int) view.unread().stream().filter(row -> row.readAt().isPresent()).count();
  }
}
