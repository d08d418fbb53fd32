package dev.sesdkim.local.simulated;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Logs each request, decides its fate, carries it out and answers it.
final class CallHandler implements HttpHandler {
  private static final HttpAnswer PROXY_PAGE =
      new HttpAnswer(
          200,
          Map.of("Content-Type", "text/html"),
          "<html><head><title>Please sign in</title></head><body>Please sign in</body></html>");

  private final CallLog log;
  private final Services services;
  private final Supplier<Fault> fault;
  private final Supplier<Optional<RateLimit>> limit;

  CallHandler(
      CallLog log, Services services, Supplier<Fault> fault, Supplier<Optional<RateLimit>> limit) {
    this.log = log;
    this.services = services;
    this.fault = fault;
    this.limit = limit;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Wire wire = new Wire(exchange);
    Optional<Request> request = Request.read(exchange);
    if (request.isEmpty()) {
      wire.send(Optional.of(HttpAnswer.xml(404, "<Error><Code>NotSimulated</Code></Error>")));
      return;
    }
    Call call = log.add(request.get());
    try {
      meet(fault.get().fateOf(call), call, wire);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      wire.hangUp();
    } catch (RuntimeException e) {
      // A defect of the simulation or of a test's fault. Without this answer the caller would only
      // see a closed connection.
      wire.send(Services.framed(call, new Reply.Refusal(500, "InternalFailure", e.toString())));
    }
  }

  private void meet(Fate fate, Call call, Wire wire) throws IOException, InterruptedException {
    switch (fate) {
      case Fate.Normal _ -> wire.send(effect(call));
      case Fate.Refused refused ->
          wire.send(
              Services.framed(
                  call, new Reply.Refusal(refused.status(), refused.code(), refused.message())));
      case Fate.Throttled _ -> wire.send(throttled(call));
      case Fate.Garbage _ -> wire.send(Optional.of(PROXY_PAGE));
      case Fate.HungUp _ -> wire.hangUp();
      case Fate.AnswerLost _ -> {
        effect(call);
        wire.hangUp();
      }
      case Fate.CutShort _ -> wire.sendHalf(effect(call));
      case Fate.Dripped dripped -> wire.drip(effect(call), dripped.beforeEachByte());
      case Fate.Surrounded surrounded -> {
        surrounded.before().run();
        Optional<HttpAnswer> answer = effect(call);
        surrounded.after().run();
        wire.send(answer);
      }
    }
  }

  private Optional<HttpAnswer> effect(Call call) {
    boolean asksSes = call.service() == Service.SES || call.service() == Service.SES_V2;
    if (asksSes && limit.get().filter(rate -> !rate.allows(call)).isPresent()) {
      return throttled(call);
    }
    return services.answer(call);
  }

  private static Optional<HttpAnswer> throttled(Call call) {
    return Services.framed(call, Gate.throttled(call.service()));
  }
}
