package dev.sesdkim.rules;

import java.util.List;
import java.util.stream.Stream;

/// A paragraph of an alert, with what belongs below it.
///
/// @param label whom or what it is about; empty if that is clear
/// @param prose sentences, with [Quoted] names. After a label the first one begins in lower case
/// @param names names from outside, listed below the sentences
/// @param rest how many names are left out and where to find them; empty if none are
/// @param cure what to copy
/// @param role what the section is for
record Section(
    String label, List<String> prose, List<String> names, String rest, Cure cure, Role role) {

  /// What a section is for.
  enum Role {
    /// What happened.
    NEWS,
    /// What happened, as one of several.
    ITEM,
    /// How to fix it.
    FIX,
    /// What only the email has room for, below everything else.
    ANNEX
  }

  Section {
    prose = prose.stream().filter(sentence -> !sentence.isEmpty()).toList();
    names = List.copyOf(names);
  }

  static Section news(List<String> prose) {
    return new Section("", prose, List.of(), "", Cure.NONE, Role.NEWS);
  }

  /// One of several things that happened, with its fix.
  static Section item(String label, List<String> prose, Cure cure) {
    return new Section(
        label,
        Stream.concat(prose.stream(), cure.prose().stream()).toList(),
        List.of(),
        "",
        cure,
        Role.ITEM);
  }

  static Section item(String label, List<String> prose, List<String> names) {
    return new Section(label, prose, names, "", Cure.NONE, Role.ITEM);
  }

  static Section fix(String label, Cure cure) {
    return new Section(label, cure.prose(), List.of(), "", cure, Role.FIX);
  }

  static Section annex(String label, List<String> names, String rest) {
    return new Section(label, List.of(), names, rest, Cure.NONE, Role.ANNEX);
  }

  /// The section with words about what is left out.
  Section with(String leftOut) {
    return new Section(label, prose, names, leftOut, cure, role);
  }

  /// The sentences as one paragraph.
  ///
  /// @param labelled whether a label comes before them
  String sentences(boolean labelled) {
    StringBuilder text = new StringBuilder();
    for (String sentence : prose) {
      boolean after = text.isEmpty() && labelled;
      text.append(text.isEmpty() ? "" : " ")
          .append(after ? Quoted.clause(sentence) : Quoted.sentence(sentence));
    }
    return text.toString();
  }

  /// Whether the section is only words, or only names.
  boolean isLine() {
    return (names.isEmpty() || prose.isEmpty()) && rest.isEmpty() && !cure.hasCopy();
  }

  boolean isEmpty() {
    return prose.isEmpty() && names.isEmpty() && rest.isEmpty() && !cure.hasCopy();
  }
}
