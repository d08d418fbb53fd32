package dev.sesdkim.rules;

import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.ScanPart;
import java.util.Arrays;
import java.util.Optional;

/// Words for people about a part of a scan that fails or works again, other than regions and
/// identities.
final class ScanPartWords {

  /// What to do if a scan has no time for every account.
  static final String MORE_ROOM =
      "Deploy with -c fanOut=true, so that a state machine reads each account with a function run of"
          + " its own. Or raise timeoutMinutes and memoryMiB, or leave out accounts that send no mail"
          + " with excludedAccounts.";

  private ScanPartWords() {}

  /// What it means if an account is not read.
  static final String ACCOUNT_UNREAD =
      "While an account is not read, you do not hear of what breaks there.";

  /// The part; empty if this version does not know the name.
  static Optional<ScanPart> part(Due.OfScan due) {
    return Arrays.stream(ScanPart.values())
        .filter(part -> part.name().equals(due.subject()))
        .findFirst();
  }

  /// The part's name for people.
  static String name(Due.OfScan due) {
    return part(due).map(ScanPart::words).orElseGet(() -> Words.name(due.subject()));
  }

  /// The sentence that says that it fails or works again.
  static String happened(Due.OfScan due, boolean over) {
    if (due.subject().equals(ScanPart.ACCOUNTS.name()) && AccountAdvice.isOfWorker(due.problem())) {
      return over ? "every account is scanned again" : "accounts were not scanned";
    }
    if (due.subject().equals(ScanPart.ACCOUNTS.name())
        && due.problem().kind() == Problem.Kind.DEADLINE) {
      return over ? "every account has its turn again" : "accounts have to wait for a later scan";
    }
    return part(due)
        .map(part -> over ? over(part) : fails(part))
        .orElseGet(() -> Words.name(due.subject()) + (over ? " works again" : " fails"));
  }

  private static String fails(ScanPart part) {
    return switch (part) {
      case ACCOUNTS -> "the accounts cannot be listed";
      case REGIONS -> "the account's regions cannot be listed";
      case DNS -> "DNS does not answer";
      case DETAIL -> "SES v2 gives no detail";
      case MAIL_FROM -> "SES gives no MAIL FROM settings";
      case ROWS -> "rows of the monitor's table could not be saved or read";
      case TIME -> "a scan came near its time limit";
      case SUBSCRIBERS -> "the subscribers cannot be counted";
    };
  }

  private static String over(ScanPart part) {
    return switch (part) {
      case ACCOUNTS -> "the accounts can be listed again";
      case REGIONS -> "the account's regions can be listed again";
      case DNS -> "DNS answers again";
      case DETAIL -> "SES v2 gives detail again";
      case MAIL_FROM -> "SES gives MAIL FROM settings again";
      case ROWS -> "all rows of the monitor's table can be saved and read again";
      case TIME -> "scans end well before their time limit again";
      case SUBSCRIBERS -> "the subscribers can be counted again";
    };
  }

  /// What it means as long as it lasts.
  static String meaning(ScanPart part) {
    return switch (part) {
      case ACCOUNTS ->
          "Each scan reads the accounts that it knows and has time for, those that were not read for"
              + " longest first. A new account is noticed only once it is listed and read.";
      case REGIONS ->
          "While regions cannot be listed, nothing is scanned: no regression is noticed.";
      case DNS ->
          "While DNS does not answer, a missing record is noticed only once SES notices it, and"
              + " readiness stays as it was known.";
      case DETAIL ->
          "While SES v2 gives no detail, alerts may leave out records to publish and what SES saw.";
      case MAIL_FROM ->
          "While SES gives no MAIL FROM settings, their records are not checked, and whether SPF is"
              + " aligned stays as it was known.";
      case ROWS ->
          "What was not saved is compared again by the next scan. Until it is saved, its alerts may"
              + " come late or twice.";
      case TIME ->
          "A scan that reaches its time limit leaves regions unread, and their alerts wait for the"
              + " next scan.";
      case SUBSCRIBERS ->
          "While subscribers cannot be counted, alerts are sent all the same, but nobody notices if"
              + " nobody gets them.";
    };
  }

  static String advice(ScanPart part, Problem problem) {
    return switch (part) {
      case ACCOUNTS -> {
        if (AccountAdvice.isOfWorker(problem)) {
          yield AccountAdvice.CHECK_WORKER;
        }
        yield problem.kind() == Problem.Kind.DEADLINE ? MORE_ROOM : ProblemWords.advice(problem);
      }
      case REGIONS, DETAIL, MAIL_FROM, SUBSCRIBERS -> ProblemWords.advice(problem);
      case DNS ->
          "Check the function's way to the network and its DNS resolver. To do without DNS, deploy"
              + " with -c dnsEvidence=false.";
      case ROWS ->
          problem.kind() == Problem.Kind.ACCESS_DENIED
              ? ProblemWords.advice(problem)
              : "Check the table and the function's log, which names the rows and the reason.";
      case TIME -> ProblemWords.MORE_TIME;
    };
  }
}
