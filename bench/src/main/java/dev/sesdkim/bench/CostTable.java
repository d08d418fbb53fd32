package dev.sesdkim.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/// The price of a deployment by size and schedule, as a Markdown table: measured use times the
/// prices of `docs/prices.json`.
final class CostTable {

  private CostTable() {}

  /// Prints the table. The argument is the project's root.
  public static void main(String[] arguments) throws IOException {
    System.out.print(of(Path.of(arguments[0])));
  }

  static String of(Path root) throws IOException {
    Document prices = Document.read(root.resolve("docs/prices.json"));
    Document measured = Document.read(root.resolve("docs/measured-use.json"));
    StringBuilder table =
        new StringBuilder(
            """
            | identities | scan | write units a scan | read units a scan | DynamoDB | Lambda | metrics, alarms, logs | other | a month |
            | --: | --- | --: | --: | --: | --: | --: | --: | --: |
            """);
    for (Document scan : measured.objects("scans")) {
      MeasuredUse use = MeasuredUse.of(scan);
      for (Schedule schedule : Schedule.values()) {
        table.append(
            line(use, schedule, MonthlyCost.of(use, schedule, measured.object("stack"), prices)));
      }
    }
    return table.toString();
  }

  private static String line(MeasuredUse use, Schedule schedule, MonthlyCost cost) {
    return String.format(
        Locale.ROOT,
        "| %,d | %s | %,d | %,d | $%.2f | $%.2f | $%.2f | $%.2f | **$%.2f** |%n",
        use.identities(),
        schedule.words(),
        use.writeUnits(),
        use.readUnits(),
        cost.dynamoDb(),
        cost.lambda(),
        cost.cloudWatch(),
        cost.other(),
        cost.all());
  }
}
