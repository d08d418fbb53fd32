package dev.sesdkim;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Printable;
import dev.sesdkim.json.Json;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.ScanFailure;
import dev.sesdkim.scan.ScanLog;
import dev.sesdkim.scan.ScanRun;
import dev.sesdkim.scan.ScanSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/// What Lambda calls: one invocation is one scan of the function's own account.
///
/// The event says nothing that a scan needs, so a rule's scheduled event, the input of our own
/// schedule and an empty object by hand are all the same to it. It is taken as a map because the
/// event class refuses the `detail` that EventBridge Scheduler sends by default, and a record is
/// never filled by the runtime.
public final class ScanHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {

  private final ScanWiring wiring;
  private final InstantSource system;
  private final Consumer<String> lines;

  /// Lambda's way in: settings and credentials come from the environment.
  ///
  /// @throws InvalidSettings if the environment does not say what it must
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

  /// Runs one scan.
  ///
  /// @return the summary
  /// @throws FailedScan if the scan could not run, could read no region, or could not send an alert
  @Override
  public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
    SteadyClock clock = new SteadyClock(system);
    ScanLog log = new JsonLog(context.getAwsRequestId(), clock, lines);
    ScanRun run = run(context, clock);
    log.info("scan started", Map.of("account", run.account(), "event", source(event)));
    ScanSummary summary = summary(log, run);
    Map<String, Object> answer = SummaryJson.of(summary);
    log.info("scan ended", Map.of("summary", answer));
    switch (summary) {
      case ScanSummary.Skipped _ -> {}
      case ScanSummary.Finished finished -> {
        lines.accept(ScanMetrics.line(context.getFunctionName(), clock.instant(), finished));
        finished
            .failure()
            .ifPresent(
                reason -> {
                  throw new FailedScan(reason);
                });
      }
    }
    return answer;
  }

  private ScanSummary summary(ScanLog log, ScanRun run) {
    try {
      return wiring.scan(log).run(run);
    } catch (ScanFailure failure) {
      throw new FailedScan(String.valueOf(failure.getMessage()));
    }
  }

  private static ScanRun run(Context context, InstantSource clock) {
    Instant now = clock.instant();
    Duration remaining = Duration.ofMillis(context.getRemainingTimeInMillis());
    TimeBudget budget = TimeBudget.of(remaining);
    return new ScanRun(
        FunctionArn.account(context.getInvokedFunctionArn()),
        context.getAwsRequestId(),
        new Moment(now, context.getAwsRequestId()),
        new Deadline(clock, now.plus(budget.reading())),
        budget.grace(),
        now.plus(remaining));
  }

  private static String source(Map<String, Object> event) {
    return Printable.line(Json.write(event == null ? Map.of() : event), 500);
  }
}
