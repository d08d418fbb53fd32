package dev.sesdkim.faults;

import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.local.simulated.PublishedMessage;
import dev.sesdkim.local.simulated.SimulatedAccount;
import dev.sesdkim.local.simulated.SimulatedDkim;
import dev.sesdkim.local.simulated.SimulatedIdentity;
import dev.sesdkim.scan.FakeDns;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Between two scans of this account happens all that people hear of: a regression, one by a
/// switch, a recovery, a removal, and a region that can no longer be read. A new identity appears,
/// and a record that was missing in DNS is still missing, though SES has not noticed.
final class Changes {

  static final String WEST = "eu-west-1";
  static final String EAST = "us-east-1";
  static final String LOST = "ap-southeast-2";
  static final String[] REGIONS = {WEST, EAST, LOST};

  /// What people hear, as kind and domain.
  static final Set<String> NEWS =
      Set.of(
          "REGRESSED broke.example.com",
          "REGRESSED off.example.com",
          "RECOVERED back.example.com",
          "REMOVED gone.example.com",
          "AT_RISK risky.example.com",
          "SCAN_PROBLEM *");

  /// What the table holds in the end, as region, name and reason.
  static final Set<String> STATES =
      Set.of(
          "eu-west-1 broke.example.com TEMPORARY_FAILURE",
          "eu-west-1 info@broke.example.com DOMAIN_UNVERIFIED",
          "eu-west-1 back.example.com OK",
          "eu-west-1 gone.example.com OK removed",
          "eu-west-1 steady.example.com OK",
          "eu-west-1 risky.example.com OK",
          "us-east-1 off.example.com SIGNING_DISABLED",
          "us-east-1 steady.example.com OK",
          "us-east-1 new.example.com OK",
          "ap-southeast-2 far.example.com OK");

  private static final String ZONE = "dkim.amazonses.com";
  private static final List<String> NAMES =
      List.of(
          "broke.example.com",
          "back.example.com",
          "gone.example.com",
          "steady.example.com",
          "risky.example.com",
          "off.example.com",
          "far.example.com",
          "new.example.com");
  private static final Instant LOOKED = Instant.parse("2026-11-24T02:00:00Z");

  private Changes() {}

  /// The account as the first scan finds it, in a table of these rows alone.
  static void before(Bench bench, List<Map<String, AttributeValue>> rows) {
    SimulatedAccount account = bench.begin(rows, REGIONS);
    allRecordsAreThere(bench);
    removeRecord(bench.dns(), "risky.example.com");
    List.of(
            "broke.example.com",
            "back.example.com",
            "gone.example.com",
            "steady.example.com",
            "risky.example.com")
        .forEach(name -> account.put(WEST, SimulatedIdentity.domain(name)));
    account.put(WEST, SimulatedIdentity.address("info@broke.example.com"));
    account.breakDkim(WEST, "back.example.com", LOOKED);
    account.put(EAST, SimulatedIdentity.domain("off.example.com"));
    account.put(EAST, SimulatedIdentity.domain("steady.example.com"));
    account.put(LOST, SimulatedIdentity.domain("far.example.com"));
  }

  static void allRecordsAreThere(Bench bench) {
    FakeDns dns = new FakeDns();
    NAMES.forEach(name -> dns.inOrder(name, tokens(name), ZONE));
    bench.answers(dns);
  }

  /// What happens then.
  static void after(Bench bench) {
    SimulatedAccount account = bench.account();
    removeRecord(bench.dns(), "broke.example.com");
    account.breakDkim(WEST, "broke.example.com", LOOKED);
    account.mendDkim(WEST, "back.example.com");
    account.remove(WEST, "gone.example.com");
    account.changeDkim(EAST, "off.example.com", (SimulatedDkim dkim) -> dkim.withEnabled(false));
    account.put(EAST, SimulatedIdentity.domain("new.example.com"));
    account.restrict(LOST);
  }

  /// Kind and domain of each message.
  static List<String> heard(Collection<PublishedMessage> messages) {
    return messages.stream()
        .map(PublishedMessage::attributes)
        .map(
            (Map<String, PublishedMessage.Attribute> all) ->
                text(all, "kind") + " " + text(all, "domain"))
        .toList();
  }

  private static void removeRecord(FakeDns dns, String name) {
    dns.remove(DnsType.CNAME, tokens(name).getLast() + "._domainkey." + name);
  }

  private static List<String> tokens(String name) {
    return SimulatedDkim.verified(name).tokens();
  }

  private static String text(Map<String, PublishedMessage.Attribute> attributes, String name) {
    return attributes.getOrDefault(name, new PublishedMessage.Attribute("String", "?")).value();
  }
}
