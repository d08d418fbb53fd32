package dev.sesdkim.faults;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.local.simulated.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Silence means fine: in whichever way a monitor cannot see, it says so within three scans, once,
/// is not healthy meanwhile, invents nothing, and tells what broke meanwhile once it can see again.
///
/// Every combination of what is read, where, how it fails and how long it lasts; those that make no
/// sense are left out by a rule that says why.
class BlindnessMatrixTest {

  private static final List<String> BROKEN =
      List.of("REGRESSED " + BlindAccount.DIM, "REGRESSED " + BlindAccount.FAR);

  @Test
  void everyBlindnessThatLastsIsToldOnceWithinThreeScansAndEveryOtherTellsNothing() {
    Map<String, Long> senseless =
        Blindness.all()
            .flatMap(one -> one.senseless().stream())
            .collect(groupingBy(why -> why, TreeMap::new, counting()));
    List<Blindness> all = Blindness.all().filter(one -> one.senseless().isEmpty()).toList();
    List<String> missed = new ArrayList<>();
    try (BlindAccount account = new BlindAccount()) {
      all.forEach(one -> lives(account, one).ifPresent(missed::add));
    }
    System.out.printf("%d combinations of blindness, %d missed%n", all.size(), missed.size());
    senseless.forEach((why, many) -> System.out.printf("%d left out: %s%n", many, why));
    assertThat(all).hasSizeGreaterThan(300);
    assertThat(missed).isEmpty();
  }

  /// @return what was not as the contract has it; empty if all was
  private static Optional<String> lives(BlindAccount account, Blindness blindness) {
    Sightless sightless = Sightless.of(blindness);
    boolean forEver = blindness.lasts() == Blindness.Lasts.FOR_EVER;
    int scans = blindness.lasts().scans();
    int breaks = forEver ? 5 : Math.min(2, scans);
    Blindfold blindfold = new Blindfold(blindness);
    account.begin();
    account.sees(blindfold, blindfold);
    for (int scan = 1; scan <= (forEver ? scans : scans + 2); scan++) {
      if (scan == breaks) {
        account.breaks();
      }
      if (scan == scans + 1) {
        account.sees(Plan.allPass(), Fault.none());
      }
      blindfold.scanBegins();
      BlindAccount.Seen expected = expected(sightless, scan, scans, breaks);
      BlindAccount.Seen seen = account.scan();
      if (!seen.news().stream().sorted().toList().equals(expected.news())
          || seen.healthy() != expected.healthy()) {
        return Optional.of("%s, scan %d: %s is not %s".formatted(blindness, scan, seen, expected));
      }
    }
    if (!blindfold.hasHidden()) {
      return Optional.of(blindness + " hid nothing");
    }
    return account.known().equals(BlindAccount.identities())
        ? Optional.empty()
        : Optional.of(blindness + " lost " + account.known());
  }

  /// What a scan should come to.
  ///
  /// @param scan which scan since it went blind, from 1
  /// @param blind how many are blind
  /// @param breaks before which of them two domains break
  private static BlindAccount.Seen expected(Sightless sightless, int scan, int blind, int breaks) {
    List<String> news = new ArrayList<>();
    if (scan == sightless.told() && scan <= blind) {
      sightless.subjects().forEach(subject -> news.add("SCAN_PROBLEM " + subject));
    }
    if (scan == blind + 1 && sightless.told() <= blind) {
      sightless.subjects().forEach(subject -> news.add("SCAN_RECOVERED " + subject));
    }
    for (String broken : BROKEN) {
      boolean hidden = sightless.hidden().stream().anyMatch(broken::endsWith);
      if (scan == (hidden ? blind + 1 : breaks)) {
        news.add(broken);
      }
    }
    boolean healthy = scan > blind || scan < sightless.unhealthy();
    return new BlindAccount.Seen(news.stream().sorted().toList(), healthy);
  }
}
