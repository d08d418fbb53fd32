package dev.sesdkim.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsData;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dns.LoopbackDns.Fault;
import dev.sesdkim.scan.Deadline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Name;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.config.ResolverConfigProvider;

class DnsJavaLookupTest {

  private static final Instant NOW = Instant.parse("2026-03-01T06:00:00Z");
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private final LoopbackDns server = new LoopbackDns();

  @BeforeEach
  void seesThePublicDns() {
    server.with("amazonses.com", "TXT", "\"v=spf1 ip4:199.255.192.0/22 -all\"");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theStringsOfATxtRecordAreJoinedWithNothingBetweenThem() {
    server.with("example.com", "TXT", "\"v=DMARC1; p=re\" \"ject\"");

    assertThat(ask("example.com", DnsType.TXT))
        .isEqualTo(found(new DnsData.Text("v=DMARC1; p=reject")));
  }

  @Test
  void anEmptyTxtRecordIsARecord() {
    server.with("example.com", "TXT", "\"\"");

    assertThat(ask("example.com", DnsType.TXT)).isEqualTo(found(new DnsData.Text("")));
  }

  @Test
  void eachTypeIsReadInItsOwnTerms() {
    server
        .with("example.com", "A", "203.0.113.7")
        .with("example.com", "AAAA", "2001:db8::7")
        .with("example.com", "MX", "10 Feedback-SMTP.eu-west-1.amazonses.com.")
        .with("a.example.com", "CNAME", "A.dkim.amazonses.com.")
        .with("null.example.com", "MX", "0 .")
        .with("example.com", "SOA", "NS.example.com. admin.example.com. 1 2 3 4 5");

    assertThat(ask("example.com", DnsType.A)).isEqualTo(found(new DnsData.Address("203.0.113.7")));
    assertThat(ask("example.com", DnsType.AAAA))
        .isEqualTo(found(new DnsData.Address("2001:db8:0:0:0:0:0:7")));
    assertThat(ask("example.com", DnsType.MX))
        .isEqualTo(found(new DnsData.Exchange(10, "feedback-smtp.eu-west-1.amazonses.com")));
    assertThat(ask("a.example.com", DnsType.CNAME))
        .isEqualTo(found(new DnsData.Alias("a.dkim.amazonses.com")));
    assertThat(ask("null.example.com", DnsType.MX)).isEqualTo(found(new DnsData.Exchange(0, "")));
    assertThat(ask("example.com", DnsType.SOA))
        .isEqualTo(found(new DnsData.ZoneTop("ns.example.com")));
  }

  @Test
  void noSuchNameAndNoSuchTypeAreToldApart() {
    server.with("www.example.com", "A", "203.0.113.7");

    assertThat(ask("example.com", DnsType.TXT)).isEqualTo(new DnsAnswer.NoSuchType(List.of()));
    assertThat(ask("gone.example.com", DnsType.TXT)).isEqualTo(new DnsAnswer.NoSuchName(List.of()));
  }

  @Test
  void theLinksOfAChainAreShownWhateverStandsAtItsEnd() {
    server
        .with("a.example.com", "CNAME", "b.example.net.")
        .with("b.example.net", "CNAME", "c.example.org.")
        .with("c.example.org", "TXT", "key")
        .with("d.example.com", "CNAME", "gone.example.org.");

    assertThat(ask("a.example.com", DnsType.TXT))
        .isEqualTo(
            new DnsAnswer.Found(
                List.of("b.example.net", "c.example.org"), List.of(new DnsData.Text("key"))));
    assertThat(ask("a.example.com", DnsType.MX))
        .isEqualTo(new DnsAnswer.NoSuchType(List.of("b.example.net", "c.example.org")));
    assertThat(ask("d.example.com", DnsType.TXT))
        .isEqualTo(new DnsAnswer.NoSuchName(List.of("gone.example.org")));
  }

  @Test
  void whereAServerStopsAtItsOwnZoneTheTargetIsAskedFor() {
    server
        .with("a.example.com", "CNAME", "b.example.net.")
        .with("a.example.com", Fault.ALIAS_ALONE)
        .with("b.example.net", "TXT", "key");

    assertThat(ask("a.example.com", DnsType.TXT))
        .isEqualTo(new DnsAnswer.Found(List.of("b.example.net"), List.of(new DnsData.Text("key"))));
    assertThat(server.questions).containsExactly("a.example.com. TXT", "b.example.net. TXT");
  }

  @Test
  void aCircleOfAliasesEnds() {
    server
        .with("a.example.com", "CNAME", "b.example.com.")
        .with("b.example.com", "CNAME", "a.example.com.")
        .with("a.example.com", Fault.ALIAS_ALONE)
        .with("b.example.com", Fault.ALIAS_ALONE)
        .with("c.example.com", "CNAME", "d.example.com.")
        .with("d.example.com", "CNAME", "c.example.com.");

    assertThat(ask("a.example.com", DnsType.TXT)).isInstanceOf(DnsAnswer.ServerFailure.class);
    assertThat(ask("c.example.com", DnsType.TXT)).isInstanceOf(DnsAnswer.Failed.class);
  }

  @Test
  void namesCompareWithoutRegardToCase() {
    server.with("Example.COM", "TXT", "text");

    assertThat(ask("eXample.com.", DnsType.TXT)).isEqualTo(found(new DnsData.Text("text")));
  }

  @Test
  void anInternationalNameIsAskedInItsAsciiForm() {
    server.with("xn--bcher-kva.example", "TXT", "text");

    assertThat(ask("bücher.example", DnsType.TXT)).isEqualTo(found(new DnsData.Text("text")));
  }

  @Test
  void whatCannotBeANameIsNotThereAndNobodyIsAsked() {
    assertThat(ask("a..example.com", DnsType.TXT)).isEqualTo(new DnsAnswer.NoSuchName(List.of()));
    assertThat(ask("x".repeat(64) + ".example.com", DnsType.TXT))
        .isEqualTo(new DnsAnswer.NoSuchName(List.of()));
    assertThat(ask("x\\999.example.com", DnsType.TXT))
        .isEqualTo(new DnsAnswer.NoSuchName(List.of()));
    assertThat(server.questions).allMatch(question -> question.startsWith("amazonses.com."));
  }

  @Test
  void aResolverThatDoesNotSeeThePublicDnsIsNotBelievedThatANameDoesNotExist() {
    try (LoopbackDns closed = new LoopbackDns()) {
      closed.with("inside.example.com", "TXT", "text");
      Function<DnsQuestion, DnsAnswer> lookups = lookups(List.of(closed.address()));

      assertThat(lookups.apply(new DnsQuestion("gone.example.com", DnsType.TXT)))
          .isInstanceOf(DnsAnswer.ServerFailure.class);
      assertThat(lookups.apply(new DnsQuestion("inside.example.com", DnsType.TXT)))
          .isEqualTo(found(new DnsData.Text("text")));
    }
  }

  @Test
  void aResolverThatKnowsTheDomainOfSesIsBelievedThatANameDoesNotExist() {
    try (LoopbackDns other = new LoopbackDns()) {
      other.with("amazonses.com", "A", "203.0.113.7");

      assertThat(
              lookups(List.of(other.address())).apply(new DnsQuestion("example.com", DnsType.TXT)))
          .isInstanceOf(DnsAnswer.NoSuchName.class);
    }
  }

  @Test
  void aResolverWithoutAnyRecordIsNotBelievedThatARecordDoesNotExist() {
    try (LoopbackDns empty = new LoopbackDns()) {
      empty.with("below.example.com", "A", "203.0.113.7").with("amazonses.com", "A", "203.0.113.7");

      assertThat(
              lookups(List.of(empty.address())).apply(new DnsQuestion("example.com", DnsType.TXT)))
          .isEqualTo(
              new DnsAnswer.ServerFailure(
                  "the resolver has no TXT record of amazonses.com: it does not see the public"
                      + " DNS"));
    }
  }

  @Test
  void anAnswerTooLongForUdpIsFetchedOverTcp() {
    String part = "\"" + "x".repeat(250) + "\" ";
    server.with("example.com", "TXT", part.repeat(8));

    assertThat(ask("example.com", DnsType.TXT))
        .isEqualTo(found(new DnsData.Text("x".repeat(2_000))));
    assertThat(server.overTcp).containsExactly("example.com. TXT");
  }

  @Test
  void aFailureOrARefusalOrAReferralOrNoiseIsNeverAMissingName() {
    server
        .with("a.example.com", Fault.SERVFAIL)
        .with("b.example.com", Fault.REFUSED)
        .with("c.example.com", Fault.REFERRAL)
        .with("d.example.com", Fault.NOISE);

    assertThat(ask("a.example.com", DnsType.TXT)).isInstanceOf(DnsAnswer.ServerFailure.class);
    assertThat(ask("b.example.com", DnsType.TXT)).isInstanceOf(DnsAnswer.ServerFailure.class);
    assertThat(ask("c.example.com", DnsType.TXT)).isInstanceOf(DnsAnswer.ServerFailure.class);
    assertThat(ask("d.example.com", DnsType.TXT)).isInstanceOf(DnsAnswer.Failed.class);
  }

  @Test
  void aServerThatDoesNotAnswerIsAskedOnceMoreAndThenGivenUp() {
    server.with("example.com", Fault.SILENCE);

    assertThat(ask("example.com", DnsType.TXT)).isInstanceOf(DnsAnswer.TimedOut.class);
    assertThat(server.questions)
        .filteredOn(question -> question.startsWith("example.com."))
        .hasSize(2);
  }

  @Test
  void whereOneServerFailsTheNextIsAsked() {
    server.with("example.com", Fault.SERVFAIL);
    try (LoopbackDns second = new LoopbackDns()) {
      second.with("example.com", "TXT", "text");

      assertThat(
              lookups(List.of(server.address(), second.address()))
                  .apply(new DnsQuestion("example.com", DnsType.TXT)))
          .isEqualTo(found(new DnsData.Text("text")));
    }
  }

  @Test
  void whereOneServerDoesNotSeeThePublicDnsTheNextIsAsked() {
    server.with("example.com", "TXT", "text");
    try (LoopbackDns closed = new LoopbackDns()) {
      Function<DnsQuestion, DnsAnswer> lookups =
          lookups(List.of(closed.address(), server.address()));

      assertThat(lookups.apply(new DnsQuestion("example.com", DnsType.TXT)))
          .isEqualTo(found(new DnsData.Text("text")));
      assertThat(lookups.apply(new DnsQuestion("gone.example.com", DnsType.TXT)))
          .isInstanceOf(DnsAnswer.NoSuchName.class);
    }
  }

  @Test
  void aServerThatKnowsNoExtensionsIsAskedWithoutThem() {
    server.with("example.com", "TXT", "text").with("example.com", Fault.NO_EDNS);

    assertThat(ask("example.com", DnsType.TXT)).isEqualTo(found(new DnsData.Text("text")));
  }

  @Test
  void withinOneScanEachQuestionGoesOutOnce() {
    server.with("example.com", "TXT", "text");
    Function<DnsQuestion, DnsAnswer> lookups = lookups(List.of(server.address()));

    assertThat(lookups.apply(new DnsQuestion("example.com", DnsType.TXT)))
        .isEqualTo(lookups.apply(new DnsQuestion("EXAMPLE.com.", DnsType.TXT)));
    assertThat(server.questions).containsExactly("example.com. TXT");
  }

  @Test
  void theNextScanAsksAgain() {
    server.with("example.com", "TXT", "text");

    ask("example.com", DnsType.TXT);
    ask("example.com", DnsType.TXT);

    assertThat(server.questions).hasSize(2);
  }

  @Test
  void afterTheDeadlineNobodyIsAsked() {
    Deadline passed = new Deadline(InstantSource.fixed(NOW), NOW);
    Function<DnsQuestion, DnsAnswer> lookups =
        new DnsJavaLookup(List.of(server.address()), PATIENCE, 4).until(passed);

    assertThat(lookups.apply(new DnsQuestion("example.com", DnsType.TXT)))
        .isInstanceOf(DnsAnswer.TimedOut.class);
    assertThat(server.questions).isEmpty();
  }

  @Test
  void theServerIsNamedInAFewForms() {
    assertThat(DnsServerAddress.of("127.0.0.1:5353")).contains(address("127.0.0.1", 5353));
    assertThat(DnsServerAddress.of("127.0.0.1")).contains(address("127.0.0.1", 53));
    assertThat(DnsServerAddress.of("[::1]:5353")).contains(address("::1", 5353));
    assertThat(DnsServerAddress.of("::1")).contains(address("::1", 53));
    assertThat(DnsServerAddress.of("fe80::1%nosuch0"))
        .contains(InetSocketAddress.createUnresolved("fe80::1%nosuch0", 53));
    assertThat(DnsServerAddress.of("[fe80::1%nosuch0]:5353"))
        .contains(InetSocketAddress.createUnresolved("fe80::1%nosuch0", 5353));
    assertThat(DnsServerAddress.of("[127.0.0.1]")).isEmpty();
    assertThat(DnsServerAddress.of("127.0.0.1:0")).isEmpty();
    assertThat(DnsServerAddress.of("127.0.0.1:65536")).isEmpty();
    assertThat(DnsServerAddress.of("two words")).isEmpty();
  }

  @Test
  void aLineOfResolvConfThatNamesNoServerIsLeftOut() throws IOException {
    LenientResolvConf file = new LenientResolvConf();

    file.parseResolvConf(
        new ByteArrayInputStream(
            """
            search
            options
            nameserver
            nameserver # none yet
            nameserver fe80::1%nosuch0
            \u0000
            nameserver 127.0.0.1
            """
                .getBytes(StandardCharsets.UTF_8)));

    assertThat(file.servers())
        .containsExactly(
            InetSocketAddress.createUnresolved("fe80::1%nosuch0", 53), address("127.0.0.1", 53));
  }

  @Test
  void aConfigurationThatCannotBeReadLeavesServersToAsk() {
    List<ResolverConfigProvider> before = ResolverConfig.getConfigProviders();
    ResolverConfig.setConfigProviders(List.of(new Unreadable()));
    try {
      assertThatThrownBy(ResolverConfig::refresh).isInstanceOf(NoSuchElementException.class);
      assertThat(DnsJavaLookup.configured()).isNotEmpty();
    } finally {
      ResolverConfig.setConfigProviders(before);
      ResolverConfig.refresh();
    }
  }

  private static final class Unreadable implements ResolverConfigProvider {

    @Override
    public void initialize() {
      throw new NoSuchElementException("nameserver without an address");
    }

    @Override
    public List<InetSocketAddress> servers() {
      return List.of();
    }

    @Override
    public List<Name> searchPaths() {
      return List.of();
    }
  }

  private DnsAnswer ask(String name, DnsType type) {
    return lookups(List.of(server.address())).apply(new DnsQuestion(name, type));
  }

  private static Function<DnsQuestion, DnsAnswer> lookups(List<InetSocketAddress> servers) {
    Deadline deadline = new Deadline(InstantSource.fixed(NOW), NOW.plusSeconds(30));
    return new DnsJavaLookup(servers, PATIENCE, 4).until(deadline);
  }

  private static InetSocketAddress address(String ip, int port) {
    return new InetSocketAddress(InetAddress.ofLiteral(ip), port);
  }

  private static DnsAnswer found(DnsData data) {
    return new DnsAnswer.Found(List.of(), List.of(data));
  }
}
