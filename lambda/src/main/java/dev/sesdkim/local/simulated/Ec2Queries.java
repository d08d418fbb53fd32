package dev.sesdkim.local.simulated;

import dev.sesdkim.local.simulated.Reply.Refusal;
import dev.sesdkim.local.simulated.Reply.Result;

/// EC2, API version 2016-11-15: `DescribeRegions` of the enabled regions.
final class Ec2Queries {
  private final AccountState account;

  Ec2Queries(AccountState account) {
    this.account = account;
  }

  Reply reply(Request request) {
    if (!request.action().equals("DescribeRegions")) {
      return new Refusal(
          400,
          "InvalidAction",
          "The action " + request.action() + " is not valid for this web service.");
    }
    return new Result(
        QueryXml.of(
            xml ->
                xml.element(
                    "regionInfo",
                    list ->
                        account
                            .regions()
                            .forEach(region -> list.element("item", item -> item(item, region))))));
  }

  private static void item(QueryXml item, String region) {
    item.element("regionName", region)
        .element("regionEndpoint", "ec2." + region + ".amazonaws.com")
        .element("optInStatus", "opt-in-not-required");
  }
}
