package dev.sesdkim.local;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Selects one of a deployed monitor's accounts.
final class AccountOption {

  @Option(
      names = "--account",
      paramLabel = "ID",
      description =
          "One account of the monitor's table alone, by its 12 digits. Without it, all of them.")
  Optional<String> id = Optional.empty();

  /// The selected account, or all watched ones.
  ///
  /// @throws dev.sesdkim.scan.ScanFailure as [#all]
  List<KnownAccount> of(DeployedTable table, String caller) {
    return watched(all(table, caller));
  }

  List<KnownAccount> watched(List<KnownAccount> all) {
    return id.isPresent() ? all : all.stream().filter(KnownAccount::isWatched).toList();
  }

  /// The selected account, or all accounts of the table, even those that are no longer watched.
  ///
  /// @throws dev.sesdkim.scan.ScanFailure if the table does not answer, or does not know the
  ///   account
  List<KnownAccount> all(DeployedTable table, String caller) {
    return table.accounts(id, caller);
  }
}
