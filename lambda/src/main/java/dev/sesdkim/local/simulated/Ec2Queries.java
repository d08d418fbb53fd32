package dev.sesdkim.local.simulated;

import dev.sesdkim.local.simulated.Reply.Refusal;
import dev.sesdkim.local.simulated.Reply.Result;
import java.util.List;

/// EC2, API version 2016-11-15: `DescribeRegions` with `AllRegions`, `RegionName` and the filter
/// `opt-in-status`.
final class Ec2Queries {
  private final AccountState account;

  Ec2Queries(AccountState account) {
    this.account = account;
  }

  Reply reply(Call call) {
    if (!call.action().equals("DescribeRegions")) {
      return new Refusal(
          400,
          "InvalidAction",
          "The action " + call.action() + " is not valid for this web service.");
    }
    List<String> asked = call.list("RegionName");
    List<String> known = account.regions();
    for (String region : asked) {
      if (!known.contains(region)) {
        return new Refusal(400, "InvalidParameterValue", "Invalid region provided: " + region);
      }
    }
    String filter = call.parameters().getOrDefault("Filter.1.Name", "opt-in-status");
    if (!filter.equals("opt-in-status")) {
      return new Refusal(400, "InvalidParameterValue", "The filter '" + filter + "' is invalid");
    }
    List<String> statuses = call.list("Filter.1.Value");
    boolean all = call.parameters().getOrDefault("AllRegions", "false").equals("true");
    return new Result(
        QueryXml.of(
            xml ->
                xml.element(
                    "regionInfo",
                    list ->
                        known.stream()
                            .filter(region -> all || account.enabled(region))
                            .filter(region -> asked.isEmpty() || asked.contains(region))
                            .filter(
                                region -> statuses.isEmpty() || statuses.contains(status(region)))
                            .forEach(region -> list.element("item", item -> item(item, region))))));
  }

  private void item(QueryXml item, String region) {
    item.element("regionName", region)
        .element("regionEndpoint", "ec2." + region + ".amazonaws.com")
        .element("optInStatus", status(region));
  }

  private String status(String region) {
    return account.enabled(region) ? "opt-in-not-required" : "not-opted-in";
  }
}
