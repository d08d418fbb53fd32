package dev.sesdkim.rules.readiness;

import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.MailFromEvidence;
import dev.sesdkim.dkim.Readiness.Result;
import dev.sesdkim.dkim.SesStatus;
import dev.sesdkim.dkim.Spf;
import dev.sesdkim.dkim.SpfProblem;
import dev.sesdkim.rules.spf.SpfWords;
import java.util.Optional;

/// SPF of the envelope sender (SES Developer Guide, "Using a custom MAIL FROM domain"; RFC 7208).
final class SpfCheck {

  private static final String REJECT = "RejectMessage";

  private SpfCheck() {}

  static Result of(Sender sender) {
    return switch (sender.mailFrom()) {
      case MailFrom.Standard _ ->
          Result.warn("SPF passes for amazonses.com, which is not aligned: no custom MAIL FROM");
      case MailFrom.Unread _ -> Result.unknown("SES did not tell the MAIL FROM domain");
      case MailFrom.Custom custom ->
          SesStatus.of(custom.status())
              .map(status -> custom(custom, status, sender.mailFromRecords()))
              .orElseGet(() -> Result.unknown("the MAIL FROM status is not known here"));
    };
  }

  private static Result custom(
      MailFrom.Custom custom, SesStatus status, Optional<MailFromEvidence> records) {
    if (status != SesStatus.SUCCESS) {
      return custom.onFailure().equals(REJECT)
          ? Result.fail("the custom MAIL FROM is not verified, and SES refuses to send without it")
          : Result.warn("the custom MAIL FROM is not verified: SPF passes but is not aligned");
    }
    return records.map(SpfCheck::verified).orElseGet(() -> Result.unknown("not looked up"));
  }

  private static Result verified(MailFromEvidence records) {
    Spf spf = records.spf();
    String words = SpfWords.of(spf);
    return switch (spf.outcome()) {
      case PERMERROR, NONE -> Result.fail(words);
      case NOT_COVERED ->
          spf.is(SpfProblem.Kind.DEPENDS_ON_MAIL) ? Result.unknown(words) : Result.fail(words);
      case TEMPERROR -> Result.unknown(words);
      case PASS ->
          spf.problem()
              .map(_ -> Result.warn(words))
              .orElseGet(() -> passed(records.mx().finding()));
    };
  }

  private static Result passed(DnsFinding mx) {
    return mx.wrong()
        ? Result.warn("the MX record of the MAIL FROM domain is missing or wrong")
        : Result.pass("the custom MAIL FROM is verified and its SPF record in order");
  }
}
