package dev.sesdkim.rules;

/// Slack's markup, which Amazon Q's `client-markdown` is rendered as.
///
/// `&`, `<` and `>` are the only characters that Slack asks to escape; escaping them takes links
/// and mentions (`<!channel>`, `<@U123>`) away from text from outside. Whatever comes from outside
/// also stands in code, where nothing else is markup, so its back quotes become plain quotes.
final class Mrkdwn {

  private Mrkdwn() {}

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /// One line of text from outside.
  static String code(String text) {
    return "`" + escaped(text.replace('`', '\'')) + "`";
  }

  /// Lines to copy.
  static String block(String text) {
    return "```\n" + escaped(text.replace('`', '\'')) + "\n```";
  }

  /// Text for where there is no code: markup from outside is kept from being any.
  static String plain(String text) {
    return escaped(
        text.replaceAll("@(?=(?i:channel|here|everyone)\\b)", "(at)").replaceAll("[`*~]", "'"));
  }
}
