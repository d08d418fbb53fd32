package dev.sesdkim.local;

import dev.sesdkim.aws.Ec2Regions;
import dev.sesdkim.aws.SesIdentities;
import dev.sesdkim.aws.SesPaces;
import dev.sesdkim.aws.SesV2Details;
import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Printable;
import dev.sesdkim.dns.DnsJavaLookup;
import dev.sesdkim.dns.DnsServerAddress;
import dev.sesdkim.local.memory.MemoryTable;
import dev.sesdkim.local.text.AccountView;
import dev.sesdkim.local.text.ScanView;
import dev.sesdkim.scan.AccountSource;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.DnsLookup;
import dev.sesdkim.scan.Identities;
import dev.sesdkim.scan.Patience;
import dev.sesdkim.scan.RegionSelection;
import dev.sesdkim.scan.Scan;
import dev.sesdkim.scan.ScanFailure;
import dev.sesdkim.scan.ScanProgress;
import dev.sesdkim.scan.ScanRun;
import dev.sesdkim.scan.ScanSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Scans an account as it is now: the function's own scan, over a table in memory and without
/// subscribers.
record LiveScan(Surroundings here, ScanOptions options) {

  /// The scan's id in its results.
  static final String ID = "local";

  private static final String DNS_SERVER = "DNS_SERVER";

  private static final int LONGEST_SHOWN = 100;

  /// How long after the time limit a region may still take to finish.
  private static final Duration GRACE = Duration.ofSeconds(3);

  /// The caller's access. Questions about the account go to the configured region, or else to the
  /// first region that is to be read: that region may not be enabled, but it is in the right
  /// partition.
  Aws access() {
    return Aws.of(options.aws.profile, Optional.empty(), options.regions.first());
  }

  /// What the scan found in the caller's account, or in the selected accounts.
  ///
  /// @param home the account of the caller's credentials
  /// @throws ScanFailure if no scan can be made
  ScanView of(Aws access, String home, AccountsOptions asked) {
    if (!asked.areAsked()) {
      try (Progress progress = new Progress(here.terminal())) {
        return of(access, home, UnaryOperator.identity(), progress);
      }
    }
    List<Account> accounts =
        asked.organization
            ? new Organization(access, here).accounts()
            : asked.accounts.stream().map(id -> new Account(id, Optional.empty())).toList();
    PersonalRole role = PersonalRole.of(asked.role.orElseThrow());
    return new LiveAccounts(this, access, home, role).of(accounts);
  }

  /// What the scan found in the caller's own account.
  ///
  /// @param part selects the identities to read
  /// @throws ScanFailure if the account's regions cannot be listed, or DNS_SERVER is no server
  ScanView of(Aws access, String account, UnaryOperator<Identities> part, Progress progress) {
    Instant now = here.clock().instant();
    SesPaces paces = new SesPaces(here.clock(), here.pause(), new Random());
    AccountSource source =
        new AccountSource(
            new Ec2Regions(access.clients().ec2(access.region()), access.region()),
            part.apply(new SesIdentities(access.clients()::ses, paces)),
            Optional.of(new SesV2Details(access.clients()::sesV2, paces)));
    return ScanView.of(
        List.of(
            read(
                new Account(account, Optional.empty()),
                source,
                dnsIfAsked(),
                now,
                end(now),
                progress)));
  }

  /// What the scan of one account found.
  ///
  /// @param end when the scan stops reading
  /// @throws ScanFailure if the account's regions cannot be listed
  AccountView read(
      Account account,
      AccountSource source,
      Optional<DnsLookup> dns,
      Instant start,
      Deadline end,
      ScanProgress progress) {
    MemoryTable table = new MemoryTable();
    Scan scan =
        new Scan(
            List::of,
            _ -> source,
            selection(),
            table.store(),
            new NoSubscribers(),
            dns,
            Patience.standard(),
            progress,
            new FaultLog(here.terminal().err()));
    Deadline grace = new Deadline(end.clock(), end.at().plus(GRACE));
    ScanSummary summary =
        scan.run(new ScanRun(account.id(), new Moment(start, ID), end, end, grace, grace));
    return switch (summary) {
      case ScanSummary.Finished finished ->
          AccountView.of(account, ID, start, finished.regions(), table.states());
      case ScanSummary.Skipped _ ->
          throw new IllegalStateException("nobody else scans a table in memory");
    };
  }

  /// When a scan that begins now stops reading.
  Deadline end(Instant now) {
    return new Deadline(here.clock(), now.plus(Duration.ofSeconds(options.timeout)));
  }

  /// Refuses a name that is no region, before scans of several accounts begin.
  ///
  /// @param enabled gives the enabled regions; called only if a name is in doubt
  /// @throws ScanFailure if a name in the options is no region, or the enabled regions cannot be
  ///   listed
  void requireRegions(Supplier<NavigableSet<String>> enabled) {
    RegionSelection selection = selection();
    if (!RegionOptions.existing().containsAll(selection.only())
        || !RegionOptions.existing().containsAll(selection.except())) {
      selection.of(enabled.get());
    }
  }

  private RegionSelection selection() {
    return options.regions.selection();
  }

  /// @throws ScanFailure as [#dns]
  Optional<DnsLookup> dnsIfAsked() {
    return options.noDns ? Optional.empty() : Optional.of(dns());
  }

  /// How to ask DNS.
  ///
  /// @throws ScanFailure if DNS_SERVER is no server
  DnsLookup dns() {
    Optional<String> server =
        Optional.ofNullable(here.terminal().environment().get(DNS_SERVER))
            .filter(text -> !text.isBlank());
    return server
        .map(
            text ->
                DnsServerAddress.of(text).map(DnsJavaLookup::at).orElseThrow(() -> noServer(text)))
        .orElseGet(DnsJavaLookup::system);
  }

  private static ScanFailure noServer(String text) {
    return ScanFailure.rejected(
        DNS_SERVER,
        "%s: received \"%s\", expected host:port of a DNS resolver"
            .formatted(DNS_SERVER, Printable.line(text, LONGEST_SHOWN)));
  }
}
