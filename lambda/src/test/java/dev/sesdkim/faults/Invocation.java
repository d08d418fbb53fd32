package dev.sesdkim.faults;

import dev.sesdkim.aws.Clients;
import dev.sesdkim.aws.Ec2Regions;
import dev.sesdkim.aws.Pause;
import dev.sesdkim.aws.SesIdentities;
import dev.sesdkim.aws.SesPaces;
import dev.sesdkim.aws.SesV2Details;
import dev.sesdkim.aws.SnsAlerts;
import dev.sesdkim.aws.table.DynamoStore;
import dev.sesdkim.aws.table.Table;
import dev.sesdkim.aws.table.TableRetries;
import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.rules.Envelope;
import dev.sesdkim.scan.AccountSource;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.DnsLookup;
import dev.sesdkim.scan.Patience;
import dev.sesdkim.scan.Scan;
import dev.sesdkim.scan.ScanLog;
import dev.sesdkim.scan.ScanProgress;
import dev.sesdkim.scan.ScanRun;
import dev.sesdkim.scan.ScanSummary;
import dev.sesdkim.scan.Silence;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/// One invocation in a process of its own, wired as the function is. Its clock stands still, and
/// nobody waits between two attempts.
///
/// @param summary what the scan came to, unless it failed
/// @param failure what the scan threw
record Invocation(
    List<Wire.Attempt> attempts,
    boolean died,
    Optional<ScanSummary> summary,
    Optional<Throwable> failure) {

  /// The function's own time limit.
  static final Duration LIMIT = Duration.ofMinutes(14);

  private static final Duration MOST_KEPT_BACK = Duration.ofMinutes(1);
  private static final Pause NO_PAUSE = _ -> {};

  /// Runs a scan.
  ///
  /// @param id names the invocation; a retry has the same one
  static Invocation run(Bench bench, String id, Instant at, Plan plan) {
    return run(bench, order(id, at, InstantSource.fixed(at), LIMIT), plan, NO_PAUSE, new Silence());
  }

  /// Runs a scan that has so much time: what is refused for ever is tried again until it is over.
  static Invocation run(Bench bench, String id, Instant at, Plan plan, Duration limit) {
    return run(bench, order(id, at, InstantSource.fixed(at), limit), plan, NO_PAUSE, new Silence());
  }

  static Invocation run(Bench bench, ScanRun order, Plan plan, Pause pause, ScanLog log) {
    Wire wire = new Wire(bench.account().endpoint(), bench.dynamoDb(), plan);
    try (Clients clients = new Clients(Bench.CREDENTIALS, wire, Invocation::atOnce)) {
      ScanSummary summary =
          scan(bench, clients, wire, order.reading().clock(), pause, log).run(order);
      return new Invocation(wire.attempts(), wire.isDead(), Optional.of(summary), Optional.empty());
    } catch (RuntimeException | Lifeline.Killed failure) {
      return new Invocation(wire.attempts(), wire.isDead(), Optional.empty(), Optional.of(failure));
    }
  }

  ScanSummary.Finished finished() {
    return (ScanSummary.Finished)
        summary.orElseThrow(() -> new AssertionError("failed", failure.orElseThrow()));
  }

  boolean skipped() {
    return summary.filter(ScanSummary.Skipped.class::isInstance).isPresent();
  }

  /// What the metric `ScanHealthy` says of it: a scan that failed is not healthy.
  boolean healthy() {
    return summary.isPresent() && finished().scan().healthy();
  }

  /// An invocation that has so much time, divided as the function's is.
  static ScanRun order(String id, Instant at, InstantSource clock, Duration limit) {
    Duration quarter = limit.dividedBy(4);
    Duration keptBack = quarter.compareTo(MOST_KEPT_BACK) < 0 ? quarter : MOST_KEPT_BACK;
    Duration reading = limit.minus(keptBack);
    return new ScanRun(
        Bench.ACCOUNT,
        new Moment(at, id),
        new Deadline(clock, at.plus(reading.dividedBy(2))),
        new Deadline(clock, at.plus(reading)),
        new Deadline(clock, at.plus(reading).plus(keptBack.dividedBy(2))),
        new Deadline(clock, at.plus(limit)));
  }

  private static Scan scan(
      Bench bench, Clients clients, Wire wire, InstantSource clock, Pause pause, ScanLog log) {
    Table table =
        new Table(clients.dynamoDb(Bench.HOME), Bench.TABLE, Bench.HOME, Duration.ofDays(400));
    SesPaces paces = new SesPaces(clock, pause, new Random(1));
    return new Scan(
        List::of,
        _ ->
            new AccountSource(
                new Ec2Regions(clients.ec2(Bench.HOME), Bench.HOME),
                new SesIdentities(clients::ses, paces),
                Optional.of(new SesV2Details(clients::sesV2, paces))),
        bench.selection(),
        DynamoStore.of(table, new TableRetries(NO_PAUSE, () -> 0.5), _ -> {}),
        new SnsAlerts(clients.sns(Bench.HOME), bench.topic(), Envelope::json),
        Optional.of(dns(bench.dns(), wire)),
        Patience.standard(),
        ScanProgress.NONE,
        log);
  }

  /// Every question goes out once a scan.
  static DnsLookup dns(DnsLookup server, Wire wire) {
    return deadline -> {
      Map<DnsQuestion, DnsAnswer> once = new ConcurrentHashMap<>();
      return question ->
          once.computeIfAbsent(question, asked -> wire.look(asked, server.until(deadline)));
    };
  }

  static RetryStrategy atOnce() {
    return DefaultRetryStrategy.standardStrategyBuilder()
        .backoffStrategy(BackoffStrategy.retryImmediately())
        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
        .build();
  }
}
