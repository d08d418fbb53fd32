package dev.sesdkim.dkim;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/// What people have muted in an account. A mute hides that an identity is broken, at risk or not
/// ready; the mute of a domain also hides the addresses that the domain takes down.
public final class Mutes {

  /// Nothing is muted.
  public static final Mutes NONE = new Mutes(List.of(), true);

  /// The mutes could not be read.
  public static final Mutes UNKNOWN = new Mutes(List.of(), false);

  private final Map<List<String>, Mute> rows;
  private final boolean all;

  /// The mutes of one account.
  ///
  /// @param all whether all mutes could be read
  public Mutes(List<Mute> rows, boolean all) {
    this.rows =
        rows.stream()
            .collect(
                toMap(
                    mute -> List.of(mute.region(), mute.name()),
                    mute -> mute,
                    BinaryOperator.maxBy(Comparator.comparing(Mute::until))));
    this.all = all;
  }

  /// All mutes, also those that are over, sorted by name and region.
  public List<Mute> rows() {
    return rows.values().stream()
        .sorted(Comparator.comparing(Mute::name).thenComparing(Mute::region))
        .toList();
  }

  /// The mute that holds for the identity now; the one that ends last, if there are two.
  public Optional<Mute> of(Identity identity, Instant now) {
    return rows.isEmpty()
        ? Optional.empty()
        : Stream.of(identity.region(), Mute.EVERYWHERE)
            .flatMap(
                region -> Optional.ofNullable(rows.get(List.of(region, identity.name()))).stream())
            .filter(mute -> mute.holds(now))
            .max(Comparator.comparing(Mute::until));
  }

  /// The identity's own mute, or the mute of the domain that takes it down.
  public Optional<Mute> of(
      Identity identity, Reason reason, Optional<String> governedBy, Instant now) {
    return of(identity, now)
        .or(
            () ->
                governedBy
                    .filter(_ -> reason == Reason.DOMAIN_UNVERIFIED)
                    .map(identity::named)
                    .flatMap(domain -> of(domain, now)));
  }

  public Optional<Mute> of(State state, Instant now) {
    return of(state.identity(), state.reason(), state.facts().governedBy(), now);
  }

  /// Until when an identity is muted. If not all mutes could be read, what its row says holds.
  ///
  /// @param remembered until when the identity is muted, as its row says
  public Optional<Instant> until(State state, Optional<Instant> remembered, Instant now) {
    return of(state, now)
        .map(Mute::until)
        .or(() -> all ? Optional.empty() : remembered.filter(until -> until.isAfter(now)));
  }

  /// The state, with the time until which the identity is muted now.
  public State on(State state, Instant now) {
    Notice notice = state.notice();
    return state.with(notice.muted(until(state, notice.mutedUntil(), now)));
  }
}
