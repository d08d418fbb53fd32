package dev.sesdkim.local.text;

import static java.util.stream.Collectors.toSet;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Trouble;
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
import java.util.TreeMap;

/// What is broken now, and what the monitor cannot see, for people.
public final class StatusText {

  private static final int ACCOUNT = 1;

  private static final int MOST_FIXES = 5;

  private StatusText() {}

  /// One sentence about what is broken, when the account was last scanned, a table, the first
  /// fixes, and what is not read.
  public static String of(StatusView view, Page page) {
    List<String> lines = new ArrayList<>();
    lines.addAll(Wrapping.lines(sentence(view), page.columns()));
    lines.addAll(Wrapping.lines(lastScan(view), page.columns()));
    List<Row> rows = rows(view);
    if (!rows.isEmpty()) {
      lines.add("");
      lines.addAll(Grid.lines(view.names().columns(ACCOUNT, columns(view)), rows, page));
      lines.addAll(fixes(view, page));
    }
    List<String> blindness = blindness(view, page);
    if (!blindness.isEmpty()) {
      lines.add("");
      lines.addAll(blindness);
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
    long domains =
        view.unverified().stream()
            .map(state -> Phrases.name(state.alertDomain()))
            .distinct()
            .count();
    return "DKIM is broken for %s.".formatted(English.count((int) domains, "domain", "domains"));
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
                view.unverified(),
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
    Identity identity = state.identity();
    return new Identity(identity.region(), identity.account(), state.alertDomain());
  }

  /// What cannot be read, and whether the topic has subscribers; empty if all is well.
  private static List<String> blindness(StatusView view, Page page) {
    List<String> notScanned = new ArrayList<>();
    List<String> notRead = new ArrayList<>();
    for (AccountStatus account : view.accounts()) {
      if (view.names().several()) {
        notScanned.addAll(notScanned(view, account));
      }
      notRead.addAll(notRead(view, account));
    }
    List<String> lines = new ArrayList<>();
    list("Not scanned:", notScanned, lines, page);
    list("Not read:", notRead, lines, page);
    list(
        "Not watched:",
        view.notWatched().stream().map(StatusText::notWatched).toList(),
        lines,
        page);
    view.unheardSince()
        .ifPresent(
            since ->
                lines.addAll(
                    Wrapping.lines(
                        "Nobody has a confirmed subscription since "
                            + Phrases.time(since)
                            + ": no alert reaches anybody.",
                        page.columns())));
    return lines;
  }

  private static String notWatched(AccountRow row) {
    return new AccountLabels(List.of(new Account(row.account(), row.name()))).label(row.account())
        + row.watch().notWatchedSince().map(since -> " since " + Phrases.time(since)).orElse("");
  }

  private static void list(String title, List<String> what, List<String> lines, Page page) {
    if (!what.isEmpty()) {
      lines.add(Ink.DOUBTFUL.on(page, title));
      what.forEach(one -> lines.addAll(Wrapping.lines("  ", "    ", one, page.columns())));
    }
  }

  /// The line of an account, one of several, that cannot be scanned or was never scanned.
  private static List<String> notScanned(StatusView view, AccountStatus account) {
    String label = view.names().label(account.account().id());
    if (account.lastScan().isEmpty()) {
      return List.of(label + ": no scan has started yet");
    }
    return account
        .notScanned()
        .map(
            why ->
                label
                    + why.since().map(since -> " since " + Phrases.time(since)).orElse("")
                    + ": "
                    + why.line())
        .stream()
        .toList();
  }

  private static List<String> notRead(StatusView view, AccountStatus account) {
    AccountLabels names = view.names();
    String id = account.account().id();
    List<String> what = new ArrayList<>();
    for (RegionRow region : account.unread()) {
      region
          .unread()
          .ifPresent(trouble -> what.add(names.where(id, region.region()) + words(trouble)));
    }
    for (RegionRow region : account.regions()) {
      new TreeMap<>(region.troubles())
          .forEach(
              (part, trouble) ->
                  what.add(
                      part.words() + " in " + names.where(id, region.region()) + words(trouble)));
    }
    account
        .row()
        .ifPresent(
            row ->
                new TreeMap<>(row.troubles())
                    .forEach(
                        (part, trouble) -> {
                          if (!names.several()) {
                            what.add(part.words() + words(trouble));
                          } else if (part != ScanPart.REGIONS) {
                            what.add(
                                "%s, in the scan of %s%s"
                                    .formatted(part.words(), names.label(id), words(trouble)));
                          }
                        }));
    return what;
  }

  private static String words(Trouble trouble) {
    return " since " + Phrases.time(trouble.since()) + ": " + trouble.problem().sentence();
  }

  private static String lastScan(StatusView view) {
    return view.lastScan()
        .map(at -> lastScan(view, at))
        .orElse("%s: no scan has started yet.".formatted(view.names().words()));
  }

  private static String lastScan(StatusView view, Instant at) {
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
            Phrases.day(at, at),
            English.count(standings.total(), "identity", "identities"),
            read,
            English.count(read + unread, "region", "regions"),
            standings.total() == 0 ? "" : "; " + standings.words());
  }

  /// How many regions were read before but not in the last scan.
  private static int inBoth(AccountStatus account) {
    return (int) account.unread().stream().filter(row -> row.readAt().isPresent()).count();
  }
}
