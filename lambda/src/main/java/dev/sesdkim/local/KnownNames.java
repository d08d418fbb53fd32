package dev.sesdkim.local;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.local.text.NamePattern;
import dev.sesdkim.scan.ScanFailure;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// The identities that a deployed monitor knows in an account, by the names that people write.
record KnownNames(DeployedTable deployed, String account) {

  /// The identity's name as SES gives it.
  ///
  /// @param asked its name in any case, with a final dot or without, in Unicode or in A-labels
  /// @param region where it has to be, if not just anywhere
  /// @throws ScanFailure if there is none of this name, with the names that are like it
  String of(String asked, Optional<String> region) {
    List<Identity> found = deployed.named(account, asked);
    Optional<String> there =
        found.stream()
            .filter(one -> region.isEmpty() || region.get().equals(one.region()))
            .map(Identity::name)
            .findFirst();
    if (there.isPresent()) {
      return there.get();
    }
    throw nothing(
        found.isEmpty()
            ? "The monitor knows no identity %s.%s"
                .formatted(asked, meant(NearestName.allTo(asked, deployed.names(account))))
            : "%s is not in %s. It is in %s."
                .formatted(
                    asked,
                    region.orElse(""),
                    String.join(
                        ", ", new TreeSet<>(found.stream().map(Identity::region).toList()))));
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
