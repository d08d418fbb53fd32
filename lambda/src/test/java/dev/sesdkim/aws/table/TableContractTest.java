package dev.sesdkim.aws.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/contract.md` describes the table that this package writes.
class TableContractTest {

  private static final Path SOURCES =
      Path.of("src", "main", "java", "dev", "sesdkim", "aws", "table");

  /// A call that puts an attribute under a name.
  private static final Pattern PUT =
      Pattern.compile("\\b(?:put(?:Text|Texts|Time|Number)?|write)\\(\\s*\"([a-zA-Z]+)\"");

  private final String contract = read(Path.of("..", "docs", "contract.md"));

  @Test
  void itNamesTheSchemaThatIsWritten() {
    assertThat(contract).contains("| rows of the table | %d |".formatted(FactsAttributes.SCHEMA));
  }

  @Test
  void itNamesEveryAttribute() throws IOException {
    Set<String> written = new TreeSet<>();
    try (Stream<Path> files = Files.list(SOURCES)) {
      files
          .map(TableContractTest::read)
          .flatMap(source -> PUT.matcher(source).results())
          .forEach(put -> written.add(put.group(1)));
    }

    assertThat(written).contains("schema", "dkimTokens", "notReadyFor", "expiresAt");
    assertThat(written).allSatisfy(name -> assertThat(contract).contains("`" + name + "`"));
  }

  @Test
  void itsKeysAreThoseOfThePackage() {
    List<String> keys =
        Pattern.compile("(?m)^/// \\| \\w+ \\| `?([^|`]+)`? \\|")
            .matcher(read(SOURCES.resolve("package-info.java")))
            .results()
            .map(row -> row.group(1).strip())
            .filter(key -> !key.equals("pk"))
            .toList();

    assertThat(keys).hasSize(8);
    assertThat(keys).allSatisfy(key -> assertThat(contract).contains(key));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
