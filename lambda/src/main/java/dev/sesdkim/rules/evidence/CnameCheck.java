package dev.sesdkim.rules.evidence;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsData;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.Obstacle;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// One CNAME record of Easy DKIM, and the key to which it leads.
final class CnameCheck {

  /// The record and, if the CNAME could be followed, the key.
  record Followed(DnsCheck check, Optional<DkimKey> key) {}

  private final Expectation expected;
  private final Function<DnsQuestion, DnsAnswer> dns;
  private final Wildcards wildcards;

  CnameCheck(String token, String domain, String zone, Function<DnsQuestion, DnsAnswer> dns) {
    String target = token + "." + zone;
    this.dns = dns;
    this.wildcards = new Wildcards(dns);
    this.expected =
        new Expectation(
            token + "._domainkey." + domain,
            DnsType.CNAME,
            domain,
            target,
            data -> isRight(token, zone, target, DnsName.plain(data.text())));
  }

  private static boolean isRight(String token, String zone, String target, String found) {
    return zone.equals(DkimRule.UNKNOWN_ZONE)
        ? ZoneInDns.isBehind(token, found)
        : DnsName.same(found, target);
  }

  Followed follow() {
    DnsAnswer answer = dns.apply(expected.question());
    return switch (answer) {
      case DnsAnswer.Failed failed -> unfollowed(expected.couldNotLook(failed));
      case DnsAnswer.Found found -> there(found);
      case DnsAnswer.NoSuchName none -> unfollowed(expected.missing(none, dns));
      case DnsAnswer.NoSuchType none -> somethingElse(none);
    };
  }

  private Followed there(DnsAnswer.Found found) {
    if (found.records().size() > 1) {
      return unfollowed(expected.instead(DnsFinding.SEVERAL, ShownValue.of(found)));
    }
    boolean direct = found.records().stream().anyMatch(expected.right());
    return !direct && wildcards.gives(expected.name(), DnsType.CNAME, found)
        ? unfollowed(expected.missing(found, dns))
        : lead(found, direct);
  }

  /// Follows the record, which may lead to its target through other names of the customer.
  private Followed lead(DnsAnswer.Found alias, boolean direct) {
    DnsAnswer behind = dns.apply(new DnsQuestion(expected.name(), DnsType.TXT));
    if (behind instanceof DnsAnswer.Failed failed) {
      return unfollowed(expected.couldNotLook(failed));
    }
    DnsAnswer.Definite end = (DnsAnswer.Definite) behind;
    if (!direct && end.chain().stream().map(DnsData.Alias::new).noneMatch(expected.right())) {
      return unfollowed(expected.instead(DnsFinding.WRONG_TARGET, ShownValue.of(alias)));
    }
    return new Followed(expected.ok(), Optional.of(DkimKey.in(end)));
  }

  /// The name exists without a CNAME. If the key itself is there, the DNS host flattens the CNAME;
  /// if an address is there, the host proxies the name.
  private Followed somethingElse(DnsAnswer.NoSuchType none) {
    DnsAnswer text = dns.apply(new DnsQuestion(expected.name(), DnsType.TXT));
    boolean textByWildcard = wildcards.gives(expected.name(), DnsType.TXT, text);
    if (text instanceof DnsAnswer.Found found && !textByWildcard) {
      DkimKey key = DkimKey.in(found);
      if (key instanceof DkimKey.Present) {
        return new Followed(
            expected
                .instead(DnsFinding.FLATTENED, "a TXT record: " + ShownValue.of(found))
                .behind(inTheWay()),
            Optional.of(key));
      }
    }
    List<String> addresses = addresses();
    boolean addressByWildcard =
        !addresses.isEmpty()
            && Stream.of(DnsType.A, DnsType.AAAA)
                .anyMatch(type -> wildcards.answer(expected.name(), type));
    if (!addresses.isEmpty() && !addressByWildcard) {
      return unfollowed(
          expected
              .instead(DnsFinding.ADDRESS_INSTEAD, String.join(", ", addresses))
              .behind(inTheWay()));
    }
    DnsCheck missing = expected.missing(none, dns);
    if (missing.finding() != DnsFinding.MISSING) {
      return unfollowed(missing.behind(inTheWay()));
    }
    if (text instanceof DnsAnswer.Found found) {
      return unfollowed(
          textByWildcard
              ? expected.byWildcard("TXT " + ShownValue.of(found))
              : expected
                  .instead(DnsFinding.WRONG_TARGET, "a TXT record: " + ShownValue.of(found))
                  .behind(inTheWay()));
    }
    return unfollowed(
        addressByWildcard ? expected.byWildcard("an address record") : missing.behind(inTheWay()));
  }

  /// Every record that a CNAME cannot stand beside and that does not come from a wildcard.
  private List<Obstacle> inTheWay() {
    return Stream.of(DnsType.TXT, DnsType.A, DnsType.AAAA, DnsType.MX)
        .flatMap(type -> obstacle(type).stream())
        .toList();
  }

  private Optional<Obstacle> obstacle(DnsType type) {
    return dns.apply(new DnsQuestion(expected.name(), type)) instanceof DnsAnswer.Found found
            && !(isAddress(type)
                ? wildcards.answer(expected.name(), type)
                : wildcards.gives(expected.name(), type, found))
        ? Optional.of(new Obstacle(type, ShownValue.of(found)))
        : Optional.empty();
  }

  /// Whether the records hold addresses. A wildcard may answer with other addresses each time.
  private static boolean isAddress(DnsType type) {
    return type == DnsType.A || type == DnsType.AAAA;
  }

  private List<String> addresses() {
    return Stream.of(DnsType.A, DnsType.AAAA)
        .map(type -> dns.apply(new DnsQuestion(expected.name(), type)))
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
