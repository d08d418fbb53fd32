package dev.sesdkim.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsData;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dns.LoopbackDns.Fault;
import dev.sesdkim.scan.Deadline;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

class SilentServersTest {

  private static final Instant NOW = Instant.parse("2026-03-01T06:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final Duration PATIENCE = Duration.ofMillis(300);
  private static final int AT_ONCE = 24;
  private static final String KNOWN = "amazonses.com. A";
  private static final DnsAnswer TEXT =
      new DnsAnswer.Found(List.of(), List.of(new DnsData.Text("text")));

  private final LoopbackDns server = new LoopbackDns();
  private final LoopbackDns second = new LoopbackDns();

  @AfterEach
  void stop() {
    server.close();
    second.close();
  }

  @Test
  void q23AResolverThatAnswersNothingIsAskedOneQuestionAndTheKnownNameAndThenNoMore() {
    server.fallSilent();
    Function<DnsQuestion, DnsAnswer> scan = scan(server.address());

    assertThat(ask(scan, "a.example.com")).isInstanceOf(DnsAnswer.TimedOut.class);
    assertThat(ask(scan, "b.example.com")).isEqualTo(notAskedAgain());
    assertThat(ask(scan, "c.example.com")).isEqualTo(notAskedAgain());

    assertThat(server.questions).containsExactly("a.example.com. TXT", KNOWN);
  }

  @Test
  void questionsInFlightEndTogetherAfterOneQuestionForTheKnownName() {
    server.fallSilent();
    Function<DnsQuestion, DnsAnswer> scan = scan(server.address());
    List<DnsAnswer> answers = new CopyOnWriteArrayList<>();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        String name = "n" + i + ".example.com";
        threads.execute(() -> answers.add(ask(scan, name)));
      }
    }

