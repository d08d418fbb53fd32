package dev.sesdkim.rules.spf;

import dev.sesdkim.dkim.Spf;
import dev.sesdkim.dkim.SpfOutcome;
import dev.sesdkim.dkim.SpfProblem;

/// What SPF says, in words for people.
public final class SpfWords {

  private SpfWords() {}

  /// One sentence without its full stop.
  public static String of(Spf spf) {
    return spf.problem().map(problem -> sentence(spf.outcome(), problem)).orElse("SPF passes");
  }

  private static String sentence(SpfOutcome outcome, SpfProblem problem) {
    return switch (outcome) {
      case PASS ->
          isError(problem.kind())
              ? "SPF passes for Amazon SES; for other senders it is a permanent error: "
                  + of(problem)
              : "SPF passes for Amazon SES, but " + of(problem);
      case PERMERROR -> "SPF is a permanent error: " + of(problem);
      case TEMPERROR -> of(problem);
      case NONE, NOT_COVERED -> of(problem);
    };
  }

  /// What is wrong, in one sentence without its full stop.
  public static String of(SpfProblem problem) {
    String term = problem.term();
    String domain = problem.domain();
    return switch (problem.kind()) {
      case SEVERAL_RECORDS ->
          "%s has more than one SPF record; merge them into one: %s".formatted(domain, term);
      case UNKNOWN_TERM ->
          "the record of %s has a term that SPF does not know: %s".formatted(domain, term);
      case BAD_ADDRESS ->
          "the record of %s has an address or prefix length that cannot be read: %s"
              .formatted(domain, term);
      case BAD_DOMAIN ->
          "the record of %s has a term without a valid domain: %s".formatted(domain, term);
      case BAD_ARGUMENT ->
          "the record of %s has a term with more in it than it may have: %s"
              .formatted(domain, term);
      case MODIFIER_TWICE -> "the record of %s has a modifier twice: %s".formatted(domain, term);
      case NO_RECORD_INCLUDED ->
          "the record of %s names a domain that has no SPF record: %s".formatted(domain, term);
      case TOO_MANY_LOOKUPS ->
          "the record needs more than ten DNS look-ups; one too many is %s (in the record of %s)"
              .formatted(term, domain);
      case TOO_MANY_VOID_LOOKUPS ->
          "more than two of the record's DNS look-ups find nothing; one too many is %s (in the"
                  .formatted(term)
              + " record of %s)".formatted(domain);
      case TOO_MANY_MX ->
          "the record of %s names a domain with more than ten MX records: %s"
              .formatted(domain, term);
      case LOOKUP_FAILED -> "DNS did not answer about %s (%s)".formatted(domain, term);
      case NO_RECORD -> "there is no SPF record";
      case NOT_A_RECORD ->
          "there is no SPF record: a record begins with v=spf1 and a space, and %s has %s"
              .formatted(domain, term);
      case NOT_INCLUDED ->
          term.isEmpty()
              ? "the SPF record does not include amazonses.com"
              : "the SPF record does not include amazonses.com before %s".formatted(term);
      case NOT_A_PASS ->
          "the SPF record matches Amazon SES with %s, which is not a pass".formatted(term);
      case SOME_ADDRESSES ->
          "the SPF record lets only some addresses of Amazon SES pass; include amazonses.com, or"
              + " add %s".formatted(term);
      case DEPENDS_ON_MAIL -> "whether SPF passes depends on the single mail: %s".formatted(term);
      case PASSES_ANYBODY -> "the record lets any sender pass";
      case LISTS_ADDRESSES ->
          "the record lists addresses that Amazon may change; include amazonses.com instead";
    };
  }

  private static boolean isError(SpfProblem.Kind kind) {
    return switch (kind) {
      case SEVERAL_RECORDS,
          UNKNOWN_TERM,
          BAD_ADDRESS,
          BAD_DOMAIN,
          BAD_ARGUMENT,
          MODIFIER_TWICE,
          NO_RECORD_INCLUDED,
          TOO_MANY_LOOKUPS,
          TOO_MANY_VOID_LOOKUPS,
          TOO_MANY_MX ->
          true;
      case LOOKUP_FAILED,
          NO_RECORD,
          NOT_A_RECORD,
          NOT_INCLUDED,
          NOT_A_PASS,
          SOME_ADDRESSES,
          DEPENDS_ON_MAIL,
          PASSES_ANYBODY,
          LISTS_ADDRESSES ->
          false;
    };
  }
}
