package dev.sesdkim.local;

import dev.sesdkim.scan.ScanProgress;
import java.util.concurrent.atomic.AtomicInteger;

/// A line on a person's terminal that tells how far a scan is, and goes away in the end.
final class Progress implements ScanProgress, AutoCloseable {

  private static final String WIPE = "\r\u001b[K";

  private final Terminal terminal;
  private final AtomicInteger done = new AtomicInteger();
  private volatile int all;

  Progress(Terminal terminal) {
    this.terminal = terminal;
    show("Asking for the account's regions …");
  }

  @Override
  public void began(int regions) {
    all = regions;
    show("Reading %d regions, one SES call a second in each …".formatted(regions));
  }

  @Override
  public void done(String region) {
    show("%d of %d regions read, the last one %s …".formatted(done.incrementAndGet(), all, region));
  }

  @Override
  public void close() {
    show("");
  }

  private void show(String line) {
    if (terminal.watched()) {
      terminal.err().print(WIPE + line);
      terminal.err().flush();
    }
  }
}
