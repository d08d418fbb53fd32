package dev.sesdkim.local.simulated;

import com.sun.net.httpserver.HttpExchange;
import dev.sesdkim.json.Json;
import dev.sesdkim.local.simulated.table.TableActions;
import dev.sesdkim.local.simulated.table.TableReply;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// A simulated account whose answers can fail, and which knows what it was asked. It also answers
/// what the demo does not ask: STS, CloudFormation, the changes of `fix --apply`, and DynamoDB,
/// with one table of any name (package `local.simulated.table`).
///
/// - When a [Fault] is set, it shall decide the fate of each call first.
/// - While a rate limit is set, SES shall throttle a second call in one region within a second.
/// - When a region is not enabled, every service shall refuse the credentials there.
/// - When the attributes of an identity are withheld, no answer about attributes shall name it.
public final class FaultyAccount extends SimulatedAccount {
  private final CallLog log = new CallLog();
  private final CloudFormationQueries cloudFormation = new CloudFormationQueries();
  private final SesV2Changes sesV2 = new SesV2Changes(state);
  private final StsQueries sts;
  private final TableActions table = new TableActions(_ -> true, true);
  private final Set<List<String>> withheld = ConcurrentHashMap.newKeySet();
  private volatile Fault fault = Fault.none();
  private volatile Optional<RateLimit> limit = Optional.empty();

  private FaultyAccount(String id, String... regions) {
    super(id, regions);
    sts = new StsQueries(id);
  }

  /// Starts an account on a free port, at first without faults.
  ///
  /// @param regions enabled from the start; SES is open in each, with no identities
  public static FaultyAccount start(String id, String... regions) {
    FaultyAccount account = new FaultyAccount(id, regions);
    account.open();
    return account;
  }

  public String id() {
    return id;
  }

  public void enable(String region) {
    state.ses(region);
  }

  /// Undoes [#restrict].
  public void openSes(String region) {
    state.ses(region).restrict(false);
  }

  /// Keeps the identity listed, but leaves it out of every answer about attributes from now on.
  public void withholdAttributes(String region, String name) {
    withheld.add(List.of(region, name));
  }

  /// Sets the number of the topic's confirmed subscriptions.
  public void subscribers(String topicArn, int confirmed) {
    state.putTopic(topicArn, confirmed);
  }

  /// Adds a CloudFormation stack with these outputs.
  public void stack(String region, String name, Map<String, String> outputs) {
    cloudFormation.put(region, name, outputs);
  }

  /// Every call so far, in order of arrival.
  public List<Call> calls() {
    return log.calls();
  }

  public int count(Service service, String action, String region) {
    return log.count(service, action, region);
  }

  /// Sets the fault, which decides the fate of each call from now on.
  public void inject(Fault newFault) {
    fault = newFault;
  }

  /// Limits SES to one call a second in each region, by this clock.
  public void limitSes(InstantSource clock) {
    limit = Optional.of(new RateLimit(clock));
  }

  @Override
  void answer(Request asked, HttpExchange exchange) throws IOException {
    Request request = SesV2Changes.named(asked);
    Call call = log.add(request, exchange);
    try {
      new Wire(exchange).meet(fault.fateOf(call), call, request, () -> effect(call, request));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpAnswer effect(Call call, Request request) {
    Optional<Reply> refusal = refusal(call);
    if (refusal.isPresent()) {
      return Protocol.framed(request, refusal.get());
    }
    return switch (call.service()) {
      case DYNAMO_DB -> table(request);
      case CLOUD_FORMATION -> Protocol.framed(request, cloudFormation.reply(request));
      case STS -> Protocol.framed(request, sts.reply(request));
      case SES_V2 ->
          Protocol.framed(
              request,
              SesV2Changes.contain(request)
                  ? sesV2.reply(request)
                  : reply(withoutWithheld(request)));
      case SES -> Protocol.framed(request, reply(withoutWithheld(request)));
      case EC2, SNS -> Protocol.framed(request, reply(request));
    };
  }

  private Optional<Reply> refusal(Call call) {
    boolean asksSes = call.service() == Service.SES || call.service() == Service.SES_V2;
    if (asksSes && limit.filter(rate -> !rate.allows(call)).isPresent()) {
      return Optional.of(Refusals.throttled(call.service()));
    }
    if (!state.regions().contains(call.region())) {
      return Optional.of(Refusals.notEnabled(call.service()));
    }
    return Optional.empty();
  }

  private HttpAnswer table(Request request) {
    TableReply reply =
        table.reply(request.action(), Json.object(request.parameters().getOrDefault("body", "")));
    return HttpAnswer.json(
        reply.refused() ? 400 : 200,
        Map.of("x-amzn-RequestId", UUID.randomUUID().toString()),
        reply.json());
  }

  /// Asks for a name that nobody has in the place of each that is withheld.
  private Request withoutWithheld(Request request) {
    Map<String, String> parameters = new HashMap<>(request.parameters());
    parameters.replaceAll(
        (_, value) -> withheld.contains(List.of(request.region(), value)) ? "withheld" : value);
    return new Request(request.service(), request.region(), request.action(), parameters);
  }
}
