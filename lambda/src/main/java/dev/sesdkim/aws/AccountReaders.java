package dev.sesdkim.aws;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.scan.AccountSource;
import dev.sesdkim.scan.AccountSources;
import dev.sesdkim.scan.ScanFailure;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.ec2.Ec2Client;

/// Reads the caller's own account with the caller's credentials, and every other account with a
/// session of the [AccountRole].
///
/// All accounts share the clients of a region, because each request carries its account's
/// credentials. An additional account therefore needs no connections of its own, and its
/// credentials live no longer than its [AccountSource].
public final class AccountReaders implements AccountSources {

  private static final AwsRequestOverrideConfiguration AS_THE_CLIENT =
      AwsRequestOverrideConfiguration.builder().build();

  private final String home;
  private final String region;
  private final Clients clients;
  private final Ec2Client ec2;
  private final AccountRole role;
  private final Optional<String> externalId;
  private final Function<String, Optional<Problem>> refusals;
  private final Supplier<SesPaces> newPaces;
  private final Map<String, SesPaces> paces = new ConcurrentHashMap<>();

  /// @param home the account of the clients' credentials
  /// @param region the caller's region, where STS and `DescribeRegions` of EC2 are called
  /// @param role assumed in every other account
  /// @param externalId sent when a role is assumed
  /// @param refusals why an account must not be read, if it must not; checked before its role is
  ///   assumed
  /// @param newPaces makes the paces of one account: SES counts each account's calls separately
  public AccountReaders(
      String home,
      String region,
      Clients clients,
      AccountRole role,
      Optional<String> externalId,
      Function<String, Optional<Problem>> refusals,
      Supplier<SesPaces> newPaces) {
    this.home = home;
    this.region = region;
    this.clients = clients;
    this.ec2 = clients.ec2(region);
    this.role = role;
    this.externalId = externalId;
    this.refusals = refusals;
    this.newPaces = newPaces;
  }

  @Override
  public AccountSource of(String account) {
    if (account.equals(home)) {
      return source(account, AS_THE_CLIENT, () -> {});
    }
    AssumedRole session =
        new AssumedRole(() -> clients.sts(region), region, role, account, externalId);
    return source(
        account,
        AwsRequestOverrideConfiguration.builder().credentialsProvider(session).build(),
        () -> {
          refusals.apply(account).ifPresent(problem -> refuse(account, problem));
          session.assume();
        });
  }

  private AccountSource source(
      String account, AwsRequestOverrideConfiguration access, Runnable before) {
    SesPaces own = paces.computeIfAbsent(account, _ -> newPaces.get());
    return new AccountSource(
        () -> {
          before.run();
          return new Ec2Regions(ec2, region, access).enabled();
        },
        new SesIdentities(clients::ses, own, access),
        Optional.of(new SesV2Details(clients::sesV2, own, access)));
  }

  private static void refuse(String account, Problem problem) {
    throw new ScanFailure(
        "Account %s is not read: %s.".formatted(account, problem.said()), problem);
  }
}
