package dev.sesdkim.rules.evidence;

import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import java.util.List;
import java.util.Optional;

/// Whether a domain that DNS does not know is really missing.
public final class MissingDomain {

  private MissingDomain() {}

  /// The checks of one domain. If anything was seen below the domain, it exists, even if its name
  /// servers deny it (RFC 8020 section 2), and a record is simply missing.
  public static List<DnsCheck> unlessSeen(List<DnsCheck> checks) {
    return checks.stream().anyMatch(MissingDomain::isSomething)
        ? checks.stream().map(MissingDomain::asMissing).toList()
        : checks;
  }

  private static boolean isSomething(DnsCheck check) {
    return switch (check.finding()) {
      case OK, WRONG_TARGET, SEVERAL, ADDRESS_INSTEAD, FLATTENED, NO_KEY, UNUSABLE_KEY, REVOKED ->
          true;
      case MISSING, NAME_DOUBLED, DOMAIN_MISSING, SERVER_FAILURE, TIMEOUT -> false;
    };
  }

  private static DnsCheck asMissing(DnsCheck check) {
    return check.finding() == DnsFinding.DOMAIN_MISSING
        ? new DnsCheck(
            check.name(), check.type(), check.expected(), Optional.empty(), DnsFinding.MISSING)
        : check;
  }
}
