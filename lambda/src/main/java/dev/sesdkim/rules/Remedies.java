package dev.sesdkim.rules;

import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Printable;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.dkim.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What fixes an identity: steps in words, DNS records, commands.
///
/// No command replaces a customer's own key or is refused by SES for an address. Each names its
/// region.
public final class Remedies {

  private static final int MOST_NAMES = 3;
  private static final int LONGEST_NAME = 100;

  private Remedies() {}

  /// The remedy of one identity. None if nothing is known about it; for a verified one only what
  /// DNS shows to be wrong or missing.
  ///
  /// @param governing the state of its governing domain, for an address that has one
  /// @param verified the verified domains at which a record may be proposed
  public static Remedy of(State state, Optional<State> governing, VerifiedDomains verified) {
    if (state.removed()) {
      return removed(state.identity());
    }
    return switch (state.identity().type()) {
      case DOMAIN -> DomainRemedies.of(state, verified);
      case EMAIL_ADDRESS -> AddressRemedies.of(state, governing, verified);
    };
  }

  /// The steps of a domain's remedy that its records, its commands and a title about them leave
  /// unsaid, such as a warning.
  public static List<String> unsaid(State domain, Remedy remedy) {
    return DomainRemedies.unsaid(domain, remedy);
  }

  /// One remedy for many identities. What is the same for several appears once; an address that
  /// only waits for a domain among them adds nothing.
  public static Remedy together(List<State> states, VerifiedDomains verified) {
    Map<Identity, State> known = new HashMap<>();
    states.forEach(state -> known.put(state.identity(), state));
    Map<List<String>, List<Identity>> bySteps = new LinkedHashMap<>();
    List<DnsRecord> records = new ArrayList<>();
    Set<String> commands = new LinkedHashSet<>();
    for (State state : states) {
      Optional<State> governing = state.governing().map(known::get);
      if (governing.isPresent() && state.reason() == Reason.DOMAIN_UNVERIFIED) {
        continue;
      }
      Remedy remedy = of(state, governing, verified);
      if (!remedy.isNone()) {
        bySteps.computeIfAbsent(remedy.steps(), steps -> new ArrayList<>()).add(state.identity());
        records.addAll(remedy.dnsRecords());
        commands.addAll(remedy.commands());
      }
    }
    return new Remedy(steps(bySteps), Proposals.distinct(records), List.copyOf(commands));
  }

  /// Several remedies of one identity as one, in order and without repetition.
  static Remedy all(List<Remedy> remedies) {
    return new Remedy(
        remedies.stream().flatMap(one -> one.steps().stream()).distinct().toList(),
        Proposals.distinct(remedies.stream().flatMap(one -> one.dnsRecords().stream()).toList()),
        remedies.stream().flatMap(one -> one.commands().stream()).distinct().toList());
  }

  /// Whether every DKIM record of a domain was looked up and is right, so that nothing has to be
  /// published.
  public static boolean recordsAreInPlace(State domain) {
    return Publication.isInPlace(domain);
  }

  private static List<String> steps(Map<List<String>, List<Identity>> bySteps) {
    if (bySteps.size() == 1) {
      return bySteps.keySet().iterator().next();
    }
    return bySteps.entrySet().stream()
        .flatMap(
            same -> {
              String label = label(same.getValue());
              return same.getKey().stream().map(step -> label + ": " + step);
            })
        .toList();
  }

  /// For example `example.com in eu-west-1, us-east-1; a@example.com in eu-west-1`.
  private static String label(List<Identity> identities) {
    Map<String, List<String>> regionsByName = new LinkedHashMap<>();
    for (Identity one : identities) {
      regionsByName.computeIfAbsent(one.name(), name -> new ArrayList<>()).add(one.region());
    }
    String named =
        regionsByName.entrySet().stream()
            .limit(MOST_NAMES)
            .map(
                one ->
                    Printable.line(one.getKey(), LONGEST_NAME)
                        + " in "
                        + String.join(", ", one.getValue()))
            .collect(Collectors.joining("; "));
    int more = regionsByName.size() - MOST_NAMES;
    return more > 0 ? named + "; " + English.number(more) + " more" : named;
  }

  private static Remedy removed(Identity identity) {
    return new Remedy(
        List.of(
            "If it was deleted on purpose, there is nothing to do.",
            "If not, create it again with the command"
                + switch (identity.type()) {
                  case DOMAIN ->
                      " and publish the records for the tokens that it prints, if they are not"
                          + " there yet.";
                  case EMAIL_ADDRESS -> "; SES sends a verification link to the address.";
                }),
        List.of(SesCommands.create(identity.region(), identity.name())));
  }
}
