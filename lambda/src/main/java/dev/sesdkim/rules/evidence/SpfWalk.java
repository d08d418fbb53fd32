package dev.sesdkim.rules.evidence;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsData;
import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Counts the look-ups of an SPF policy and searches it for Amazon SES. It evaluates no address,
/// and checks no more of the syntax than that takes.
final class SpfWalk {

  static final String AMAZON = "amazonses.com";

  /// RFC 7208 section 4.6.4.
  private static final int MOST_LOOKUPS = 10;

  private final Function<DnsQuestion, DnsAnswer> dns;
  private int lookups;
  private boolean amazon;
  private Optional<DnsAnswer.Failed> failure = Optional.empty();

  SpfWalk(Function<DnsQuestion, DnsAnswer> dns) {
    this.dns = dns;
  }

  boolean tooManyLookups() {
    return lookups > MOST_LOOKUPS;
  }

  /// Whether a mail from Amazon SES passes over an `include`.
  boolean amazon() {
    return amazon;
  }

  /// The first included policy that could not be read.
  Optional<DnsAnswer.Failed> failure() {
    return failure;
  }

  /// The SPF policies of a domain: its TXT records that begin with `v=spf1` (RFC 7208 section 4.5).
  static List<String> policies(DnsAnswer.Found found) {
    return found.all(DnsData.Text.class).map(DnsData.Text::text).filter(SpfWalk::isPolicy).toList();
  }

  static boolean isPolicy(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.equals("v=spf1") || lower.startsWith("v=spf1 ");
  }

  void over(String policy) {
    walk(policy, true);
  }

  /// @param passes whether a match in here is a pass for the whole policy
  private void walk(String policy, boolean passes) {
    Optional<String> redirect = Optional.empty();
    for (String raw : policy.toLowerCase(Locale.ROOT).split(" +", -1)) {
      SpfTerm term = SpfTerm.of(raw);
      switch (term.name()) {
        case "all" -> {
          return;
        }
        case "include" -> descend(term.domain(), passes && term.passes());
        case "a", "mx", "ptr", "exists" -> lookups++;
        case "redirect" -> redirect = Optional.of(term.domain());
        default -> {}
      }
    }
    redirect.ifPresent(domain -> descend(domain, passes));
  }

  private void descend(String domain, boolean passes) {
    lookups++;
    amazon |= passes && DnsName.same(domain, AMAZON);
    // A macro depends on the mail; past the limit there is nothing more to learn.
    if (tooManyLookups() || domain.isEmpty() || domain.indexOf('%') >= 0) {
      return;
    }
    switch (dns.apply(new DnsQuestion(domain, DnsType.TXT))) {
      case DnsAnswer.Failed failed -> failure = failure.or(() -> Optional.of(failed));
      case DnsAnswer.Found found -> policies(found).forEach(policy -> walk(policy, passes));
      case DnsAnswer.NoSuchName _, DnsAnswer.NoSuchType _ -> {}
    }
  }
}
