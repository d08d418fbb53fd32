package dev.sesdkim.local.simulated;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Supplier;

/// The way of a call's answer back to the caller, who gets no answer from what is not sent here.
record Wire(HttpExchange exchange) {

  private static final HttpAnswer PROXY_PAGE =
      new HttpAnswer(
          200,
          Map.of("Content-Type", "text/html"),
          "<html><head><title>Please sign in</title></head><body>Please sign in</body></html>");

  /// Lets the call meet its fate.
  ///
  /// @param effect carries the call out and says what is answered
  void meet(Fate fate, Call call, Request request, Supplier<HttpAnswer> effect)
      throws IOException, InterruptedException {
    switch (fate) {
      case Fate.Normal _ -> effect.get().send(exchange);
      case Fate.Refused refused ->
          Protocol.framed(
                  request, new Reply.Refusal(refused.status(), refused.code(), refused.message()))
              .send(exchange);
      case Fate.Throttled _ ->
          Protocol.framed(request, Refusals.throttled(call.service())).send(exchange);
      case Fate.Garbage _ -> PROXY_PAGE.send(exchange);
      case Fate.HungUp _ -> {}
      case Fate.AnswerLost _ -> {
        var _ = effect.get();
      }
      case Fate.CutShort _ -> sendHalf(effect.get());
      case Fate.Dripped dripped -> drip(effect.get(), dripped.beforeEachByte());
      case Fate.Surrounded surrounded -> {
        surrounded.before().run();
        HttpAnswer whole = effect.get();
        surrounded.after().run();
        whole.send(exchange);
      }
    }
  }

  /// Announces the length of the whole answer and sends half of it.
  private void sendHalf(HttpAnswer answer) throws IOException {
    byte[] bytes = answer.bytes();
    OutputStream body = answer.begin(exchange);
    body.write(bytes, 0, bytes.length / 2);
    body.flush();
  }

  private void drip(HttpAnswer answer, Fate.Step beforeEachByte)
      throws IOException, InterruptedException {
    OutputStream body = answer.begin(exchange);
    for (byte one : answer.bytes()) {
      beforeEachByte.run();
      body.write(one);
      body.flush();
    }
    body.close();
  }
}
