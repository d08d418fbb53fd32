package dev.sesdkim.local;

import dev.sesdkim.dkim.Printable;
import dev.sesdkim.scan.ScanFailure;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// Tells a person why the command could not do its work.
record Failures(PrintWriter err) implements IExecutionExceptionHandler {

  private static final int LONGEST = 2_000;

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    if (failure instanceof ScanFailure expected) {
      err.println(Printable.line(String.valueOf(expected.getMessage()), LONGEST));
    } else {
      err.println("A fault in this program; please report it.");
      failure.printStackTrace(err);
    }
    err.flush();
    return ExitStatus.UNKNOWN;
  }
}
