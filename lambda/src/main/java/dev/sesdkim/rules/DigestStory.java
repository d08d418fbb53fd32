package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.Concern;
import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.IdentityType;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The weekly digest: how the accounts stand, and a sign that the monitor is alive.
final class DigestStory {

  private static final int MOST_ITEMS = 8;
  private static final int MOST_NAMES = 5;

  private DigestStory() {}

  static Story of(Alert.Digest digest, AlertAccounts accounts, int most) {
    SortedSet<String> regions = new TreeSet<>();
    digest
        .standings()
        .forEach(
            one -> {
              regions.addAll(one.regionsRead());
              regions.addAll(one.regionsNotRead().keySet());
            });
    int concerns = digest.concerns().size();
    int notRead = Story.notReadWithin(most, concerns, digest.regionsNotRead() + digest.troubles());
    return new Story(
        digest,
        accounts,
        List.of(),
        List.copyOf(regions),
        Subject.of("DKIM weekly: " + outcome(digest) + accounts.endOfSubject()).text(),
        sections(digest, accounts),
        next(digest),
        List.of(),
        concerns - Math.min(most - notRead, concerns),
        notRead,
        Remedy.none(),
        List.of());
  }

  private static String outcome(Alert.Digest digest) {
    List<String> parts = new ArrayList<>();
    int domains = names(digest, one -> !isOfAddress(one), Concern::domain);
    add(parts, domains, domains == 1 ? "domain broken" : "domains broken");
    int addresses = names(digest, DigestStory::isOfAddress, one -> one.identity().name());
    add(parts, addresses, addresses == 1 ? "address broken" : "addresses broken");
    add(parts, digest.concerns(Standing.AT_RISK).size(), "at risk");
    add(parts, digest.concerns(Standing.NOT_READY).size(), "not ready");
    int accounts = (int) digest.standings().stream().filter(DigestStory::isUnknown).count();
    add(parts, accounts, accounts == 1 ? "account not read" : "accounts not read");
    int unread = digest.regionsNotRead();
    add(parts, unread, unread == 1 ? "region not read" : "regions not read");
    if (!parts.isEmpty()) {
      return String.join(", ", parts);
    }
    int all = digest.counts().total();
    if (digest.allIsWell()) {
      return all == 0
          ? "no identities"
          : (all == 1 ? "the 1 identity" : "all " + English.number(all) + " identities") + " fine";
    }
    return English.number(digest.fine())
        + " of "
        + English.count(all, "identity", "identities")
        + " fine";
  }

  /// Whether nothing is known of the account: not even its regions could be listed.
  private static boolean isUnknown(Alert.AccountStanding one) {
    return one.troubles().containsKey(ScanPart.REGIONS) && one.regionsNotRead().isEmpty();
  }

  /// Whether an address is broken for its own sake, and not with its domain.
  private static boolean isOfAddress(Concern one) {
    return one.identity().type() == IdentityType.EMAIL_ADDRESS
        && one.reason() != Reason.DOMAIN_UNVERIFIED;
  }

  private static int names(
      Alert.Digest digest, Predicate<Concern> which, Function<Concern, String> name) {
    return (int)
        digest.concerns(Standing.BROKEN).stream().filter(which).map(name).distinct().count();
  }

  private static void add(List<String> parts, int many, String what) {
    if (many > 0) {
      parts.add(English.number(many) + " " + what);
    }
  }

  /// How much is fine, and how much was read, in sentences.
  static List<String> summary(Alert.Digest digest) {
    int all = digest.counts().total();
    if (!digest.allIsWell()) {
      return List.of(
          "%s of %s fine.%s"
              .formatted(
                  English.number(digest.fine()),
                  English.count(all, "identity is", "identities are"),
                  digest.concerns().isEmpty() ? "" : " The fix for each: sesdkim fix NAME"));
    }
    String signed =
        all == 0
            ? "There are no identities."
            : all == 1
                ? "The 1 identity is DKIM-signed."
                : "All " + English.number(all) + " identities are DKIM-signed.";
    int regions = digest.regionsRead();
    String read =
        "%d of %s."
            .formatted(regions, English.count(regions, "region is read", "regions are read"));
    return List.of(signed + " " + read, unchanged(digest)).stream()
        .filter(sentence -> !sentence.isEmpty())
        .toList();
  }

  private static String unchanged(Alert.Digest digest) {
    if (digest.previous().isEmpty() || digest.counts().total() == 0) {
      return "";
    }
    Instant previous = digest.previous().get();
    return digest
            .lastChange()
            .filter(change -> change.isAfter(previous))
            .map(change -> "The last change was on " + Times.forPeople(change, digest.observedAt()))
            .orElseGet(
                () -> "None of them changed since " + Times.day(previous, digest.observedAt()))
        + ".";
  }

  static String next(Alert.Digest digest) {
    return digest
        .next()
        .map(at -> "Next digest %s.".formatted(Times.day(at, digest.observedAt())))
        .orElse("");
  }

  /// The sections for chat: broken identities in full, the rest by name.
  private static List<Section> sections(Alert.Digest digest, AlertAccounts accounts) {
    List<Section> sections = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (DigestRows rows : DigestRows.of(digest, accounts)) {
      if (rows.heading().startsWith("Broken")) {
        rows.rows().stream()
            .limit(MOST_ITEMS)
            .map(
                row ->
                    Section.item(
                        Quoted.name(row.name()),
                        List.of(row.where() + ", " + row.age() + ": " + row.words() + "."),
                        Cure.NONE))
            .forEach(sections::add);
        int more = rows.rows().size() - MOST_ITEMS;
        if (more > 0) {
          sections.add(
              Section.news(
                  List.of("And " + English.count(more, "more is", "more are") + " broken.")));
        }
      } else {
        others.add(
            rows.heading()
                + ": "
                + English.some(rows.rows().stream().map(DigestStory::shortly).toList(), MOST_NAMES)
                + ".");
      }
    }
    if (!others.isEmpty()) {
      sections.add(Section.news(List.of(String.join(" ", others))));
    }
    sections.add(Section.news(List.of(summary(digest).stream().collect(Collectors.joining(" ")))));
    return sections;
  }

  private static String shortly(DigestRows.Row row) {
    return Quoted.name(row.name()) + (row.words().startsWith("until") ? " " + row.words() : "");
  }
}
