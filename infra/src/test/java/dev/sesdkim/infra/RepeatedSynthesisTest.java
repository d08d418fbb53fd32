package dev.sesdkim.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RepeatedSynthesisTest {
  private static final Map<String, Object> CONTEXT = Map.of("alertEmails", "ops@example.com");

  @Test
  void theSameSourceAndContextGiveTheSameTemplate() {
    assertThat(Synthesized.with(CONTEXT, Synthesized.file("code")).text())
        .isEqualTo(Synthesized.with(CONTEXT, Synthesized.file("code")).text());
  }

  @Test
  void otherCodeGivesAnotherAssetAndNothingElse() {
    Synthesized one = Synthesized.with(CONTEXT, Synthesized.file("code"));
    Synthesized other = Synthesized.with(CONTEXT, Synthesized.file("other code"));

    assertThat(asset(other)).isNotEqualTo(asset(one));
    assertThat(other.text().replace(asset(other), asset(one))).isEqualTo(one.text());
  }

  /// The order of `Map.of` and `Set.of` is drawn by lot anew in every process, which no test within
  /// one process sees. With a single entry there is nothing to draw.
  @Test
  void nothingIsPutInAnOrderDrawnByLot() throws IOException {
    Pattern drawn =
        Pattern.compile(
            "\\((Ljava/lang/Object;){4,}\\)Ljava/util/Map;"
                + "|\\(\\[Ljava/util/Map\\$Entry;\\)Ljava/util/Map;"
                + "|\\((Ljava/lang/Object;){2,}\\)Ljava/util/Set;"
                + "|\\(\\[Ljava/lang/Object;\\)Ljava/util/Set;");
    try (Stream<Path> files = Files.walk(Path.of("target/classes"))) {
      List<Path> classes = files.filter(file -> file.toString().endsWith(".class")).toList();
      assertThat(classes).isNotEmpty();
      for (Path file : classes) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(drawn.matcher(text).find()).as("%s draws an order by lot", file).isFalse();
      }
    }
  }

  private static String asset(Synthesized deployed) {
    return deployed.only("AWS::Lambda::Function").at("/Properties/Code/S3Key").asText();
  }
}
