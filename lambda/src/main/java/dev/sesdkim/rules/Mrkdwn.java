package dev.sesdkim.rules;

/// Slack's markup, in which Amazon Q's `client-markdown` is shown.
///
/// Slack asks to escape only `&`, `<` and `>`; escaped text from outside cannot make links or
/// mentions (`<!channel>`, `<@U123>`). Text from outside is also put in code, where nothing else is
/// markup, so its back quotes become plain quotes.
final class Mrkdwn {

  private Mrkdwn() {}

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /// One line of text from outside, as code.
  static String code(String text) {
    return "`" + escaped(text.replace('`', '\'')) + "`";
  }

  /// Lines to copy, as a code block.
  static String block(String text) {
    return "```\n" + escaped(text.replace('`', '\'')) + "\n```";
  }

  /// Text outside code, without any markup from outside.
  static String plain(String text) {
    return escaped(
        text.replaceAll("@(?=(?i:channel|here|everyone)\\b)", "(at)").replaceAll("[`*~]", "'"));
  }
}
