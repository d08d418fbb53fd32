package dev.sesdkim.local;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Optional;

/// Starts the command with the streams and the environment of the process.
public final class Main {

  private Main() {}

  private static Optional<BufferedReader> answers() {
    return Boolean.getBoolean("sesdkim.stdin.terminal")
        ? Optional.of(new BufferedReader(new InputStreamReader(System.in, System.out.charset())))
        : Optional.empty();
  }

  /// Runs the command and ends the process with its exit status.
  public static void main(String... arguments) {
    CommandHttp.in(System.getenv());
    Terminal terminal =
        new Terminal(
            new PrintWriter(System.out, true, System.out.charset()),
            new PrintWriter(System.err, true, System.err.charset()),
            Boolean.getBoolean("sesdkim.stdout.terminal"),
            Boolean.getBoolean("sesdkim.stdout.pipe"),
            Boolean.getBoolean("sesdkim.stderr.terminal"),
            System.getenv());
    Surroundings here =
        new Surroundings(terminal, InstantSource.system(), Thread::sleep, System.in, answers());
    int exitStatus = LocalCommand.of(here).execute(arguments);
    terminal.out().flush();
    terminal.err().flush();
    System.exit(exitStatus);
  }
}
