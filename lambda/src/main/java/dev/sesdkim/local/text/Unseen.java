package dev.sesdkim.local.text;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.Trouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// What the monitor cannot see, for people: that it does not run, accounts that are not scanned,
/// regions and parts that are not read, and alerts that reach nobody.
final class Unseen {

  private Unseen() {}

  /// Whether the monitor runs, what cannot be read, and whether the topic has subscribers; empty if
  /// all is well.
  static List<String> lines(StatusView view, Instant now, Page page) {
    List<String> notScanned = new ArrayList<>();
    List<String> notRead = new ArrayList<>();
    for (AccountStatus account : view.accounts()) {
      if (view.names().several()) {
        notScanned.addAll(notScanned(view, account));
      }
      notRead.addAll(notRead(view, account));
    }
    List<String> lines = new ArrayList<>();
    view.stoppedSince(now)
        .ifPresent(
            since ->
                lines.addAll(
                    Wrapping.lines(
                        "No scan has started since "
                            + Phrases.time(since)
                            + ": the monitor does not run, and all of this is as of then.",
                        page.columns())));
    list("Not scanned:", notScanned, lines, page);
    list("Not read:", notRead, lines, page);
    list("Not watched:", view.notWatched().stream().map(Unseen::notWatched).toList(), lines, page);
    view.unheardSince()
        .ifPresent(
            since ->
                lines.addAll(
                    Wrapping.lines(
                        "Nobody has had a confirmed subscription since "
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
}
