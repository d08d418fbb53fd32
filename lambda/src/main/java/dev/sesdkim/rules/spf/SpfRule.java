package dev.sesdkim.rules.spf;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.Spf;
import dev.sesdkim.dkim.SpfOutcome;
import dev.sesdkim.dkim.SpfProblem;
import dev.sesdkim.dkim.SpfProblem.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What SPF says about mail from Amazon SES with a custom MAIL FROM domain.
public final class SpfRule {

  private final String domain;
  private final Function<DnsQuestion, DnsAnswer> dns;
  private final AmazonAddresses amazon;

  private SpfRule(String domain, Function<DnsQuestion, DnsAnswer> dns) {
    this.domain = domain;
    this.dns = dns;
    this.amazon = AmazonAddresses.of(dns);
  }

  /// Evaluates a domain's policy.
  ///
  /// @param domain the MAIL FROM domain, in ASCII
  /// @param answer what DNS says about its TXT records
  public static Spf of(String domain, DnsAnswer answer, Function<DnsQuestion, DnsAnswer> dns) {
    return switch (SpfPolicies.of(answer)) {
      case SpfPolicies.One(String text) -> new SpfRule(domain, dns).judge(text);
      case SpfPolicies.Several(List<String> texts) ->
          Spf.of(
              SpfOutcome.PERMERROR,
              new SpfProblem(Kind.SEVERAL_RECORDS, domain, String.join(" | ", texts)));
      case SpfPolicies.None(List<String> meant) ->
          Spf.of(
              SpfOutcome.NONE,
              meant.isEmpty()
                  ? new SpfProblem(Kind.NO_RECORD, domain, "")
                  : new SpfProblem(Kind.NOT_A_RECORD, domain, meant.getFirst()));
      case SpfPolicies.Unread(DnsAnswer.Failed failed) ->
          Spf.of(SpfOutcome.TEMPERROR, new SpfProblem(Kind.LOOKUP_FAILED, domain, failed.detail()));
    };
  }

  /// The texts of an answer that are SPF records; if there are none, those that were meant as one.
  public static List<String> texts(DnsAnswer answer) {
    return switch (SpfPolicies.of(answer)) {
      case SpfPolicies.One(String text) -> List.of(text);
      case SpfPolicies.Several(List<String> texts) -> texts;
      case SpfPolicies.None(List<String> meant) -> meant;
      case SpfPolicies.Unread _ -> List.of();
    };
  }

  /// Whether a text can be a term of an SPF record.
  public static boolean isTerm(String text) {
    return SpfRecord.of("v=spf1 " + text) instanceof SpfRecord.Valid;
  }

  public static boolean isRecord(String text) {
    return SpfRecord.opens(text);
  }

  private Spf judge(String text) {
    SpfWalk walk = new SpfWalk(domain, !amazon.known(), dns);
    AddressSet senders = amazon.all();
    return switch (walk.over(text, senders)) {
      case SpfResult.Failed(SpfOutcome outcome, SpfProblem problem) -> Spf.of(outcome, problem);
      case SpfResult.Ended(AddressSet passed) ->
          senders.minus(passed).isEmpty()
              ? new Spf(SpfOutcome.PASS, remark(text))
              : notCovered(walk, passed);
    };
  }

  private Spf notCovered(SpfWalk walk, AddressSet passed) {
    return !amazon.known()
            && SpfPolicies.at(AmazonAddresses.DOMAIN, dns) instanceof SpfPolicies.Unread(var failed)
        ? Spf.of(
            SpfOutcome.TEMPERROR,
            new SpfProblem(Kind.LOOKUP_FAILED, AmazonAddresses.DOMAIN, failed.detail()))
        : Spf.of(SpfOutcome.NOT_COVERED, gap(walk, passed));
  }

  private SpfProblem gap(SpfWalk walk, AddressSet passed) {
    if (walk.open().isPresent()) {
      return new SpfProblem(Kind.DEPENDS_ON_MAIL, domain, walk.open().get());
    }
    if (!passed.isEmpty()) {
      return new SpfProblem(Kind.SOME_ADDRESSES, domain, String.join(", ", amazon.outside(passed)));
    }
    Optional<SpfTerm> refusal = walk.refusal();
    String term = refusal.map(SpfTerm::text).orElse("");
    return refusal.map(SpfTerm::mechanism).orElse(new SpfTerm.All()) instanceof SpfTerm.All
        ? new SpfProblem(Kind.NOT_INCLUDED, domain, term)
        : new SpfProblem(Kind.NOT_A_PASS, domain, term);
  }

  /// What the owner should know although Amazon SES passes: what the record means for any other
  /// sender, which is evaluated beyond the term that matches Amazon SES.
  private Optional<SpfProblem> remark(String text) {
    SpfWalk walk = new SpfWalk(domain, false, dns);
    return switch (walk.over(text, AddressSet.STRANGER)) {
      case SpfResult.Failed failed when !failed.temporary() -> Optional.of(failed.problem());
      case SpfResult.Ended(AddressSet passed) when !passed.isEmpty() ->
          Optional.of(new SpfProblem(Kind.PASSES_ANYBODY, domain, text));
      case SpfResult.Failed _, SpfResult.Ended _ ->
          walk.amazonReached()
              ? Optional.empty()
              : Optional.of(new SpfProblem(Kind.LISTS_ADDRESSES, domain, text));
    };
  }
}
