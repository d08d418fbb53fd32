package dev.sesdkim.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandardOutputTest {

  @Test
  void anAnswerThatCannotBeWrittenIsNoSuccess() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException("No space left on device");
          }
        };

    assertThat(run(OutputStream.nullOutputStream())).isEqualTo("0: ");
    assertThat(run(full))
        .isEqualTo("2: The answer could not be written to standard output to its end.\n");
  }

  @Test
  void aReaderWhoLeavesAPipeEarlyIsNoFailure() throws IOException {
    ProcessBuilder shell =
        new ProcessBuilder(
                "sh", "-c", ". src/main/sh/launch.sh; { (launch member-role); echo $? >&2; } | :")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
    shell.environment().put("path", System.getProperty("java.class.path"));
    shell.environment().put("cache", "none");

    assertThat(shell.start().errorReader().readAllLines()).containsExactly("0");
  }

  private static String run(OutputStream out) {
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal(
            new PrintWriter(out, false, UTF_8),
            new PrintWriter(err),
            false,
            false,
            false,
            Map.of());
    Surroundings here =
        new Surroundings(
            terminal,
            InstantSource.system(),
            _ -> {},
            InputStream.nullInputStream(),
            Optional.empty());
    return LocalCommand.of(here).execute("member-role") + ": " + err;
  }
}
