package dev.sesdkim.rules.dmarc;

import dev.sesdkim.dkim.DmarcPolicy;
import dev.sesdkim.rules.TagList.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A DMARC record as it should be written.
///
/// @param others all other valid tags, in the order in which they are written
/// @param rua the addresses for aggregate reports
/// @param ruf the addresses for failure reports
record Draft(
    DmarcPolicy p,
    Optional<DmarcPolicy> sp,
    Optional<DmarcPolicy> np,
    List<Tag> others,
    List<String> rua,
    List<String> ruf) {

  Draft {
    others = List.copyOf(others);
    rua = List.copyOf(rua);
    ruf = List.copyOf(ruf);
  }

  /// Merges several records: the strictest policy for each kind of name, all report addresses, and
  /// all else from the record with the strictest policy.
  ///
  /// @param drafts at least one
  static Draft merged(List<Draft> drafts) {
    Draft strictest =
        drafts.stream()
            .max(Comparator.comparing(Draft::applied).thenComparing(Draft::p))
            .orElseThrow();
    DmarcPolicy p = strictest.p;
    DmarcPolicy below = strictest(drafts, Draft::below);
    DmarcPolicy belowUnknown = strictest(drafts, draft -> draft.np.orElseGet(draft::below));
    return new Draft(
        p,
        Optional.of(below).filter(policy -> policy != p),
        Optional.of(belowUnknown).filter(policy -> policy != below),
        strictest.others,
        addresses(drafts, Draft::rua),
        addresses(drafts, Draft::ruf));
  }

  /// The record for a name below the one that this record is for.
  Draft forBelow() {
    return new Draft(
        below(),
        Optional.empty(),
        Optional.empty(),
        others.stream().filter(tag -> !tag.name().equals("psd")).toList(),
        rua,
        ruf);
  }

  /// The record's text: `v` first and `p` second, as RFC 7489 requires too.
  String text() {
    return Stream.of(
            Stream.of("v=DMARC1", "p=" + p.word()),
            sp.stream().map(policy -> "sp=" + policy.word()),
            np.stream().map(policy -> "np=" + policy.word()),
            others.stream().map(tag -> tag.name() + "=" + tag.value()),
            list("rua", rua),
            list("ruf", ruf))
        .flatMap(part -> part)
        .collect(Collectors.joining("; "));
  }

  private static Stream<String> list(String name, List<String> addresses) {
    return addresses.isEmpty()
        ? Stream.empty()
        : Stream.of(name + "=" + String.join(",", addresses));
  }

  private boolean isTested() {
    return others.contains(new Tag("t", "y"));
  }

  private DmarcPolicy applied() {
    return isTested() ? p.lowered() : p;
  }

  private DmarcPolicy below() {
    return sp.orElse(p);
  }

  private static DmarcPolicy strictest(List<Draft> drafts, Function<Draft, DmarcPolicy> policy) {
    return drafts.stream().map(policy).max(Comparator.naturalOrder()).orElseThrow();
  }

  private static List<String> addresses(
      List<Draft> drafts, Function<Draft, List<String>> addresses) {
    return drafts.stream().flatMap(draft -> addresses.apply(draft).stream()).distinct().toList();
  }
}
