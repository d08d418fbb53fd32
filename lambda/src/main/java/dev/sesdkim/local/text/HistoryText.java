package dev.sesdkim.local.text;

import dev.sesdkim.dkim.Facts;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Stretch;
import dev.sesdkim.local.text.Grid.Cell;
import dev.sesdkim.local.text.Grid.Column;
import dev.sesdkim.rules.Age;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Function;

/// One identity's history for people, in UTC.
public final class HistoryText {

  private static final String SES = "  SES: ";

  private HistoryText() {}

  /// A table for each region in which the identity was ever seen. Below each stretch is what SES
  /// said, which is too long for a column.
  ///
  /// @param stretches by region, newest first
  /// @param names the accounts of the answer
  /// @param notWatchedSince since when nothing is known of a region, if it is no longer watched:
  ///   then that is the end of a stretch that has not ended, otherwise `now`
  public static String of(
      String name,
      NavigableMap<AccountRegion, List<Stretch>> stretches,
      AccountLabels names,
      Function<AccountRegion, Optional<Instant>> notWatchedSince,
      Instant now,
      Page page) {
    List<String> lines = new ArrayList<>();
    stretches.forEach(
        (region, history) -> {
          Optional<Instant> end = notWatchedSince.apply(region);
          lines.add(
              Ink.STRONG.on(page, names.where(region))
                  + "  "
                  + Phrases.name(name)
                  + end.map(at -> "  (not watched since %s)".formatted(Phrases.day(at, now)))
                      .orElse(""));
          lines.addAll(
              Grid.lines(columns(end, now), history, SES, one -> words(one.facts()), page));
          lines.add("");
        });
    return String.join("\n", lines);
  }

  private static List<Column<Stretch>> columns(Optional<Instant> end, Instant now) {
    return List.of(
        Column.of("FROM", stretch -> Phrases.day(stretch.from(), now)),
        Column.of(
            "UNTIL",
            one -> one.until().or(() -> end).map(at -> Phrases.day(at, now)).orElse("now")),
        Column.of(
            "FOR", one -> Age.of(one.from(), one.until().or(() -> end).orElse(now)), Ink.FAINT),
        new Column<>("VERDICT", one -> new Cell(one.verdict().name(), Ink.of(one.verdict()))),
        Column.of("REASON", stretch -> stretch.reason().name()));
  }

  /// What SES said about the identity, in SES's own words.
  private static String words(Facts facts) {
    List<String> parts = new ArrayList<>();
    facts.dkimStatus().ifPresent(status -> parts.add("DKIM " + Phrases.name(status)));
    facts.signingEnabled().ifPresent(enabled -> parts.add(enabled ? "signing on" : "signing off"));
    facts.verificationStatus().ifPresent(status -> parts.add("identity " + Phrases.name(status)));
    facts.governedBy().ifPresent(domain -> parts.add("governed by " + Phrases.name(domain)));
    if (facts.mailFrom() instanceof MailFrom.Custom(String domain, String status, String _)) {
      parts.add("MAIL FROM %s %s".formatted(Phrases.name(domain), Phrases.name(status)));
    }
    return parts.isEmpty() ? "nothing yet" : String.join(", ", parts);
  }
}
