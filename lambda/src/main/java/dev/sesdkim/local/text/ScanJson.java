package dev.sesdkim.local.text;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.State;
import dev.sesdkim.json.Json;
import dev.sesdkim.scan.RegionResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A scan for programs.
public final class ScanJson {

  private ScanJson() {}

  /// One JSON object with every region, even those without identities. If there are several
  /// accounts, each region and identity names its own.
  ///
  /// @param exitStatus the command's exit status
  public static String of(ScanView view, int exitStatus) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schemaVersion", "1");
    if (view.names().several()) {
      json.put(
          "accounts", view.accounts().stream().map(one -> account(one, view.names())).toList());
    } else {
      view.names().put(json);
      view.accounts()
          .getFirst()
          .notScanned()
          .ifPresent(why -> json.put("problem", IdentityJson.problem(why.problem())));
    }
    json.put("observedAt", view.at().toString());
    json.put("exitStatus", exitStatus);
    json.put("counts", IdentityJson.counts(view.counts()));
    json.put("states", view.standings().json());
    view.only().ifPresent(only -> json.put("only", only.text()));
    json.put("bulkSenderRules", EvidenceJson.rules());
    EachRemedy remedies = view.remedies();
    json.put(
        "regions",
        view.accounts().stream()
            .flatMap(account -> account.regions().stream())
            .map(region -> region(view, region, remedies))
            .toList());
    return Json.indented(json) + "\n";
  }

  private static Map<String, Object> account(AccountView view, AccountLabels names) {
    Map<String, Object> json = names.json(view.account().id());
    json.put("observedAt", view.at().toString());
    view.notScanned().ifPresent(why -> json.put("problem", IdentityJson.problem(why.problem())));
    return json;
  }

  private static Map<String, Object> region(
      ScanView view, RegionResult region, EachRemedy remedies) {
    Map<String, Object> json = new LinkedHashMap<>();
    view.names().put(region.row().account(), json);
    json.put("region", region.region());
    switch (region) {
      case RegionResult.Read _ -> read("READ", view, region, remedies, json);
      case RegionResult.ReadInPart _ -> read("READ_IN_PART", view, region, remedies, json);
      case RegionResult.NotRead notRead -> notRead(notRead.problem(), view, region, remedies, json);
      case RegionResult.NotWatched notWatched ->
          notRead(notWatched.problem(), view, region, remedies, json);
      case RegionResult.NoSes _ -> json.put("outcome", "NO_SES");
    }
    return json;
  }

  private static void read(
      String outcome,
      ScanView view,
      RegionResult region,
      EachRemedy remedies,
      Map<String, Object> json) {
    json.put("outcome", outcome);
    List<Problem> problems = new ArrayList<>();
    if (region instanceof RegionResult.ReadInPart inPart) {
      problems.add(inPart.problem());
    }
    problems.addAll(ScanText.notes(region));
    json.put("problems", IdentityJson.problems(problems.stream().distinct().toList()));
    json.put("identities", identities(view, region, remedies));
  }

  /// Adds a region that was not read, with what a deployed monitor knows of it, if one was asked.
  private static void notRead(
      Problem problem,
      ScanView view,
      RegionResult region,
      EachRemedy remedies,
      Map<String, Object> json) {
    json.put("outcome", "NOT_READ");
    json.put("problem", IdentityJson.problem(problem));
    List<Map<String, Object>> identities = identities(view, region, remedies);
    if (!identities.isEmpty()) {
      json.put("identities", identities);
    }
  }

  private static List<Map<String, Object>> identities(
      ScanView view, RegionResult region, EachRemedy remedies) {
    return view.in(new AccountRegion(region.row().account(), region.region())).stream()
        .map(state -> identity(view, state, remedies))
        .toList();
  }

  private static Map<String, Object> identity(ScanView view, State state, EachRemedy remedies) {
    Map<String, Object> json = IdentityJson.of(state, remedies.of(state), view.names());
    view.since(state).ifPresent(since -> json.put("since", since.toString()));
    view.mute(state).ifPresent(mute -> MutesText.put(mute, json));
    return json;
  }
}
