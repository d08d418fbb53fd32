package dev.sesdkim.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.local.simulated.SimulatedAccount;
import dev.sesdkim.local.simulated.SimulatedDkim;
import dev.sesdkim.local.simulated.SimulatedIdentity;
import dev.sesdkim.scan.FakeDns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An account to which, between two scans, everything happens that people hear of, once monitoring
/// has started.
///
/// What needs more than one scan to be heard of has begun in the scans before: an identity cannot
/// be read, another one is missing from the list, records are missing in DNS though SES has not
/// noticed, and a region that is denied was told.
final class Changes {

  static final String WEST = "eu-west-1";
  static final String EAST = "us-east-1";
  static final String LOST = "ap-southeast-2";
  static final String FOUND = "sa-east-1";
  static final String[] REGIONS = {WEST, EAST, LOST, FOUND};

  /// When the scan starts to which everything has happened. It is the fourth of the account.
  static final Instant AT = Instant.parse("2026-11-24T05:00:00Z");

  static final Duration EVERY = Duration.ofHours(1);

  /// What people hear.
  static final Set<String> NEWS =
      Set.of(
          "REGRESSED broke.example.com",
          "REGRESSED off.example.com",
          "WORSENED worse.example.com",
          "RECOVERED back.example.com",
          "REMOVED gone.example.com",
          "FOUND_UNVERIFIED new.example.com",
          "AT_RISK risky.example.com",
          "NOT_READY unready.example.com",
          "SCAN_PROBLEM eu-west-1 dim.example.com",
          "SCAN_PROBLEM ap-southeast-2",
          "SCAN_RECOVERED sa-east-1");

  /// What the table holds in the end, as region, name and reason.
  static final Set<String> STATES =
      Set.of(
          "eu-west-1 broke.example.com TEMPORARY_FAILURE",
          "eu-west-1 info@broke.example.com DOMAIN_UNVERIFIED",
          "eu-west-1 worse.example.com FAILED",
          "eu-west-1 back.example.com OK",
          "eu-west-1 gone.example.com OK removed",
          "eu-west-1 steady.example.com OK",
          "eu-west-1 risky.example.com OK",
          "eu-west-1 unready.example.com OK",
          "eu-west-1 dim.example.com OK unknown",
          "us-east-1 off.example.com SIGNING_DISABLED",
          "us-east-1 steady.example.com OK",
          "us-east-1 new.example.com FAILED",
          "ap-southeast-2 far.example.com OK",
          "sa-east-1 near.example.com OK");

  private static final String ZONE = "dkim.amazonses.com";
  private static final List<String> WESTERN =
      List.of(
          "broke.example.com",
          "worse.example.com",
          "back.example.com",
          "gone.example.com",
          "steady.example.com",
          "risky.example.com",
          "unready.example.com",
          "dim.example.com");
  private static final List<String> EASTERN = List.of("off.example.com", "steady.example.com");
  private static final Instant LOOKED = Instant.parse("2026-11-24T01:00:00Z");

  private Changes() {}

  /// What the table holds before it happens: three scans were there.
  static List<Map<String, AttributeValue>> remembered(Bench bench) {
    peace(bench, List.of());
    scan(bench, "first", AT.minus(EVERY.multipliedBy(3)));
    peace(bench, bench.rows());
    bench.account().withholdAttributes(WEST, "dim.example.com");
    scan(bench, "second", AT.minus(EVERY.multipliedBy(2)));
    before(bench, bench.rows());
    scan(bench, "third", AT.minus(EVERY));
    return bench.rows();
  }

  private static void scan(Bench bench, String id, Instant at) {
    assertThat(Invocation.run(bench, id, at, Plan.allPass()).finished().failure()).isEmpty();
  }

  /// The account as the first scan finds it, over a table of these rows alone: two domains are
  /// unverified, all else is in order.
  static void peace(Bench bench, List<Map<String, AttributeValue>> rows) {
    SimulatedAccount account = bench.begin(rows, REGIONS);
    FakeDns dns = new FakeDns();
    WESTERN.forEach(name -> put(account, dns, WEST, name));
    EASTERN.forEach(name -> put(account, dns, EAST, name));
    put(account, dns, LOST, "far.example.com");
    put(account, dns, FOUND, "near.example.com");
    account.put(WEST, SimulatedIdentity.address("info@broke.example.com"));
    account.breakDkim(WEST, "back.example.com", LOOKED);
    account.breakDkim(WEST, "worse.example.com", LOOKED);
    bench.answers(dns);
  }

  /// The account as the third scan finds it.
  static void before(Bench bench, List<Map<String, AttributeValue>> rows) {
    peace(bench, rows);
    begin(bench);
    bench.account().withholdAttributes(WEST, "dim.example.com");
    bench.account().restrict(FOUND);
  }

  private static void begin(Bench bench) {
    bench.account().remove(WEST, "gone.example.com");
    removeRecord(bench.dns(), "risky.example.com");
    bench.dns().remove(DnsType.TXT, "_dmarc.unready.example.com");
  }

  /// What happens then.
  static void after(Bench bench) {
    happen(bench);
    bench.account().restrict(LOST);
    bench.account().openSes(FOUND);
  }

  private static void happen(Bench bench) {
    SimulatedAccount account = bench.account();
    removeRecord(bench.dns(), "broke.example.com");
    account.breakDkim(WEST, "broke.example.com", LOOKED);
    account.changeDkim(WEST, "worse.example.com", dkim -> dkim.withStatus("Failed"));
    account.mendDkim(WEST, "back.example.com");
    account.changeDkim(EAST, "off.example.com", (SimulatedDkim dkim) -> dkim.withEnabled(false));
    put(account, bench.dns(), EAST, "new.example.com");
    account.changeDkim(EAST, "new.example.com", dkim -> dkim.withStatus("Failed"));
  }

  /// Everything that has begun and everything that happens then, over these rows.
  static void all(Bench bench, List<Map<String, AttributeValue>> rows) {
    before(bench, rows);
    after(bench);
  }

  /// The same in an account in which everything can be read.
  static void allInSight(Bench bench, List<Map<String, AttributeValue>> rows) {
    peace(bench, rows);
    begin(bench);
    happen(bench);
  }

  /// What people have heard since the account was made, each time that they heard it.
  static List<String> heard(Bench bench) {
    return News.of(bench.account().published());
  }

  private static void put(SimulatedAccount account, FakeDns dns, String region, String name) {
    account.put(region, SimulatedIdentity.domain(name));
    dns.inOrder(name, tokens(name), ZONE);
  }

  private static void removeRecord(FakeDns dns, String name) {
    dns.remove(DnsType.CNAME, tokens(name).getLast() + "._domainkey." + name);
  }

  private static List<String> tokens(String name) {
    return SimulatedDkim.verified(name).tokens();
  }
}
