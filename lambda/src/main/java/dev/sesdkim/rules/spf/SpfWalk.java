package dev.sesdkim.rules.spf;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.SpfProblem.Kind;
import java.util.Optional;
import java.util.function.Function;

/// One evaluation by `check_host()` (RFC 7208 section 4) for many senders at once: each term
/// removes the senders that it matches, and the evaluation ends when none is left.
///
/// A term that depends on the single mail (through a macro, or the name of the sender's address)
/// matches nobody here and is noted.
final class SpfWalk {

  private final String mailFrom;
  private final boolean amazonUnknown;
  private final Function<DnsQuestion, DnsAnswer> dns;
  private final TermLookups lookups;
  private int includes;
  private boolean amazonReached;
  private Optional<SpfTerm> refusal = Optional.empty();
  private Optional<String> open = Optional.empty();

  /// @param mailFrom the MAIL FROM domain
  /// @param amazonUnknown whether Amazon's own record does not say from where SES sends: then its
  ///   include matches everybody, because Amazon is responsible for that record
  SpfWalk(String mailFrom, boolean amazonUnknown, Function<DnsQuestion, DnsAnswer> dns) {
    this.mailFrom = mailFrom;
    this.amazonUnknown = amazonUnknown;
    this.dns = dns;
    this.lookups = new TermLookups(dns);
  }

  /// Evaluates the MAIL FROM domain's record.
  SpfResult over(String text, AddressSet senders) {
    return evaluate(text, mailFrom, senders);
  }

  /// Whether the evaluation reached the record of amazonses.com.
  boolean amazonReached() {
    return amazonReached;
  }

  /// The first term outside of includes that matched senders and is not a pass.
  Optional<SpfTerm> refusal() {
    return refusal;
  }

  /// The first term that matches some mails and not others.
  Optional<String> open() {
    return open;
  }

  private SpfResult evaluate(String text, String domain, AddressSet senders) {
    return switch (SpfRecord.of(text)) {
      case SpfRecord.Broken(Kind kind, String term) -> SpfResult.permanent(kind, domain, term);
      case SpfRecord.Valid(SpfRecord record) -> evaluate(record, domain, senders);
    };
  }

  private SpfResult evaluate(SpfRecord record, String domain, AddressSet senders) {
    AddressSet left = senders;
    AddressSet passed = AddressSet.NONE;
    for (SpfTerm term : record.terms()) {
      if (left.isEmpty()) {
        return new SpfResult.Ended(passed);
      }
      switch (match(term, domain, left)) {
        case SpfResult.Failed failed -> {
          return failed;
        }
        case SpfResult.Ended(AddressSet matched) -> {
          if (term.passes()) {
            passed = passed.plus(matched);
          } else if (!matched.isEmpty() && includes == 0) {
            refusal = refusal.or(() -> Optional.of(term));
          }
          left = left.minus(matched);
        }
      }
    }
    if (left.isEmpty() || record.redirect().isEmpty()) {
      return new SpfResult.Ended(passed);
    }
    DomainSpec to = record.redirect().get();
    return switch (follow("redirect=" + to.text(), to, domain, left)) {
      case SpfResult.Failed failed -> failed;
      case SpfResult.Ended(AddressSet more) -> new SpfResult.Ended(passed.plus(more));
    };
  }

  private SpfResult match(SpfTerm term, String domain, AddressSet left) {
    return switch (term.mechanism()) {
      case SpfTerm.All _ -> new SpfResult.Ended(left);
      case SpfTerm.Network(AddressSet addresses) -> new SpfResult.Ended(left.common(addresses));
      case SpfTerm.Include(DomainSpec to) -> {
        includes++;
        SpfResult result = follow(term.text(), to, domain, left);
        includes--;
        yield result;
      }
      case SpfTerm.Hosts(Optional<DomainSpec> of, SpfTerm.Prefixes prefixes) ->
          looked(term, domain, of, at -> lookups.hosts(at, prefixes, left));
      case SpfTerm.MailServers(Optional<DomainSpec> of, SpfTerm.Prefixes prefixes) ->
          looked(term, domain, of, at -> lookups.mailServers(at, prefixes, left));
      case SpfTerm.Exists(DomainSpec of) ->
          looked(term, domain, Optional.of(of), at -> lookups.exists(at, left));
      case SpfTerm.Reverse(Optional<DomainSpec> of) -> looked(term, domain, of, this::reverse);
    };
  }

  /// Counts a term and looks its name up, unless the name depends on the mail or is invalid.
  private SpfResult looked(
      SpfTerm term,
      String domain,
      Optional<DomainSpec> of,
      Function<TermLookups.Place, SpfResult> look) {
    if (!lookups.count()) {
      return SpfResult.permanent(Kind.TOO_MANY_LOOKUPS, domain, term.text());
    }
    Optional<String> name =
        of.map(spec -> expanded(term.text(), spec, domain))
            .orElse(Optional.of(domain))
            .filter(DomainSpec::isName);
    return name.isPresent()
        ? look.apply(new TermLookups.Place(term, domain, name.get()))
        : SpfResult.nobody();
  }

  /// Only names in Amazon's own domain can match, because its addresses have no others.
  private SpfResult reverse(TermLookups.Place at) {
    if (DnsName.within(at.name(), AmazonAddresses.DOMAIN)) {
      open = open.or(() -> Optional.of(at.term().text()));
    }
    return SpfResult.nobody();
  }

  /// Follows an include or a redirect: matches the senders that another domain's record lets pass
  /// (sections 5.2 and 6.1).
  private SpfResult follow(String term, DomainSpec to, String domain, AddressSet left) {
    if (!lookups.count()) {
      return SpfResult.permanent(Kind.TOO_MANY_LOOKUPS, domain, term);
    }
    Optional<String> target = expanded(term, to, domain);
    if (target.isEmpty()) {
      return SpfResult.nobody();
    }
    SpfResult result = policy(term, target.get(), domain, left);
    if (!DnsName.same(target.get(), AmazonAddresses.DOMAIN)) {
      return result;
    }
    amazonReached = true;
    boolean unread = result instanceof SpfResult.Failed failed && failed.temporary();
    return amazonUnknown && !unread ? new SpfResult.Ended(left) : result;
  }

  private SpfResult policy(String term, String target, String domain, AddressSet left) {
    return switch (SpfPolicies.at(target, dns)) {
      case SpfPolicies.One(String text) -> evaluate(text, target, left);
      case SpfPolicies.Several _ -> SpfResult.permanent(Kind.SEVERAL_RECORDS, target, term);
      case SpfPolicies.None _ -> SpfResult.permanent(Kind.NO_RECORD_INCLUDED, domain, term);
      case SpfPolicies.Unread _ -> SpfResult.unread(target, term);
    };
  }

  private Optional<String> expanded(String term, DomainSpec spec, String domain) {
    Optional<String> name = spec.expanded(domain, mailFrom);
    if (name.isEmpty()) {
      open = open.or(() -> Optional.of(term));
    }
    return name;
  }
}
