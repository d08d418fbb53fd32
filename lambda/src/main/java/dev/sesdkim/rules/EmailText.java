package dev.sesdkim.rules;

import dev.sesdkim.dkim.DnsRecord;
import java.util.List;

/// The body of an email, as plain text.
final class EmailText {

  private static final String INDENT = "  ";

  private EmailText() {}

  static String of(Story story) {
    Lines lines = new Lines();
    List<Section> sections =
        story.sections().stream().filter(section -> section.role() != Section.Role.ANNEX).toList();
    for (int at = 0; at < sections.size(); at++) {
      section(lines, sections.get(at), story.isOfMany());
      if (at + 1 == sections.size() || !areOneList(sections.get(at), sections.get(at + 1))) {
        lines.blank();
      }
    }
    account(lines, story);
    story.sections().stream()
        .filter(section -> section.role() == Section.Role.ANNEX)
        .forEach(section -> section(lines.blank(), section, story.isOfMany()));
    return lines.toString();
  }

  /// Whether both are one-line items of the same kind, so that no blank line separates them.
  private static boolean areOneList(Section one, Section next) {
    return one.role() == next.role() && one.isLine() && next.isLine();
  }

  /// @param many whether the alert is about more than one domain: then a record takes one line
  private static void section(Lines lines, Section section, boolean many) {
    String names = String.join(", ", section.names().stream().map(Words::name).toList());
    boolean isLine = section.prose().isEmpty() && !names.isEmpty();
    if (section.role() == Section.Role.NEWS) {
      section.prose().stream()
          .map(Quoted::sentence)
          .forEach(sentence -> lines.wrapped("", "", Quoted.plain(sentence)));
    } else if (section.label().isEmpty()) {
      lines.wrapped("", "", Quoted.plain(section.sentences(false)));
    } else {
      String words = isLine ? names : Quoted.plain(section.sentences(true));
      lines.wrapped(
          "",
          isLine ? INDENT : "",
          Quoted.plain(section.label()) + ":" + (words.isEmpty() ? "" : " " + words));
    }
    if (!isLine && !names.isEmpty()) {
      lines.wrapped(INDENT, INDENT, names);
    }
    for (Cure.Entry one : section.cure().records()) {
      entry(lines, one, many);
    }
    if (!section.cure().records().isEmpty() && !section.cure().commands().isEmpty()) {
      lines.blank();
    }
    for (String command : section.cure().commands()) {
      CommandLines.folded(INDENT, command).forEach(lines::add);
    }
    if (!section.rest().isEmpty()) {
      lines.wrapped(INDENT, INDENT, section.rest());
    }
  }

  private static void entry(Lines lines, Cure.Entry one, boolean many) {
    DnsRecord wanted = one.wanted();
    if (many) {
      lines.add(INDENT + one.line());
    } else {
      lines.add(INDENT + "Name:  " + wanted.name());
      lines.add(INDENT + "%-6s ".formatted(wanted.type() + ":") + wanted.value());
    }
    if (!one.now().isEmpty()) {
      lines.wrapped(INDENT + "Now:   ", INDENT + "       ", one.now());
    }
  }

  private static void account(Lines lines, Story story) {
    List<ConsoleLink> console = story.console();
    String account = story.accounts().words() + ".";
    String closing = story.closing().isEmpty() ? "" : " " + story.closing();
    boolean alone = !closing.isEmpty() && !console.isEmpty();
    lines.wrapped("", "", account + closing + (console.isEmpty() || alone ? "" : " SES console:"));
    if (alone) {
      lines.add("SES console:");
    }
    console.forEach(link -> lines.add(link.url()));
    if (!story.runbooks().isEmpty()) {
      lines.add("More about this:");
      story.runbooks().forEach(lines::add);
    }
  }
}
