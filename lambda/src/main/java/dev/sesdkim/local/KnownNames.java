package dev.sesdkim.local;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.local.text.AccountLabels;
import dev.sesdkim.local.text.NamePattern;
import dev.sesdkim.scan.ScanFailure;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Finds the one identity that people mean by a name, and says what else they may have meant.
record KnownNames(KnownIdentities known) {

  /// An identity of this name, with the name as SES writes it.
  ///
  /// @param asked its name in any case, with or without a final dot, in Unicode or in A-labels
  /// @param region the region in which it must be; empty for any
  /// @throws ScanFailure if no identity has this name there: its message has similar names, or says
  ///   where the name is; or if several accounts have it: its message names them
  Identity of(String asked, Optional<String> region) {
    List<Identity> found = known.named(asked);
    List<Identity> there =
        found.stream()
            .filter(one -> region.isEmpty() || region.get().equals(one.region()))
            .toList();
    if (!there.isEmpty()) {
      requireOneAccount(asked, there.stream().map(Identity::account).toList());
      return there.getFirst();
    }
    AccountLabels names = KnownAccount.names(known.accounts());
    throw nothing(
        found.isEmpty()
            ? "The monitor knows no identity %s.%s"
                .formatted(asked, meant(NearestName.allTo(asked, known.names())))
            : "%s is not in %s. It is in %s."
                .formatted(
                    asked,
                    region.orElse(""),
                    String.join(", ", new TreeSet<>(found.stream().map(names::where).toList()))));
  }

  /// @param found the accounts that have the name; may contain duplicates
  /// @throws ScanFailure if more than one account has the name
  void requireOneAccount(String asked, Collection<String> found) {
    AccountLabels names = KnownAccount.names(known.accounts());
    List<String> labels = new TreeSet<>(found).stream().map(names::label).toList();
    if (labels.size() > 1) {
      throw nothing(
          "%s is in %d accounts. Say which with --account: %s."
              .formatted(asked, labels.size(), String.join(" or ", labels)));
    }
  }

  static String meant(List<String> like) {
    return like.isEmpty() ? "" : " Did you mean %s?".formatted(String.join(" or ", like));
  }

  static ScanFailure nothing(String why) {
    return new ScanFailure(why, new Problem(Problem.Kind.REJECTED, "dynamodb:Query", why));
  }

  static boolean isSame(String name, String asked) {
    return NamePattern.plain(name).equals(NamePattern.plain(asked));
  }
}
