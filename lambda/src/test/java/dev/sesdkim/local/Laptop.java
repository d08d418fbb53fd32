package dev.sesdkim.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sesdkim.aws.Pause;
import dev.sesdkim.dns.LoopbackDns;
import dev.sesdkim.local.simulated.SimulatedAccount;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The command in this process, as a person runs it: the SDK's own settings lead it to a simulated
/// account, its waiting moves a clock of its own.
final class Laptop implements AutoCloseable, InstantSource, Pause {

  static final Instant START = Instant.parse("2026-03-01T06:00:00Z");

  private final Map<String, String> properties = new HashMap<>();
  final Map<String, String> environment = new HashMap<>();

  /// The only DNS that the command asks.
  final LoopbackDns dns =
      new LoopbackDns().with("amazonses.com", "TXT", "\"v=spf1 ip4:199.255.192.0/22 -all\"");

  boolean shown;
  boolean watched;

  /// What a person types; nobody is there if it is empty.
  Optional<String> typed = Optional.empty();

  /// What comes in on standard input.
  String piped = "";

  /// What happens while the command waits.
  Runnable meanwhile = () -> {};

  /// How far the clock goes on whenever it is read.
  Duration tick = Duration.ZERO;

  private Instant now = START;

  Laptop(SimulatedAccount account) {
    property("aws.endpointUrl", account.endpoint().toString());
    property("aws.accessKeyId", "test");
    property("aws.secretAccessKey", "test");
    property("aws.region", "eu-west-1");
    environment.put("DNS_SERVER", "127.0.0.1:" + dns.address().getPort());
  }

  record Run(int exit, String out, String err) {}

  void dynamoDbAt(URI endpoint) {
    property("aws.endpointUrlDynamoDb", endpoint.toString());
  }

  /// Set until this laptop is closed.
  void property(String name, String value) {
    properties.put(name, value);
    System.setProperty(name, value);
  }

  Run run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal(
            new PrintWriter(out),
            new PrintWriter(err),
            shown,
            false,
            watched,
            Map.copyOf(environment));
    Surroundings here =
        new Surroundings(
            terminal,
            this,
            this,
            new ByteArrayInputStream(piped.getBytes(UTF_8)),
            typed.map(text -> new BufferedReader(new StringReader(text))));
    int exit = LocalCommand.of(here).execute(arguments);
    return new Run(exit, out.toString(), err.toString());
  }

  @Override
  public synchronized Instant instant() {
    now = now.plus(tick);
    return now;
  }

  @Override
  public synchronized void pause(Duration time) {
    now = now.plus(time);
    meanwhile.run();
  }

  @Override
  public void close() {
    properties.keySet().forEach(System::clearProperty);
    dns.close();
  }
}
