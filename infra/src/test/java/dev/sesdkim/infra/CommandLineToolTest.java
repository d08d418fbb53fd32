package dev.sesdkim.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class CommandLineToolTest {
  /// Newer on the registry is a 3.0.0 that was published by accident and cannot read what this app
  /// writes.
  private static final String VERSION = "2.1148.1";

  private final JsonNode lock =
      Synthesized.parse(Synthesized.read(Synthesized.ROOT.resolve("package-lock.json")));

  @Test
  void theToolIsPinnedToOneVersion() {
    JsonNode wanted = Synthesized.parse(Synthesized.read(Synthesized.ROOT.resolve("package.json")));

    assertThat(wanted.at("/devDependencies/aws-cdk").asText()).isEqualTo(VERSION);
    assertThat(lock.path("packages").path("").path("devDependencies"))
        .isEqualTo(wanted.path("devDependencies"));
    assertThat(lock.path("packages").path("node_modules/aws-cdk").path("version").asText())
        .isEqualTo(VERSION);
  }

  /// The two differ in where they find what they start.
  @Test
  void aReleaseIsDeployedWithTheContextOfTheSource() {
    JsonNode source = Synthesized.parse(Synthesized.read(Synthesized.ROOT.resolve("cdk.json")));
    JsonNode release =
        Synthesized.parse(
            Synthesized.read(Synthesized.ROOT.resolve("dist/src/main/resources/cdk.json")));

    assertThat(release.path("context")).isEqualTo(source.path("context"));
  }

  @Test
  void whatIsInstalledIsCheckedAndComesFromTheUsersOwnRegistry() {
    lock.path("packages")
        .properties()
        .forEach(
            entry -> {
              assertThat(entry.getValue().has("resolved")).as(entry.getKey()).isFalse();
              if (!entry.getKey().isEmpty()) {
                assertThat(entry.getValue().path("integrity").asText()).startsWith("sha512-");
              }
            });
  }
}
