package dev.sesdkim.rules;

import dev.sesdkim.dkim.Reason;

/// Each reason in a few words, for a subject and for what happened.
final class ReasonWords {

  private ReasonWords() {}

  /// What is wrong, to be read after a colon.
  static String fault(Reason reason) {
    return switch (reason) {
      case OK -> "DKIM verified";
      case NOT_STARTED -> "DKIM not set up";
      case PENDING -> "DKIM pending";
      case TEMPORARY_FAILURE -> "DKIM records missing";
      case FAILED -> "DKIM failed";
      case SIGNING_DISABLED -> "DKIM signing off";
      case IDENTITY_NOT_VERIFIED -> "not verified in SES";
      case NO_DOMAIN_IDENTITY -> "no domain identity";
      case DOMAIN_UNVERIFIED -> "unsigned with its domain";
      case UNRECOGNIZED, UNREADABLE -> "status unknown";
    };
  }

  /// What happened, as a sentence in lower case.
  ///
  /// @param changed whether it was otherwise before
  /// @param whose `its` or `their`
  /// @param records such as `its DKIM records`
  static String what(Reason reason, boolean changed, String whose, String records) {
    return switch (reason) {
      case OK -> "SES reports DKIM as verified.";
      case NOT_STARTED ->
          changed ? whose + " DKIM set-up was reset in SES." : "DKIM is not set up in SES.";
      case PENDING -> "SES is waiting for " + records + ".";
      case TEMPORARY_FAILURE -> "SES no longer finds " + records + ".";
      case FAILED -> "SES did not find " + records + " and has stopped looking.";
      case SIGNING_DISABLED ->
          "DKIM signing " + (changed ? "was switched" : "is switched") + " off in SES.";
      case IDENTITY_NOT_VERIFIED ->
          "SES refuses to send from "
              + (whose.equals("its") ? "it" : "them")
              + ": "
              + whose
              + " own verification "
              + (changed ? "was lost." : "is missing.");
      case NO_DOMAIN_IDENTITY ->
          "no domain identity signs for "
              + (whose.equals("its") ? "it" : "them")
              + " in its region.";
      case DOMAIN_UNVERIFIED -> whose + " domain is not verified in SES.";
      case UNRECOGNIZED -> "SES answered with a status that this version does not know.";
      case UNREADABLE -> "SES gave no answer about it.";
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
