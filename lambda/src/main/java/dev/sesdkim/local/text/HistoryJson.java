package dev.sesdkim.local.text;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Stretch;
import dev.sesdkim.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Function;

/// One identity's history for programs.
public final class HistoryJson {

  private HistoryJson() {}

  /// One JSON object with every stretch, each with its account if there are several.
  ///
  /// @param notWatchedSince since when nothing is known of a region, if it is no longer watched
  public static String of(
      String name,
      AccountLabels names,
      NavigableMap<AccountRegion, List<Stretch>> stretches,
      Function<AccountRegion, Optional<Instant>> notWatchedSince) {
    List<Map<String, Object>> all = new ArrayList<>();
    stretches.forEach(
        (region, history) ->
            history.forEach(one -> all.add(stretch(one, names, notWatchedSince.apply(region)))));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schemaVersion", "1");
    names.put(json);
    json.put("identity", name);
    json.put("stretches", all);
    return Json.indented(json) + "\n";
  }

  private static Map<String, Object> stretch(
      Stretch stretch, AccountLabels names, Optional<Instant> notWatchedSince) {
    Identity identity = stretch.identity();
    Map<String, Object> json = new LinkedHashMap<>();
    names.put(identity.account(), json);
    json.put("region", identity.region());
    json.put("from", stretch.from().toString());
    stretch
        .until()
        .ifPresentOrElse(
            until -> json.put("until", until.toString()),
            () ->
                notWatchedSince.ifPresent(since -> json.put("notWatchedSince", since.toString())));
    json.put("verdict", stretch.verdict().name());
    json.put("reason", stretch.reason().name());
    IdentityJson.facts(stretch.facts(), json);
    return json;
  }
}
