package dev.sesdkim.dns;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.scan.Deadline;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;
import org.xbill.DNS.WireParseException;

/// One DNS server in one scan, and whether it answers at all.
///
/// A question without a reply proves nothing, because the servers of its domain may be dead. So the
/// server is then asked about a name that exists. It counts as silent if it has sent no reply at
/// all since the first of the two questions; an error or an unreadable reply is a reply.
final class NameServer {

  private static final Record KNOWN =
      Record.newRecord(
          Name.fromConstantString(PublicDnsOnly.KNOWN.name() + "."), Type.A, DClass.IN);

  /// dnsjava's way to say "no EDNS".
  private static final int WITHOUT_EDNS = -1;

  private final InetSocketAddress address;
  private final Duration patience;
  private final Deadline deadline;
  private final AtomicLong replies = new AtomicLong();
  private boolean silent;

  /// @param patience how long the server may take with one question
  NameServer(InetSocketAddress address, Duration patience, Deadline deadline) {
    this.address = address;
    this.patience = patience;
    this.deadline = deadline;
  }

  /// Whether the server is known to answer nothing. Waits while another thread finds that out, so
  /// that only one thread waits for a server in doubt.
  synchronized boolean silent() {
    return silent;
  }

  AnswerReader.Part ask(Record question) {
    long before = replies.get();
    AnswerReader.Part part = exchange(question);
    if (replies.get() == before) {
      check(before);
    }
    return part;
  }

  private synchronized void check(long before) {
    if (!silent && replies.get() == before) {
      exchange(KNOWN);
      // A wait that was cut short proves nothing about the server.
      boolean waited = !deadline.passed() && !Thread.currentThread().isInterrupted();
      silent = waited && replies.get() == before;
    }
  }

  private AnswerReader.Part exchange(Record question) {
    SimpleResolver resolver = new SimpleResolver(address);
    try {
      Message reply = send(resolver, question);
      if (reply.getRcode() == Rcode.FORMERR || reply.getRcode() == Rcode.NOTIMP) {
        // The server does not know EDNS (RFC 6891 section 7).
        resolver.setEDNS(WITHOUT_EDNS, 0, 0, List.of());
        reply = send(resolver, question);
      }
      return AnswerReader.read(question, reply);
    } catch (TimeoutException late) {
      return late(question);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return late(question);
    } catch (ExecutionException failure) {
      return failure.getCause() instanceof SocketTimeoutException
          ? late(question)
          : failed(why(Objects.requireNonNullElse(failure.getCause(), failure)));
    }
  }

  /// Sends the question, unless the deadline has passed, and waits for the reply, over UDP and TCP
  /// together.
  private Message send(SimpleResolver resolver, Record question)
      throws InterruptedException, ExecutionException, TimeoutException {
    Duration left = deadline.left();
    if (!left.isPositive()) {
      throw new TimeoutException();
    }
    Duration wait = left.compareTo(patience) < 0 ? left : patience;
    resolver.setTimeout(wait);
    try {
      Message reply =
          resolver
              .sendAsync(Message.newQuery(question))
              .toCompletableFuture()
              .get(wait.toMillis(), TimeUnit.MILLISECONDS);
      replies.incrementAndGet();
      return reply;
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof WireParseException) {
        replies.incrementAndGet();
      }
      throw failure;
    } catch (RuntimeException unusable) {
      // dnsjava and the JDK throw these for an address that cannot be sent to.
      throw new ExecutionException(unusable);
    }
  }

  private AnswerReader.Part late(Record question) {
    return new AnswerReader.Part.Whole(
        new DnsAnswer.TimedOut("no answer from " + name() + " about " + question.getName()));
  }

  private AnswerReader.Part failed(String why) {
    return new AnswerReader.Part.Whole(
        new DnsAnswer.ServerFailure("asking " + name() + " failed: " + why));
  }

  private String name() {
    String host = address.getHostString();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }

  private static String why(Throwable failure) {
    return switch (failure) {
      case UnresolvedAddressException _ -> "its address cannot be resolved";
      case UnsupportedAddressTypeException _ -> "this machine cannot send to such an address";
      default -> Objects.requireNonNullElse(failure.getMessage(), failure.toString());
    };
  }
}
