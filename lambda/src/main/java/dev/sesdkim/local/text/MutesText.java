package dev.sesdkim.local.text;

import static java.util.stream.Collectors.joining;

import dev.sesdkim.dkim.Mute;
import dev.sesdkim.json.Json;
import dev.sesdkim.local.text.Grid.Column;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Mutes, for people and for programs.
public final class MutesText {

  private static final int ACCOUNT = 1;

  private MutesText() {}

  /// Confirms that an identity is muted from now on.
  ///
  /// @param longer the identity's other mutes that end later and hold there too
  /// @param names the accounts of the table
  public static String muted(Mute mute, List<Mute> longer, AccountLabels names) {
    String others =
        longer.stream()
            .map(
                other ->
                    "An earlier mute holds longer: in %s it is muted until %s.\n"
                        .formatted(where(other, names), Phrases.lastDay(other.until(), mute.at())))
            .collect(joining());
    return """
        %s is muted in %s until %s (end of the day, UTC).
        %sIf something is still wrong then, it is told. To end the mute: sesdkim unmute %s%s
        """
        .formatted(
            Phrases.name(mute.name()),
            where(mute, names),
            Phrases.lastDay(mute.until(), mute.at()),
            others,
            Phrases.name(mute.name()),
            names.several() ? " --account " + mute.account() : "");
  }

  /// Confirms that a mute has ended.
  ///
  /// @param left the mutes that hold all the same
  public static String unmuted(Mute mute, List<Mute> left, AccountLabels names, Instant now) {
    Optional<Mute> wide =
        left.stream()
            .filter(other -> isEverywhere(other) && mute.isOfSameIdentity(other))
            .findFirst();
    if (wide.isPresent()) {
      return ("The mute of %s in %s has ended. In every region it is still muted until %s (end of the"
              + " day, UTC).\n")
          .formatted(
              Phrases.name(mute.name()),
              where(mute, names),
              Phrases.lastDay(wide.get().until(), now));
    }
    return "%s is no longer muted in %s. The next scan tells what is wrong with it%s.\n"
        .formatted(
            Phrases.name(mute.name()),
            names.where(mute.account(), isEverywhere(mute) ? "any region" : mute.region()),
            left.stream()
                .filter(mute::isBelow)
                .findFirst()
                .map(domain -> but(domain, now))
                .orElse(""));
  }

  private static String but(Mute domain, Instant now) {
    return (", but not what comes from its domain: %s is still muted in %s until %s (end of the day,"
            + " UTC)")
        .formatted(
            Phrases.name(domain.name()), region(domain), Phrases.lastDay(domain.until(), now));
  }

  /// For example `eu-west-1`, or `every region`; with the account if there are several.
  public static String where(Mute mute, AccountLabels names) {
    return names.where(mute.account(), region(mute));
  }

  private static String region(Mute mute) {
    return isEverywhere(mute) ? "every region" : mute.region();
  }

  private static boolean isEverywhere(Mute mute) {
    return mute.region().equals(Mute.EVERYWHERE);
  }

  /// The mute in a table cell: `until 31 Dec: being retired`.
  static String shortly(Mute mute, Instant now) {
    return "until %s: %s"
        .formatted(Phrases.lastDay(mute.until(), now), Phrases.name(mute.reason()));
  }

  /// A table with a line for each mute.
  public static String table(List<Mute> mutes, AccountLabels names, Instant now, Page page) {
    if (mutes.isEmpty()) {
      return "Nothing is muted.\n";
    }
    List<Column<Mute>> columns =
        List.of(
            Column.of("IDENTITY", mute -> Phrases.name(mute.name())),
            Column.of("ACCOUNT", mute -> names.label(mute.account()), Ink.FAINT),
            Column.of("REGION", MutesText::region, Ink.FAINT),
            Column.of("UNTIL", mute -> Phrases.lastDay(mute.until(), now)),
            Column.of("REASON", mute -> Phrases.name(mute.reason())),
            Column.of("BY", mute -> Phrases.name(mute.by()), Ink.FAINT));
    return String.join("\n", Grid.lines(names.columns(ACCOUNT, columns), mutes, page)) + "\n";
  }

  /// One JSON object.
  public static String json(AccountLabels names, List<Mute> mutes) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schemaVersion", "1");
    names.put(json);
    json.put("mutes", mutes.stream().map(mute -> json(mute, names)).toList());
    return Json.indented(json) + "\n";
  }

  private static Map<String, Object> json(Mute mute, AccountLabels names) {
    Map<String, Object> json = new LinkedHashMap<>();
    names.put(mute.account(), json);
    json.put("identity", mute.name());
    json.put("region", mute.region());
    put(mute, json);
    json.put("mutedBy", mute.by());
    json.put("mutedAt", mute.at().toString());
    return json;
  }

  /// Adds until when it is muted, and why.
  static void put(Mute mute, Map<String, Object> json) {
    json.put("mutedUntil", mute.until().toString());
    json.put("muteReason", mute.reason());
  }
}
