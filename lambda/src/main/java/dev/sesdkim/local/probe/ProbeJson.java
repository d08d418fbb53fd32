package dev.sesdkim.local.probe;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes the calls and their answers as one JSON object.
public final class ProbeJson {

  private ProbeJson() {}

  /// The JSON without redaction; the caller redacts it as a whole.
  ///
  /// @param version the command's version
  public static String of(String version, String account, Instant at, List<RegionAnswers> regions) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schemaVersion", "1");
    json.put("version", version);
    json.put("account", account);
    json.put("observedAt", at.toString());
    json.put("regions", regions.stream().map(ProbeJson::region).toList());
    return Json.indented(json) + "\n";
  }

  private static Map<String, Object> region(RegionAnswers region) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("region", region.region());
    json.put("complete", region.isComplete());
    json.put("calls", region.asked().stream().map(ProbeJson::call).toList());
    return json;
  }

  private static Map<String, Object> call(Asked asked) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("action", asked.action());
    json.put("parameters", asked.parameters());
    asked
        .answer()
        .ifPresent(
            answer -> {
              json.put("status", answer.status());
              answer.contentType().ifPresent(type -> json.put("contentType", type));
              json.put("body", answer.body());
              if (!answer.isWhole()) {
                json.put("bodyCut", true);
              }
            });
    asked.problem().ifPresent(problem -> json.put("problem", problem(problem)));
    return json;
  }

  private static Map<String, Object> problem(Problem problem) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", problem.kind().name());
    json.put("detail", problem.detail());
    return json;
  }
}
