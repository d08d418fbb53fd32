package dev.sesdkim.rules.readiness;

import dev.sesdkim.dkim.CheckOutcome;
import dev.sesdkim.dkim.Readiness;
import dev.sesdkim.dkim.Readiness.Result;
import dev.sesdkim.dkim.ReadinessCheck;
import dev.sesdkim.dkim.ReadinessLevel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Judges a sender against the bulk-sender rules.
public final class ReadinessRule {

  /// What the rules require and DNS and SES do not show.
  public static final List<String> NOT_CHECKED =
      List.of(
          "reverse DNS of the sending addresses (Amazon's, unless you bring your own)",
          "TLS on the way (SES uses it where the receiver offers it)",
          "the spam rate: stay below 0.3 % (Gmail Postmaster Tools)",
          "one-click unsubscribe in marketing mail (RFC 8058)",
          "the form of each message (RFC 5322)",
          "how much is sent: the rules bind from about 5,000 messages a day");

  private ReadinessRule() {}

  public static Readiness of(Sender sender) {
    Map<ReadinessCheck, Result> checks = new EnumMap<>(ReadinessCheck.class);
    for (ReadinessCheck check : ReadinessCheck.values()) {
      checks.put(check, result(check, sender));
    }
    return new Readiness(level(checks), checks);
  }

  private static Result result(ReadinessCheck check, Sender sender) {
    return switch (check) {
      case DKIM_VERIFIED -> DkimChecks.verified(sender);
      case DKIM_LIVE -> DkimChecks.live(sender.dkim());
      case DKIM_KEY_LENGTH -> DkimChecks.keyLength(sender);
      case SPF -> SpfCheck.of(sender);
      case DMARC -> DmarcCheck.of(sender.dmarc());
      case ALIGNMENT -> AlignmentCheck.of(sender);
    };
  }

  private static ReadinessLevel level(Map<ReadinessCheck, Result> checks) {
    if (checks.values().stream().anyMatch(result -> result.outcome() == CheckOutcome.FAIL)) {
      return ReadinessLevel.NOT_READY;
    }
    boolean open =
        checks.values().stream().anyMatch(result -> result.outcome() == CheckOutcome.UNKNOWN);
    return open ? ReadinessLevel.UNKNOWN : ReadinessLevel.READY;
  }
}
