package dev.sesdkim.local.text;

import static java.util.stream.Collectors.toMap;

import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.IdentityType;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.State;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/// The identities that one name means, in every region that has it. For an address that is no
/// identity: the domains that sign for it.
final class NamedStates {

  private final ScanView view;
  private final List<State> all;

  /// @param view of a scan that has the domains above the name too
  /// @param name in any case, with a final dot or without, in Unicode or in A-labels
  NamedStates(ScanView view, String name) {
    this.view = view;
    String plain = NamePattern.plain(name);
    List<State> same =
        view.all().stream()
            .filter(state -> NamePattern.plain(state.identity().name()).equals(plain))
            .toList();
    this.all = same.isEmpty() ? signing(plain) : same;
  }

  /// In each region the nearest domain that signs for an address.
  private List<State> signing(String plain) {
    int at = plain.lastIndexOf('@');
    if (at < 0) {
      return List.of();
    }
    return view.all().stream()
        .filter(state -> state.identity().type() == IdentityType.DOMAIN)
        .filter(
            state ->
                DnsName.within(plain.substring(at + 1), NamePattern.plain(state.identity().name())))
        .collect(
            toMap(
                state -> new AccountRegion(state.identity().account(), state.identity().region()),
                state -> state,
                (one, other) ->
                    one.identity().name().length() < other.identity().name().length()
                        ? other
                        : one))
        .values()
        .stream()
        .sorted(Comparator.comparing(State::identity))
        .toList();
  }

  List<State> all() {
    return all;
  }

  List<State> standing(Standing standing) {
    return all.stream().filter(state -> Standing.of(state) == standing).toList();
  }

  /// The identities with something wrong.
  List<State> wrong() {
    return all.stream().filter(NamedStates::isWrong).toList();
  }

  /// The identities that need a fix, domains before their addresses. An address is fixed through
  /// the domain that signs for it.
  List<State> toFix() {
    SequencedSet<State> toFix = new LinkedHashSet<>();
    for (State state : all) {
      Optional<State> domain = domain(state);
      domain.filter(NamedStates::isWrong).ifPresent(toFix::add);
      if (isWrong(state)
          && (domain.filter(NamedStates::isWrong).isEmpty() || state.reason().isOwn())) {
        toFix.add(state);
      }
    }
    return List.copyOf(toFix);
  }

  private static boolean isWrong(State state) {
    return switch (Standing.of(state)) {
      case BROKEN, AT_RISK, NOT_READY -> true;
      case UNKNOWN, MUTED, VERIFIED -> false;
    };
  }

  /// The domain that signs for an address, if it is known.
  Optional<State> domain(State state) {
    return state
        .governing()
        .flatMap(
            domain -> view.all().stream().filter(one -> one.identity().equals(domain)).findFirst());
  }
}
