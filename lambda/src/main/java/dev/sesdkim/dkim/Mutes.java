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
/// ready; an address that its domain takes down is hidden with a muted domain.
public final class Mutes {

  /// Nothing is muted.
  public static final Mutes NONE = new Mutes(List.of(), true);

  /// It could not be read what is muted.
  public static final Mutes UNKNOWN = new Mutes(List.of(), false);

  private final Map<List<String>, Mute> rows;
  private final boolean all;

  /// Of one account.
  ///
  /// @param all whether these are all that there are; otherwise some could not be read
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

  /// All of them, by region and name; those that are over too.
  public List<Mute> rows() {
    return rows.values().stream()
        .sorted(Comparator.comparing(Mute::name).thenComparing(Mute::region))
        .toList();
  }

  /// The mute that keeps the identity quiet now, the longest if there are two.
  public Optional<Mute> of(Identity identity, Instant now) {
    return rows.isEmpty()
        ? Optional.empty()
        : Stream.of(identity.region(), Mute.EVERYWHERE)
            .flatMap(
                region -> Optional.ofNullable(rows.get(List.of(region, identity.name()))).stream())
            .filter(mute -> mute.holds(now))
            .max(Comparator.comparing(Mute::until));
  }

  /// The mute of an identity that is so: its own, or that of the domain that takes it down.
  public Optional<Mute> of(
      Identity identity, Reason reason, Optional<String> governedBy, Instant now) {
    return of(identity, now)
        .or(
            () ->
                governedBy
                    .filter(_ -> reason == Reason.DOMAIN_UNVERIFIED)
                    .map(domain -> new Identity(identity.region(), identity.account(), domain))
                    .flatMap(domain -> of(domain, now)));
  }

  public Optional<Mute> of(State state, Instant now) {
    return of(state.identity(), state.reason(), state.facts().governedBy(), now);
  }

  /// Until when an identity is muted. Where not all mutes could be read, what is remembered of them
  /// holds.
  ///
  /// @param remembered until when its row says
  public Optional<Instant> until(State state, Optional<Instant> remembered, Instant now) {
    return of(state, now)
        .map(Mute::until)
        .or(() -> all ? Optional.empty() : remembered.filter(until -> until.isAfter(now)));
  }

  /// The state of an identity with until when it is muted now.
  public State on(State state, Instant now) {
    Notice notice = state.notice();
    return state.with(notice.muted(until(state, notice.mutedUntil(), now)));
  }
}
