package dev.sesdkim.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.json.Json;
import dev.sesdkim.local.Laptop.Run;
import dev.sesdkim.local.simulated.FaultyAccount;
import dev.sesdkim.local.simulated.SimulatedIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

  private final FaultyAccount account = FaultyAccount.start("123456789012", "eu-west-1");
  private final Laptop laptop = new Laptop(account);

  @TempDir Path directory;

  @BeforeEach
  void oneDomain() {
    account.put("eu-west-1", SimulatedIdentity.domain("example.com"));
  }

  @AfterEach
  void close() {
    laptop.close();
    account.close();
  }

  @Test
  void aLiveScanIsAPageAndExitsAsScanDoes() throws IOException {
    account.changeDkim("eu-west-1", "example.com", dkim -> dkim.withEnabled(false));
    Path file = directory.resolve("report.html");

    Run run = laptop.run("report", "--no-dns", "--out", file.toString());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEmpty();
    assertThat(Files.readString(file))
        .contains("<h1>DKIM is broken for 1 domain</h1>", "eu-west-1, Europe (Ireland)")
        .contains("sesdkim report --no-dns --out ");
    assertThat(laptop.run("report", "--no-dns", "--fail-on", "never", "--out", "-").exit())
        .isZero();
  }

  @Test
  void theFormatIsTheOneThatIsNamedOrElseThatOfTheFile() throws IOException {
    Path file = directory.resolve("report.csv");
    laptop.run("report", "--no-dns", "--out", file.toString());

    assertThat(Files.readString(file)).startsWith("account,region,identity,");
    assertThat(out("markdown")).startsWith("# DKIM is fine for the 1 identity.");
    assertThat(out("junit")).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    assertThat(Json.object(out("json")).keySet())
        .isEqualTo(Json.object(laptop.run("scan", "--no-dns", "--json").out()).keySet());
    assertThat(ReportFormat.of("A.XML")).isEqualTo(ReportFormat.JUNIT);
    assertThat(ReportFormat.of("report")).isEqualTo(ReportFormat.HTML);
  }

  private String out(String format) {
    return laptop.run("report", "--no-dns", "--format", format, "--out", "-").out();
  }

  @Test
  void oneIdentityAloneIsReportedOnDemand() {
    account.put("eu-west-1", SimulatedIdentity.domain("example.net"));

    assertThat(
            laptop
                .run("report", "--no-dns", "--only", "*.net", "--format", "csv", "--out", "-")
                .out())
        .contains("example.net")
        .doesNotContain("example.com");
  }

  @Test
  void aFileThatIsThereIsReplacedWholeAndKeepsItsPermissions() throws IOException {
    Path file = Files.writeString(directory.resolve("report.html"), "before");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Path link = Files.createSymbolicLink(directory.resolve("link.html"), file);

    laptop.run("report", "--no-dns", "--out", link.toString());

    assertThat(Files.readString(file)).startsWith("<!doctype html>").endsWith("</html>\n");
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(files()).containsExactly("link.html", "report.html");
  }

  @Test
  void aScanThatFailsLeavesTheFileThatIsThere() throws IOException {
    Path file = Files.writeString(directory.resolve("report.html"), "before");

    Run run = laptop.run("report", "--region", "eu-west-9", "--out", file.toString());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(Files.readString(file)).isEqualTo("before");
    assertThat(files()).containsExactly("report.html");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsAnsweredInTwoLinesBeforeAnythingIsAsked() {
    Run isDirectory = laptop.run("report", "--out", directory.toString());
    Run isNowhere = laptop.run("report", "--out", directory.resolve("no/report.html").toString());

    assertThat(isDirectory.exit()).isEqualTo(2);
    assertThat(isDirectory.err().lines())
        .containsExactly(
            "Cannot write %s: it is a directory.".formatted(directory),
            "'sesdkim report --help' shows what there is.");
    assertThat(isNowhere.exit()).isEqualTo(2);
    assertThat(isNowhere.err()).contains("there is no directory").hasLineCount(2);
    assertThat(account.calls()).isEmpty();
  }

  @Test
  void whatIsNoFileIsWrittenToAndNotReplaced() {
    Path nothing = Path.of("/dev/null");

    assertThat(laptop.run("report", "--no-dns", "--out", nothing.toString()).exit()).isZero();
    assertThat(Files.isRegularFile(nothing)).isFalse();
  }

  @Test
  void withoutAFileAndWithAnOptionThatATableDoesNotHaveItSaysWhatIsWrong() {
    assertThat(laptop.run("report").err()).contains("--out").hasLineCount(2);
    assertThat(laptop.run("report", "--out", "-", "--table", "t", "--no-dns").err())
        .startsWith("--no-dns is for a scan: leave it out with --stack or --table.")
        .hasLineCount(2);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
