package dev.sesdkim.rules;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.Concern;
import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Mute;
import dev.sesdkim.dkim.Printable;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.Trouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What a digest reports, in sections with one row for each thing.
///
/// @param heading for example `Broken, longest first`
record DigestRows(String heading, List<Row> rows) {

  private static final int LONGEST_NAME = 48;

  /// @param name the identity's name, or what was not read
  /// @param where the region; empty if there is none
  /// @param age how long it has lasted; empty if that does not matter
  record Row(String name, String where, String age, String words) {}

  DigestRows {
    rows = List.copyOf(rows);
  }

  /// The sections that have rows.
  static List<DigestRows> of(Alert.Digest digest, AlertAccounts accounts) {
    List<Row> notRead = new ArrayList<>();
    for (Alert.AccountStanding standing : digest.standings()) {
      String account = accounts.label(standing.account());
      boolean whole = !account.isEmpty() && standing.troubles().containsKey(ScanPart.REGIONS);
      if (!whole) {
        new TreeMap<>(standing.regionsNotRead())
            .forEach(
                (region, why) -> notRead.add(unread(region, account, why, digest.observedAt())));
      }
      new TreeMap<>(standing.troubles())
          .forEach(
              (part, why) ->
                  notRead.add(
                      unread(
                          whole && part == ScanPart.REGIONS ? "the whole account" : part.words(),
                          account,
                          why,
                          digest.observedAt())));
      digest.concerns(Standing.UNKNOWN).stream()
          .filter(one -> one.identity().account().equals(standing.account()))
          .filter(one -> !standing.regionsNotRead().containsKey(one.identity().region()))
          .forEach(one -> notRead.add(row(digest, accounts, one, "")));
    }
    return List.of(
            new DigestRows("Broken, longest first", broken(digest, accounts)),
            new DigestRows("At risk", rows(digest, accounts, Standing.AT_RISK)),
            new DigestRows("Not ready", rows(digest, accounts, Standing.NOT_READY)),
            new DigestRows("Not read", notRead),
            new DigestRows(
                "Muted", digest.mutes().stream().map(one -> row(digest, accounts, one)).toList()))
        .stream()
        .filter(section -> !section.rows().isEmpty())
        .toList();
  }

  /// Counts an address that its domain takes down in the row of the domain.
  private static List<Row> broken(Alert.Digest digest, AlertAccounts accounts) {
    List<Concern> all = digest.concerns(Standing.BROKEN);
    Set<Identity> broken = all.stream().map(Concern::identity).collect(toSet());
    Map<Identity, Long> under =
        all.stream()
            .flatMap(one -> above(one).stream())
            .filter(broken::contains)
            .collect(groupingBy(domain -> domain, counting()));
    return all.stream()
        .filter(one -> above(one).filter(broken::contains).isEmpty())
        .map(
            one -> {
              int addresses = Math.toIntExact(under.getOrDefault(one.identity(), 0L));
              return row(
                  digest,
                  accounts,
                  one,
                  addresses == 0
                      ? ""
                      : "; also " + English.count(addresses, "address", "addresses"));
            })
        .toList();
  }

  private static Optional<Identity> above(Concern one) {
    return one.governedBy()
        .filter(_ -> one.reason() == Reason.DOMAIN_UNVERIFIED)
        .map(one.identity()::named);
  }

  private static List<Row> rows(Alert.Digest digest, AlertAccounts accounts, Standing standing) {
    return digest.concerns(standing).stream().map(one -> row(digest, accounts, one, "")).toList();
  }

  private static Row row(Alert.Digest digest, AlertAccounts accounts, Concern one, String more) {
    String cause =
        Optional.ofNullable(digest.states().get(one.identity()))
            .map(Cause::of)
            .filter(words -> !words.isEmpty())
            .orElseGet(() -> one.standing() == Standing.BROKEN ? one.reason().inBrief() : "");
    return new Row(
        name(one.identity().name()),
        one.identity().region() + accounts.after(one.identity().account()),
        Age.of(one.since(), digest.observedAt()),
        cause + more);
  }

  private static Row row(Alert.Digest digest, AlertAccounts accounts, Mute mute) {
    return new Row(
        name(mute.name()),
        (mute.region().equals(Mute.EVERYWHERE) ? "every region" : mute.region())
            + accounts.after(mute.account()),
        "",
        "until " + Times.lastDay(mute.until(), digest.observedAt()));
  }

  private static Row unread(String what, String account, Trouble why, Instant now) {
    return new Row(
        what, account, Age.of(why.since(), now), ProblemWords.sort(why.problem().kind()));
  }

  private static String name(String untrusted) {
    return Printable.line(untrusted, LONGEST_NAME);
  }
}
