package dev.sesdkim.local.text;

import dev.sesdkim.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A custom notification of Amazon Q Developer, roughly as Slack shows it.
final class SlackText {

  private static final Pattern LINK = Pattern.compile("<([^|>]+)\\|([^>]+)>");
  private static final Pattern BOLD = Pattern.compile("\\*[^*]+\\*");
  private static final String ITEM = "• ";

  private final Page page;
  private final List<String> lines = new ArrayList<>();

  private SlackText(Page page) {
    this.page = page;
  }

  /// The lines of the message.
  ///
  /// @param notification the JSON that was published
  static List<String> lines(String notification, Page page) {
    SlackText text = new SlackText(page);
    if (Json.object(notification).get("content") instanceof Map<?, ?> content) {
      text.lines.add(Ink.STRONG.on(page, unescaped(String.valueOf(content.get("title")))));
      text.description(String.valueOf(content.get("description")));
      if (content.get("nextSteps") instanceof List<?> steps) {
        text.lines.add(Ink.STRONG.on(page, "Next steps"));
        steps.forEach(step -> text.paragraph(ITEM, String.valueOf(step)));
      }
    }
    return text.lines;
  }

  /// Adds the description: code blocks unchanged, all else wrapped.
  private void description(String markup) {
    boolean block = false;
    for (String part : markup.split("```", -1)) {
      for (String line : part.strip().split("\n", -1)) {
        if (block) {
          lines.add("  " + Ink.FAINT.on(page, unescaped(line)));
        } else if (!line.isBlank()) {
          paragraph("", line);
        }
      }
      block = !block;
    }
  }

  /// Adds a paragraph. Markup is removed before lines are broken, because it takes no room; bold is
  /// shown only if the whole paragraph is bold.
  private void paragraph(String lead, String markup) {
    boolean item = markup.startsWith(ITEM);
    boolean bold = BOLD.matcher(markup).matches();
    String plain = unescaped(LINK.matcher(markup).replaceAll("$2").replace("`", ""));
    String text = bold ? plain.substring(1, plain.length() - 1) : plain;
    Wrapping.lines(item ? ITEM : lead, item ? text.substring(ITEM.length()) : text, page.columns())
        .forEach(line -> lines.add(bold ? Ink.STRONG.on(page, line) : line));
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
