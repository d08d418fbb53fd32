package dev.sesdkim.dns;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.DnsLookup;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.xbill.DNS.ResolverConfig;

/// DNS through the dnsjava library.
public final class DnsJavaLookup implements DnsLookup {

  /// As long as glibc waits for the second of three servers. A cached answer needs far less.
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /// Few enough not to load a resolver, enough for hundreds of domains in seconds.
  private static final int QUESTIONS_AT_ONCE = 24;

  private final List<InetSocketAddress> servers;
  private final Duration patience;
  private final int questionsAtOnce;

  DnsJavaLookup(List<InetSocketAddress> servers, Duration patience, int questionsAtOnce) {
    this.servers = List.copyOf(servers);
    this.patience = patience;
    this.questionsAtOnce = questionsAtOnce;
  }

  /// Asks the system's resolvers.
  public static DnsJavaLookup system() {
    return new DnsJavaLookup(configured(), PATIENCE, QUESTIONS_AT_ONCE);
  }

  /// Asks only this server, which must resolve recursively.
  public static DnsJavaLookup at(InetSocketAddress server) {
    return new DnsJavaLookup(List.of(server), PATIENCE, QUESTIONS_AT_ONCE);
  }

  static List<InetSocketAddress> configured() {
    try {
      return ResolverConfig.getCurrentConfig().servers();
    } catch (RuntimeException malformed) {
      ResolverConfig.setConfigProviders(List.of(new LenientResolvConf()));
      ResolverConfig.refresh();
      return ResolverConfig.getCurrentConfig().servers();
    }
  }

  @Override
  public Function<DnsQuestion, DnsAnswer> until(Deadline deadline) {
    List<NameServer> asked =
        servers.stream().map(server -> new NameServer(server, patience, deadline)).toList();
    return believed(asked, deadline);
  }

  /// If the first server answers and does not see the public DNS, the others are asked without it.
  private PublicDnsOnly believed(List<NameServer> asked, Deadline deadline) {
    CnameChase chase = new CnameChase(new ResolverPool(asked, deadline));
    return new PublicDnsOnly(
        new ScanLookups(chase::answer, deadline, questionsAtOnce),
        asked.size() < 2
            ? Optional.empty()
            : Optional.of(believed(asked.subList(1, asked.size()), deadline)));
  }
}
