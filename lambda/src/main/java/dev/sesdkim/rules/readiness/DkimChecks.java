package dev.sesdkim.rules.readiness;

import dev.sesdkim.dkim.DkimEvidence;
import dev.sesdkim.dkim.Readiness.Result;
import java.util.Optional;

/// DKIM: verified with SES, live in DNS, and long enough.
final class DkimChecks {

  private static final int REQUIRED_BITS = 1024;

  private static final int RECOMMENDED_BITS = 2048;

  private DkimChecks() {}

  static Result verified(Sender sender) {
    return switch (sender.verdict()) {
      case VERIFIED -> Result.pass("SES signs the mail");
      case UNVERIFIED -> Result.fail("mail leaves without a DKIM signature of its domain");
      case UNKNOWN -> Result.unknown("SES gave no answer");
    };
  }

  static Result live(DkimEvidence dkim) {
    if (dkim.records().isEmpty()) {
      return Result.unknown("SES does not tell which DKIM records there ought to be");
    }
    return switch (dkim.keys()) {
      case PRESENT -> {
        long wrong = dkim.records().stream().filter(check -> check.finding().wrong()).count();
        if (wrong > 0) {
          yield Result.warn(
              "%s of %s records missing or wrong: SES will soon call DKIM failed"
                  .formatted(wrong, dkim.records().size()));
        }
        yield dkim.isComplete()
            ? Result.pass("the records are right and lead to a key")
            : Result.pass("a key is there; not every record could be looked up");
      }
      case NONE -> Result.fail("no DKIM record leads to a key");
      case REVOKED -> Result.fail("the DKIM key is revoked");
      case UNKNOWN -> Result.unknown("DNS could not be asked");
    };
  }

  static Result keyLength(Sender sender) {
    Optional<Integer> bits = sender.keyBits();
    if (bits.isEmpty()) {
      return Result.unknown("the key's length is not known");
    }
    String words = bits.get() + " bits";
    if (bits.get() < REQUIRED_BITS) {
      return Result.fail(words + ", and " + REQUIRED_BITS + " are required");
    }
    return bits.get() < RECOMMENDED_BITS
        ? Result.warn(words + ", and " + RECOMMENDED_BITS + " are recommended")
        : Result.pass(words);
  }
}
