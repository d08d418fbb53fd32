package dev.sesdkim.rules.dmarc;

import dev.sesdkim.dkim.DmarcPolicy;
import dev.sesdkim.dkim.DmarcProblem;
import dev.sesdkim.dkim.DmarcProblem.Kind;
import java.util.List;
import java.util.Optional;

/// A DMARC policy record (RFC 9989 section 4.7).
///
/// @param p the policy for the domain itself; NONE if the tag is missing or cannot be read
/// @param sp the policy for names below it
/// @param np the policy for names below it that do not exist
/// @param psd whether the domain is a public suffix (`y`), an organizational domain (`n`), or does
///   not say (`u`)
/// @param test whether receivers apply the policy one step weaker
/// @param rua the addresses for aggregate reports that can be read
/// @param ruf the addresses for failure reports that can be read
/// @param problems what its owner should know
record PolicyRecord(
    DmarcPolicy p,
    Optional<DmarcPolicy> sp,
    Optional<DmarcPolicy> np,
    Psd psd,
    boolean test,
    boolean strictSpf,
    List<ReportAddress> rua,
    List<ReportAddress> ruf,
    List<DmarcProblem> problems) {

  enum Psd {
    Y,
    N,
    U
  }

  PolicyRecord {
    rua = List.copyOf(rua);
    ruf = List.copyOf(ruf);
    problems = List.copyOf(problems);
  }

  /// Reads a text that [Version#opens] as a record.
  static PolicyRecord of(String text) {
    return new PolicyReader(text).read();
  }

  /// The `psd` of such a text.
  static Psd psd(String text) {
    return new PolicyReader(text).psd();
  }

  /// Whether an unreadable policy makes receivers ignore the record: it then counts as `p=none` if
  /// it asks for reports, otherwise as no record (RFC 9989 section 4.10.1).
  boolean voided() {
    return unreadablePolicy() && rua.isEmpty();
  }

  /// Whether the record states a policy that receivers can read.
  boolean statesPolicy() {
    return problems.stream().map(DmarcProblem::kind).noneMatch(Kind::leavesNoPolicy);
  }

  DmarcPolicy forItself() {
    return applied(p);
  }

  DmarcPolicy forBelow(boolean exists) {
    Optional<DmarcPolicy> below = exists ? sp : np.or(() -> sp);
    return applied(below.orElse(p));
  }

  private DmarcPolicy applied(DmarcPolicy declared) {
    if (unreadablePolicy()) {
      return DmarcPolicy.NONE;
    }
    return test ? declared.lowered() : declared;
  }

  private boolean unreadablePolicy() {
    return problems.stream()
        .map(DmarcProblem::kind)
        .anyMatch(
            kind -> kind == Kind.P_INVALID || kind == Kind.SP_INVALID || kind == Kind.NP_INVALID);
  }
}
