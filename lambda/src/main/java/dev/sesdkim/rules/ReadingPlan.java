package dev.sesdkim.rules;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.IdentityType;
import dev.sesdkim.dkim.NameRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Gatherers;

/// In which order a region's identities are asked about, and in which parts they are judged,
/// compared and saved while others are still to be asked about.
///
/// Parts follow the table's order, so that what is remembered of a part is one range of it.
///
/// @param asked every identity once, the domain that governs an address before the address
/// @param parts each identity in one of them, and every possible name in the range of one of them
/// @param governing the domain that governs each address, of those that have one
public record ReadingPlan(
    List<Identity> asked, List<Part> parts, Map<Identity, Identity> governing) {

  /// As many as can be written in one transaction.
  static final int PART = 100;

  public ReadingPlan {
    asked = List.copyOf(asked);
    parts = List.copyOf(parts);
    governing = Map.copyOf(governing);
  }

  /// Identities that are listed, and the range of names in which there are no others.
  public record Part(NameRange range, List<Identity> identities) {

    public Part {
      identities = List.copyOf(identities);
    }
  }

  /// The plan for a region.
  ///
  /// @param listed all identities of the region, each once
  /// @param turn any number: decides which part is the first. Where something runs out before the
  ///   last, another turn leaves out others
  public static ReadingPlan of(Collection<Identity> listed, int turn) {
    List<Identity> byName =
        listed.stream().sorted(comparing(Identity::name, NameRange.ORDER)).toList();
    List<Part> parts = parts(byName);
    Collections.rotate(parts, turn);
    Map<Identity, Identity> governing = governing(byName);
    SequencedSet<Identity> asked = new LinkedHashSet<>();
    for (Part part : parts) {
      for (Identity identity : part.identities()) {
        Optional.ofNullable(governing.get(identity)).ifPresent(asked::add);
        asked.add(identity);
      }
    }
    return new ReadingPlan(List.copyOf(asked), parts, governing);
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

  private static Map<Identity, Identity> governing(List<Identity> all) {
    Map<String, Identity> domains =
        all.stream()
            .filter(identity -> identity.type() == IdentityType.DOMAIN)
            .collect(
                toMap(
                    domain -> GoverningDomain.comparable(domain.name()),
                    domain -> domain,
                    (one, _) -> one));
    Map<Identity, Identity> governing = new HashMap<>();
    all.stream()
        .filter(identity -> identity.type() == IdentityType.EMAIL_ADDRESS)
        .forEach(
            address ->
                GoverningDomain.of(address.domain(), domains)
                    .ifPresent(domain -> governing.put(address, domain)));
    return governing;
  }
}
