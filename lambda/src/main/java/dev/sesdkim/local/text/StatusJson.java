package dev.sesdkim.local.text;

import static java.util.stream.Collectors.toMap;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.State;
import dev.sesdkim.json.Json;
import dev.sesdkim.rules.Remedies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is broken now, as programs read it.
public final class StatusJson {

  private StatusJson() {}

  /// One JSON object.
  ///
  /// @param unverified longest first
  /// @param last the newest scan that finished
  public static String of(
      String account, List<State> unverified, Optional<ScanRecord> last, int exitStatus) {
    Map<Identity, State> known =
        unverified.stream().collect(toMap(State::identity, state -> state, (one, same) -> one));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schemaVersion", "1");
    json.put("account", account);
    json.put("exitStatus", exitStatus);
    last.ifPresent(scan -> json.put("lastScan", scan(scan)));
    json.put("unverified", unverified.stream().map(state -> state(state, known)).toList());
    return Json.indented(json) + "\n";
  }

  private static Map<String, Object> state(State state, Map<Identity, State> known) {
    Map<String, Object> json =
        IdentityJson.of(state, Remedies.of(state, IdentityJson.governing(state, known)));
    json.put("since", state.since().toString());
    json.put("alertDue", !state.alertsDue().isEmpty());
    return json;
  }

  private static Map<String, Object> scan(ScanRecord scan) {
    Map<String, Object> notRead = new LinkedHashMap<>();
    scan.regionsNotRead()
        .forEach((region, problem) -> notRead.put(region, IdentityJson.problem(problem)));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("scanId", scan.scanId());
    json.put("startedAt", scan.startedAt().toString());
    json.put("counts", IdentityJson.counts(scan.counts()));
    json.put("regionsRead", scan.regionsRead());
    json.put("regionsNotRead", notRead);
    return json;
  }
}
