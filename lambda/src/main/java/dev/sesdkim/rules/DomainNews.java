package dev.sesdkim.rules;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.CheckOutcome;
import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.IdentityType;
import dev.sesdkim.dkim.MailboxProvider;
import dev.sesdkim.dkim.Readiness;
import dev.sesdkim.dkim.ReadinessCheck;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What happened to one identity, in a sentence or two.
final class DomainNews {

  private DomainNews() {}

  /// The sentence, which begins in lower case.
  ///
  /// @param scan when the reporting scan started
  static String of(AlertKind.OfDomain kind, AlertedIdentity one, Instant scan) {
    State state = one.known();
    return switch (kind) {
      case REGRESSED, WORSENED, FOUND_UNVERIFIED ->
          unverified(kind.isWorse(), one.told().reason(), state, false);
      case RECOVERED -> Recovery.of(one).sentence(true);
      case REMOVED -> removed("it");
      case AT_RISK -> atRisk(state, scan);
      case NOT_READY -> notReady(state);
    };
  }

  /// One sentence for several addresses that have the same news.
  static String ofSeveral(AlertKind.OfDomain kind, AlertedIdentity one, Instant scan) {
    return switch (kind) {
      case REGRESSED, WORSENED, FOUND_UNVERIFIED ->
          unverified(kind.isWorse(), one.told().reason(), one.known(), true);
      case RECOVERED -> Recovery.of(one).sentence(false);
      case REMOVED -> removed("them");
      case AT_RISK, NOT_READY -> of(kind, one, scan);
    };
  }

  private static String removed(String what) {
    return "SES no longer lists %1$s, and sends from %1$s only where another identity covers %1$s."
        .formatted(what);
  }

  /// @param several whether the sentence is about several addresses
  private static String unverified(boolean changed, Reason reason, State state, boolean several) {
    if (state.identity().type() == IdentityType.EMAIL_ADDRESS) {
      String whose = several ? "their" : "its";
      return reason == Reason.SIGNING_DISABLED
          ? "signing is switched off for the %s, which overrides %s domain."
              .formatted(several ? "addresses themselves" : "address itself", whose)
          : reason.whatHappened(changed, whose, whose + " domain's DKIM records");
    }
    String records = EvidenceNews.records(state).orElse("its DKIM records");
    return reason.whatHappened(changed, "its", records + EvidenceNews.word(reason, state))
        + EvidenceNews.fine(state);
  }

  private static String atRisk(State state, Instant scan) {
    Optional<String> key = KeyNews.of(state, scan);
    return EvidenceNews.wrong(state)
        .map(
            wrong ->
                wrong
                    + (EvidenceNews.isOfKeysAlone(state) || state.evidence().isWithoutKey()
                        ? " SES still signs, but receivers cannot check its signatures."
                        : " SES still signs; once it notices, mail leaves unsigned."))
        .or(() -> key)
        .orElse(
            "some of its DKIM records are missing or wrong in DNS. SES still signs; once it"
                + " notices, mail leaves unsigned.");
  }

  private static String notReady(State state) {
    Optional<Readiness> readiness = state.evidence().readiness();
    List<ReadinessCheck> failed =
        readiness.map(all -> List.copyOf(all.with(CheckOutcome.FAIL))).orElse(List.of());
    String providers =
        readiness
            .map(Readiness::notReadyFor)
            .map(all -> all.stream().sorted().map(MailboxProvider::words).toList())
            .map(English::list)
            .filter(words -> !words.isEmpty())
            .orElse("mailbox providers");
    String why =
        failed.stream()
            .map(check -> readiness.orElseThrow().result(check).words())
            .collect(Collectors.joining("; "));
    return providers + " may reject bulk mail from it" + (why.isEmpty() ? "." : ": " + why + ".");
  }
}
