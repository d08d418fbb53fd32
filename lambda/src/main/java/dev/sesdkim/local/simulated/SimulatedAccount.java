package dev.sesdkim.local.simulated;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sesdkim.local.simulated.Reply.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Simulates an AWS account that answers on 127.0.0.1 in AWS's own protocols. Its state can be
/// changed while it runs. Every method may be called from any thread, also while requests are being
/// answered.
public class SimulatedAccount implements AutoCloseable {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  final String id;
  final AccountState state = new AccountState();
  private final Ec2Queries ec2 = new Ec2Queries(state);
  private final SesQueries ses = new SesQueries(state);
  private final SesV2Requests sesV2 = new SesV2Requests(state);
  private final SnsQueries sns = new SnsQueries(state);
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// An account on a free port, which does not answer yet.
  ///
  /// @throws UncheckedIOException when no port can be bound
  SimulatedAccount(String id, String... regions) {
    this.id = id;
    List.of(regions).forEach(state::ses);
    // The JDK's server reads this property once. Without it, an answer of more than one packet
    // waits 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      server = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("The simulated account could not listen on 127.0.0.1", e);
    }
  }

  /// Starts an account on a free port.
  ///
  /// @param regions enabled from the start; SES is open in each, with no identities
  /// @throws UncheckedIOException when no port can be bound
  public static SimulatedAccount start(String id, String... regions) {
    SimulatedAccount account = new SimulatedAccount(id, regions);
    account.open();
    return account;
  }

  /// From now on requests are answered.
  final void open() {
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Optional<Request> request = Request.read(exchange);
      if (request.isEmpty()) {
        HttpAnswer.xml(404, "<Error><Code>NotSimulated</Code></Error>").send(exchange);
        return;
      }
      try {
        answer(request.get(), exchange);
      } catch (RuntimeException e) {
        // A defect of the simulation. Without this answer the caller would only see a closed
        // connection.
        Protocol.framed(request.get(), new Refusal(500, "InternalFailure", String.valueOf(e)))
            .send(exchange);
      }
    }
  }

  /// Answers a request. The connection ends if the answer is not whole when this returns.
  void answer(Request request, HttpExchange exchange) throws IOException {
    Protocol.framed(request, reply(request)).send(exchange);
  }

  /// Carries a request out.
  Reply reply(Request request) {
    return switch (request.service()) {
      case "ec2" -> ec2.reply(request);
      case "ses" -> unlessRestricted(request, "AccessDenied", ses::reply);
      case "sesv2" -> unlessRestricted(request, "AccessDeniedException", sesV2::reply);
      case "sns" -> sns.reply(request);
      default -> new Refusal(404, "NotSimulated", "No such service: " + request.service());
    };
  }

  private Reply unlessRestricted(Request request, String code, Function<Request, Reply> reply) {
    return state.ses(request.region()).isRestricted()
        ? new Refusal(
            403,
            code,
            "User: arn:aws:iam::%s:user/monitor is not authorized to perform: ses:%s with an explicit deny in a service control policy"
                .formatted(id, request.action()))
        : reply.apply(request);
  }

  /// The endpoint override for clients of every service and region.
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Makes SES answer `AccessDenied` in the region, as under a service control policy.
  public void restrict(String region) {
    state.ses(region).restrict(true);
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

  /// Makes a topic with one confirmed subscription and returns its ARN. SNS knows only topics made
  /// this way.
  public String topic(String region, String name) {
    String arn = "arn:aws:sns:%s:%s:%s".formatted(region, id, name);
    state.putTopic(arn, 1);
    return arn;
  }

  /// Every message accepted so far, oldest first.
  public List<PublishedMessage> published() {
    return state.published();
  }

  /// Ends every connection, whatever it waits for.
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
