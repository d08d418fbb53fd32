package dev.sesdkim.local.simulated;

import dev.sesdkim.local.simulated.Reply.Refusal;
import dev.sesdkim.local.simulated.Reply.Result;

/// STS, API version 2011-06-15: `GetCallerIdentity`.
final class StsQueries {
  private final String accountId;

  StsQueries(String accountId) {
    this.accountId = accountId;
  }

  Reply reply(Request request) {
    if (!request.action().equals("GetCallerIdentity")) {
      return new Refusal(
          400,
          "InvalidAction",
          "Could not find operation " + request.action() + " for version 2011-06-15");
    }
    return new Result(
        QueryXml.of(
            xml ->
                xml.element("Arn", "arn:aws:iam::" + accountId + ":user/monitor")
                    .element("UserId", "AIDASIMULATEDMONITOR")
                    .element("Account", accountId)));
  }
}
