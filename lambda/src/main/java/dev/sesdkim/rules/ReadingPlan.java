package dev.sesdkim.rules;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.IdentityType;
import dev.sesdkim.dkim.NameRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/// In which order to ask about a region's identities, and in which parts to judge, compare and save
/// them while others are still being read.
///
/// Parts follow the table's order, so that the rows of a part are one range.
///
/// @param asked every identity once, after the domain above it
/// @param parts together hold every identity once, and their ranges every possible name
/// @param above the nearest domain identity above each, if any: for an address the domain that
///   governs it, for a domain the one that would sign for it if it were no identity itself
public record ReadingPlan(List<Identity> asked, List<Part> parts, Map<Identity, Identity> above) {

  /// The most identities in one part, so that a scan keeps few states of a region in memory.
  static final int PART = 100;

  public ReadingPlan {
    asked = List.copyOf(asked);
    parts = List.copyOf(parts);
    above = Map.copyOf(above);
  }

  /// Some listed identities, and the range of names that holds these and no others.
  public record Part(NameRange range, List<Identity> identities) {

    public Part {
      identities = List.copyOf(identities);
    }
  }

  /// The plan for a region.
  ///
  /// @param listed all identities of the region, each once
  /// @param turn any number: decides which part comes first. If a scan cannot finish, another turn
  ///   leaves out others
  public static ReadingPlan of(Collection<Identity> listed, int turn) {
    List<Identity> byName =
        listed.stream().sorted(comparing(Identity::name, NameRange.ORDER)).toList();
    List<Part> parts = parts(byName);
    Collections.rotate(parts, turn);
    Map<Identity, Identity> above = above(byName);
    SequencedSet<Identity> asked = new LinkedHashSet<>();
    for (Part part : parts) {
      for (Identity identity : part.identities()) {
        topmostFirst(identity, above).forEach(asked::add);
      }
    }
    return new ReadingPlan(List.copyOf(asked), parts, above);
  }

  /// The chain of domains above the identity, topmost first, then the identity.
  private static Deque<Identity> topmostFirst(Identity identity, Map<Identity, Identity> above) {
    Deque<Identity> chain = new ArrayDeque<>();
    for (Identity next = identity; next != null; next = above.get(next)) {
      chain.addFirst(next);
    }
    return chain;
  }

  private static List<Part> parts(List<Identity> byName) {
    if (byName.isEmpty()) {
      return new ArrayList<>(List.of(new Part(NameRange.ALL, List.of())));
    }
    List<Part> parts = new ArrayList<>();
    Optional<String> after = Optional.empty();
    Identity last = byName.getLast();
    for (List<Identity> some : byName.stream().gather(Gatherers.windowFixed(PART)).toList()) {
      Optional<String> upTo =
          Optional.of(some.getLast()).filter(end -> !end.equals(last)).map(Identity::name);
      parts.add(new Part(new NameRange(after, upTo), some));
      after = upTo;
    }
    return parts;
  }

  private static Map<Identity, Identity> above(List<Identity> all) {
    Map<String, Identity> domains =
        all.stream()
            .filter(identity -> identity.type() == IdentityType.DOMAIN)
            .collect(toMap(domain -> comparable(domain.name()), domain -> domain, (one, _) -> one));
    Map<Identity, Identity> above = new HashMap<>();
    for (Identity identity : all) {
      nearest(identity, domains).ifPresent(domain -> above.put(identity, domain));
    }
    return above;
  }

  /// The domain itself of an address, or else its nearest ancestor (SES Developer Guide,
  /// "Authenticating email with DKIM": settings are inherited by subdomains).
  private static Optional<Identity> nearest(Identity identity, Map<String, Identity> domains) {
    Optional<String> first =
        switch (identity.type()) {
          case EMAIL_ADDRESS -> Optional.of(identity.domain());
          case DOMAIN -> DnsName.parent(identity.name());
        };
    return Stream.iterate(
            first.map(ReadingPlan::comparable),
            Optional::isPresent,
            name -> name.flatMap(DnsName::parent))
        .flatMap(Optional::stream)
        .flatMap(name -> Optional.ofNullable(domains.get(name)).stream())
        .findFirst();
  }

  /// The form in which domains are compared: lower case, international labels as A-labels (RFC
  /// 5890) if they have one.
  private static String comparable(String domain) {
    return DnsName.ascii(domain).orElse(domain).toLowerCase(Locale.ROOT);
  }
}
