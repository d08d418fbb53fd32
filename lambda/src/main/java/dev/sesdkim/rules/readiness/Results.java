package dev.sesdkim.rules.readiness;

import dev.sesdkim.dkim.CheckOutcome;
import dev.sesdkim.dkim.Readiness.Result;

/// Results of checks, by their outcome.
final class Results {

  private Results() {}

  static Result pass(String words) {
    return new Result(CheckOutcome.PASS, words);
  }

  static Result warn(String words) {
    return new Result(CheckOutcome.WARN, words);
  }

  static Result fail(String words) {
    return new Result(CheckOutcome.FAIL, words);
  }

  static Result unknown(String words) {
    return new Result(CheckOutcome.UNKNOWN, words);
  }
}
