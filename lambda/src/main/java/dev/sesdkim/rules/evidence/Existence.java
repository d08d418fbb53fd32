package dev.sesdkim.rules.evidence;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsData;
import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Whether a domain that DNS does not know has lapsed, or is only a name without records below a
/// domain that is in use (RFC 8020).
///
/// A name below which others register, such as `co.uk`, exists too. DNS tells it from a domain in
/// use: it has the same primary server as its top-level domain, or says `psd=y` (RFC 9989 section
/// 4.7), or has nothing of its own: no address, mail server, DKIM, DMARC or other primary server.
record Existence(Function<DnsQuestion, DnsAnswer> dns) {

  private static final Pattern PUBLIC_SUFFIX =
      Pattern.compile("v=DMARC1\\s*;(.*;)?\\s*psd\\s*=\\s*y\\s*(;.*)?", Pattern.DOTALL);

  /// How an existing name is used.
  private enum Kind {
    IN_USE,
    REGISTRY,
    NOTHING_SEEN,
    COULD_NOT_LOOK
  }

  /// The topmost name that is missing with the domain. Empty if the domain exists, if a domain
  /// above it is in use, or if a look-up failed.
  Optional<String> missingWith(String domain) {
    String topmost = DnsName.plain(domain);
    if (!isAbsent(topmost)) {
      return Optional.empty();
    }
    boolean exists = false;
    for (String above : DnsName.above(domain)) {
      if (!exists && isAbsent(above)) {
        topmost = above;
        continue;
      }
      exists = true;
      switch (kind(above)) {
        case IN_USE, COULD_NOT_LOOK -> {
          return Optional.empty();
        }
        case REGISTRY -> {
          return Optional.of(topmost);
        }
        case NOTHING_SEEN -> {}
      }
    }
    return Optional.of(topmost);
  }

  private Kind kind(String name) {
    DnsAnswer policy = ask("_dmarc." + name, DnsType.TXT);
    if (policy.texts().stream().anyMatch(text -> PUBLIC_SUFFIX.matcher(text).matches())) {
      return Kind.REGISTRY;
    }
    DnsAnswer zone = ask(name, DnsType.SOA);
    DnsAnswer registry = ask(name.substring(name.lastIndexOf('.') + 1), DnsType.SOA);
    Optional<String> primary = primary(zone);
    if (primary.isPresent() && primary.equals(primary(registry))) {
      return Kind.REGISTRY;
    }
    DnsAnswer keys = ask("_domainkey." + name, DnsType.TXT);
    List<DnsAnswer> signs = List.of(ask(name, DnsType.A), ask(name, DnsType.MX), policy, keys);
    if (signs.stream().anyMatch(DnsAnswer.Found.class::isInstance)
        || keys instanceof DnsAnswer.NoSuchType
        || (primary.isPresent() && primary(registry).isPresent())) {
      return Kind.IN_USE;
    }
    return Stream.concat(signs.stream(), Stream.of(zone, registry))
            .anyMatch(DnsAnswer.Failed.class::isInstance)
        ? Kind.COULD_NOT_LOOK
        : Kind.NOTHING_SEEN;
  }

  private static Optional<String> primary(DnsAnswer top) {
    return top instanceof DnsAnswer.Found found
        ? found.all(DnsData.ZoneTop.class).map(zone -> DnsName.plain(zone.server())).findFirst()
        : Optional.empty();
  }

  private boolean isAbsent(String name) {
    return ask(name, DnsType.A) instanceof DnsAnswer.NoSuchName(List<String> chain)
        && chain.isEmpty();
  }

  private DnsAnswer ask(String name, DnsType type) {
    return dns.apply(new DnsQuestion(name, type));
  }
}
