package dev.sesdkim.local.text;

import static java.util.stream.Collectors.toSet;

import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.State;
import dev.sesdkim.local.text.Grid.Cell;
import dev.sesdkim.local.text.Grid.Column;
import dev.sesdkim.rules.Age;
import dev.sesdkim.rules.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What is broken now, and what the monitor cannot see, for people.
public final class StatusText {

  private static final int ACCOUNT = 1;

  private static final int MOST_FIXES = 5;

  private StatusText() {}

  /// One sentence about what is broken, when the account was last scanned, a table, the first
  /// fixes, and what is not read.
  ///
  /// @param now when the question is asked
  public static String of(StatusView view, Instant now, Page page) {
    List<String> lines = new ArrayList<>();
    lines.addAll(Wrapping.lines(sentence(view), page.columns()));
    lines.addAll(Wrapping.lines(lastScan(view, now), page.columns()));
    List<Row> rows = rows(view);
    if (!rows.isEmpty()) {
      lines.add("");
      lines.addAll(Grid.lines(view.names().columns(ACCOUNT, columns(view)), rows, page));
      lines.addAll(fixes(view, page));
    }
    List<String> unseen = Unseen.lines(view, now, page);
    if (!unseen.isEmpty()) {
      lines.add("");
      lines.addAll(unseen);
    }
    return String.join("\n", lines) + "\n";
  }

  private static String sentence(StatusView view) {
    if (view.lastScan().isEmpty()) {
      return "Nothing is known yet.";
    }
    if (view.unverified().isEmpty()) {
      return view.muted().isEmpty()
          ? "Nothing is known to be broken."
          : "Nothing is known to be broken, apart from what is muted.";
    }
    return "DKIM is broken for %s.".formatted(Phrases.who(toFix(view)));
  }

  /// What is broken, then what is muted.
  private static List<Row> rows(StatusView view) {
    List<Row> rows = new ArrayList<>();
    for (State state : view.unverified()) {
      rows.add(new Row(state, Cause.of(state), view.alert(state).words(view.now())));
    }
    for (State state : view.muted()) {
      String why = view.mute(state).map(mute -> MutesText.shortly(mute, view.now())).orElse("");
      rows.add(new Row(state, why, "muted"));
    }
    return rows;
  }

  private record Row(State state, String cause, String alert) {

    Identity identity() {
      return state.identity();
    }

    Standing standing() {
      return Standing.of(state);
    }
  }

  private static List<Column<Row>> columns(StatusView view) {
    return List.of(
        new Column<>(
            "IDENTITY",
            row ->
                new Cell(
                    Phrases.name(row.identity().name()),
                    row.standing() == Standing.MUTED ? Ink.PLAIN : Ink.BAD)),
        Column.of("ACCOUNT", row -> view.names().label(row.identity().account()), Ink.FAINT),
        Column.of("REGION", row -> row.identity().region(), Ink.FAINT),
        new Column<>(
            "STATE",
            row ->
                new Cell(row.standing().words().toUpperCase(Locale.ROOT), Ink.of(row.standing()))),
        Column.of("SINCE", row -> since(view.since(row.state()), view.now()), Ink.FAINT),
        Column.of("CAUSE", Row::cause),
        Column.of("ALERT", Row::alert));
  }

  private static String since(Instant since, Instant now) {
    return "%s (%s)".formatted(Phrases.day(since, now), Age.of(since, now));
  }

  private static List<String> fixes(StatusView view, Page page) {
    List<Fix> fixes =
        new Fixes(
                view.known(),
                view::verifiedDomains,
                state -> Optional.of(state.since()),
                view.now(),
                view.names())
            .of(toFix(view));
    List<String> lines = new ArrayList<>();
    for (Fix fix : fixes.stream().limit(MOST_FIXES).toList()) {
      lines.add("");
      if (lines.size() == 1) {
        lines.add(Ink.STRONG.on(page, "FIX"));
      }
      lines.addAll(FixText.lines(fix, page));
    }
    if (fixes.size() > MOST_FIXES) {
      lines.add("");
      lines.add(
          "%s more: sesdkim fix NAME%s"
              .formatted(
                  English.number(fixes.size() - MOST_FIXES),
                  view.names().several() ? " --stack" : ""));
    }
    return lines;
  }

  /// The identities to fix. An address that waits for a broken domain needs no fix of its own.
  private static List<State> toFix(StatusView view) {
    Set<Identity> broken = view.unverified().stream().map(State::identity).collect(toSet());
    return view.unverified().stream()
        .filter(
            state -> state.reason() != Reason.DOMAIN_UNVERIFIED || !broken.contains(domain(state)))
        .toList();
  }

  private static Identity domain(State state) {
    return state.identity().named(state.alertDomain());
  }

  private static String lastScan(StatusView view, Instant now) {
    return view.lastScan()
        .map(at -> lastScan(view, at, now))
        .orElse("%s: no scan has started yet.".formatted(view.names().words()));
  }

  private static String lastScan(StatusView view, Instant at, Instant now) {
    int unread = 0;
    int read = 0;
    for (AccountStatus account : view.accounts()) {
      unread += account.unread().size();
      read += account.read().size() - inBoth(account);
    }
    Standings standings = view.standings();
    return "%s, scan of %s UTC: %s in %d of %s%s"
        .formatted(
            view.names().words(),
            Phrases.day(at, now),
            English.count(standings.total(), "identity", "identities"),
            read,
            English.count(read + unread, "region", "regions"),
            standings.total() == 0 ? "" : "; " + standings.words());
  }

  /// How many regions were read at some time, but not to their end in the last scan.
  private static int inBoth(AccountStatus account) {
    return (int) account.unread().stream().filter(row -> row.readAt().isPresent()).count();
  }
}
