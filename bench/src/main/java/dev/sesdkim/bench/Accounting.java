package dev.sesdkim.bench;

import dev.sesdkim.bench.table.BenchTable;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Compares the table's rows of every account after an execution with the fate of the account.
///
/// @param scanned the number of accounts that were read completely
/// @param explained the number of accounts that were not, as their rows say
/// @param lost the accounts whose rows are wrong or missing
/// @param counted whether the last step counted all accounts, and those not scanned, correctly
record Accounting(
    int scanned, int explained, SortedMap<String, AccountFate> lost, boolean counted) {

  private static final Set<AccountFate> NOT_ENDED =
      Set.of(AccountFate.KILLED, AccountFate.NEVER_INVOKED);

  /// @param told the answer of the last step
  static Accounting of(
      String execution, BenchTable table, Map<String, AccountFate> fates, Document told) {
    Map<String, Map<String, Object>> rows = table.items("accounts");
    int scanned = 0;
    int explained = 0;
    SortedMap<String, AccountFate> lost = new TreeMap<>();
    for (Map.Entry<String, AccountFate> account : fates.entrySet()) {
      String id = account.getKey();
      AccountFate fate = account.getValue();
      Document row = new Document(rows.getOrDefault(id, Map.of()));
      boolean ended = isEndedBy(execution, row);
      boolean failed = row.object().containsKey("unreadSince");
      boolean regionsFailed =
          table.items("regions#" + id).values().stream()
              .anyMatch(region -> region.containsKey("unreadSince"));
      boolean asItWas =
          switch (fate) {
            case SCANNED -> ended && !failed && !regionsFailed;
            case ROLE_REFUSES -> ended && failed;
            case SES_FAILS -> ended && (failed || regionsFailed);
            case KILLED, NEVER_INVOKED -> !ended;
          };
      if (!asItWas) {
        lost.put(id, fate);
      } else if (fate == AccountFate.SCANNED) {
        scanned++;
      } else {
        explained++;
      }
    }
    long notEnded = fates.values().stream().filter(NOT_ENDED::contains).count();
    Document accounts = told.object("accounts");
    boolean counted =
        accounts.number("all") == fates.size() && accounts.number("notScannedCount") == notEnded;
    return new Accounting(scanned, explained, lost, counted);
  }

  boolean isComplete() {
    return lost.isEmpty() && counted;
  }

  /// Whether the execution's invocation for the account ended regularly.
  private static boolean isEndedBy(String execution, Document row) {
    return row.object().containsKey("work")
        && row.object("work").object("M").object("scanId").text("S").equals(execution);
  }
}
