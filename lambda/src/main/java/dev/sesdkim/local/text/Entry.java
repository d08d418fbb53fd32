package dev.sesdkim.local.text;

import static java.util.stream.Collectors.joining;

import dev.sesdkim.dkim.Standing;
import java.util.List;
import java.util.stream.Stream;

/// One line of the table of identities, and what stands below it.
///
/// @param name the identity's, or what regions are meant; safe to show
/// @param account its label; empty in an answer about one account
/// @param age how long it has stood so; empty where that is not known
/// @param under the addresses that it takes down
public record Entry(
    Standing standing,
    String name,
    String account,
    String region,
    String age,
    String cause,
    List<String> under) {

  public Entry {
    under = List.copyOf(under);
  }

  /// The region, with the account where there are several.
  public String where() {
    return Stream.of(region, account).filter(part -> !part.isEmpty()).collect(joining(" of "));
  }
}
