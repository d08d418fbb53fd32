package dev.sesdkim.rules;

import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.SesStatus;
import java.util.Optional;

/// A domain is judged by its own reading alone.
final class DomainRule {

  private DomainRule() {}

  static Diagnosis judge(Reading reading) {
    return switch (reading) {
      case Reading.Unread unread -> Unknowns.unreadable(unread, Optional.empty());
      case Reading.Read read ->
          Unknowns.unrecognized(read, Optional.empty())
              .orElseGet(
                  () -> new Diagnosis(read, reason(read), Optional.empty(), Optional.empty()));
    };
  }

  private static Reason reason(Reading.Read read) {
    return switch (SesStatus.of(read.dkimStatus()).orElseThrow()) {
      case NOT_STARTED -> Reason.NOT_STARTED;
      case PENDING -> Reason.PENDING;
      case TEMPORARY_FAILURE -> Reason.TEMPORARY_FAILURE;
      case FAILED -> Reason.FAILED;
      case SUCCESS -> {
        if (!read.signingEnabled()) {
          yield Reason.SIGNING_DISABLED;
        }
        yield read.verificationStatus().equals(SesStatus.SUCCESS.word())
            ? Reason.OK
            : Reason.IDENTITY_NOT_VERIFIED;
      }
    };
  }
}
