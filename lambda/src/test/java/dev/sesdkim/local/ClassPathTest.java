package dev.sesdkim.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The class path that the build writes for `sesdkim`.
class ClassPathTest {

  private static final Path TARGET = Path.of("target");

  @Test
  void theProcessWithCredentialsHasWhatItNeedsAndNothingOfTheTests() throws IOException {
    assertThat(jars("local.classpath"))
        .allMatch(
            jar ->
                jar.matches(
                        "(picocli|dnsjava|gson|jte-runtime|reactive-streams|slf4j-api"
                            + "|slf4j-nop)-[0-9.]+\\.jar")
                    || jar.endsWith(sdkVersion() + ".jar"))
        .anyMatch(jar -> jar.startsWith("picocli-"))
        .anyMatch(jar -> jar.startsWith("sts-"))
        .anyMatch(jar -> jar.startsWith("sso-"))
        .anyMatch(jar -> jar.startsWith("ssooidc-"))
        .anyMatch(jar -> jar.startsWith("signin-"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scan",
        "demo",
        "report --out -",
        "status --table t",
        "history example.com --table t",
        "probe",
        "--help"
      })
  void everyCommandRunsOnIt(String command, @TempDir Path home)
      throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.home=" + home,
                "-cp",
                TARGET.resolve("classes") + File.pathSeparator + path("local.classpath"),
                Main.class.getName()));
    arguments.addAll(List.of(command.split(" ")));
    ProcessBuilder builder = new ProcessBuilder(arguments).redirectErrorStream(true);
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            new TreeMap<>(
                Map.of(
                    "AWS_ENDPOINT_URL", "http://127.0.0.1:1",
                    "AWS_ACCESS_KEY_ID", "test",
                    "AWS_SECRET_ACCESS_KEY", "test")));

    Process process = builder.start();
    String words = String.join("\n", process.inputReader().readAllLines());

    assertThat(words).doesNotContain("fault in this program", "NoClassDefFound");
    assertThat(words).containsPattern("Connection refused|Usage: |That was the demo");
    assertThat(process.waitFor()).isIn(0, 2);
  }

  /// All modules of the SDK are of one release; those that DynamoDB Local asks for are of another.
  private static String sdkVersion() {
    try {
      return jars("local.classpath").stream()
          .filter(jar -> jar.startsWith("sdk-core-"))
          .map(jar -> jar.replaceAll("^sdk-core|\\.jar$", ""))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> jars(String file) throws IOException {
    return Arrays.stream(path(file).split(File.pathSeparator))
        .map(jar -> Path.of(jar).getFileName().toString())
        .toList();
  }

  private static String path(String file) throws IOException {
    return Files.readString(TARGET.resolve(file)).strip();
  }
}
