package dev.sesdkim.rules;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.AccountTurn;
import dev.sesdkim.dkim.AccountTurn.Kind;
import dev.sesdkim.dkim.Moment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which accounts have their turn in a scan, besides the monitor's own.
///
/// @param turns the accounts to read and the accounts that are gone, longest unread first
/// @param waiting the accounts that wait for a later scan
public record AccountTurns(List<AccountTurn> turns, List<Account> waiting) {

  /// One function reads at most this many accounts in a scan.
  public static final int MOST = 100;

  private record Candidate(AccountTurn turn, Optional<AccountRow> known) {}

  private static final Comparator<Candidate> LONGEST_UNREAD_FIRST =
      comparing(
              (Candidate one) -> one.known().flatMap(row -> row.watch().triedAt()).orElse(null),
              nullsFirst(naturalOrder()))
          .thenComparing(one -> one.turn().account().id());

  public AccountTurns {
    turns = List.copyOf(turns);
    waiting = List.copyOf(waiting);
  }

  /// The turns of one scan.
  ///
  /// @param listed the accounts to watch; empty if they could not be listed: then all known ones
  ///   have their turn, and one that an earlier scan missed is still missing
  /// @param known what is remembered of accounts
  /// @param own the monitor's own account
  /// @param scanId this scan; an account counts as gone when two scans do not list it
  /// @param most how many accounts this scan reads at most; the others wait
  public static AccountTurns of(
      Optional<List<Account>> listed,
      Map<String, AccountRow> known,
      String own,
      String scanId,
      int most) {
    Map<String, Candidate> candidates = new HashMap<>();
    for (Account account : listed.orElse(List.of())) {
      candidates.put(
          account.id(),
          new Candidate(
              new AccountTurn(account, Kind.LISTED), Optional.ofNullable(known.get(account.id()))));
    }
    for (AccountRow row : known.values()) {
      if (row.isWatched()) {
        candidates.putIfAbsent(
            row.account(),
            new Candidate(
                new AccountTurn(
                    new Account(row.account(), row.name()),
                    listed.isEmpty() ? asItWas(row) : missing(row, scanId)),
                Optional.of(row)));
      }
    }
    candidates.remove(own);
    List<AccountTurn> turns = new ArrayList<>();
    List<Account> waiting = new ArrayList<>();
    int scanned = 0;
    for (Candidate one : candidates.values().stream().sorted(LONGEST_UNREAD_FIRST).toList()) {
      if (one.turn().kind() == Kind.GONE || scanned++ < most) {
        turns.add(one.turn());
      } else {
        waiting.add(one.turn().account());
      }
    }
    return new AccountTurns(turns, waiting);
  }

  private static Kind asItWas(AccountRow row) {
    return row.watch().missing().isPresent() ? Kind.MISSING : Kind.LISTED;
  }

  private static Kind missing(AccountRow row, String scanId) {
    return row.watch().missing().map(Moment::scanId).filter(by -> !by.equals(scanId)).isPresent()
        ? Kind.GONE
        : Kind.MISSING;
  }
}
