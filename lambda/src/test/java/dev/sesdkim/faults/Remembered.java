package dev.sesdkim.faults;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Stretch;
import dev.sesdkim.dkim.Suspicion;
import dev.sesdkim.dkim.Trouble;
import dev.sesdkim.dkim.Verdict;
import dev.sesdkim.local.memory.PeoplesTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What the table remembers of one account and what the model knows.
record Remembered(Model model, PeoplesTable table) {

  void assertSame() {
    Map<String, String> states = new TreeMap<>();
    Stream.concat(table.states().stream(), table.removed().stream())
        .filter(state -> state.identity().account().equals(model.account))
        .forEach(state -> states.put(key(state), text(state)));
    Map<String, String> known = new TreeMap<>();
    model.identities.forEach((key, one) -> known.put(key, one.text()));
    assertThat(states).as("states").isEqualTo(known);

    Map<String, String> rows = new TreeMap<>();
    table.all(model.account).values().stream()
        .filter(RegionRow::isKnown)
        .forEach(row -> rows.put(row.region(), text(row)));
    Map<String, String> regions = new TreeMap<>();
    model.regions.forEach((region, one) -> regions.put(region, one.text()));
    assertThat(rows).as("regions").isEqualTo(regions);

    AccountRow account = table.account(model.account);
    assertThat(account.starts()).as("starts").isEqualTo(model.starts);
    assertThat(account.isWatched()).as("watched").isEqualTo(model.watched);
    assertThat(account.watch().missing().map(Moment::scanId))
        .as("missing in the list of accounts")
        .isEqualTo(model.missedBy);
    assertThat(account.messages().startedTold().isPresent()).as("started").isEqualTo(model.started);
    Map<String, String> troubles = new TreeMap<>();
    account
        .troubles()
        .forEach((part, trouble) -> troubles.put(part.name(), text(Optional.of(trouble))));
    Map<String, String> parts = new TreeMap<>();
    model.parts.forEach(
        (part, one) -> parts.put(part, ", not since " + one.since() + (one.told() ? " told" : "")));
    assertThat(troubles).as("parts").isEqualTo(parts);

    assertThat(table.dueRows(model.account).stream().map(SameAsModel::key).collect(toSet()))
        .as("due")
        .isEqualTo(model.due.stream().map(ModelDue::key).collect(toSet()));
  }

  private static String key(State state) {
    return state.identity().region() + " " + state.identity().name();
  }

  private String text(State state) {
    List<Stretch> stretches = table.history(state.identity());
    assertThat(stretches.stream().filter(one -> one.until().isEmpty()))
        .as("open stretches of " + state.identity())
        .hasSize(state.removed() ? 0 : 1);
    return "%s %s since %s, stretch %d since %s%s%s%s%s%s"
        .formatted(
            state.verdict(),
            state.reason(),
            state.since(),
            stretches.size(),
            stretches.getFirst().from(),
            state.dates().removedAt().map(at -> ", removed " + at).orElse(""),
            state
                .unreadable()
                .map(State.Unreadable::trouble)
                .map(why -> ", unknown since " + why.since() + (why.told() ? " told" : ""))
                .orElse(""),
            Optional.ofNullable(state.suspected().get(Suspicion.MISSING))
                .map(first -> ", missing since " + first.at())
                .orElse(""),
            state.notice().graceUntil().map(at -> ", found due " + at).orElse(""),
            state.verdict() == Verdict.UNVERIFIED && !state.watched() ? ", not watched" : "");
  }

  private static String text(RegionRow row) {
    return "read %s%s %s%s%s, MAIL FROM%s"
        .formatted(
            row.readAt().map(Object::toString).orElse("never"),
            row.readInPart() ? " in part" : "",
            row.counts(),
            text(row.unread()),
            row.watched() ? "" : ", not watched",
            text(Optional.ofNullable(row.troubles().get(ScanPart.MAIL_FROM))));
  }

  private static String text(Optional<Trouble> trouble) {
    return trouble
        .map(why -> ", not since " + why.since() + (why.told() ? " told" : ""))
        .orElse("");
  }
}
