package dev.sesdkim.local.redact;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Replaces everything in a text that has a known form, and known words.
final class Substitution {

  /// @param form a regular expression without groups
  /// @param to the replacement of a match
  record Rule(String form, UnaryOperator<String> to) {}

  private final List<Rule> rules = new ArrayList<>();
  private final Pattern all;

  /// Replacements already made, because most texts of an output occur many times.
  private final Map<String, String> done = new HashMap<>();

  /// At each position the first rule that matches applies. Most rules are tried only at the
  /// beginning of a word, which makes the search fast.
  Substitution(Pseudonyms pseudonyms, Forms forms, KnownWords known) {
    Optional<Rule> locals = words(known.locals(), "(?=@)", pseudonyms::user);
    Optional<Rule> names =
        words(known.accountNames(), "(?![\\p{L}\\p{N}_-])", pseudonyms::accountName);
    String anywhere = anyOf(Stream.concat(locals.stream(), forms.anywhere().stream()).toList());
    String atBeginnings =
        anyOf(Stream.concat(forms.atBeginnings().stream(), names.stream()).toList());
    this.all = Pattern.compile("%s|(?<![A-Za-z0-9])(?:%s)".formatted(anywhere, atBeginnings));
  }

  /// Joins the rules; the group that matched tells the rule.
  private String anyOf(List<Rule> some) {
    rules.addAll(some);
    return some.stream().map(rule -> "(" + rule.form() + ")").collect(joining("|"));
  }

  /// One rule for all words, the longest first, so that a shorter word does not hide a longer one
  /// that begins with it.
  private static Optional<Rule> words(
      Collection<String> words, String after, UnaryOperator<String> to) {
    return words.stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .map(Pattern::quote)
        .reduce((one, other) -> one + "|" + other)
        .map(any -> new Rule("(?:" + any + ")" + after, to));
  }

  String of(String text) {
    String known = done.get(text);
    if (known == null) {
      known = replaced(ShortNames.inFull(text));
      done.put(text, known);
    }
    return known;
  }

  private String replaced(String text) {
    Matcher found = all.matcher(text);
    StringBuilder out = new StringBuilder(text.length());
    int told = 0;
    while (found.find()) {
      out.append(text, told, found.start()).append(pseudonym(found));
      told = found.end();
    }
    return out.append(text, told, text.length()).toString();
  }

  private String pseudonym(MatchResult found) {
    int group = 1;
    while (found.start(group) < 0) {
      group++;
    }
    return rules.get(group - 1).to().apply(found.group());
  }
}
