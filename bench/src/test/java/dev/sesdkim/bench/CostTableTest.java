package dev.sesdkim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CostTableTest {

  private static final Path ROOT = Path.of("..");

  @Test
  void readmeShowsThePricesAsTheProgramWorksThemOut() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));

    assertThat(readme)
        .as("write it anew with bench/run cost")
        .contains("<!-- cost:begin -->\n" + CostTable.of(ROOT) + "<!-- cost:end -->");
  }

  @Test
  void aQuietScanWritesOneRowForEachIdentityAndLittleElse() throws IOException {
    for (Document scan : Document.read(ROOT.resolve("docs/measured-use.json")).objects("scans")) {
      MeasuredUse use = MeasuredUse.of(scan);

      assertThat(use.writeUnits())
          .isBetween((long) use.identities(), use.identities() * 103L / 100 + 10);
    }
  }
}
