package dev.sesdkim.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoCredentialsTest {

  @Test
  void aPersonWithoutAnyIsToldInOneSentenceWhatToDo(@TempDir Path home)
      throws IOException, InterruptedException {
    ProcessBuilder command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "scan")
            .redirectErrorStream(true);
    Map<String, String> environment = command.environment();
    environment.clear();
    environment.put("AWS_EC2_METADATA_DISABLED", "true");

    Process process = command.start();
    List<String> lines = process.inputReader().readAllLines();

    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(lines)
        .singleElement()
        .asString()
        .startsWith("No AWS credentials were found. Sign in with 'aws sso login'");
  }
}
