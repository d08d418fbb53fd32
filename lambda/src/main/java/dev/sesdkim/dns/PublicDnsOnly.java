package dev.sesdkim.dns;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import java.util.function.Function;

/// Believes a resolver that a name does not exist only if it sees the public DNS at all: one in a
/// closed network says so of every name.
record PublicDnsOnly(Function<DnsQuestion, DnsAnswer> resolver)
    implements Function<DnsQuestion, DnsAnswer> {

  /// The domain of SES itself, without which nothing here can be looked up.
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