    assertThat(answers).hasSize(200).hasOnlyElementsOfType(DnsAnswer.TimedOut.class);
    assertThat(server.questions).containsOnlyOnce(KNOWN).hasSizeLessThanOrEqualTo(AT_ONCE + 1);
  }

  @Test
  void aResolverThatFallsSilentInTheMiddleOfAScanIsGivenUpAsWell() {
    server.with("a.example.com", "TXT", "text").with("b.example.com", "TXT", "text");
    Function<DnsQuestion, DnsAnswer> scan = scan(server.address());
    assertThat(ask(scan, "a.example.com")).isEqualTo(TEXT);

    server.fallSilent();

    assertThat(ask(scan, "b.example.com")).isInstanceOf(DnsAnswer.TimedOut.class);
    assertThat(ask(scan, "c.example.com")).isEqualTo(notAskedAgain());
    assertThat(ask(scan, "a.example.com")).isEqualTo(TEXT);
    assertThat(server.questions).containsExactly("a.example.com. TXT", "b.example.com. TXT", KNOWN);
  }

  @Test
  void theNextScanAsksASilentResolverAgain() {
    server.fallSilent();
    DnsJavaLookup lookup = new DnsJavaLookup(List.of(server.address()), PATIENCE, AT_ONCE);

    ask(lookup.until(deadline()), "a.example.com");
    ask(lookup.until(deadline()), "a.example.com");

    assertThat(server.questions)
        .containsExactly("a.example.com. TXT", KNOWN, "a.example.com. TXT", KNOWN);
  }

  @Test
  void aDomainWhoseServersAreDeadDoesNotMakeTheResolverSilent() {
    server
        .with("amazonses.com", "A", "203.0.113.25")
        .with("dead.example.com", Fault.SILENCE)
        .with("dead.example.net", Fault.SILENCE)
        .with("example.org", "TXT", "text");
    Function<DnsQuestion, DnsAnswer> scan = scan(server.address());

    assertThat(ask(scan, "dead.example.com")).isInstanceOf(DnsAnswer.TimedOut.class);
    assertThat(ask(scan, "dead.example.net")).isInstanceOf(DnsAnswer.TimedOut.class);
    assertThat(ask(scan, "example.org")).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @EnumSource(names = {"SERVFAIL", "REFUSED", "NOISE"})
  void whateverTheReplyAboutTheKnownNameTheResolverIsThere(Fault fault) {
    server
        .with("amazonses.com", fault)
        .with("dead.example.com", Fault.SILENCE)
        .with("example.org", "TXT", "text");
    Function<DnsQuestion, DnsAnswer> scan = scan(server.address());

    assertThat(ask(scan, "dead.example.com")).isInstanceOf(DnsAnswer.TimedOut.class);
    assertThat(ask(scan, "example.org")).isEqualTo(TEXT);
  }

  @Test
  void aResolverThatDoesNotKnowTheKnownNameIsThere() {
    server.with("dead.example.com", Fault.SILENCE).with("example.org", "TXT", "text");
    Function<DnsQuestion, DnsAnswer> scan = scan(server.address());

    assertThat(ask(scan, "dead.example.com")).isInstanceOf(DnsAnswer.TimedOut.class);
    assertThat(ask(scan, "example.org")).isEqualTo(TEXT);
  }

  @Test
  void aReplyToAnotherQuestionProvesThatTheServerIsThere() {
    server
        .with("amazonses.com", Fault.SILENCE)
        .with("dead.example.com", Fault.SILENCE)
        .with("example.org", "TXT", "text");
    NameServer asked = new NameServer(server.address(), PATIENCE, deadline());
    CnameChase chase = new CnameChase(new ResolverPool(List.of(asked), deadline()));

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.execute(() -> chase.answer(new DnsQuestion("dead.example.com", DnsType.TXT)));
      while (!server.questions.contains("dead.example.com. TXT")) {
        Thread.onSpinWait();
      }
      chase.answer(new DnsQuestion("example.org", DnsType.TXT));
    }

    assertThat(server.questions.subList(0, 3))
        .containsExactly("dead.example.com. TXT", "example.org. TXT", "dead.example.com. TXT");
  }

  @Test
  void aSilentServerIsLeftOutAndTheOthersAreAsked() {
    server.fallSilent();
    second.with("a.example.com", "TXT", "text").with("b.example.com", "TXT", "text");
    Function<DnsQuestion, DnsAnswer> scan = scan(server.address(), second.address());

    assertThat(ask(scan, "a.example.com")).isEqualTo(TEXT);
    assertThat(ask(scan, "b.example.com")).isEqualTo(TEXT);

    assertThat(server.questions).containsExactly("a.example.com. TXT", KNOWN);
    assertThat(second.questions).containsExactly("a.example.com. TXT", "b.example.com. TXT");
  }

  @Test
  void wherePartOfTheServersRefuseAndTheRestAreSilentNoneIsAskedAgain() {
    server.fallSilent();
    second.close();
    Function<DnsQuestion, DnsAnswer> scan = scan(second.address(), server.address());

    assertThat(ask(scan, "a.example.com")).isInstanceOf(DnsAnswer.TimedOut.class);
    assertThat(ask(scan, "b.example.com")).isEqualTo(notAskedAgain());
    assertThat(server.questions).containsExactly("a.example.com. TXT", KNOWN);
  }

  @ParameterizedTest
  @MethodSource
  void afterAServerThatCannotBeUsedTheNextIsAsked(InetSocketAddress unusable) {
    server.with("example.com", "TXT", "text");

    assertThat(ask(scan(unusable, server.address()), "example.com")).isEqualTo(TEXT);
    assertThat(ask(scan(unusable), "example.com")).isInstanceOf(DnsAnswer.Failed.class);
  }

  static Stream<InetSocketAddress> afterAServerThatCannotBeUsedTheNextIsAsked()
      throws UnknownHostException {
    byte[] linkLocal = Inet6Address.ofLiteral("fe80::1").getAddress();
    LoopbackDns closed = new LoopbackDns();
    closed.close();
    return Stream.of(
        InetSocketAddress.createUnresolved("resolver.invalid", 53),
        new InetSocketAddress("fe80::1%nosuch0", 53),
        new InetSocketAddress(Inet6Address.getByAddress(null, linkLocal, 9_999), 53),
        closed.address());
  }

  @Test
  void whileAServerIsInDoubtNoOtherQuestionGoesToIt() {
    server.fallSilent();
    Function<DnsQuestion, DnsAnswer> scan = scan(server.address());

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.execute(() -> ask(scan, "a.example.com"));
      while (!server.questions.contains(KNOWN)) {
        Thread.onSpinWait();
      }
      assertThat(ask(scan, "b.example.com")).isEqualTo(notAskedAgain());
    }

    assertThat(server.questions).containsExactly("a.example.com. TXT", KNOWN);
  }

  @Test
  void aWaitThatWasCutShortProvesNothing() {
    server.fallSilent();
    Record question =
        Record.newRecord(Name.fromConstantString("example.com."), Type.TXT, DClass.IN);

    NameServer late = new NameServer(server.address(), PATIENCE, new Deadline(CLOCK, NOW));
    late.ask(question);
    assertThat(late.silent()).isFalse();

    NameServer interrupted = new NameServer(server.address(), PATIENCE, deadline());
    Thread.currentThread().interrupt();
    interrupted.ask(question);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(interrupted.silent()).isFalse();
  }

  @Test
  void noQuestionGoesOutOnceTheTimeIsOver() {
    server.with("example.com", "TXT", "text").with("example.com", Fault.NO_EDNS);
    InstantSource clock = () -> server.questions.isEmpty() ? NOW : NOW.plusSeconds(31);
    NameServer asked =
        new NameServer(server.address(), PATIENCE, new Deadline(clock, NOW.plusSeconds(30)));

    asked.ask(Record.newRecord(Name.fromConstantString("example.com."), Type.TXT, DClass.IN));

    assertThat(server.questions).hasSize(1);
  }

  private static DnsAnswer ask(Function<DnsQuestion, DnsAnswer> scan, String name) {
    return scan.apply(new DnsQuestion(name, DnsType.TXT));
  }

  private static Function<DnsQuestion, DnsAnswer> scan(InetSocketAddress... servers) {
    return new DnsJavaLookup(List.of(servers), PATIENCE, AT_ONCE).until(deadline());
  }

  private static Deadline deadline() {
    return new Deadline(CLOCK, NOW.plusSeconds(30));
  }

  private static DnsAnswer notAskedAgain() {
    return new DnsAnswer.TimedOut(
        "the resolver does not answer; it is not asked again in this scan");
  }
}
