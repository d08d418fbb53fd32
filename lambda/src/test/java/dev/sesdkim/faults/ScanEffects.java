package dev.sesdkim.faults;

import dev.sesdkim.dkim.AlertMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What one scan did that anybody can see, account by account, and what it told.
final class ScanEffects {

  /// What it wanted to publish, in this order.
  final List<AlertMessage> offered = new ArrayList<>();

  private final Map<String, Effects> accounts = new TreeMap<>();

  /// @param accounts all that there are, whether the scan takes them or not
  ScanEffects(Collection<String> accounts) {
    accounts.forEach(account -> this.accounts.put(account, new Effects()));
  }

  Effects of(String account) {
    return Optional.ofNullable(accounts.get(account)).orElseThrow();
  }

  boolean hasTaken(String account) {
    return of(account).taken.isPresent();
  }

  /// How much it has written, to see whether more has come.
  Map<String, List<Integer>> size() {
    Map<String, List<Integer>> size = new TreeMap<>();
    accounts.forEach((account, effects) -> size.put(account, effects.size()));
    return size;
  }
}
