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
          Results.warn("SPF passes for amazonses.com, which is not aligned: no custom MAIL FROM");
      case MailFrom.Unread _ -> Results.unknown("SES did not tell the MAIL FROM domain");
      case MailFrom.Custom custom ->
          SesStatus.of(custom.status())
              .map(status -> custom(custom, status, sender.mailFromRecords()))
              .orElseGet(() -> Results.unknown("the MAIL FROM status is not known here"));
    };
  }

  private static Result custom(
      MailFrom.Custom custom, SesStatus status, Optional<MailFromEvidence> records) {
    if (status != SesStatus.SUCCESS) {
      return custom.onFailure().equals(REJECT)
          ? Results.fail("the custom MAIL FROM is not verified, and SES refuses to send without it")
          : Results.warn("the custom MAIL FROM is not verified: SPF passes but is not aligned");
    }
    return records.map(SpfCheck::verified).orElseGet(() -> Results.unknown("not looked up"));
  }

  private static Result verified(MailFromEvidence records) {
    Spf spf = records.spf();
    String words = SpfWords.of(spf);
    return switch (spf.outcome()) {
      case PERMERROR, NONE -> Results.fail(words);
      case NOT_COVERED ->
          spf.is(SpfProblem.Kind.DEPENDS_ON_MAIL) ? Results.unknown(words) : Results.fail(words);
      case TEMPERROR -> Results.unknown(words);
      case PASS ->
          spf.problem()
              .map(_ -> Results.warn(words))
              .orElseGet(() -> passed(records.mx().finding()));
    };
  }

  private static Result passed(DnsFinding mx) {
    return mx.wrong()
        ? Results.warn("the MX record of the MAIL FROM domain is missing or wrong")
        : Results.pass("the custom MAIL FROM is verified and its SPF record in order");
  }
}
