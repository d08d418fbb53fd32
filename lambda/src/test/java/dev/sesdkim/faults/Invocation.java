package dev.sesdkim.faults;

import dev.sesdkim.aws.Clients;
import dev.sesdkim.aws.Ec2Regions;
import dev.sesdkim.aws.Pause;
import dev.sesdkim.aws.SesIdentities;
import dev.sesdkim.aws.SesPaces;
import dev.sesdkim.aws.SesV2Details;
import dev.sesdkim.aws.SnsAlerts;
import dev.sesdkim.aws.table.BackOff;
import dev.sesdkim.aws.table.DynamoLease;
import dev.sesdkim.aws.table.DynamoScans;
import dev.sesdkim.aws.table.DynamoStates;
import dev.sesdkim.aws.table.Table;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.rules.Envelope;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.EvidenceSources;
import dev.sesdkim.scan.RegionSelection;
import dev.sesdkim.scan.Scan;
import dev.sesdkim.scan.ScanLog;
import dev.sesdkim.scan.ScanRun;
import dev.sesdkim.scan.ScanSummary;
import dev.sesdkim.scan.Silence;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
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
  static final Duration LIMIT = Duration.ofMinutes(15);

  private static final Pause NO_PAUSE = _ -> {};

  /// Runs a scan.
  ///
  /// @param id names the invocation; a retry has the same one
  static Invocation run(Bench bench, String id, Instant at, Plan plan) {
    return run(bench, id, at, plan, new Silence());
  }

  static Invocation run(Bench bench, String id, Instant at, Plan plan, ScanLog log) {
    return run(bench, order(id, at, InstantSource.fixed(at), LIMIT), plan, NO_PAUSE, log);
  }

  static Invocation run(Bench bench, ScanRun order, Plan plan, Pause pause, ScanLog log) {
    Wire wire = new Wire(bench.account().endpoint(), bench.dynamoDb(), plan);
    try (Clients clients = new Clients(Bench.CREDENTIALS, wire, Invocation::atOnce)) {
      ScanSummary summary = scan(bench, clients, order.deadline().clock(), pause, log).run(order);
      return new Invocation(wire.attempts(), wire.isDead(), Optional.of(summary), Optional.empty());
    } catch (RuntimeException failure) {
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

  /// An invocation that has so much time.
  static ScanRun order(String id, Instant at, InstantSource clock, Duration limit) {
    Duration keptBack = limit.dividedBy(15);
    return new ScanRun(
        Bench.ACCOUNT,
        id,
        new Moment(at, id),
        new Deadline(clock, at.plus(limit).minus(keptBack)),
        keptBack.dividedBy(2),
        at.plus(limit));
  }

  private static Scan scan(
      Bench bench, Clients clients, InstantSource clock, Pause pause, ScanLog log) {
    Table table =
        new Table(clients.dynamoDb(Bench.HOME), Bench.TABLE, Bench.HOME, Duration.ofDays(400));
    SesPaces paces = new SesPaces(clock, pause);
    return new Scan(
        new Ec2Regions(clients.ec2(Bench.HOME), Bench.HOME),
        new RegionSelection(Set.of(), Set.of(), Set.of()),
        new SesIdentities(clients::ses, paces, pause, new Random(1)),
        new DynamoStates(table, new BackOff(NO_PAUSE, () -> 0.5), _ -> {}),
        new DynamoScans(table),
        new DynamoLease(table),
        new SnsAlerts(clients.sns(Bench.HOME), bench.topic(), Envelope::json),
        new EvidenceSources(
            Optional.of(new SesV2Details(clients::sesV2, paces, pause, new Random(1))),
            Optional.of(bench.dns())),
        log);
  }

  static RetryStrategy atOnce() {
    return DefaultRetryStrategy.standardStrategyBuilder()
        .backoffStrategy(BackoffStrategy.retryImmediately())
        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
        .build();
  }
}
