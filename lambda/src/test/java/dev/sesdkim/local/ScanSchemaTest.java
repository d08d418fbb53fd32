package dev.sesdkim.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.JsonSchema;
import dev.sesdkim.dkim.CheckOutcome;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.MailboxProvider;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ReadinessCheck;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.Suspicion;
import dev.sesdkim.dkim.Verdict;
import dev.sesdkim.local.simulated.FaultyAccount;
import dev.sesdkim.local.simulated.SimulatedIdentity;
import dev.sesdkim.local.text.Morning;
import dev.sesdkim.local.text.ScanJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What `scan --json` writes is as `docs/scan.schema.json` says.
class ScanSchemaTest {

  private static final JsonSchema SCHEMA = JsonSchema.of("scan.schema.json");

  @ParameterizedTest
  @MethodSource("answers")
  void everyAnswerIsAsTheSchemaSays(String json) {
    assertThat(SCHEMA.faults(json)).isEmpty();
  }

  static Stream<String> answers() throws IOException {
    return Stream.of(
        Files.readString(Path.of("src/test/resources/local/scan.json")),
        ScanJson.of(Morning.alone(), 1),
        ScanJson.of(Morning.remembered(), 1),
        ScanJson.of(Morning.fine(0), 0),
        ScanJson.of(Morning.accounts(), 1),
        ScanJson.of(Morning.off(3), 1));
  }

  @Test
  void soIsTheAnswerOfAScanThatAsksAnAccount() {
    try (FaultyAccount account = FaultyAccount.start("123456789012", "eu-west-1", "us-east-1");
        Laptop laptop = new Laptop(account)) {
      account.put(
          "eu-west-1",
          SimulatedIdentity.domain("example.com").withMailFrom("bounce.example.com", "Success"));
      account.put("eu-west-1", SimulatedIdentity.address("info@example.com"));
      account.put("eu-west-1", SimulatedIdentity.domain("broken.example.com"));
      account.breakDkim("eu-west-1", "broken.example.com", Laptop.START);
      account.restrict("us-east-1");

      assertThat(SCHEMA.faults(laptop.run("scan", "--json", "--only", "*").out())).isEmpty();
      assertThat(SCHEMA.faults(laptop.run("report", "--format", "json", "--out", "-").out()))
          .isEmpty();
    }
  }

  @Test
  void theSchemaNamesEveryValueThatThereCanBe() {
    assertThat(SCHEMA.values("state")).isEqualTo(names(Standing.values()));
    assertThat(SCHEMA.values("verdict")).isEqualTo(names(Verdict.values()));
    assertThat(SCHEMA.values("reason")).isEqualTo(names(Reason.values()));
    assertThat(SCHEMA.values("problemKind")).isEqualTo(names(Problem.Kind.values()));
    assertThat(SCHEMA.values("provider")).isEqualTo(names(MailboxProvider.values()));
    assertThat(SCHEMA.values("outcome")).isEqualTo(names(CheckOutcome.values()));
    assertThat(SCHEMA.values("finding")).isEqualTo(names(DnsFinding.values()));
    assertThat(SCHEMA.values("check"))
        .isEqualTo(Arrays.stream(ReadinessCheck.values()).map(ReadinessCheck::key).toList());
    assertThat(SCHEMA.read().toString()).contains(names(Suspicion.values()).toString());
  }

  @Test
  void anAnswerThatIsNotAsTheSchemaSaysIsFoundOut() {
    String json = ScanJson.of(Morning.remembered(), 1);

    assertThat(SCHEMA.faults(json.replace("\"BROKEN\"", "\"OTHER\""))).isNotEmpty();
    assertThat(SCHEMA.faults(json.replace("\"signingEnabled\"", "\"other\"")))
        .anyMatch(fault -> fault.contains("unknown other"));
    assertThat(SCHEMA.faults(json.replace("\"problem\"", "\"problems\""))).isNotEmpty();
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }
}
