package dev.sesdkim.rules;

import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.Spf;
import dev.sesdkim.dkim.SpfProblem;
import dev.sesdkim.rules.spf.SpfRule;
import dev.sesdkim.rules.spf.SpfWords;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What to do about an SPF record that does not let Amazon SES pass.
final class SpfRemedy {

  private static final String VERSION = "v=spf1";
  private static final String AMAZON = "include:amazonses.com";

  /// Characters that show that a text is cut, or not shown as DNS has it.
  private static final String NOT_AS_IT_IS = ".*[\uFFFD…].*";

  /// Separates records. A comma inside a macro separates nothing (RFC 7208 section 7.1).
  private static final Pattern COMMA = Pattern.compile(",(?![^{}]*})");

  /// A qualifier that a space parts from its mechanism, as in `~ all`. Without it, `all` would let
  /// everybody pass.
  private static final Pattern PARTED = Pattern.compile("(?<= [-+~?]) +");

  private static final Pattern ALL = Pattern.compile("[-+~?]?all", Pattern.CASE_INSENSITIVE);
  private static final Pattern REDIRECT = Pattern.compile("redirect=", Pattern.CASE_INSENSITIVE);
  private static final Pattern EXPLANATION = Pattern.compile("exp=", Pattern.CASE_INSENSITIVE);

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

  /// The whole record with which Amazon SES passes. Terms of the owner that can be read stay. Empty
  /// if the text is not known exactly, or is no SPF record.
  static Optional<DnsRecord> record(DnsCheck txt, Spf spf) {
    return spf.problem()
        .flatMap(problem -> corrected(txt, problem))
        .map(value -> new DnsRecord(txt.name(), "TXT", value, txt.beside(), txt.inTheWay(), true));
  }

  private static Optional<String> corrected(DnsCheck txt, SpfProblem problem) {
    boolean leadsNowhere =
        problem.kind() == SpfProblem.Kind.NO_RECORD_INCLUDED
            && DnsName.same(problem.domain(), txt.name());
    return txt.found()
        .filter(text -> SpfRule.isRecord(text) && !isAltered(text))
        .map(text -> withAmazonFirst(text, leadsNowhere ? problem.term() : ""));
  }

  /// Whether a text is cut, or not shown as DNS has it.
  static boolean isAltered(String text) {
    return text.matches(NOT_AS_IT_IS);
  }

  private static String change(DnsCheck txt, SpfProblem problem) {
    boolean own = DnsName.same(problem.domain(), txt.name());
    return switch (problem.kind()) {
      case SEVERAL_RECORDS ->
          own
              ? "Move the terms of the others into one record, before its \"all\", with "
                  + AMAZON
                  + " as its first term; then delete the others."
              : amazonFirst(txt, problem);
      case UNKNOWN_TERM, BAD_ADDRESS, BAD_DOMAIN, BAD_ARGUMENT, MODIFIER_TWICE ->
          own ? "Correct that term or remove it." : amazonFirst(txt, problem);
      case NO_RECORD_INCLUDED -> own ? "Remove that term." : amazonFirst(txt, problem);
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
          amazonFirst(txt, problem);
      case NO_RECORD, NOT_A_RECORD -> "Publish instead: " + txt.expected();
    };
  }

  /// Puts Amazon's include first, so that SES passes before any other term is evaluated.
  private static String amazonFirst(DnsCheck txt, SpfProblem problem) {
    return corrected(txt, problem)
        .map(record -> "Change it to: " + record)
        .orElse("Make " + AMAZON + " its first term.");
  }

  /// @param texts one record, or several separated by commas; the new record takes the ending and
  ///   the explanation of the first that has one (RFC 7208 section 6 allows one of each)
  private static String withAmazonFirst(String texts, String leadsNowhere) {
    List<String> terms =
        COMMA.splitAsStream(texts).flatMap(text -> terms(text, leadsNowhere).stream()).toList();
    Optional<String> last = terms.stream().filter(SpfRemedy::ends).findFirst();
    Optional<String> explanation = terms.stream().filter(SpfRemedy::explains).findFirst();
    Stream<String> others =
        terms.stream()
            .filter(term -> !last.equals(Optional.of(term)))
            .filter(term -> !ALL.matcher(term).matches())
            .filter(term -> !explains(term) || explanation.equals(Optional.of(term)))
            .map(term -> REDIRECT.matcher(term).replaceFirst("include:"));
    return Stream.of(Stream.of(VERSION, AMAZON), others, last.stream())
        .flatMap(part -> part)
        .distinct()
        .collect(Collectors.joining(" "));
  }

  /// The terms of one record that can stay. Beside `all`, `redirect` has no effect (RFC 7208
  /// section 6.1).
  private static List<String> terms(String text, String leadsNowhere) {
    List<String> terms =
        Arrays.stream(PARTED.matcher(text).replaceAll("").split(" +", -1))
            .filter(term -> !term.equalsIgnoreCase(VERSION) && !term.equals(leadsNowhere))
            .filter(term -> !term.toLowerCase(Locale.ROOT).endsWith(AMAZON))
            .filter(term -> !term.isEmpty() && SpfRule.isTerm(term))
            .toList();
    return terms.stream().anyMatch(term -> ALL.matcher(term).matches())
        ? terms.stream().filter(term -> !REDIRECT.matcher(term).lookingAt()).toList()
        : terms;
  }

  private static boolean ends(String term) {
    return ALL.matcher(term).matches() || REDIRECT.matcher(term).lookingAt();
  }

  private static boolean explains(String term) {
    return EXPLANATION.matcher(term).lookingAt();
  }
}
