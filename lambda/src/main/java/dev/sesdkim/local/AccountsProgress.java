package dev.sesdkim.local;

import dev.sesdkim.scan.ScanProgress;

/// A progress line on a person's terminal for scans of several accounts. It disappears at the end.
final class AccountsProgress implements ScanProgress, AutoCloseable {

  private final StatusLine line;
  private final int accounts;
  private int done;
  private int identities;

  AccountsProgress(Terminal terminal, int accounts) {
    this.line = new StatusLine(terminal);
    this.accounts = accounts;
    showHowFar();
  }

  @Override
  public synchronized void read(String region, int more) {
    identities += more;
    showHowFar();
  }

  /// Counts one more account as done, whether or not it could be read.
  synchronized void doneWithAccount() {
    done++;
    showHowFar();
  }

  @Override
  public synchronized void close() {
    line.show("");
  }

  /// For example `412 identities; 15 of 17 accounts done …`.
  private void showHowFar() {
    line.show(
        "%,d %s; %,d of %,d %s done …"
            .formatted(
                identities,
                identities == 1 ? "identity" : "identities",
                done,
                accounts,
                accounts == 1 ? "account" : "accounts"));
  }
}
