package dev.sesdkim;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Printable;
import dev.sesdkim.json.Json;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.LastStep;
import dev.sesdkim.scan.ScanFailure;
import dev.sesdkim.scan.ScanLog;
import dev.sesdkim.scan.ScanRun;
import dev.sesdkim.scan.ScanSummary;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The Lambda handler. One invocation is one scan, or one step of the state machine if the event's
/// `detail` has `run` ([FanOutStep]).
///
/// A scan needs nothing else from the event: a rule's scheduled event, the input of our own
/// schedule, EventBridge Scheduler's default input and a hand-written `{}` all start the same scan.
/// `"digest": true` in `detail` also asks for a digest, which shows that messages reach people.
public final class ScanHandler
    implements RequestHandler<ScheduledEvent, Map<String, Object>>, RequestStreamHandler {

  private final ScanWiring wiring;
  private final InstantSource system;
  private final Consumer<String> lines;

  /// The constructor that Lambda calls: settings and credentials come from the environment.
  ///
  /// @throws InvalidSettings if a variable is missing or malformed
  public ScanHandler() {
    this(
        ScanWiring.of(Settings.from(System.getenv())),
        InstantSource.system(),
        line -> System.out.println(line));
  }

  ScanHandler(ScanWiring wiring, InstantSource system, Consumer<String> lines) {
    this.wiring = wiring;
    this.system = system;
    this.lines = lines;
  }

  /// Reads the event, runs the scan or step that it asks for, and writes the result as JSON.
  ///
  /// Lambda calls this method, because it prefers the handler method with more parameters
  /// (aws-lambda-java-runtime-interface-client, `EventHandlerLoader`). Lambda's own reader of the
  /// event class refuses EventBridge Scheduler's default input, and ends every invocation whose
  /// event it cannot read with "An error occurred during JSON parsing" and a stack trace.
  ///
  /// @throws InvalidEvent if the event cannot be read
  /// @throws FailedScan as the other method does
  /// @throws AnotherScanRuns as the other method does
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    ScheduledEvent event = EventJson.read(new String(input.readAllBytes(), UTF_8));
    output.write(Json.write(handleRequest(event, context)).getBytes(UTF_8));
  }

  /// Runs one scan, or the step that the event asks for.
  ///
  /// @return the scan's summary, or the step's result
  /// @throws InvalidEvent if the event's `detail` is malformed, or asks for a step although
  ///   `FAN_OUT_BUCKET` is not set
  /// @throws FailedScan if the scan could not run, could read no region, or could not send an alert
  /// @throws AnotherScanRuns if another scan keeps the last step from telling
  @Override
  public Map<String, Object> handleRequest(ScheduledEvent event, Context context) {
    SteadyClock clock = new SteadyClock(system);
    ScanLog log = new JsonLog(context.getAwsRequestId(), clock, lines);
    boolean digest = EventJson.asksForDigest(event);
    Optional<FanOutStep> step = FanOutStep.of(event);
    String scanId = step.map(FanOutStep::scanId).orElseGet(context::getAwsRequestId);
    ScanRun run = run(context, clock, scanId, digest);
    log.info("scan started", Map.of("account", run.account(), "event", source(event)));
    Consumer<Boolean> metric =
        healthy ->
            lines.accept(ScanMetrics.line(context.getFunctionName(), clock.instant(), healthy));
    return step.map(one -> of(one, run, log, metric))
        .orElseGet(() -> whole(run, log, digest, metric));
  }

  private Map<String, Object> whole(
      ScanRun run, ScanLog log, boolean digest, Consumer<Boolean> metric) {
    ScanSummary summary = orFailed(() -> wiring.scan(log).run(run), () -> metric.accept(false));
    Map<String, Object> answer = SummaryJson.of(summary);
    log.info("scan ended", Map.of("summary", answer));
    switch (summary) {
      case ScanSummary.Skipped _ when digest ->
          answer.put("digest", "due: the running scan sends it, or the next one does");
      case ScanSummary.Skipped _ -> {}
      case ScanSummary.Finished finished -> ended(finished, metric);
    }
    return answer;
  }

  private Map<String, Object> of(
      FanOutStep step, ScanRun run, ScanLog log, Consumer<Boolean> metric) {
    String bucket =
        wiring
            .settings()
            .fanOutBucket()
            .orElseThrow(
                () ->
                    new InvalidEvent(
                        "The event asks for a step of a state machine, and FAN_OUT_BUCKET is not"
                            + " set: deploy with -c fanOut=true."));
    FanOutSteps steps = new FanOutSteps(wiring, log);
    return switch (step) {
      case FanOutStep.ListAccounts list -> orFailed(() -> steps.run(list, run, bucket), () -> {});
      case FanOutStep.OneAccount one -> orFailed(() -> steps.run(one, run), () -> {});
      case FanOutStep.Tell tell -> {
        LastStep.Result result =
            orFailed(() -> steps.run(tell, run), () -> metric.accept(false))
                .orElseThrow(
                    () ->
                        new AnotherScanRuns(
                            "Another invocation has the monitor's own account: the state machine"
                                + " tries again."));
        Map<String, Object> answer = FanOutSteps.json(result);
        log.info("scan ended", Map.of("summary", answer));
        ended(result.finished(), metric);
        yield answer;
      }
    };
  }

  private static void ended(ScanSummary.Finished finished, Consumer<Boolean> metric) {
    metric.accept(finished.scan().healthy());
    finished
        .failure()
        .ifPresent(
            reason -> {
              throw new FailedScan(reason);
            });
  }

  private static <T> T orFailed(Supplier<T> step, Runnable before) {
    try {
      return step.get();
    } catch (ScanFailure failure) {
      before.run();
      throw new FailedScan(String.valueOf(failure.getMessage()));
    }
  }

  private ScanRun run(Context context, InstantSource clock, String scanId, boolean digest) {
    Instant now = clock.instant();
    Duration remaining = Duration.ofMillis(context.getRemainingTimeInMillis());
    TimeBudget budget = TimeBudget.of(remaining);
    return new ScanRun(
        FunctionArn.account(context.getInvokedFunctionArn()),
        wiring.settings().accountName(),
        wiring.settings().digest(),
        digest,
        new Moment(now, scanId),
        new Deadline(clock, now.plus(budget.evidence())),
        new Deadline(clock, now.plus(budget.reading())),
        new Deadline(clock, now.plus(budget.saving())),
        new Deadline(clock, now.plus(remaining)));
  }

  private static String source(ScheduledEvent event) {
    return Printable.line(Json.write(EventJson.of(event)), 500);
  }
}
