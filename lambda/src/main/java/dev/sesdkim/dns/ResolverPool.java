package dev.sesdkim.dns;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.scan.Deadline;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;

/// Asks one server after the other, and all once more, until one answers.
///
/// @param patience how long one server may take with one question
record ResolverPool(List<InetSocketAddress> servers, Duration patience, Deadline deadline) {

  private static final int ROUNDS = 2;

  /// dnsjava's way to say "no EDNS".
  private static final int WITHOUT_EDNS = -1;

  ResolverPool {
    servers = List.copyOf(servers);
  }

  AnswerReader.Part ask(Record question) {
    DnsAnswer.Failed failure = new DnsAnswer.ServerFailure("no DNS server is known");
    for (int round = 0; round < ROUNDS; round++) {
      for (InetSocketAddress server : servers) {
        Duration left = deadline.left();
        if (left.isZero() || Thread.currentThread().isInterrupted()) {
          return new AnswerReader.Part.Whole(
              new DnsAnswer.TimedOut("the scan's time ran out before DNS answered"));
        }
        AnswerReader.Part part =
            ask(server, question, left.compareTo(patience) < 0 ? left : patience);
        if (!(part instanceof AnswerReader.Part.Whole(DnsAnswer.Failed failed))) {
          return part;
        }
        failure = failed;
      }
    }
    return new AnswerReader.Part.Whole(failure);
  }

  private static AnswerReader.Part ask(
      InetSocketAddress server, Record question, Duration patience) {
    SimpleResolver resolver = new SimpleResolver(server);
    resolver.setTimeout(patience);
    try {
      Message reply = send(resolver, question, patience);
      if (reply.getRcode() == Rcode.FORMERR || reply.getRcode() == Rcode.NOTIMP) {
        // A server that is older than EDNS (RFC 6891 section 7).
        resolver.setEDNS(WITHOUT_EDNS, 0, 0, List.of());
        reply = send(resolver, question, patience);
      }
      return AnswerReader.read(question, reply);
    } catch (TimeoutException late) {
      return late(server, question);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return late(server, question);
    } catch (ExecutionException failure) {
      return failure.getCause() instanceof SocketTimeoutException
          ? late(server, question)
          : whole(
              new DnsAnswer.ServerFailure("asking " + server + " failed: " + failure.getCause()));
    }
  }

  /// Waits no longer than its patience, whether the answer comes over UDP or then over TCP.
  private static Message send(SimpleResolver resolver, Record question, Duration patience)
      throws InterruptedException, ExecutionException, TimeoutException {
    return resolver
        .sendAsync(Message.newQuery(question))
        .toCompletableFuture()
        .get(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static AnswerReader.Part late(InetSocketAddress server, Record question) {
    return whole(
        new DnsAnswer.TimedOut("no answer from " + server + " about " + question.getName()));
  }

  private static AnswerReader.Part whole(DnsAnswer answer) {
    return new AnswerReader.Part.Whole(answer);
  }
}
