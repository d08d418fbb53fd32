package dev.sesdkim.scan;

import static dev.sesdkim.dkim.Readings.TOKENS;

import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.Problem;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

/// Accounts just before a scan in which little or much happens.
final class Worlds {

  private static final String IRELAND = "eu-west-1";
  private static final String VIRGINIA = "us-east-1";
  private static final String MILAN = "eu-south-1";
  private static final String STOCKHOLM = "eu-north-1";
  private static final String ZONE = "dkim.amazonses.com";

  private Worlds() {}

  /// Nothing has changed since people were told.
  static World quiet() {
    World world = first();
    world.scan();
    world.alerts();
    return world;
  }

  /// No scan was there before.
  static World first() {
    World world =
        new World(IRELAND, VIRGINIA)
            .evidence(true)
            .patience(Duration.ofHours(1), Duration.ofHours(1));
    world.domain(IRELAND, "example.com", "Success").address(IRELAND, "ops@example.com");
    world.domain(VIRGINIA, "example.jp", "Failed").domain(VIRGINIA, "example.net", "Pending");
    world.dns.inOrder("example.com", TOKENS, ZONE);
    return world;
  }

  /// After four scans, in all of which something began that the fifth is to see the end of.
  static World fullOfChanges() {
    World world =
        new World(IRELAND, VIRGINIA, MILAN, STOCKHOLM)
            .evidence(true)
            .patience(Duration.ofHours(1), Duration.ofHours(1));
    Stream.of("risky", "unready", "recovering", "returning", "fine")
        .forEach(name -> world.dns.inOrder(name + ".example.com", TOKENS, ZONE));
    world
        .domain(IRELAND, "regressing.example.com", "Success")
        .address(IRELAND, "ops@regressing.example.com")
        .domain(IRELAND, "recovering.example.com", "Failed")
        .domain(IRELAND, "worsening.example.com", "TemporaryFailure")
        .domain(IRELAND, "risky.example.com", "Success")
        .domain(IRELAND, "unready.example.com", "Success")
        .domain(IRELAND, "leaving.example.com", "Success")
        .domain(IRELAND, "returning.example.com", "Success")
        .domain(IRELAND, "strange.example.com", "Success")
        .domain(MILAN, "example.it", "Failed")
        .domain(STOCKHOLM, "example.se", "Success");
    storm(world, "Success");
    world.scan();
    world.remove(IRELAND, "returning.example.com").scan();
    world
        .domain(IRELAND, "strange.example.com", "Brandnew")
        .unreadable(STOCKHOLM, Problem.Kind.UNAVAILABLE)
        .scan();
    world.dns.remove(DnsType.CNAME, TOKENS.getFirst() + "._domainkey.risky.example.com");
    world.dns.remove(DnsType.TXT, "_dmarc.unready.example.com");
    world
        .remove(IRELAND, "leaving.example.com")
        .domain(VIRGINIA, "waiting.example.net", "Pending")
        .scan();
    world.alerts();
    world
        .domain(IRELAND, "regressing.example.com", "Failed")
        .domain(IRELAND, "recovering.example.com", "Success")
        .domain(IRELAND, "worsening.example.com", "Failed")
        .domain(IRELAND, "returning.example.com", "Success")
        .domain(VIRGINIA, "new.example.net", "Failed")
        .domain(VIRGINIA, "fine.example.com", "Success")
        .select(Set.of(), Set.of(MILAN));
    storm(world, "Failed");
    return world;
  }

  private static void storm(World world, String status) {
    for (int i = 0; i < 5; i++) {
      world.domain(VIRGINIA, "brand%d.example.jp".formatted(i), status);
    }
  }
}
