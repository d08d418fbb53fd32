package dev.sesdkim.local.text;

import static java.util.stream.Collectors.joining;

import dev.sesdkim.dkim.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/// The table of identities, by standing. On a narrow page the account and the cause move below the
/// name.
final class EntryTable {

  private static final String INDENT = "  ";
  private static final String GAP = "  ";

  /// Narrower pages have no room for a cause beside the name.
  private static final int WIDE = 72;

  private static final int NARROWEST_CAUSE = 30;
  private static final int NARROWEST_NAME = 16;

  /// At most this many addresses are named below a domain; the JSON names all.
  private static final int MOST_UNDER = 5;

  private final Page page;
  private final boolean wide;
  private final int name;
  private final int account;
  private final int region;
  private final int age;

  /// A table with columns wide enough for all of these entries.
  EntryTable(Collection<Entry> all, Page page) {
    this.page = page;
    int accounts = widest(all, entry -> Width.of(entry.account()));
    this.region = widest(all, entry -> Width.of(entry.region()));
    this.age = widest(all, entry -> Width.of(entry.age()));
    int names = widest(all, entry -> Width.of(entry.name()));
    int beside = INDENT.length() + GAP.length() + region + (age == 0 ? 0 : GAP.length() + age);
    int room = page.columns() - 1 - beside;
    int roomBesideCause =
        room - GAP.length() - NARROWEST_CAUSE - (accounts == 0 ? 0 : GAP.length() + accounts);
    this.wide = page.columns() >= WIDE && roomBesideCause >= NARROWEST_NAME;
    this.account = wide ? accounts : 0;
    this.name = wide ? Math.min(names, roomBesideCause) : Math.max(NARROWEST_NAME, room);
  }

  private static int widest(Collection<Entry> all, ToIntFunction<Entry> width) {
    return all.stream().mapToInt(width).max().orElse(0);
  }

  /// The lines of one standing, below its heading.
  List<String> lines(Standing standing, List<Entry> entries) {
    List<String> lines = new ArrayList<>();
    lines.add(Ink.of(standing).on(page, standing.words().toUpperCase(java.util.Locale.ROOT)));
    entries.forEach(entry -> lines.addAll(wide ? wide(entry) : narrow(entry)));
    return lines;
  }

  private List<String> wide(Entry entry) {
    List<String> lines = new ArrayList<>();
    String lead = lead(entry, lines);
    String blank = " ".repeat(causeColumn());
    boolean first = true;
    for (String part : Wrapping.lines(entry.cause(), page.columns() - causeColumn())) {
      lines.add(((first ? lead + GAP : blank) + part).stripTrailing());
      first = false;
    }
    if (!entry.under().isEmpty()) {
      lines.addAll(underWide(entry));
    }
    return lines;
  }

  /// The addresses use the columns before the cause; what happens to them is in the cause's column.
  private List<String> underWide(Entry entry) {
    String indent = INDENT.repeat(2);
    int room = causeColumn() - GAP.length() - indent.length();
    List<String> lines = new ArrayList<>();
    for (String part : Wrapping.lines(names(entry), room)) {
      lines.add(indent + part);
    }
    String last = lines.removeLast();
    lines.add(last + " ".repeat(causeColumn() - Width.of(last)) + goes(entry));
    return lines;
  }

  private List<String> narrow(Entry entry) {
    List<String> lines = new ArrayList<>();
    String indent = INDENT.repeat(2);
    lines.add(lead(entry, lines).stripTrailing());
    String what =
        Stream.of(entry.account(), entry.cause())
            .filter(part -> !part.isEmpty())
            .collect(joining(": "));
    if (!what.isEmpty()) {
      lines.addAll(Wrapping.lines(indent, what, page.columns()));
    }
    if (!entry.under().isEmpty()) {
      lines.addAll(Wrapping.lines(indent, names(entry) + " " + goes(entry), page.columns()));
    }
    return lines;
  }

  /// Name, account, region and age. A name that is too long goes on lines of its own before them.
  private String lead(Entry entry, List<String> before) {
    Ink ink = entry.standing() == Standing.BROKEN ? Ink.BAD : Ink.PLAIN;
    String shown = entry.name();
    if (Width.of(shown) > name) {
      Wrapping.lines(shown, page.columns() - INDENT.length())
          .forEach(part -> before.add(INDENT + ink.on(page, part)));
      shown = "";
    }
    StringBuilder line = new StringBuilder(INDENT);
    line.append(shown.isEmpty() ? "" : ink.on(page, shown))
        .append(" ".repeat(name - Width.of(shown)));
    if (account > 0) {
      line.append(GAP)
          .append(faint(entry.account()))
          .append(" ".repeat(account - Width.of(entry.account())));
    }
    line.append(GAP)
        .append(faint(entry.region()))
        .append(" ".repeat(region - Width.of(entry.region())));
    if (age > 0) {
      line.append(GAP).append(" ".repeat(age - Width.of(entry.age()))).append(faint(entry.age()));
    }
    return line.toString();
  }

  private String faint(String text) {
    return text.isEmpty() ? "" : Ink.FAINT.on(page, text);
  }

  private int causeColumn() {
    return INDENT.length()
        + name
        + (account == 0 ? 0 : GAP.length() + account)
        + GAP.length()
        + region
        + (age == 0 ? 0 : GAP.length() + age)
        + GAP.length();
  }

  private static String names(Entry entry) {
    List<String> under = entry.under();
    String first = String.join(", ", under.stream().limit(MOST_UNDER).toList());
    int more = under.size() - MOST_UNDER;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  private static String goes(Entry entry) {
    return entry.under().size() == 1 ? "goes down with it" : "go down with it";
  }
}
