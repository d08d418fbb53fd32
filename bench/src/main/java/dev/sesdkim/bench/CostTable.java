package dev.sesdkim.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The price of a deployment by size and schedule, as a Markdown table: measured use times the
/// prices of `docs/prices.json`.
final class CostTable {

  private final Document prices;
  private final Document stack;
  private final List<MeasuredUse> measured;

  private CostTable(Document prices, Document measured) {
    this.prices = prices;
    this.stack = measured.object("stack");
    this.measured = measured.objects("scans").stream().map(MeasuredUse::of).toList();
  }

  /// The table from the project's prices and measured use.
  static CostTable of(Path root) throws IOException {
    return new CostTable(
        Document.read(root.resolve("docs/prices.json")),
        Document.read(root.resolve("docs/measured-use.json")));
  }

  /// Prints the table, and each bar with its cost. The argument is the project's root.
  public static void main(String[] arguments) throws IOException {
    CostTable table = of(Path.of(arguments[0]));
    System.out.println(table.text());
    boolean held = true;
    for (CostBar bar : CostBar.ALL) {
      double cost = table.cost(bar).withoutDashboard();
      held &= bar.holds(cost);
      System.out.println(bar.line(cost));
    }
    System.exit(held ? 0 : 1);
  }

  /// The table: every schedule for accounts in one region, where a scan takes longest, and only the
  /// default schedule for accounts spread over several.
  String text() {
    StringBuilder table =
        new StringBuilder(
            """
            | identities | regions | scan | write units a scan | read units a scan | DynamoDB | Lambda | metric, alarms, logs | other | a month | with dashboard |
            | --: | --: | --- | --: | --: | --: | --: | --: | --: | --: | --: |
            """);
    for (MeasuredUse use : measured) {
      for (Schedule schedule : Schedule.values()) {
        if (use.regions() == 1 || schedule == Schedule.QUARTER_HOURLY) {
          table.append(line(use, schedule, MonthlyCost.of(use, schedule, stack, prices)));
        }
      }
    }
    return table.toString();
  }

  /// @throws java.util.NoSuchElementException if no account of this size was measured
  MonthlyCost cost(CostBar bar) {
    MeasuredUse use =
        measured.stream()
            .filter(one -> one.identities() == bar.identities() && one.regions() == bar.regions())
            .findFirst()
            .orElseThrow();
    return MonthlyCost.of(use, bar.schedule(), stack, prices);
  }

  private static String line(MeasuredUse use, Schedule schedule, MonthlyCost cost) {
    return String.format(
        Locale.ROOT,
        "| %,d | %d | %s | %,d | %,d | $%.2f | $%.2f | $%.2f | $%.2f | **$%.2f** | $%.2f |%n",
        use.identities(),
        use.regions(),
        schedule.words(),
        use.writeUnits(),
        use.readUnits(),
        cost.dynamoDb(),
        cost.lambda(),
        cost.cloudWatch(),
        cost.other(),
        cost.withoutDashboard(),
        cost.withDashboard());
  }
}
