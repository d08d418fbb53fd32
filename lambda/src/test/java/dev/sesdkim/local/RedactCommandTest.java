package dev.sesdkim.local;

import static java.nio.charset.Charset.forName;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.JsonSchema;
import dev.sesdkim.json.Json;
import dev.sesdkim.local.Laptop.Run;
import dev.sesdkim.local.simulated.FaultyAccount;
import dev.sesdkim.local.simulated.SimulatedDkim;
import dev.sesdkim.local.simulated.SimulatedIdentity;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactCommandTest {

  private static final String ACCOUNT = "481516234200";
  private static final String HOME = "eu-west-1";

  /// Every label, local part and address that could tell whose account it is.
  private static final List<String> SECRETS =
      List.of(
          ACCOUNT,
          "zuckerbrot",
          "grafik",
          "bäckerei",
          "xn--bckerei-5wa",
          "wilhelmina",
          "rechnung",
          "schublade",
          "bounzen",
          "berichte",
          "dingsda",
          "9.8.7.6",
          "globex");

  private final FaultyAccount account =
      FaultyAccount.start(ACCOUNT, HOME, "us-east-1", "ap-south-1");
  private final Laptop laptop = new Laptop(account);
  private final List<String> tokens = new ArrayList<>();

  @BeforeEach
  void aRichAccount() {
    domain(
        SimulatedIdentity.domain("Zuckerbrot.com")
            .withMailFrom("bounzen.zuckerbrot.com", "Failed"));
    domain(SimulatedIdentity.domain("grafik.zuckerbrot.com"));
    domain(SimulatedIdentity.domain("bäckerei.zuckerbrot.de"));
    domain(SimulatedIdentity.domain("xn--bckerei-5wa.dingsda.org"));
    account.put(HOME, SimulatedIdentity.address("Wilhelmina+Rechnung@grafik.zuckerbrot.com"));
    account.put(HOME, SimulatedIdentity.address("schublade@gmail.com"));
    account.put(HOME, SimulatedIdentity.address("<!channel>wilhelmina\u202e'\"@globex.jp"));
    account.breakDkim(HOME, "grafik.zuckerbrot.com", Laptop.START);
    account.changeDkim(HOME, "zuckerbrot.com", dkim -> dkim.withEnabled(false));
    account.restrict("ap-south-1");
    laptop.dns.with(tokens.getFirst() + "._domainkey.zuckerbrot.com", "CNAME", "old.dingsda.org.");
    laptop.dns.with(tokens.get(1) + "._domainkey.zuckerbrot.com", "A", "9.8.7.6");
    laptop.dns.with(
        "_dmarc.zuckerbrot.com",
        "TXT",
        "\"v=DMARC1; p=none; rua=mailto:berichte@globex.com; pct=x\"");
    laptop.dns.with("bounzen.zuckerbrot.com", "MX", "10 mx.globex.com.");
    laptop.dns.with(
        "bounzen.zuckerbrot.com", "TXT", "\"v=spf1 ip4:9.8.7.6 include:globex.com -all\"");
  }

  private void domain(SimulatedIdentity domain) {
    account.put(HOME, domain);
    account.put("us-east-1", domain);
    tokens.addAll(domain.dkim().map(SimulatedDkim::tokens).orElseThrow());
  }

  @AfterEach
  void close() {
    laptop.close();
    account.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scan --json",
        "scan --json --only *zuckerbrot*",
        "scan --all",
        "report --format json --out -",
        "report --format csv --out -",
        "report --format markdown --out -",
        "report --format junit --out -",
        "fix zuckerbrot.com",
        "fix grafik.zuckerbrot.com --format zone",
        "fix grafik.zuckerbrot.com --format route53",
        "fix grafik.zuckerbrot.com --format terraform",
        "fix zuckerbrot.com --format terraform",
        "fix Wilhelmina+Rechnung@grafik.zuckerbrot.com --format commands"
      })
  void nothingThatTellsWhoseItIsIsLeftOfAnAnswer(String command) {
    laptop.environment.put("COLUMNS", "300");
    String answer = laptop.run(command.split(" ")).out();
    assertThat(answer.toLowerCase(Locale.ROOT)).contains("zuckerbrot");

    String once = redacted(answer);

    assertThat(once.toLowerCase(Locale.ROOT)).doesNotContain(SECRETS).doesNotContain(tokens);
    assertThat(once.lines().count()).isEqualTo(answer.lines().count());
    assertThat(redacted(once)).isEqualTo(once);
  }

  @Test
  void aRedactedScanIsStillAsItsSchemaSaysAndTellsTheSameVerdicts() {
    String answer = laptop.run("scan", "--json").out();

    String redacted = redacted(answer);

    assertThat(JsonSchema.of("scan.schema.json").faults(redacted)).isEmpty();
    for (String field :
        List.of(
            "region",
            "state",
            "verdict",
            "reason",
            "finding",
            "outcome",
            "kind",
            "severity",
            "dkimStatus",
            "source")) {
      String values = "\"" + field + "\": \"[^\"]*\"";
      assertThat(found(values, redacted)).isEqualTo(found(values, answer));
    }
    assertThat(Json.object(redacted)).containsEntry("account", "100000000001");
  }

  @Test
  void aFileIsReadAndDashIsStandardInput(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("alert.txt");
    Files.writeString(file, "shop.zuckerbrot.com stopped DKIM-signing (eu-west-1)\n");
    laptop.piped = "zuckerbrot.com\n";

    Run run = laptop.run("redact", file.toString());

    assertThat(run.exit()).isZero();
    assertThat(run.out()).isEqualTo("b.a.example stopped DKIM-signing (eu-west-1)\n");
    assertThat(run.err()).isEmpty();
    assertThat(laptop.run("redact", "-").out()).isEqualTo("a.example\n");
    assertThat(account.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-8"})
  void aFileOfAWindowsProgramIsReadAsItsMarkSays(String charset, @TempDir Path directory)
      throws IOException {
    Path file = directory.resolve("alert.txt");
    Files.writeString(
        file, "\uFEFFzuckerbrot.com: 2 domains, so.\r\n  grafik\r\n", forName(charset));

    assertThat(laptop.run("redact", file.toString()).out())
        .isEqualTo("a.example: 2 domains, so.\r\n  b.a.example\r\n");
  }

  @Test
  void aPersonAtTheTerminalIsToldThatItWaits() {
    laptop.typed = java.util.Optional.of("");

    assertThat(laptop.run("redact").err()).contains("Reading standard input; Ctrl-D ends it.");
  }

  @Test
  void whatCannotBeReadIsSaid(@TempDir Path directory) {
    Run missing = laptop.run("redact", directory.resolve("no.json").toString());
    Run aDirectory = laptop.run("redact", directory.toString());

    assertThat(missing.exit()).isEqualTo(2);
    assertThat(missing.out()).isEmpty();
    assertThat(missing.err()).contains("Cannot redact", "there is no such file");
    assertThat(aDirectory.exit()).isEqualTo(2);
    assertThat(aDirectory.err().lines()).hasSize(1);
    assertThat(RedactCommand.words(new AccessDeniedException("alert.txt")))
        .isEqualTo("you may not read it");
  }

  @Test
  void anHtmlPageIsRefusedRatherThanHalfRedacted() {
    laptop.piped = "<!DOCTYPE html>\n<html>";

    Run run = laptop.run("redact");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("'report --format json'");
  }

  @Test
  void theHelpTextTellsWhatItDoesNotFind() {
    Run run = laptop.run("redact", "--help");

    assertThat(run.exit()).isZero();
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("Read what it writes before you publish it.", "a name that a narrow page broke")
        .contains("sesdkim scan --json | sesdkim redact > scan.json");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(laptop.run("completion").out()).contains("redact");
  }

  private String redacted(String text) {
    laptop.piped = text;
    Run run = laptop.run("redact");
    assertThat(run.exit()).isZero();
    return run.out();
  }

  private static List<String> found(String pattern, String text) {
    return java.util.regex.Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(one -> one.group())
        .toList();
  }
}
