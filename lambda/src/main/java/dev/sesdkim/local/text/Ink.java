package dev.sesdkim.local.text;

import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.Verdict;

/// How to highlight a piece of text on a terminal that shows colours (ECMA-48, "select graphic
/// rendition").
enum Ink {
  PLAIN(""),
  STRONG("1"),
  FAINT("2"),
  GOOD("32"),
  BAD("1;31"),
  DOUBTFUL("33");

  private final String code;

  Ink(String code) {
    this.code = code;
  }

  static Ink of(Verdict verdict) {
    return switch (verdict) {
      case VERIFIED -> GOOD;
      case UNVERIFIED -> BAD;
      case UNKNOWN -> DOUBTFUL;
    };
  }

  static Ink of(Standing standing) {
    return switch (standing) {
      case BROKEN -> BAD;
      case AT_RISK, NOT_READY -> DOUBTFUL;
      case UNKNOWN, MUTED -> FAINT;
      case VERIFIED -> PLAIN;
    };
  }

  String on(Page page, String text) {
    return page.colour() && this != PLAIN ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
