package dev.sesdkim.dns;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.scan.Deadline;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Asks each question once, and a limited number at a time.
final class ScanLookups implements Function<DnsQuestion, DnsAnswer> {

  private final Function<DnsQuestion, DnsAnswer> source;
  private final Deadline deadline;
  private final Semaphore permits;
  private final ConcurrentMap<DnsQuestion, FutureTask<DnsAnswer>> asked = new ConcurrentHashMap<>();

  ScanLookups(Function<DnsQuestion, DnsAnswer> source, Deadline deadline, int atOnce) {
    this.source = source;
    this.deadline = deadline;
    this.permits = new Semaphore(atOnce);
  }

  @Override
  public DnsAnswer apply(DnsQuestion question) {
    FutureTask<DnsAnswer> answer =
        asked.computeIfAbsent(question, one -> new FutureTask<>(() -> ask(one)));
    // Asks in the first thread that comes here, and does nothing in any other.
    answer.run();
    try {
      return answer.get();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return new DnsAnswer.TimedOut("the look-up of " + question + " was interrupted");
    } catch (ExecutionException fault) {
      throw new IllegalStateException("DNS look-up of " + question + " failed", fault.getCause());
    }
  }

  private DnsAnswer ask(DnsQuestion question) {
    try {
      if (!permits.tryAcquire(deadline.left().toMillis(), TimeUnit.MILLISECONDS)) {
        return new DnsAnswer.TimedOut("the scan's time ran out before " + question + " was asked");
      }
    } catch (InterruptedException stop) {
      // Other threads may wait for this answer, so there must be one.
      Thread.currentThread().interrupt();
      return new DnsAnswer.TimedOut("the look-up of " + question + " was interrupted");
    }
    try {
      return source.apply(question);
    } finally {
      permits.release();
    }
  }
}
