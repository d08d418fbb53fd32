package dev.sesdkim.local.simulated;

import dev.sesdkim.local.simulated.Reply.Result;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// SES v2: the requests that restart DKIM or switch signing on or off.
record SesV2Changes(AccountState account) {

  private static final String SWITCH = "PutEmailIdentityDkimAttributes";
  private static final String RESTART = "PutEmailIdentityDkimSigningAttributes";
  private static final Pattern PUT =
      Pattern.compile("PUT /v2/email/identities/([^/]+)/dkim(/signing|)");

  /// The request by its operation's name, if it is one of these.
  static Request named(Request request) {
    Matcher put = PUT.matcher(request.action());
    return put.matches()
        ? new Request(
            request.service(),
            request.region(),
            put.group(2).isEmpty() ? SWITCH : RESTART,
            Map.of(
                "EmailIdentity",
                Request.ofPath(put.group(1)),
                "body",
                request.parameters().getOrDefault("body", "")))
        : request;
  }

  /// Whether this is for [#reply].
  static boolean contain(Request request) {
    return request.action().equals(SWITCH) || request.action().equals(RESTART);
  }

  Reply reply(Request request) {
    boolean on = request.parameters().getOrDefault("body", "").contains("true");
    UnaryOperator<SimulatedDkim> change =
        request.action().equals(SWITCH)
            ? dkim -> dkim.withEnabled(on)
            : dkim -> dkim.withEnabled(true).withStatus("Pending");
    String name = request.parameters().getOrDefault("EmailIdentity", "");
    boolean found =
        account
            .ses(request.region())
            .update(
                name,
                identity ->
                    identity.withDkim(
                        change.apply(identity.dkim().orElseGet(SimulatedDkim::notStarted))));
    return found ? new Result("{}") : SesV2Requests.notFound(name);
  }
}
