package dev.sesdkim.dns;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import java.util.Optional;
import java.util.function.Function;

/// Believes "not there" only from a resolver that sees the public DNS, because a resolver in a
/// closed network says so of every name or every record: a missing name from one that knows SES's
/// domain, a missing record from one that has its SPF record.
///
/// @param next asked in place of a resolver that does not see the public DNS; empty if there is
///   none
record PublicDnsOnly(
    Function<DnsQuestion, DnsAnswer> resolver, Optional<Function<DnsQuestion, DnsAnswer>> next)
    implements Function<DnsQuestion, DnsAnswer> {

  /// SES's own SPF record, which the public DNS always has: its customers' records include it.
  static final DnsQuestion KNOWN = new DnsQuestion("amazonses.com", DnsType.TXT);

  @Override
  public DnsAnswer apply(DnsQuestion question) {
    DnsAnswer answer = resolver.apply(question);
    return switch (answer) {
      case DnsAnswer.Found _, DnsAnswer.Failed _ -> answer;
      case DnsAnswer.NoSuchName _, DnsAnswer.NoSuchType _ -> believed(question, answer);
    };
  }

  private DnsAnswer believed(DnsQuestion question, DnsAnswer absence) {
    return switch (resolver.apply(KNOWN)) {
      case DnsAnswer.Found _ -> absence;
      case DnsAnswer.NoSuchType _ when absence instanceof DnsAnswer.NoSuchName -> absence;
      case DnsAnswer.NoSuchName _, DnsAnswer.NoSuchType _ ->
          next.map(other -> other.apply(question))
              .orElseGet(
                  () ->
                      new DnsAnswer.ServerFailure(
                          "the resolver has no TXT record of "
                              + KNOWN.name()
                              + ": it does not see the public DNS"));
      case DnsAnswer.Failed failed -> failed;
    };
  }
}
