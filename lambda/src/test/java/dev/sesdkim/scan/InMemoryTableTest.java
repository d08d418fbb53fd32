package dev.sesdkim.scan;

import dev.sesdkim.dkim.Identity;
import java.util.List;

class InMemoryTableTest extends TableContract {

  private final InMemoryTable table = new InMemoryTable();

  @Override
  protected States states() {
    return table;
  }

  @Override
  protected Scans scans() {
    return table;
  }

  @Override
  protected Lease lease() {
    return table;
  }

  @Override
  protected List<Shown> history(Identity identity) {
    return table.history(identity).stream()
        .map(
            stretch ->
                new Shown(
                    stretch.began().stretchSince(),
                    stretch.began().reason().name(),
                    stretch.until()))
        .toList();
  }
}
