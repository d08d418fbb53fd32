package dev.sesdkim.local.memory;

import static dev.sesdkim.scan.Remembered.ACCOUNT;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.Stretch;
import dev.sesdkim.scan.Store;
import dev.sesdkim.scan.TableContract;
import java.util.List;

class MemoryTableTest extends TableContract {

  private final MemoryTable table = new MemoryTable();

  @Override
  protected Store store() {
    return table.store();
  }

  @Override
  protected List<Stretch> history(Identity identity) {
    return table.history(identity).reversed();
  }

  @Override
  protected List<ScanRecord> scans() {
    return table.scans(ACCOUNT, 100).reversed();
  }
}
