package dev.sesdkim.local.text;

import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Trouble;
import dev.sesdkim.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// What is broken now, and what the monitor cannot see, for programs.
public final class StatusJson {

  private StatusJson() {}

  /// One JSON object.
  public static String of(StatusView view, int exitStatus) {
    EachRemedy remedies =
        new EachRemedy(view.unverified(), view.known(), view::verifiedDomains, view.names());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schemaVersion", "1");
    if (view.names().several()) {
      json.put(
          "accounts", view.accounts().stream().map(one -> account(one, view.names())).toList());
    } else {
      view.names().put(json);
    }
    json.put("exitStatus", exitStatus);
    view.lastScan().ifPresent(at -> json.put("lastScanAt", at.toString()));
    json.put("counts", IdentityJson.counts(view.counts()));
    json.put(
        "regions",
        view.accounts().stream()
            .flatMap(one -> one.regions().stream())
            .map(row -> region(view, row))
            .toList());
    if (!view.names().several()) {
      view.accounts().forEach(one -> one.row().ifPresent(row -> put(row, json)));
    }
    if (!view.notWatched().isEmpty()) {
      json.put("notWatched", view.notWatched().stream().map(StatusJson::notWatched).toList());
    }
    json.put(
        "unverified",
        view.unverified().stream().map(state -> state(view, state, remedies)).toList());
    json.put("muted", view.muted().stream().map(state -> muted(view, state)).toList());
    return Json.indented(json) + "\n";
  }

  private static Map<String, Object> notWatched(AccountRow row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("account", row.account());
    row.name().ifPresent(name -> json.put("accountName", name));
    row.watch().notWatchedSince().ifPresent(since -> json.put("notWatchedSince", since.toString()));
    return json;
  }

  /// One of several accounts, as an object.
  private static Map<String, Object> account(AccountStatus status, AccountLabels names) {
    Map<String, Object> json = names.json(status.account().id());
    status.lastScan().ifPresent(at -> json.put("lastScanAt", at.toString()));
    json.put("counts", IdentityJson.counts(status.counts()));
    status.row().ifPresent(row -> put(row, json));
    return json;
  }

  private static void put(AccountRow row, Map<String, Object> json) {
    json.put("troubles", troubles(row.troubles()));
    row.messages().listeners().ifPresent(number -> json.put("subscribers", number));
    row.messages().unheardSince().ifPresent(since -> json.put("unheardSince", since.toString()));
  }

  private static Map<String, Object> state(StatusView view, State state, EachRemedy remedies) {
    Map<String, Object> json = IdentityJson.of(state, remedies.of(state), view.names());
    json.put("since", state.since().toString());
    switch (view.alert(state)) {
      case AlertState.Waits(Instant at) -> {
        json.put("alert", "DUE");
        json.put("dueAt", at.toString());
      }
      case AlertState.Told _ -> json.put("alert", "TOLD");
      case AlertState.WithItsDomain _ -> json.put("alert", "WITH_ITS_DOMAIN");
      case AlertState.None _ -> json.put("alert", "NONE");
    }
    state.notice().toldAt().ifPresent(at -> json.put("toldAt", at.toString()));
    return json;
  }

  private static Map<String, Object> muted(StatusView view, State state) {
    Map<String, Object> json = IdentityJson.of(state, Remedy.none(), view.names());
    json.put("since", view.since(state).toString());
    view.mute(state).ifPresent(mute -> MutesText.put(mute, json));
    return json;
  }

  private static Map<String, Object> region(StatusView view, RegionRow row) {
    Map<String, Object> json = new LinkedHashMap<>();
    view.names().put(row.account(), json);
    json.put("region", row.region());
    row.readAt().ifPresent(at -> json.put("readAt", at.toString()));
    json.put("readInPart", row.readInPart());
    json.put("counts", IdentityJson.counts(row.counts()));
    json.put("atRisk", row.atRisk());
    row.unread().ifPresent(trouble -> json.put("unread", trouble(trouble)));
    if (!row.troubles().isEmpty()) {
      json.put("troubles", troubles(row.troubles()));
    }
    row.notWatchedSince().ifPresent(since -> json.put("notWatchedSince", since.toString()));
    return json;
  }

  private static Map<String, Object> troubles(Map<ScanPart, Trouble> byPart) {
    Map<String, Object> troubles = new LinkedHashMap<>();
    new TreeMap<>(byPart).forEach((part, trouble) -> troubles.put(part.name(), trouble(trouble)));
    return troubles;
  }

  private static Map<String, Object> trouble(Trouble trouble) {
    Map<String, Object> json = IdentityJson.problem(trouble.problem());
    json.put("since", trouble.since().toString());
    return json;
  }
}
