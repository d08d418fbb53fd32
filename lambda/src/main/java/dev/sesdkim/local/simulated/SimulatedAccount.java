package dev.sesdkim.local.simulated;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/// Simulates an AWS account that answers on 127.0.0.1 in AWS's own protocols. Its state can be
/// changed while it runs. Every method may be called from any thread, also while calls are being
/// answered.
public final class SimulatedAccount implements AutoCloseable {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private final String id;
  private final AccountState state = new AccountState();
  private final CallLog log = new CallLog();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile Fault fault = Fault.none();
  private volatile Optional<RateLimit> limit = Optional.empty();

  private SimulatedAccount(String id, HttpServer server) {
    this.id = id;
    this.server = server;
  }

  /// Starts an account on a free port.
  ///
  /// @param regions enabled from the start; SES is open in each, with no identities
  /// @throws UncheckedIOException when no port can be bound
  public static SimulatedAccount start(String id, String... regions) {
    // The JDK's server reads this property once. Without it, an answer of more than one packet
    // waits 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
      SimulatedAccount account = new SimulatedAccount(id, server);
      for (String region : regions) {
        account.enable(region);
      }
      server.setExecutor(account.threads);
      server.createContext(
          "/",
          new CallHandler(
              account.log,
              new Services(id, account.state),
              () -> account.fault,
              () -> account.limit));
      server.start();
      return account;
    } catch (IOException e) {
      throw new UncheckedIOException("The simulated account could not listen on 127.0.0.1", e);
    }
  }

  public String id() {
    return id;
  }

  /// The endpoint override for clients of every service and region.
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public void enable(String region) {
    state.enable(region);
  }

  /// Disables the region: `DescribeRegions` lists it only when asked for all, and its services
  /// refuse the credentials.
  public void disable(String region) {
    state.disable(region);
  }

  /// Makes SES answer `AccessDenied` in the region, as under a service control policy.
  public void restrict(String region) {
    state.ses(region).setAccess(SesRegion.Access.RESTRICTED);
  }

  /// Takes SES away from the region, which stays enabled.
  public void withoutSes(String region) {
    state.ses(region).setAccess(SesRegion.Access.ABSENT);
  }

  /// Undoes [#restrict] and [#withoutSes].
  public void openSes(String region) {
    state.ses(region).setAccess(SesRegion.Access.OPEN);
  }

  /// Adds the identity, or replaces the one of this name.
  public void put(String region, SimulatedIdentity identity) {
    state.ses(region).put(identity);
  }

  /// Replaces the identity with the result of the change.
  ///
  /// @throws IllegalArgumentException when the region has no such identity
  public void change(String region, String name, UnaryOperator<SimulatedIdentity> change) {
    require(state.ses(region).update(name, change), region, name);
  }

  /// Breaks DKIM as if the DNS records were missing: signing stays on, but the status is
  /// `TemporaryFailure`.
  ///
  /// @param at when SES last looked for the records
  /// @throws IllegalArgumentException when the region has no such identity
  public void breakDkim(String region, String name, Instant at) {
    changeDkim(
        region, name, dkim -> dkim.withStatus("TemporaryFailure").withError("HOST_NOT_FOUND", at));
  }

  /// Fixes DKIM: signing on, status `Success`, no error.
  ///
  /// @throws IllegalArgumentException when the region has no such identity
  public void mendDkim(String region, String name) {
    changeDkim(region, name, dkim -> dkim.withStatus("Success").withEnabled(true).withoutError());
  }

  /// Changes the identity's own DKIM state; an identity without one gets one.
  ///
  /// @throws IllegalArgumentException when the region has no such identity
  public void changeDkim(String region, String name, UnaryOperator<SimulatedDkim> change) {
    change(
        region,
        name,
        identity ->
            identity.withDkim(change.apply(identity.dkim().orElseGet(SimulatedDkim::notStarted))));
  }

  /// Deletes the identity from SES, as someone in the console would.
  ///
  /// @throws IllegalArgumentException when the region has no such identity
  public void remove(String region, String name) {
    require(state.ses(region).remove(name), region, name);
  }

  /// Keeps the identity listed, but leaves it out of every answer about attributes from now on.
  public void withholdAttributes(String region, String name) {
    state.ses(region).withhold(name);
  }

  /// Makes a topic with one confirmed subscription and returns its ARN. SNS knows only topics made
  /// this way.
  public String topic(String region, String name) {
    String arn = "arn:aws:sns:%s:%s:%s".formatted(region, id, name);
    state.putTopic(arn, 1);
    return arn;
  }

  /// Sets the number of the topic's confirmed subscriptions.
  public void subscribers(String topicArn, int confirmed) {
    state.putTopic(topicArn, confirmed);
  }

  /// Adds a CloudFormation stack with these outputs.
  public void stack(String region, String name, Map<String, String> outputs) {
    state.putStack(region, name, outputs);
  }

  /// Every message accepted so far, oldest first.
  public List<PublishedMessage> published() {
    return state.published();
  }

  /// Every call so far, in order of arrival.
  public List<Call> calls() {
    return log.calls();
  }

  public int count(Service service, String action, String region) {
    return log.count(service, action, region);
  }

  /// Sets the fault, which decides the fate of each call from now on.
  public void inject(Fault newFault) {
    fault = newFault;
  }

  /// Limits SES to one call a second in each region, by this clock.
  public void limitSes(InstantSource clock) {
    limit = Optional.of(new RateLimit(clock));
  }

  /// Ends every connection, including those that a fault keeps waiting.
  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }

  private static void require(boolean found, String region, String name) {
    if (!found) {
      throw new IllegalArgumentException("No identity " + name + " in " + region);
    }
  }
}
