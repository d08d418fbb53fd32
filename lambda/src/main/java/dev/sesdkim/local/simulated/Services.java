package dev.sesdkim.local.simulated;

import dev.sesdkim.local.simulated.Reply.Refusal;
import java.util.function.Function;

/// Passes each request to its service.
final class Services {
  private final String accountId;
  private final AccountState account;
  private final Ec2Queries ec2;
  private final SesQueries ses;
  private final SesV2Requests sesV2;
  private final SnsQueries sns;

  Services(String accountId, AccountState account) {
    this.accountId = accountId;
    this.account = account;
    ec2 = new Ec2Queries(account);
    ses = new SesQueries(account);
    sesV2 = new SesV2Requests(account);
    sns = new SnsQueries(account);
  }

  Reply reply(Request request) {
    return switch (request.service()) {
      case "ec2" -> ec2.reply(request);
      case "ses" -> unlessRestricted(request, "AccessDenied", ses::reply);
      case "sesv2" -> unlessRestricted(request, "AccessDeniedException", sesV2::reply);
      case "sns" -> sns.reply(request);
      default -> new Refusal(404, "NotSimulated", "No such service: " + request.service());
    };
  }

  private Reply unlessRestricted(Request request, String code, Function<Request, Reply> reply) {
    return account.ses(request.region()).isRestricted()
        ? new Refusal(
            403,
            code,
            "User: arn:aws:iam::%s:user/monitor is not authorized to perform: ses:%s with an explicit deny in a service control policy"
                .formatted(accountId, request.action()))
        : reply.apply(request);
  }
}
