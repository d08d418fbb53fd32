package dev.sesdkim.local.demo;

import dev.sesdkim.aws.Clients;
import dev.sesdkim.local.simulated.SimulatedAccount;
import dev.sesdkim.local.simulated.SimulatedIdentity;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// The account of the demo.
final class DemoAccount {

  static final String ID = "123456789012";
  static final String HOME = "eu-west-1";
  static final String SECOND = "us-east-1";
  static final String RESTRICTED = "ap-south-1";
  static final List<String> REGIONS = List.of(RESTRICTED, HOME, SECOND);

  static final String BROKEN = "news.example.com";
  static final List<String> DOMAINS = List.of("example.com", BROKEN);

  private DemoAccount() {}

  /// An account with two domains. One is a subdomain in mixed case with two addresses below it; the
  /// other is in a second region too. A policy denies a third region.
  static SimulatedAccount start() {
    SimulatedAccount account = SimulatedAccount.start(ID, REGIONS.toArray(String[]::new));
    account.put(HOME, SimulatedIdentity.domain("example.com"));
    account.put(HOME, SimulatedIdentity.domain("NEWS.Example.COM"));
    account.put(HOME, SimulatedIdentity.address("editor@news.example.com"));
    account.put(HOME, SimulatedIdentity.address("offers@news.example.com"));
    account.put(SECOND, SimulatedIdentity.domain("example.com"));
    account.restrict(RESTRICTED);
    return account;
  }

  /// The function's own clients with this account as their endpoint, whatever endpoints the
  /// environment sets.
  static Clients clients(SimulatedAccount account) {
    return new Clients(
        StaticCredentialsProvider.create(AwsBasicCredentials.create("demo", "demo")),
        account.endpoint());
  }
}
