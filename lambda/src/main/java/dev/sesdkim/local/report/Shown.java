package dev.sesdkim.local.report;

import static java.util.stream.Collectors.joining;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.State;
import dev.sesdkim.local.report.ReportPage.Time;
import dev.sesdkim.local.text.AccountRegion;
import dev.sesdkim.local.text.Phrases;
import dev.sesdkim.local.text.ScanView;
import dev.sesdkim.rules.Age;
import dev.sesdkim.rules.Cause;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How a state, a time and an age are shown on the page.
final class Shown {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Shown() {}

  /// The class in the style sheet.
  static String style(Standing standing) {
    return switch (standing) {
      case BROKEN -> "bad";
      case AT_RISK -> "risk";
      case NOT_READY -> "nr";
      case UNKNOWN -> "unk";
      case MUTED -> "mut";
      case VERIFIED -> "ok";
    };
  }

  /// For example `At risk`.
  static String title(Standing standing) {
    return FixParts.capital(standing.words());
  }

  /// For example `Broken for 3 h`.
  static String since(ScanView view, State state) {
    String title = title(Standing.of(state));
    return view.since(state).map(since -> title + " for " + Age.of(since, view.at())).orElse(title);
  }

  /// Why and for how long, for example `signing is switched off, 3 h`. For a verified identity,
  /// since when.
  static String note(ScanView view, State state) {
    Optional<Instant> since = view.since(state);
    if (Standing.of(state) == Standing.VERIFIED) {
      return since.map(from -> "since " + day(from)).orElse("");
    }
    String cause = cause(view, state);
    return since
        .map(from -> (cause.isEmpty() ? "" : cause + ", ") + Age.of(from, view.at()))
        .orElse(cause);
  }

  /// Why, in a few words. If the region was not read, that comes first.
  static String cause(ScanView view, State state) {
    Identity identity = state.identity();
    return Optional.ofNullable(
            view.notRead().get(new AccountRegion(identity.account(), identity.region())))
        .filter(_ -> Standing.of(state) == Standing.UNKNOWN)
        .map(problem -> "region not read: " + Cause.of(problem))
        .orElseGet(() -> Cause.of(state));
  }

  /// For example `eu-west-1, Europe (Ireland)`, and the account if there are several.
  static String where(Report report, String account, String region) {
    return Stream.of(region, report.place().apply(region), report.view().names().column(account))
        .filter(part -> !part.isEmpty())
        .collect(joining(", "));
  }

  /// The id of a region's group on the page.
  static String id(Report report, AccountRegion where) {
    return report.view().names().several()
        ? "a" + where.account() + "-" + where.region()
        : where.region();
  }

  static Time time(Instant moment, Instant at) {
    return new Time(moment.truncatedTo(ChronoUnit.SECONDS).toString(), Phrases.day(moment, at));
  }

  /// For example `3 Feb 2025`.
  static String day(Instant moment) {
    return DAY.format(moment);
  }
}
