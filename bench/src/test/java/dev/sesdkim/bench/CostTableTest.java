package dev.sesdkim.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostTableTest {

  private static final Path ROOT = Path.of("..");
  private static final String BEGIN = "<!-- cost:begin -->\n";
  private static final String END = "<!-- cost:end -->";

  @Test
  void theDocumentShowsThePricesAsTheProgramWorksThemOut() throws IOException {
    assertThat(Files.readString(ROOT.resolve("docs/costs.md")))
        .as("write it again with bench/run cost")
        .contains(BEGIN + CostTable.of(ROOT).text() + END);
  }

  @Test
  void everyBarIsHeld() throws IOException {
    CostTable table = CostTable.of(ROOT);

    assertThat(CostBar.ALL)
        .allSatisfy(
            bar -> assertThat(table.cost(bar).withoutDashboard()).isLessThan(bar.dollars()));
  }

  @Test
  void aDashboardAddsItsWholePrice() throws IOException {
    MonthlyCost cost = CostTable.of(ROOT).cost(CostBar.ALL.getFirst());

    assertThat(cost.withDashboard() - cost.withoutDashboard()).isCloseTo(3, offset(0.000_001));
  }

  /// The account once, each region twice, and in one transaction, which counts twice, the account
  /// and the row of the scan.
  @Test
  void aQuietScanWritesNothingOfIdentities() throws IOException {
    List<MeasuredUse> scans =
        Document.read(ROOT.resolve("docs/measured-use.json")).objects("scans").stream()
            .map(MeasuredUse::of)
            .toList();

    assertThat(scans).hasSize(6);
    assertThat(scans)
        .allSatisfy(
            use -> assertThat(use.writeUnits()).isLessThanOrEqualTo(2L * use.regions() + 5));
  }
}
