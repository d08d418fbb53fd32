package dev.sesdkim.scan;

import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.State;
import dev.sesdkim.rules.Muting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Consumer;

/// What is due in one account, as far as a scan that has taken it has collected it.
final class AccountDue {

  private final Claim claim;
  private final ScanContext scan;
  private final Store store;
  private final Consumer<ScanFailure> unread;
  private final SequencedSet<String> places = new LinkedHashSet<>(List.of(Due.ACCOUNT));
  private final Set<String> unanswered = new HashSet<>();
  private final List<Due> due = new ArrayList<>();

  /// @param unread told why rows could not be read
  AccountDue(Claim claim, ScanContext scan, Store store, Consumer<ScanFailure> unread) {
    this.claim = claim;
    this.scan = scan;
    this.store = store;
    this.unread = unread;
  }

  /// Something may be due in these places too.
  void mayBeIn(Collection<String> more) {
    places.addAll(more);
  }

  /// An earlier invocation of the scan left something due in these places. What it noted of the
  /// account itself came last.
  void wasLeftIn(Collection<String> left) {
    places.clear();
    left.stream().filter(place -> !place.equals(Due.ACCOUNT)).sorted().forEach(places::add);
    places.add(Due.ACCOUNT);
  }

  /// Collects what is due by now.
  void collect() {
    places.forEach(place -> due.addAll(in(place, scan.moment().at())));
  }

  /// This is due besides.
  void add(Collection<? extends Due> more) {
    due.addAll(more);
  }

  /// Everything that was collected.
  List<Due> all() {
    return List.copyOf(due);
  }

  /// The places in which something is due, or may be.
  Set<String> places() {
    Set<String> found = new HashSet<>(unanswered);
    due.forEach(one -> found.add(one.place()));
    return found;
  }

  /// What is due in a place by a moment; nothing where the table does not tell.
  List<Due> in(String place, Instant by) {
    try {
      return store.outbox().due(claim.account(), place, by);
    } catch (ScanFailure why) {
      unanswered.add(place);
      unread.accept(why);
      return List.of();
    }
  }

  /// What became due before it was muted: it is withdrawn where the identity's row says that it is
  /// muted, because then the end of the mute tells it. Elsewhere, as in a region that was not read,
  /// it stays due until the mute is over.
  List<Due> hidden() {
    List<Due.OfIdentity> muted =
        due.stream()
            .filter(Due.OfIdentity.class::isInstance)
            .map(Due.OfIdentity.class::cast)
            .filter(one -> Muting.hides(one, scan))
            .toList();
    if (!muted.isEmpty()) {
      withdraw(muted);
    }
    return List.copyOf(muted);
  }

  private void withdraw(List<Due.OfIdentity> muted) {
    try {
      Map<Identity, State> states =
          store.states().of(muted.stream().map(Due.OfIdentity::identity).toList());
      store
          .outbox()
          .withdraw(
              claim,
              muted.stream()
                  .filter(
                      one ->
                          Optional.ofNullable(states.get(one.identity()))
                              .flatMap(state -> state.notice().mutedUntil())
                              .isPresent())
                  .toList());
    } catch (ScanFailure why) {
      unread.accept(why);
    }
  }
}
