package dev.sesdkim.local.demo;

import dev.sesdkim.local.simulated.SimulatedAccount;
import dev.sesdkim.local.simulated.SimulatedIdentity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The account of [Quarter] at the start, with everything in order.
final class QuarterAccount {

  static final String NEWS = "news.example.com";
  static final String SHOP = "shop.example.jp";
  static final String MAIL = "mail.example.net";
  static final String BILLING = "billing.example.com";
  static final String CAREERS = "careers.example.com";
  static final String ORG = "example.org";
  static final String UK = "uk.example.com";

  static final String DUBLIN = DemoAccount.HOME;
  static final String FRANKFURT = "eu-central-1";
  static final String LONDON = "eu-west-2";
  static final String MUMBAI = "ap-south-1";
  static final String TOKYO = "ap-northeast-1";
  static final String VIRGINIA = "us-east-1";

  private static final Map<String, List<String>> IDENTITIES =
      new TreeMap<>(
          Map.of(
              TOKYO,
              List.of("example.com", "jp.example.com", SHOP, "order@shop.example.jp"),
              MUMBAI,
              List.of("in.example.com"),
              "ap-southeast-2",
              List.of("au.example.com", "support@au.example.com"),
              "ca-central-1",
              List.of("example.com"),
              FRANKFURT,
              List.of("example.com", "support@example.com", BILLING, ORG),
              DUBLIN,
              List.of(
                  "example.com",
                  "noreply@example.com",
                  "ops@example.com",
                  BILLING,
                  NEWS,
                  "editor@news.example.com",
                  "offers@news.example.com",
                  "example.net"),
              "sa-east-1",
              List.of("example.com", "br.example.com"),
              VIRGINIA,
              List.of(
                  "example.com",
                  "hello@example.com",
                  "receipts.example.com",
                  "status.example.com",
                  "example.net",
                  "alerts@example.net",
                  MAIL),
              "us-west-2",
              List.of("example.com", "receipts.example.com", "status.example.com")));

  private static final List<String> EMPTY = List.of("eu-north-1", LONDON, "us-east-2");

  private QuarterAccount() {}

  static SimulatedAccount start() {
    List<String> regions = new ArrayList<>(IDENTITIES.keySet());
    regions.addAll(EMPTY);
    SimulatedAccount account =
        SimulatedAccount.start(DemoAccount.ID, regions.toArray(String[]::new));
    IDENTITIES.forEach(
        (region, names) -> names.forEach(name -> account.put(region, identity(name))));
    return account;
  }

  static DemoDns dns() {
    Set<String> domains = new LinkedHashSet<>(List.of(CAREERS, UK));
    IDENTITIES.values().stream()
        .flatMap(List::stream)
        .filter(name -> !name.contains("@"))
        .forEach(domains::add);
    DemoDns dns = new DemoDns(List.copyOf(domains));
    dns.dmarc("example.net", "reject");
    dns.dmarc(ORG, "quarantine");
    dns.dmarc(SHOP, "reject");
    return dns;
  }

  static SimulatedIdentity identity(String name) {
    return name.contains("@") ? SimulatedIdentity.address(name) : SimulatedIdentity.domain(name);
  }
}
