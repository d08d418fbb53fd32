package dev.sesdkim.local;

import dev.sesdkim.scan.ScanProgress;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/// A progress line on a person's terminal for a scan. It disappears at the end.
final class Progress implements ScanProgress, AutoCloseable {

  /// How many regions fit on the line.
  private static final int MOST_NAMES = 2;

  private final StatusLine line;
  private final NavigableSet<String> waitingFor = new TreeSet<>();
  private int regions;
  private int identities;

  Progress(Terminal terminal) {
    this.line = new StatusLine(terminal);
    line.show("Asking for the account's regions …");
  }

  @Override
  public synchronized void began(Set<String> all) {
    regions = all.size();
    waitingFor.addAll(all);
    line.show("Reading %d regions, one SES call a second in each …".formatted(regions));
  }

  @Override
  public synchronized void read(String region, int more) {
    identities += more;
    showHowFar();
  }

  @Override
  public synchronized void done(String region) {
    waitingFor.remove(region);
    showHowFar();
  }

  @Override
  public synchronized void close() {
    line.show("");
  }

  /// For example `412 identities in 15 of 17 regions; waiting for ap-south-1, us-east-1 …`.
  private void showHowFar() {
    String waiting =
        waitingFor.isEmpty() || waitingFor.size() > MOST_NAMES
            ? ""
            : "; waiting for " + String.join(", ", waitingFor);
    line.show(
        "%,d %s in %d of %d regions%s …"
            .formatted(
                identities,
                identities == 1 ? "identity" : "identities",
                regions - waitingFor.size(),
                regions,
                waiting));
  }
}
