package dev.sesdkim;

import dev.sesdkim.aws.AccountReaders;
import dev.sesdkim.aws.AccountsOfOrganization;
import dev.sesdkim.aws.Clients;
import dev.sesdkim.aws.MemberRole;
import dev.sesdkim.aws.NamedAccounts;
import dev.sesdkim.aws.OrganizationsLists;
import dev.sesdkim.aws.Pause;
import dev.sesdkim.aws.SesPaces;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.scan.AccountSources;
import dev.sesdkim.scan.WatchedAccounts;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// The accounts to watch, and the sources that read each of them.
record AccountsWiring(WatchedAccounts watched, AccountSources sources) {

  /// Wires both as the settings say.
  ///
  /// @param clock measures the pace of calls to SES
  /// @param pause waits until the next call to SES is allowed, and before a retry
  static AccountsWiring of(
      Settings settings,
      Clients clients,
      InstantSource clock,
      Pause pause,
      RandomGenerator jitter) {
    String home = settings.topicAccount();
    String region = settings.topicRegion();
    WatchedAccounts watched =
        switch (settings.watched()) {
          case WatchedSettings.None _ -> List::of;
          case WatchedSettings.Named named ->
              new NamedAccounts(lists(region, clients, pause, jitter), home, named.accounts());
          case WatchedSettings.OfOrganization(var units, var excluded, _) ->
              new AccountsOfOrganization(
                  lists(region, clients, pause, jitter), home, units, excluded);
        };
    // With a state machine, this function may last have listed the organization long ago.
    boolean listedNow = settings.fanOutBucket().isEmpty();
    Function<String, Optional<Problem>> refusals =
        listedNow && watched instanceof NamedAccounts named
            ? named::refusal
            : _ -> Optional.empty();
    return new AccountsWiring(
        watched,
        new AccountReaders(
            home,
            region,
            clients,
            new MemberRole(),
            settings.watched().externalId(),
            refusals,
            () -> new SesPaces(clock, pause, jitter, settings.sesCallsPerSecond())));
  }

  private static OrganizationsLists lists(
      String region, Clients clients, Pause pause, RandomGenerator jitter) {
    return new OrganizationsLists(clients.organizations(region), pause, jitter);
  }
}
