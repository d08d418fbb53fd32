package dev.sesdkim.rules;

import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.State;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What SES and DNS showed of a domain's DKIM records, in a few words.
final class EvidenceNews {

  /// SES's words for records that are not as they ought to be.
  private static final Set<String> OF_RECORDS =
      Set.of("HOST_NOT_FOUND", "TYPE_NOT_FOUND", "INVALID_VALUE");

  private EvidenceNews() {}

  /// Such as `1 of 3 DKIM records`; empty if none or all of them are known to be wrong.
  static Optional<String> records(State state) {
    List<DnsCheck> checks = state.evidence().dkimRecords();
    int wrong = state.evidence().wrongDkimRecords().size();
    return wrong == 0 || wrong == checks.size()
        ? Optional.empty()
        : Optional.of(wrong + " of " + checks.size() + " DKIM records");
  }

  /// That some records are wrong in DNS; empty if none are known to be.
  static Optional<String> wrong(State state) {
    List<DnsCheck> checks = state.evidence().dkimRecords();
    List<DnsCheck> wrong = state.evidence().wrongDkimRecords();
    if (wrong.isEmpty()) {
      return Optional.empty();
    }
    boolean missing = wrong.stream().allMatch(one -> one.finding() == DnsFinding.MISSING);
    boolean other = wrong.stream().noneMatch(one -> one.finding() == DnsFinding.MISSING);
    String how =
        isOfKeysAlone(state)
            ? "right in DNS, but without a usable key"
            : missing ? "missing from DNS" : other ? "wrong in DNS" : "missing or wrong in DNS";
    int all = checks.size();
    if (all == 1) {
      return Optional.of("its DKIM record is " + how + ".");
    }
    String which =
        wrong.size() == all
            ? "all " + all + " DKIM records are "
            : "%s of %s DKIM records %s "
                .formatted(wrong.size(), all, wrong.size() == 1 ? "is" : "are");
    return Optional.of(which + how + unknown(checks) + ".");
  }

  /// Whether every record that is not right is right itself and leads to no usable key.
  static boolean isOfKeysAlone(State state) {
    List<DnsCheck> wrong = state.evidence().wrongDkimRecords();
    return !wrong.isEmpty() && wrong.stream().allMatch(DnsCheck::leadsToNoKey);
  }

  private static String unknown(List<DnsCheck> checks) {
    long open = checks.stream().filter(one -> !one.finding().definite()).count();
    return open == 0 ? "" : ", " + open + " could not be looked up";
  }

  /// SES's own word for what it saw, in brackets after a space, unless DNS shows what is wrong.
  static String word(Reason reason, State state) {
    boolean shown = isOfRecords(state) && !state.evidence().wrongDkimRecords().isEmpty();
    return shown || !reason.isOfRecords() || step(state).isPresent()
        ? ""
        : state
            .evidence()
            .detail()
            .flatMap(SesDetail::error)
            .map(error -> " (" + Words.name(error) + ")")
            .orElse("");
  }

  /// What to do about SES's own word, unless the records that are given say enough.
  static Optional<String> step(State state) {
    boolean given = !DkimRecords.toPublish(state).isEmpty();
    return SesErrors.step(state).filter(_ -> !given || !isOfRecords(state));
  }

  private static boolean isOfRecords(State state) {
    return state
        .evidence()
        .detail()
        .flatMap(SesDetail::error)
        .filter(OF_RECORDS::contains)
        .isPresent();
  }

  /// Says after a space that DNS is right; empty if that is not known of every record.
  static String fine(State state) {
    List<DnsCheck> checks = state.evidence().dkimRecords();
    if (checks.isEmpty() || checks.stream().anyMatch(one -> one.finding() != DnsFinding.OK)) {
      return "";
    }
    return checks.size() == 1
        ? " DNS is fine."
        : " DNS is fine (%s of %s records).".formatted(checks.size(), checks.size());
  }
}
