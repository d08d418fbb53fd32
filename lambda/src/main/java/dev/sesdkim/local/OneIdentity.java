package dev.sesdkim.local;

import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.local.text.NamePattern;
import dev.sesdkim.scan.Identities;
import dev.sesdkim.scan.RegionListing;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/// Limits a scan to the selected identity and the domains above it, which may sign for it and may
/// hold its DMARC record.
final class OneIdentity {

  private final String asked;
  private final Set<String> listed = new ConcurrentSkipListSet<>();

  /// @param asked a name in any case, with or without a final dot, in Unicode or in A-labels
  OneIdentity(String asked) {
    this.asked = NamePattern.plain(asked);
  }

  Identities of(Identities all) {
    return (region, account, deadline) -> part(all.in(region, account, deadline));
  }

  /// Every name that SES listed, in any region.
  Set<String> listed() {
    return Set.copyOf(listed);
  }

  private RegionListing part(RegionListing listing) {
    return switch (listing) {
      case RegionListing.Listed all -> {
        all.identities().stream().map(Identity::name).forEach(listed::add);
        yield new RegionListing.Listed(
            all.identities().stream().filter(this::matters).toList(), all.readings());
      }
      case RegionListing.NotListed _, RegionListing.NoSes _ -> listing;
    };
  }

  private boolean matters(Identity identity) {
    String name = NamePattern.plain(identity.name());
    return name.equals(asked)
        || (name.indexOf('@') < 0
            && DnsName.within(asked.substring(asked.lastIndexOf('@') + 1), name));
  }
}
