package dev.sesdkim.dkim;

import java.time.Duration;
import java.util.Comparator;

/// Why a verdict is what it is: a closed list, each with its words for people beside it.
///
/// The order decides only between reasons of the same gravity ([#WORST_FIRST]).
public enum Reason {
  OK(
      Verdict.VERIFIED,
      0,
      "DKIM verified",
      "verified by SES",
      "DKIM signing is on and verified.",
      "None: mail from this identity is signed.",
      "nothing"),
  NOT_STARTED(
      Verdict.UNVERIFIED,
      3,
      "DKIM not set up",
      "DKIM was never set up",
      "DKIM was never set up for this domain, or its set-up was reset.",
      "Mail leaves without a DKIM signature of the domain; bulk mail is rejected or lands in spam.",
      "start Easy DKIM, then publish its records"),
  PENDING(
      Verdict.UNVERIFIED,
      1,
      "DKIM pending",
      "SES has not found the records yet",
      "SES is waiting for the domain's DKIM records and looks for them for up to 72 hours.",
      "Until the records are found, mail leaves without a DKIM signature of the domain.",
      "publish its DKIM records"),
  TEMPORARY_FAILURE(
      Verdict.UNVERIFIED,
      2,
      "DKIM records missing",
      "SES no longer finds the records",
      "SES can no longer see the DKIM records it had verified before.",
      "Mail may already leave unsigned, and SES gives up after about 72 hours.",
      "publish its DKIM records again"),
  FAILED(
      Verdict.UNVERIFIED,
      4,
      "DKIM failed",
      "SES gave up",
      "SES did not find the DKIM records and has stopped looking.",
      "Mail leaves unsigned until the records are back and the set-up is started again.",
      "publish its DKIM records, then have SES look again"),
  SIGNING_DISABLED(
      Verdict.UNVERIFIED,
      3,
      "DKIM signing off",
      "signing is switched off",
      "DKIM is verified, but signing is switched off.",
      "Mail leaves without a DKIM signature of the domain although everything is in place.",
      "switch signing on"),
  IDENTITY_NOT_VERIFIED(
      Verdict.UNVERIFIED,
      5,
      "not verified in SES",
      "not verified: SES refuses to send",
      "The identity itself is not verified with SES.",
      "SES refuses to send from it.",
      "have SES verify it"),
  NO_DOMAIN_IDENTITY(
      Verdict.UNVERIFIED,
      3,
      "no domain identity",
      "no domain identity signs for it",
      "The address has no domain identity above it in this region, so nothing signs for it.",
      "Mail from this address leaves without a DKIM signature of its domain.",
      "give it a domain identity with DKIM"),
  DOMAIN_UNVERIFIED(
      Verdict.UNVERIFIED,
      3,
      "unsigned with its domain",
      "its domain is not verified",
      "The domain that signs for this address is not verified.",
      "Mail from this address leaves unsigned until its domain is fixed.",
      "fix its domain"),
  UNRECOGNIZED(
      Verdict.UNKNOWN,
      0,
      "status unknown",
      "SES gave a status unknown here",
      "SES answered with a status that this version does not know.",
      "Unknown: nothing is concluded until SES answers with a known status.",
      "nothing until SES gives a known status"),
  UNREADABLE(
      Verdict.UNKNOWN,
      0,
      "status unknown",
      "SES gave no answer",
      "SES gave no answer about this identity.",
      "Unknown: nothing is concluded until SES answers.",
      "nothing until SES answers");

  /// How long SES looks for DKIM records that it no longer finds (SES Developer Guide,
  /// "Troubleshooting DKIM problems").
  public static final Duration SES_LOOKS = Duration.ofDays(3);

  /// The gravest first; reasons of the same gravity in the order of this list.
  public static final Comparator<Reason> WORST_FIRST =
      Comparator.comparingInt((Reason reason) -> reason.gravity)
          .reversed()
          .thenComparing(Comparator.naturalOrder());

  private final Verdict verdict;
  private final int gravity;
  private final String inBrief;
  private final String cause;
  private final String explanation;
  private final String risk;
  private final String fix;

  Reason(
      Verdict verdict,
      int gravity,
      String inBrief,
      String cause,
      String explanation,
      String risk,
      String fix) {
    this.verdict = verdict;
    this.gravity = gravity;
    this.inBrief = inBrief;
    this.cause = cause;
    this.explanation = explanation;
    this.risk = risk;
    this.fix = fix;
  }

  public Verdict verdict() {
    return verdict;
  }

  /// What is wrong in a few words, to be read after a colon.
  public String inBrief() {
    return inBrief;
  }

  /// What is wrong, short enough for a table cell.
  public String cause() {
    return cause;
  }

  /// What happened, in one sentence.
  public String explanation() {
    return explanation;
  }

  /// What it means for the mail, in one sentence.
  public String risk() {
    return risk;
  }

  /// What to do, in a few words in lower case.
  public String fix() {
    return fix;
  }

  /// Whether this is the graver of two reasons to be unverified. From the least grave to the
  /// gravest: SES waits for the records; SES no longer finds them and will give up; mail leaves
  /// unsigned; SES has given up; SES refuses to send.
  public boolean worseThan(Reason other) {
    return gravity > other.gravity;
  }

  /// Whether something was never finished, rather than broken.
  public boolean isSettingUp() {
    return this == NOT_STARTED || this == PENDING || this == NO_DOMAIN_IDENTITY;
  }

  /// Whether SES does not find DKIM records that it looks for, or has looked for.
  public boolean isOfRecords() {
    return this == PENDING || this == TEMPORARY_FAILURE || this == FAILED;
  }

  /// Whether the fault lies in the identity itself: for an address, whatever state its domain is
  /// in.
  public boolean isOwn() {
    return this == SIGNING_DISABLED || this == IDENTITY_NOT_VERIFIED;
  }

  /// The gravest of some reasons, the first one of equals; [#OK] if there are none.
  public static Reason gravest(Iterable<Reason> reasons) {
    Reason gravest = OK;
    for (Reason reason : reasons) {
      if (gravest == OK || reason.worseThan(gravest)) {
        gravest = reason;
      }
    }
    return gravest;
  }

  /// What happened, as a sentence in lower case.
  ///
  /// @param changed whether it was otherwise before
  /// @param whose `its` or `their`
  /// @param records such as `its DKIM records`
  public String whatHappened(boolean changed, String whose, String records) {
    String whom = whose.equals("its") ? "it" : "them";
    return switch (this) {
      case OK -> "SES reports DKIM as verified.";
      case NOT_STARTED ->
          changed ? whose + " DKIM set-up was reset in SES." : "DKIM is not set up in SES.";
      case PENDING -> "SES is waiting for " + records + ".";
      case TEMPORARY_FAILURE -> "SES no longer finds " + records + ".";
      case FAILED -> "SES did not find " + records + " and has stopped looking.";
      case SIGNING_DISABLED ->
          "DKIM signing " + (changed ? "was switched" : "is switched") + " off in SES.";
      case IDENTITY_NOT_VERIFIED ->
          "SES refuses to send from %s: %s own verification %s"
              .formatted(whom, whose, changed ? "was lost." : "is missing.");
      case NO_DOMAIN_IDENTITY ->
          "no domain identity signs for %s in %s region.".formatted(whom, whose);
      case DOMAIN_UNVERIFIED -> whose + " domain is not verified in SES.";
      case UNRECOGNIZED -> "SES answered with a status that this version does not know.";
      case UNREADABLE -> "SES gave no answer about it.";
    };
  }
}
