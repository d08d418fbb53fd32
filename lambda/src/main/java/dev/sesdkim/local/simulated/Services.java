package dev.sesdkim.local.simulated;

import dev.sesdkim.json.Json;
import dev.sesdkim.local.simulated.table.TableActions;
import dev.sesdkim.local.simulated.table.TableReply;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Passes each call through the gate to its service, and frames the reply.
final class Services {
  private final Gate gate;
  private final CloudFormationQueries cloudFormation;
  private final TableActions table = new TableActions(_ -> true, true);
  private final Ec2Queries ec2;
  private final SesQueries ses;
  private final SesV2Requests sesV2;
  private final SnsQueries sns;
  private final StsQueries sts;

  Services(String accountId, AccountState account) {
    gate = new Gate(accountId, account);
    cloudFormation = new CloudFormationQueries(account);
    ec2 = new Ec2Queries(account);
    ses = new SesQueries(account);
    sesV2 = new SesV2Requests(account);
    sns = new SnsQueries(account);
    sts = new StsQueries(accountId);
  }

  /// Empty when the connection ends without an answer.
  Optional<HttpAnswer> answer(Call call) {
    return framed(call, gate.refusal(call).orElseGet(() -> reply(call)));
  }

  static Optional<HttpAnswer> framed(Call call, Reply reply) {
    Protocol protocol = Protocol.of(call.service());
    String requestId = UUID.randomUUID().toString();
    return switch (reply) {
      case Reply.Result result -> Optional.of(protocol.result(call, result, requestId));
      case Reply.Refusal refusal ->
          Optional.of(protocol.refusal(call.service(), refusal, requestId));
      case Reply.RefusedRequest refused ->
          Optional.of(
              HttpAnswer.json(400, Map.of("x-amzn-RequestId", requestId), refused.content()));
      case Reply.Silence _ -> Optional.empty();
    };
  }

  private Reply reply(Call call) {
    return switch (call.service()) {
      case CLOUD_FORMATION -> cloudFormation.reply(call);
      case DYNAMO_DB -> table(call);
      case EC2 -> ec2.reply(call);
      case SES -> ses.reply(call);
      case SES_V2 -> sesV2.reply(call);
      case SNS -> sns.reply(call);
      case STS -> sts.reply(call);
    };
  }

  private Reply table(Call call) {
    TableReply reply =
        table.reply(call.action(), Json.object(call.parameters().getOrDefault("body", "")));
    return reply.refused()
        ? new Reply.RefusedRequest(reply.json())
        : new Reply.Result(reply.json());
  }
}
