package dev.sesdkim.scan;

import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Identity;
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

/// Collects what is due in one account that a scan has taken.
final class AccountDue {

  private final TakenAccount account;
  private final Consumer<ScanFailure> unread;
  private final SequencedSet<String> places = new LinkedHashSet<>(List.of(Due.ACCOUNT));
  private final Set<String> unanswered = new HashSet<>();
  private final Set<String> hiding = new HashSet<>();
  private final List<Due> due = new ArrayList<>();

  /// @param unread takes each failure to read or write rows
  AccountDue(TakenAccount account, Consumer<ScanFailure> unread) {
    this.account = account;
    this.unread = unread;
  }

  /// Adds places in which something may be due.
  void mayBeIn(Collection<String> more) {
    places.addAll(more);
  }

  /// Keeps only the places in which an earlier invocation of the scan left something due. The
  /// account itself comes last, because that invocation too added its news after that of the
  /// regions.
  void wasLeftIn(Collection<String> left) {
    places.clear();
    left.stream().filter(place -> !place.equals(Due.ACCOUNT)).sorted().forEach(places::add);
    places.add(Due.ACCOUNT);
  }

  /// Collects what was due in these places when the scan started.
  void collect() {
    places.forEach(place -> due.addAll(in(place, account.at())));
  }

  /// Adds more that is due.
  void add(Collection<? extends Due> more) {
    due.addAll(more);
  }

  /// Everything that was collected.
  List<Due> all() {
    return List.copyOf(due);
  }

  /// The places in which something is due, or may be because the table did not answer.
  Set<String> places() {
    Set<String> found = new HashSet<>(unanswered);
    due.forEach(one -> found.add(one.place()));
    return found;
  }

  /// The places in which something stays due that this scan could not send: what a mute hides and
  /// was not withdrawn, and what the table did not tell.
  Set<String> leftDue() {
    Set<String> places = new HashSet<>(unanswered);
    places.addAll(hiding);
    return places;
  }

  /// What is due in a place by a moment; nothing if the table does not answer.
  List<Due> in(String place, Instant by) {
    try {
      return account.store().outbox().due(account.id(), place, by);
    } catch (ScanFailure why) {
      unanswered.add(place);
      unread.accept(why);
      return List.of();
    }
  }

  /// What became due before its identity was muted. It is withdrawn if the row of the identity
  /// notes the mute, because then the end of the mute reports it. Otherwise it stays due until the
  /// mute is over. That happens in a region that was not read.
  List<Due> hidden() {
    List<Due.OfIdentity> muted =
        due.stream()
            .filter(Due.OfIdentity.class::isInstance)
            .map(Due.OfIdentity.class::cast)
            .filter(one -> Muting.hides(one, account.context()))
            .toList();
    if (!muted.isEmpty()) {
      Set<Due.OfIdentity> withdrawn = withdraw(muted);
      muted.stream()
          .filter(one -> !withdrawn.contains(one))
          .forEach(one -> hiding.add(one.place()));
    }
    return List.copyOf(muted);
  }

  /// @return what was withdrawn
  private Set<Due.OfIdentity> withdraw(List<Due.OfIdentity> muted) {
    try {
      Map<Identity, State> states =
          account
              .store()
              .states()
              .of(
                  muted.stream().map(Due.OfIdentity::identity).toList(),
                  account.run().end().halfway());
      List<Due.OfIdentity> noted =
          muted.stream()
              .filter(
                  one ->
                      Optional.ofNullable(states.get(one.identity()))
                          .flatMap(state -> state.notice().mutedUntil())
                          .isPresent())
              .toList();
      account.store().outbox().withdraw(account.claim(), noted);
      return Set.copyOf(noted);
    } catch (ScanFailure why) {
      unread.accept(why);
      return Set.of();
    }
  }
}
