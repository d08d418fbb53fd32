package dev.sesdkim.local.report;

import static java.util.stream.Collectors.joining;

import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.State;
import dev.sesdkim.local.report.ReportPage.Group;
import dev.sesdkim.local.report.ReportPage.Row;
import dev.sesdkim.local.text.AccountRegion;
import dev.sesdkim.local.text.Entries;
import dev.sesdkim.local.text.Phrases;
import dev.sesdkim.local.text.Standings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// All identities by region, each address under its domain.
final class Groups {

  /// If there are more identities, the regions are closed at first.
  private static final int MOST_OPEN = 300;

  /// How many identities list their changes; the others have only the strip.
  private static final int MOST_LISTED = 500;

  private final Report report;
  private int listed;

  Groups(Report report) {
    this.report = report;
  }

  List<Group> all() {
    List<State> identities = report.view().all();
    List<Group> groups = new ArrayList<>();
    for (AccountRegion region : regions(identities)) {
      List<State> here = report.view().in(region);
      groups.add(
          new Group(
              Shown.id(report, region),
              region.region(),
              place(region),
              words(here),
              identities.size() <= MOST_OPEN,
              here.stream().sorted(Entries.UNDER_DOMAINS).map(this::row).toList()));
    }
    return groups;
  }

  private String place(AccountRegion region) {
    return Stream.of(
            report.view().names().column(region.account()), report.place().apply(region.region()))
        .filter(part -> !part.isEmpty())
        .collect(joining(", "));
  }

  static NavigableSet<AccountRegion> regions(List<State> identities) {
    TreeSet<AccountRegion> regions = new TreeSet<>();
    identities.forEach(state -> regions.add(where(state)));
    return regions;
  }

  static AccountRegion where(State state) {
    return new AccountRegion(state.identity().account(), state.identity().region());
  }

  /// For example `7 identities: 1 broken`.
  private static String words(List<State> states) {
    Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
    states.stream()
        .map(Standing::of)
        .filter(standing -> standing != Standing.VERIFIED)
        .forEach(standing -> counts.merge(standing, 1, Integer::sum));
    String all = English.count(states.size(), "identity", "identities");
    return counts.isEmpty() ? all : all + ": " + new Standings(counts).words();
  }

  private Row row(State state) {
    Standing standing = Standing.of(state);
    Optional<Strip> strip = report.strip(state);
    return new Row(
        Shown.style(standing),
        state.facts().governedBy().isPresent(),
        Phrases.name(state.identity().name()),
        Shown.title(standing),
        strip.isPresent() ? Shown.note(report.view(), state) : "",
        strip.isPresent() ? "" : Shown.cause(report.view(), state),
        strip.map(this::withinBounds));
  }

  private Strip withinBounds(Strip strip) {
    if (strip.changes().isEmpty()) {
      return strip;
    }
    listed++;
    return listed <= MOST_LISTED ? strip : strip.brief();
  }
}
