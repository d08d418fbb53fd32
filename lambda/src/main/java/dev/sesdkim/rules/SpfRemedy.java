package dev.sesdkim.rules;

import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.Spf;
import dev.sesdkim.dkim.SpfProblem;
import dev.sesdkim.rules.spf.SpfWords;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What to do about an SPF record over which Amazon SES does not pass.
final class SpfRemedy {

  private static final String VERSION = "v=spf1";
  private static final String AMAZON = "include:amazonses.com";

  /// What a text has in it that is not shown as DNS has it, or cut.
  private static final String NOT_AS_IT_IS = ".*[\uFFFD…].*";

  private SpfRemedy() {}

  /// One step: the reason, and what to change.
  ///
  /// @param txt the TXT record, with what DNS has in its place
  static String step(DnsCheck txt, Spf spf) {
    return "%s: %s. %s"
        .formatted(
            Words.name(txt.name()),
            SpfWords.of(spf),
            spf.problem().map(problem -> change(txt, problem)).orElse("Correct it."));
  }

  private static String change(DnsCheck txt, SpfProblem problem) {
    boolean own = DnsName.same(problem.domain(), txt.name());
    return switch (problem.kind()) {
      case SEVERAL_RECORDS ->
          own
              ? "Move the terms of the others into one record, before its \"all\", with "
                  + AMAZON
                  + " as its first term; then delete the others."
              : amazonFirst(txt);
      case UNKNOWN_TERM, BAD_ADDRESS, BAD_DOMAIN, BAD_ARGUMENT, MODIFIER_TWICE ->
          own ? "Correct that term or remove it." : amazonFirst(txt);
      case NO_RECORD_INCLUDED -> own ? "Remove that term." : amazonFirst(txt);
      case TOO_MANY_LOOKUPS,
          TOO_MANY_VOID_LOOKUPS,
          TOO_MANY_MX,
          LOOKUP_FAILED,
          NOT_INCLUDED,
          NOT_A_PASS,
          SOME_ADDRESSES,
          DEPENDS_ON_MAIL,
          PASSES_ANYBODY,
          LISTS_ADDRESSES ->
          amazonFirst(txt);
      case NO_RECORD, NOT_A_RECORD -> "Publish instead: " + txt.expected();
    };
  }

  /// With Amazon's include as the first term, SES passes before anything else is evaluated.
  private static String amazonFirst(DnsCheck txt) {
    return txt.found()
        .filter(text -> !text.matches(NOT_AS_IT_IS))
        .map(text -> "Change it to: " + withAmazonFirst(text))
        .orElse("Make " + AMAZON + " its first term.");
  }

  private static String withAmazonFirst(String text) {
    return Arrays.stream(text.split(" +", -1))
        .skip(1)
        .filter(term -> !term.isEmpty() && !term.toLowerCase(Locale.ROOT).endsWith(AMAZON))
        .collect(Collectors.joining(" ", VERSION + " " + AMAZON + " ", ""))
        .strip();
  }
}
