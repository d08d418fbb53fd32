package dev.sesdkim.rules;

import dev.sesdkim.dkim.Reason;

/// Each reason in a few words, for a subject and a first line.
final class ReasonWords {

  private ReasonWords() {}

  /// What is wrong, to be read after a name.
  static String fault(Reason reason) {
    return switch (reason) {
      case OK -> "DKIM verified";
      case NOT_STARTED -> "DKIM not set up";
      case PENDING -> "DKIM pending";
      case TEMPORARY_FAILURE -> "DKIM records missing";
      case FAILED -> "DKIM failed";
      case SIGNING_DISABLED -> "DKIM signing off";
      case IDENTITY_NOT_VERIFIED -> "not verified with SES";
      case NO_DOMAIN_IDENTITY -> "without a domain identity";
      case DOMAIN_UNVERIFIED -> "unsigned by its domain";
      case UNRECOGNIZED, UNREADABLE -> "status unknown";
    };
  }

  /// The same as a clause, to be read after "is new and".
  static String clause(Reason reason) {
    return switch (reason) {
      case OK -> "DKIM is verified";
      case NOT_STARTED -> "DKIM is not set up";
      case PENDING -> "DKIM is pending";
      case TEMPORARY_FAILURE -> "DKIM records are missing";
      case SIGNING_DISABLED -> "DKIM signing is off";
      case UNRECOGNIZED, UNREADABLE -> "the status is unknown";
      case FAILED, IDENTITY_NOT_VERIFIED, NO_DOMAIN_IDENTITY, DOMAIN_UNVERIFIED -> fault(reason);
    };
  }

  /// What it means for the mail.
  static String effect(Reason reason) {
    return switch (reason) {
      case OK -> "mail is signed";
      case NOT_STARTED, FAILED, SIGNING_DISABLED, NO_DOMAIN_IDENTITY, DOMAIN_UNVERIFIED ->
          "mail leaves unsigned";
      case PENDING -> "mail leaves unsigned until SES finds the records";
      case TEMPORARY_FAILURE -> "mail may already leave unsigned";
      case IDENTITY_NOT_VERIFIED -> "SES refuses to send from it";
      case UNRECOGNIZED, UNREADABLE -> "nothing is concluded";
    };
  }

  /// The gravest of some reasons, the first one of equals.
  static Reason gravest(Iterable<Reason> reasons) {
    Reason gravest = Reason.OK;
    for (Reason reason : reasons) {
      if (gravest == Reason.OK || reason.worseThan(gravest)) {
        gravest = reason;
      }
    }
    return gravest;
  }
}
