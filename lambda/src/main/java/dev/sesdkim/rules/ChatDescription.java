package dev.sesdkim.rules;

import static java.util.stream.Collectors.joining;

import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The text of a chat notification: the words of the email, with as many records and commands to
/// copy as fit.
record ChatDescription(Story story, Copy copy) {

  static final int LONGEST = 3_000;

  /// Lines of an alert about one domain, title included, so that a glance is enough to read it.
  static final int MOST_LINES = 14;

  static final int MOST_CHARACTERS = 900;

  /// An alert about one region has room for three records in full.
  private static final int MOST_LINES_OF_ONE_REGION = 20;

  private static final int MOST_CHARACTERS_OF_ONE_REGION = 1_500;

  private static final int MOST_NAMES = 12;
  private static final int MOST_LINKS = 10;
  private static final int MOST_RUNBOOKS = 3;
  private static final int LONGEST_NAME = 100;
  private static final String CUT = "The email and the event hold the rest.";
  private static final String COPY =
      "The records and commands are in the email and in `sesdkim fix NAME`.";

  /// How much the notification gives to copy.
  private enum Copy {
    /// Each record on two lines, and the commands.
    ALL,
    /// Each record on one line, and the commands.
    SHORT,
    /// None: nobody copies the records of many domains from a phone.
    NOTHING
  }

  static String of(Story story) {
    if (story.domains().size() == 1) {
      for (Copy copy : List.of(Copy.ALL, Copy.SHORT)) {
        String text = String.join("\n", new ChatDescription(story, copy).blocks());
        if (fits(story, text)) {
          return text;
        }
      }
    }
    return fitting(new ChatDescription(story, Copy.NOTHING).blocks());
  }

  private static boolean fits(Story story, String text) {
    boolean one = story.regions().size() == 1;
    long lines = 1 + text.lines().count();
    int characters = Mrkdwn.plain(story.subject()).length() + 1 + text.length();
    return lines <= (one ? MOST_LINES_OF_ONE_REGION : MOST_LINES)
        && characters <= (one ? MOST_CHARACTERS_OF_ONE_REGION : MOST_CHARACTERS);
  }

  private List<String> blocks() {
    List<String> blocks = new ArrayList<>();
    boolean left = false;
    for (Section section : story.sections()) {
      if (section.role() == Section.Role.ANNEX) {
        continue;
      }
      words(section, blocks);
      left |= section.cure().hasCopy() && !toCopy(section.cure(), blocks);
    }
    if (left) {
      blocks.add(COPY);
    }
    if (!story.closing().isEmpty()) {
      blocks.add(Quoted.chat(story.closing()));
    }
    blocks.add(account());
    return blocks;
  }

  private void words(Section section, List<String> blocks) {
    String names = names(section);
    boolean plain = section.label().isEmpty() || section.label().equals("Fix");
    String label = plain ? "" : "*" + Quoted.chat(section.label()) + "*: ";
    String words = Quoted.chat(section.sentences(!plain));
    switch (section.role()) {
      case NEWS ->
          section.prose().stream().map(Quoted::sentence).map(Quoted::chat).forEach(blocks::add);
      case ITEM -> {
        boolean isLine = words.isEmpty() && !names.isEmpty();
        blocks.add((story.isOfMany() ? "• " : "") + label + (isLine ? names : words));
        if (!isLine && !names.isEmpty()) {
          blocks.add("  " + names);
        }
      }
      case FIX -> {
        if (!words.isEmpty()) {
          blocks.add(label + words);
        }
      }
      case ANNEX -> {}
    }
  }

  private static String names(Section section) {
    int more = section.names().size() - MOST_NAMES;
    return section.names().stream()
            .limit(MOST_NAMES)
            .map(name -> Mrkdwn.code(Printable.line(name, LONGEST_NAME)))
            .collect(joining(" "))
        + (more > 0 ? " and " + English.number(more) + " more" : "");
  }

  /// Adds what to copy, and returns whether all of it fits. A text with a back quote does not: a
  /// code block cannot hold one, and without it the text would mean something else.
  private boolean toCopy(Cure cure, List<String> blocks) {
    if (copy == Copy.NOTHING) {
      return false;
    }
    String between = copy == Copy.ALL ? "\n\n" : "\n";
    List<String> texts =
        Stream.of(
                cure.records().stream().map(this::entry).collect(joining(between)),
                String.join("\n", cure.commands()))
            .filter(text -> !text.isEmpty())
            .toList();
    texts.stream().filter(text -> !text.contains("`")).map(Mrkdwn::block).forEach(blocks::add);
    return texts.stream().allMatch(text -> !text.contains("`"));
  }

  private String entry(Cure.Entry one) {
    String now = one.now().isEmpty() ? "" : "\n(now: " + one.now() + ")";
    return copy == Copy.ALL
        ? one.wanted().name() + "\n" + one.wanted().type() + " " + one.wanted().value() + now
        : one.line() + now;
  }

  private String account() {
    return Stream.of(
            Stream.of(Mrkdwn.plain(story.accounts().words())),
            story.console().stream()
                .limit(MOST_LINKS)
                .map(link -> link(link.url(), "SES console, " + link.region())),
            story.runbooks().stream().limit(MOST_RUNBOOKS).map(url -> link(url, about(url))))
        .flatMap(parts -> parts)
        .collect(joining(" · "));
  }

  /// Names a page of ours by its section, to tell several links apart.
  private static String about(String url) {
    String[] parts = url.split("#", 2);
    return "More about this" + (parts.length == 1 ? "" : ": " + parts[1].replace('-', ' '));
  }

  private static String link(String url, String words) {
    return "<%s|%s>".formatted(Mrkdwn.escaped(url), words);
  }

  /// The blocks that fit. A block is never cut, because half of one could be broken markup. The
  /// last block, with the account and the links, is kept before all others.
  private static String fitting(List<String> blocks) {
    String whole = String.join("\n", blocks);
    if (whole.length() <= LONGEST) {
      return whole;
    }
    String last = blocks.getLast();
    String end = CUT + (last.length() < LONGEST / 2 ? "\n" + last : "");
    int room = LONGEST - end.length();
    StringBuilder text = new StringBuilder();
    for (String block : blocks.subList(0, blocks.size() - 1)) {
      if (text.length() + block.length() + 1 > room) {
        break;
      }
      text.append(block).append('\n');
    }
    return text.append(end).toString();
  }
}
