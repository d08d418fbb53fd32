package dev.sesdkim.bench;

import static org.assertj.core.api.Assertions.assertThat;

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
  void readmeShowsThePricesAsTheProgramWorksThemOut() throws IOException {
    assertThat(Files.readString(ROOT.resolve("README.md")))
        .as("write it anew with bench/run cost")
        .contains(BEGIN + CostTable.of(ROOT) + END);
  }

  /// In a transaction every unit counts twice; nine in ten are domains, whose evidence makes the
  /// row larger than one.
  @Test
  void aQuietScanWritesOneRowForEachIdentityAndLittleElse() throws IOException {
    List<Document> scans = Document.read(ROOT.resolve("docs/measured-use.json")).objects("scans");

    assertThat(scans).hasSize(3);
    for (Document scan : scans) {
      MeasuredUse use = MeasuredUse.of(scan);
      int addresses = use.identities() / 10;
      int domains = use.identities() - addresses;
      assertThat(use.writeUnits() - (2 * 2 * domains + 2 * addresses)).isBetween(0L, 20L);
    }
  }
}
