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

  private static String run(OutputStream out) {
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal(
            new PrintWriter(out, false, UTF_8), new PrintWriter(err), false, false, Map.of());
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
