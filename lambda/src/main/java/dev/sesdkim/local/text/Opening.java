package dev.sesdkim.local.text;

import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.IdentityType;
import dev.sesdkim.dkim.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The first lines of a scan: the verdict in a sentence, what was read, and counts that add up.
public final class Opening {

  private static final int MOST_PLACES = 5;

  private final ScanView view;
  private final Entries entries;
  private final Standings standings;

  public Opening(ScanView view, Entries entries) {
    this.view = view;
    this.entries = entries;
    this.standings = view.standings();
  }

  List<String> lines(Page page) {
    List<String> lines = new ArrayList<>(Wrapping.lines(sentence(), page.columns()));
    lines.addAll(read(page));
    lines.addAll(counts(page));
    return lines;
  }

  /// Whether the opening says everything.
  boolean allIsWell() {
    return view.isComplete() && standings.of(Standing.VERIFIED) == standings.total();
  }

  /// The verdict.
  public String sentence() {
    if (standings.of(Standing.BROKEN) > 0) {
      return "DKIM is broken for " + who(Standing.BROKEN) + ".";
    }
    if (standings.of(Standing.AT_RISK) > 0) {
      return "DKIM is about to break for " + who(Standing.AT_RISK) + ".";
    }
    if (view.read().isEmpty()) {
      return view.notScanned().isEmpty() || !view.names().several()
          ? "Whether DKIM is fine is unknown: no region could be read."
          : "Whether DKIM is fine is unknown: no account could be read.";
    }
    if (!view.isComplete() || standings.of(Standing.UNKNOWN) > 0) {
      return "DKIM is fine as far as could be read. Not read: %s."
          .formatted(English.list(unknown()));
    }
    if (standings.total() == 0) {
      return view.only()
          .map(only -> "No SES identity is named " + Phrases.name(only.text()) + ".")
          .orElse(
              view.names().several()
                  ? "There are no SES identities in these accounts."
                  : "There are no SES identities in this account.");
    }
    if (standings.of(Standing.NOT_READY) > 0) {
      int many = Phrases.names(entries.states(Standing.NOT_READY), IdentityType.DOMAIN);
      return "DKIM is fine, but %s not ready for bulk mail."
          .formatted(many == 1 ? "1 domain is" : many + " domains are");
    }
    int muted = standings.of(Standing.MUTED);
    if (muted > 0) {
      return "DKIM is fine, apart from %s."
          .formatted(English.count(muted, "muted identity", "muted identities"));
    }
    return standings.total() == 1
        ? "DKIM is fine for the 1 identity."
        : "DKIM is fine for all " + English.number(standings.total()) + " identities.";
  }

  /// An address that goes down with its domain is not counted.
  private String who(Standing standing) {
    return Phrases.who(entries.states(standing));
  }

  private List<String> unknown() {
    List<String> unknown = new ArrayList<>();
    if (!view.notScanned().isEmpty()) {
      unknown.add(English.count(view.notScanned().size(), "account", "accounts"));
    }
    int regions = view.notRead().size() + view.readInPart().size();
    if (regions > 0) {
      unknown.add(English.count(regions, "region", "regions"));
    }
    int identities = standings.of(Standing.UNKNOWN);
    if (identities > 0) {
      unknown.add(English.count(identities, "identity", "identities"));
    }
    return unknown;
  }

  /// How much was read, for example `40 identities in 16 of 17 regions`.
  public String coverage() {
    int read = view.read().size();
    int all = read + view.notRead().size();
    return English.count(standings.total(), "identity", "identities")
        + asked()
        + " in "
        + accounts()
        + read
        + " of "
        + English.count(all, "region", "regions");
  }

  /// How many accounts were scanned; empty if there is one account.
  private String accounts() {
    int all = view.accounts().size();
    return view.names().several()
        ? "%d of %d accounts, ".formatted(all - view.notScanned().size(), all)
        : "";
  }

  /// Account and time, then how much was read, in two lines if the page is narrow.
  private List<String> read(Page page) {
    String when = view.names().words() + ", " + Phrases.day(view.at(), view.at()) + " UTC";
    String coverage = coverage();
    String what =
        allIsWell() || standings.total() == 0
            ? coverage.substring(coverage.lastIndexOf(" in ") + " in ".length())
            : coverage;
    String line = when + ": " + what;
    return Width.of(line) <= page.columns() ? List.of(line) : List.of(when, what);
  }

  private String asked() {
    return view.only().map(only -> " named " + Phrases.name(only.text())).orElse("");
  }

  /// The counts; empty if the sentence has said everything.
  private List<String> counts(Page page) {
    if (allIsWell() || (standings.total() == 0 && view.isComplete())) {
      return List.of();
    }
    List<String> parts = new ArrayList<>();
    if (standings.total() > 0) {
      parts.add(standings.words());
    }
    if (!view.notScanned().isEmpty() && view.names().several()) {
      parts.add("not scanned: " + String.join(", ", some(notScanned())));
    }
    if (!view.notRead().isEmpty()) {
      parts.add("not read: " + String.join(", ", some(places(view.notRead().keySet()))));
    }
    if (!view.readInPart().isEmpty()) {
      parts.add("read in part: " + String.join(", ", some(places(view.readInPart().keySet()))));
    }
    return Wrapping.lines(String.join("; ", parts), page.columns());
  }

  private List<String> notScanned() {
    return view.notScanned().keySet().stream()
        .map(account -> view.names().label(account.id()))
        .toList();
  }

  private List<String> places(Collection<AccountRegion> regions) {
    return regions.stream().map(view.names()::where).toList();
  }

  /// All places in an answer about one account. In an answer about several accounts only the first
  /// [#MOST_PLACES]; the notes name more.
  private List<String> some(List<String> places) {
    if (!view.names().several() || places.size() <= MOST_PLACES) {
      return places;
    }
    List<String> some = new ArrayList<>(places.subList(0, MOST_PLACES));
    some.add("and %s more".formatted(English.number(places.size() - MOST_PLACES)));
    return some;
  }
}
