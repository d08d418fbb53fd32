package dev.sesdkim.dns;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.scan.Deadline;
import java.util.List;
import org.xbill.DNS.Record;

/// Asks the servers in turn, each up to twice, until one answers; skips silent servers.
record ResolverPool(List<NameServer> servers, Deadline deadline) {

  private static final int ROUNDS = 2;

  ResolverPool {
    servers = List.copyOf(servers);
  }

  AnswerReader.Part ask(Record question) {
    DnsAnswer.Failed failure =
        new DnsAnswer.TimedOut("the resolver does not answer; it is not asked again in this scan");
    for (int round = 0; round < ROUNDS; round++) {
      for (NameServer server : servers) {
        if (server.silent()) {
          continue;
        }
        if (deadline.passed() || Thread.currentThread().isInterrupted()) {
          return new AnswerReader.Part.Whole(
              new DnsAnswer.TimedOut("the scan's time ran out before DNS answered"));
        }
        AnswerReader.Part part = server.ask(question);
        if (!(part instanceof AnswerReader.Part.Whole(DnsAnswer.Failed failed))) {
          return part;
        }
        failure = failed;
      }
    }
    return new AnswerReader.Part.Whole(failure);
  }
}
