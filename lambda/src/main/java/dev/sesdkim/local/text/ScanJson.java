package dev.sesdkim.local.text;

import static java.util.stream.Collectors.toMap;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.IdentityType;
import dev.sesdkim.dkim.State;
import dev.sesdkim.json.Json;
import dev.sesdkim.rules.Remedies;
import dev.sesdkim.scan.AccountSurvey;
import dev.sesdkim.scan.RegionSurvey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A survey as programs read it.
public final class ScanJson {

  private ScanJson() {}

  /// One JSON object with every region, those without identities too.
  ///
  /// @param exitStatus that of the command
  public static String of(AccountSurvey survey, int exitStatus) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schemaVersion", "1");
    json.put("account", survey.account());
    json.put("observedAt", survey.moment().at().toString());
    json.put("exitStatus", exitStatus);
    json.put("counts", IdentityJson.counts(survey.counts()));
    json.put("bulkSenderRules", EvidenceJson.rules());
    json.put("regions", survey.regions().stream().map(region -> region(survey, region)).toList());
    return Json.indented(json) + "\n";
  }

  private static Map<String, Object> region(AccountSurvey survey, RegionSurvey region) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("region", region.region());
    switch (region) {
      case RegionSurvey.Surveyed surveyed -> {
        json.put("outcome", "READ");
        json.put("problems", IdentityJson.problems(surveyed.problems()));
        json.put("identities", identities(survey.states(surveyed)));
      }
      case RegionSurvey.NotSurveyed notSurveyed -> {
        json.put("outcome", "NOT_READ");
        json.put("problem", IdentityJson.problem(notSurveyed.problem()));
      }
      case RegionSurvey.NoSes _ -> json.put("outcome", "NO_SES");
    }
    return json;
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
