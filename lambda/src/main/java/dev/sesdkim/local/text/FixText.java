package dev.sesdkim.local.text;

import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.Obstacle;
import dev.sesdkim.dkim.OtherValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Fixes for people to read and copy. Names and values of records are on lines of their own and are
/// never broken; a long command continues on the next line, as a shell allows.
public final class FixText {

  private static final String INDENT = "  ";
  private static final String DEEPER = "    ";

  private static final String CONTINUED = " \\";

  private static final int LONGEST_LINE = 76;

  private FixText() {}

  public static List<String> lines(Fix fix, Page page) {
    List<String> lines = new ArrayList<>();
    String title = fix.name() + ": " + fix.title();
    List<String> parts = Wrapping.lines("", INDENT, title, page.columns());
    parts.forEach(part -> lines.add(Ink.STRONG.on(page, part)));
    if (fix.steps().size() == 1) {
      lines.addAll(Wrapping.lines(INDENT, fix.steps().getFirst(), page.columns()));
    } else {
      int number = 1;
      for (String step : fix.steps()) {
        lines.addAll(Wrapping.lines(INDENT + number++ + ". ", step, page.columns()));
      }
    }
    fix.records().forEach(record -> lines.addAll(record(record, page)));
    fix.commands().forEach(command -> lines.addAll(command(command, page)));
    return lines;
  }

  private static List<String> record(Fix.Published published, Page page) {
    List<String> lines = new ArrayList<>();
    String finding = published.finding();
    lines.add(
        INDENT
            + Phrases.name(published.record().name())
            + (finding.isEmpty() ? "" : "   " + Ink.FAINT.on(page, finding)));
    lines.add(DEEPER + published.record().type() + " " + Phrases.name(published.record().value()));
    for (Map.Entry<String, String> note : notes(published)) {
      lines.addAll(
          Wrapping.lines(
              DEEPER + note.getKey() + ": ", DEEPER + INDENT, note.getValue(), page.columns()));
    }
    return lines;
  }

  /// What is at a record's name and what to do with it, each with its label.
  public static List<Map.Entry<String, String>> notes(Fix.Published published) {
    List<Map.Entry<String, String>> notes = new ArrayList<>();
    published
        .seen()
        .flatMap(FixText::there)
        .ifPresent(there -> notes.add(Map.entry("there now", Phrases.name(there))));
    for (Obstacle obstacle : published.record().inTheWay()) {
      notes.add(Map.entry("delete first", Phrases.name(obstacle.words())));
    }
    OtherValues beside = published.record().beside();
    if (!beside.isNothing()) {
      notes.add(Map.entry("keep beside it", Phrases.name(beside(beside))));
    }
    return notes;
  }

  /// A command to copy; a long one continues on the next line, as a shell allows.
  public static String copied(String command) {
    return command.length() <= LONGEST_LINE || !command.startsWith("aws ")
        ? command
        : String.join(CONTINUED + "\n" + INDENT, options(command));
  }

  /// What is at the name now. A wildcard's answer, or the name of a domain that does not exist, is
  /// no record there.
  private static Optional<String> there(DnsCheck check) {
    return check.finding() == DnsFinding.MISSING || check.finding() == DnsFinding.DOMAIN_MISSING
        ? Optional.empty()
        : check.found();
  }

  static String beside(OtherValues beside) {
    List<String> values = new ArrayList<>(beside.values());
    if (beside.more() > 0) {
      values.add(beside.more() + " more");
    }
    return String.join(", ", values);
  }

  /// The lines of a command. One that is too wide is continued at its options, never inside quotes;
  /// anything but a plain `aws` command stays on one line.
  static List<String> command(String command, Page page) {
    if (INDENT.length() + Width.of(command) <= page.columns() || !command.startsWith("aws ")) {
      return List.of(INDENT + command);
    }
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(INDENT);
    for (String part : options(command)) {
      boolean begun = !line.toString().isBlank();
      if (begun && Width.of(line) + 1 + Width.of(part) + CONTINUED.length() > page.columns()) {
        lines.add(line + CONTINUED);
        line = new StringBuilder(DEEPER).append(part);
      } else {
        line.append(begun ? " " : "").append(part);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  /// The command, then each option with its value.
  private static List<String> options(String command) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int from = 0;
    for (int i = 0; i < command.length(); i++) {
      if (command.charAt(i) == '\'') {
        quoted = !quoted;
      } else if (!quoted && command.startsWith(" --", i)) {
        parts.add(command.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(command.substring(from));
    return parts;
  }
}
