package dev.sesdkim.local.text;

import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.State;
import dev.sesdkim.rules.DmarcWarning;
import dev.sesdkim.rules.VerifiedDomains;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a deployed table knows of an account.
///
/// @param row empty for an account that was never scanned
/// @param regions every region of which something is remembered, in alphabetical order
/// @param unverified what is broken now, longest first, with what the verified domains say of it
/// @param verifiedDomains the verified domains above what is unverified
/// @param due what is to be told and was not told yet
public record StatusView(
    String account,
    Optional<AccountRow> row,
    List<RegionRow> regions,
    List<State> unverified,
    VerifiedDomains verifiedDomains,
    List<Due> due) {
  public StatusView {
    regions = List.copyOf(regions);
    unverified = unverified.stream().map(state -> DmarcWarning.in(state, verifiedDomains)).toList();
    due = List.copyOf(due);
  }

  /// When the last scan started.
  public Optional<Instant> lastScan() {
    return row.map(AccountRow::starts).filter(starts -> !starts.isEmpty()).map(List::getLast);
  }

  /// The regions that were read, as of when each was read last.
  List<RegionRow> read() {
    return regions.stream()
        .filter(RegionRow::watched)
        .filter(one -> one.readAt().isPresent())
        .toList();
  }

  /// The regions that are expected to be read to their end and were not.
  public List<RegionRow> unread() {
    return regions.stream()
        .filter(RegionRow::watched)
        .filter(one -> one.unread().isPresent())
        .toList();
  }

  /// How many identities have each verdict in the regions that are watched, as last known.
  public Counts counts() {
    return read().stream().map(RegionRow::counts).reduce(Counts.NONE, Counts::plus);
  }

  /// Whether people were told that this identity is unverified.
  String alert(State state) {
    Identity identity = state.identity();
    Optional<Due> waiting =
        due.stream()
            .filter(one -> one.place().equals(identity.region()))
            .filter(one -> one.subject().equals(identity.name()))
            .findFirst();
    if (waiting.isPresent()) {
      return "due " + Words.time(waiting.get().dueAt());
    }
    if (state.notice().toldAt().isPresent()) {
      return "told " + Words.time(state.notice().toldAt().get());
    }
    return state.reason() == Reason.DOMAIN_UNVERIFIED ? "with its domain" : "none";
  }
}
