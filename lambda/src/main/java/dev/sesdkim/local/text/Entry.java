package dev.sesdkim.local.text;

import dev.sesdkim.dkim.Standing;
import java.util.List;

/// One line of the table of identities, and what stands below it.
///
/// @param name the identity's, or what regions are meant; safe to show
/// @param age how long it has stood so; empty where that is not known
/// @param under the addresses that it takes down
public record Entry(
    Standing standing, String name, String region, String age, String cause, List<String> under) {

  public Entry {
    under = List.copyOf(under);
  }
}
