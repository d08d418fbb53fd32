package dev.sesdkim.faults;

import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What one scan did with one account that anybody can see, written down as it took effect.
final class Effects {

  /// The account's row as the scan took it.
  Optional<AccountRow> taken = Optional.empty();

  /// The regions that it claimed.
  final Set<String> begun = new TreeSet<>();

  /// The identities whose steps it saved.
  final Set<Identity> saved = new TreeSet<>();

  /// The identities that the table refused.
  final Set<Identity> refused = new TreeSet<>();

  /// The regions whose rows it wrote.
  final Set<String> ended = new TreeSet<>();

  /// The regions that are not watched as of these rows.
  final Set<String> unwatched = new TreeSet<>();

  /// Whether it wrote the account's row after it took the account.
  boolean noted;

  /// Whether the account's row says that rows cannot be saved, as it wrote it last.
  boolean rowsFail;

  /// Whether it noted that `STARTED` is out.
  boolean startedNoted;

  /// What is no longer due because of it.
  final List<Due> told = new ArrayList<>();

  /// What is no longer due because it was muted.
  final List<Due> withdrawn = new ArrayList<>();

  /// Whether it gave the account back.
  boolean givenBack;

  /// How much it has written, to see whether more has come.
  List<Integer> size() {
    return List.of(
        begun.size(),
        saved.size(),
        ended.size(),
        told.size(),
        withdrawn.size(),
        noted ? 1 : 0,
        startedNoted ? 1 : 0,
        givenBack ? 1 : 0);
  }
}
