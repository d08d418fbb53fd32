package dev.sesdkim.local.text;

import static java.util.stream.Collectors.toMap;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.IdentityType;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.State;
import dev.sesdkim.json.Json;
import dev.sesdkim.rules.Remedies;
import dev.sesdkim.scan.RegionResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A scan as programs read it.
public final class ScanJson {

  private ScanJson() {}

  /// One JSON object with every region, those without identities too.
  ///
  /// @param exitStatus that of the command
  public static String of(ScanView view, int exitStatus) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schemaVersion", "1");
    json.put("account", view.scan().account());
    json.put("observedAt", view.scan().startedAt().toString());
    json.put("exitStatus", exitStatus);
    json.put("counts", IdentityJson.counts(view.counts()));
    json.put("bulkSenderRules", EvidenceJson.rules());
    json.put(
        "regions", view.summary().regions().stream().map(region -> region(view, region)).toList());
    return Json.indented(json) + "\n";
  }

  private static Map<String, Object> region(ScanView view, RegionResult region) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("region", region.region());
    switch (region) {
      case RegionResult.Read _ -> read("READ", view, region, json);
      case RegionResult.ReadInPart _ -> read("READ_IN_PART", view, region, json);
      case RegionResult.NotRead notRead -> notRead(notRead.problem(), json);
      case RegionResult.NotWatched notWatched -> notRead(notWatched.problem(), json);
      case RegionResult.NoSes _ -> json.put("outcome", "NO_SES");
    }
    return json;
  }

  private static void read(
      String outcome, ScanView view, RegionResult region, Map<String, Object> json) {
    json.put("outcome", outcome);
    json.put("problems", IdentityJson.problems(List.copyOf(ScanText.notes(region))));
    json.put("identities", identities(view.in(region.region())));
  }

  private static void notRead(Problem problem, Map<String, Object> json) {
    json.put("outcome", "NOT_READ");
    json.put("problem", IdentityJson.problem(problem));
  }

  private static List<Map<String, Object>> identities(List<State> states) {
    Map<Identity, State> domains =
        states.stream()
            .filter(state -> state.identity().type() == IdentityType.DOMAIN)
            .collect(toMap(State::identity, state -> state, (one, same) -> one));
    return states.stream()
        .map(
            state ->
                IdentityJson.of(state, Remedies.of(state, IdentityJson.governing(state, domains))))
        .toList();
  }
}
