package dev.sesdkim.local.text;

import static java.util.stream.Collectors.joining;

import dev.sesdkim.dkim.Standing;
import java.util.List;
import java.util.stream.Stream;

/// One line of the table of identities, and what is below it.
///
/// @param name the identity's name, or which regions are meant; safe to show
/// @param account the account's label; empty in an answer about one account
/// @param age how long it has had this standing; empty if unknown
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

  /// The region, with the account if there are several.
  public String where() {
    return Stream.of(region, account).filter(part -> !part.isEmpty()).collect(joining(" of "));
  }
}
