package dev.sesdkim.dns;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import java.util.function.Function;

/// Believes "no such name" only from a resolver that sees the public DNS, because a resolver in a
/// closed network says so of every name.
record PublicDnsOnly(Function<DnsQuestion, DnsAnswer> resolver)
    implements Function<DnsQuestion, DnsAnswer> {

  /// The domain of SES itself, which the public DNS always has.
  static final DnsQuestion KNOWN = new DnsQuestion("amazonses.com", DnsType.A);

  @Override
  public DnsAnswer apply(DnsQuestion question) {
    DnsAnswer answer = resolver.apply(question);
    if (!(answer instanceof DnsAnswer.NoSuchName)) {
      return answer;
    }
    return switch (resolver.apply(KNOWN)) {
      case DnsAnswer.Found _, DnsAnswer.NoSuchType _ -> answer;
      case DnsAnswer.NoSuchName _ ->
          new DnsAnswer.ServerFailure(
              "the resolver does not know " + KNOWN.name() + ": it does not see the public DNS");
      case DnsAnswer.Failed failed -> failed;
    };
  }
}
