package dev.sesdkim.local;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sesdkim.local.redact.Redaction;
import dev.sesdkim.scan.ScanFailure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Redacts an answer of this program for a public report.
@Command(
    name = "redact",
    description = {
      "Writes the output of another command, an alert or a part of the function's log without what"
          + " identifies you. Domain names become a.example, b.a.example and so on, and still show"
          + " which name is below which. Local parts of addresses, account ids and names, DKIM tokens"
          + " and selectors, names in ARNs, IP addresses, keys, ids of organizations, hosted zones and"
          + " requests are replaced, the same value always by the same. Regions, verdicts, times,"
          + " AWS's hosts and the mailbox providers' domains stay. JSON stays JSON.",
      "Give it JSON where you can. In text it does not find a name that a narrow page broke over two"
          + " lines, a mute's reason, or the names of roles, tables, stacks and profiles. It does not"
          + " take the HTML page of report. Read what it writes before you publish it.",
      "Nothing is asked of AWS, and nothing leaves this machine."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:It is written.", "2:The input cannot be read, and the message says why."},
    footerHeading = "%nExamples:%n",
    footer = {
      "  sesdkim scan --json | sesdkim redact > scan.json",
      "  sesdkim report --stack --format json --out - | sesdkim redact",
      "  sesdkim redact alert.txt"
    })
final class RedactCommand implements Callable<Integer> {

  private static final String STANDARD_INPUT = "-";

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "What to read; without it, or with -, standard input.")
  String file = STANDARD_INPUT;

  private final Surroundings here;

  RedactCommand(Surroundings here) {
    this.here = here;
  }

  @Override
  public Integer call() {
    String text = decoded(read());
    if (text.stripLeading().toLowerCase(Locale.ROOT).startsWith("<!doctype html")) {
      throw unreadable("it is an HTML page: redact what 'report --format json' writes");
    }
    here.terminal().print(Redaction.of(text));
    return ExitStatus.FINE;
  }

  private byte[] read() {
    try {
      if (!file.equals(STANDARD_INPUT)) {
        return Files.readAllBytes(Path.of(file));
      }
      if (here.answers().isPresent()) {
        here.terminal().err().println("Reading standard input; Ctrl-D ends it.");
        here.terminal().err().flush();
      }
      return here.input().readAllBytes();
    } catch (IOException failed) {
      throw unreadable(words(failed));
    }
  }

  /// Why a file cannot be read. Java says it of some failures by their type alone.
  static String words(IOException failed) {
    return switch (failed) {
      case NoSuchFileException _ -> "there is no such file";
      case AccessDeniedException _ -> "you may not read it";
      default -> Optional.ofNullable(failed.getMessage()).orElse("no reason is known");
    };
  }

  /// The text without its byte order mark. The mark tells UTF-16, which Windows programs write.
  private static String decoded(byte[] bytes) {
    int mark = bytes.length < 2 ? 0 : ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
    String text = new String(bytes, mark == 0xFEFF || mark == 0xFFFE ? UTF_16 : UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private ScanFailure unreadable(String why) {
    return ScanFailure.rejected("redact", "Cannot redact %s: %s.".formatted(source(), why));
  }

  private String source() {
    return file.equals(STANDARD_INPUT) ? "standard input" : file;
  }
}
