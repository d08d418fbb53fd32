package dev.sesdkim.rules.evidence;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsData;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// One CNAME record of Easy DKIM, and the key it leads to.
final class CnameCheck {

  /// The record and, where it could be followed, the key.
  record Followed(DnsCheck check, Optional<DkimKey> key) {}

  private final String domain;
  private final String target;
  private final Expectation expected;
  private final Function<DnsQuestion, DnsAnswer> dns;

  CnameCheck(String token, String domain, String zone, Function<DnsQuestion, DnsAnswer> dns) {
    this.domain = domain;
    this.target = token + "." + zone;
    this.dns = dns;
    this.expected =
        new Expectation(
            token + "._domainkey." + domain,
            DnsType.CNAME,
            domain,
            target,
            data -> DnsName.same(data.text(), target));
  }

  Followed follow() {
    return switch (dns.apply(expected.question())) {
      case DnsAnswer.Failed failed -> unfollowed(expected.couldNotLook(failed));
      case DnsAnswer.Found found -> lead(found);
      case DnsAnswer.NoSuchName _ -> unfollowed(expected.missing(dns));
      case DnsAnswer.NoSuchType _ -> unfollowed(somethingElse());
    };
  }

  /// A record may lead to its target over other names of the customer's.
  private Followed lead(DnsAnswer.Found alias) {
    DnsAnswer behind = dns.apply(new DnsQuestion(expected.name(), DnsType.TXT));
    boolean direct = alias.records().stream().anyMatch(expected.right());
    if (behind instanceof DnsAnswer.Failed failed) {
      return unfollowed(
          direct
              ? expected.couldNotLook(failed)
              : expected.instead(DnsFinding.WRONG_TARGET, Expectation.text(alias)));
    }
    DnsAnswer.Definite end = (DnsAnswer.Definite) behind;
    if (!direct && end.chain().stream().noneMatch(link -> DnsName.same(link, target))) {
      return unfollowed(expected.instead(DnsFinding.WRONG_TARGET, Expectation.text(alias)));
    }
    return new Followed(expected.ok(), Optional.of(DkimKey.in(end)));
  }

  /// The name exists without the CNAME. An address there is a DNS host that proxies the name,
  /// unless a wildcard answers for every name of the domain.
  private DnsCheck somethingElse() {
    List<String> addresses = addresses(expected.name());
    if (!addresses.isEmpty()
        && !addresses.equals(addresses("ses-dkim-monitor-no-such-key._domainkey." + domain))) {
      return expected.instead(DnsFinding.ADDRESS_INSTEAD, String.join(", ", addresses));
    }
    DnsCheck missing = expected.missing(dns);
    if (missing.finding() == DnsFinding.MISSING
        && dns.apply(new DnsQuestion(expected.name(), DnsType.TXT))
            instanceof DnsAnswer.Found text) {
      return expected.instead(DnsFinding.WRONG_TARGET, "a TXT record: " + Expectation.text(text));
    }
    return missing;
  }

  private List<String> addresses(String name) {
    return Stream.of(DnsType.A, DnsType.AAAA)
        .map(type -> dns.apply(new DnsQuestion(name, type)))
        .filter(DnsAnswer.Found.class::isInstance)
        .flatMap(answer -> ((DnsAnswer.Found) answer).records().stream())
        .map(DnsData::text)
        .sorted()
        .toList();
  }

  private static Followed unfollowed(DnsCheck check) {
    return new Followed(check, Optional.empty());
  }
}
