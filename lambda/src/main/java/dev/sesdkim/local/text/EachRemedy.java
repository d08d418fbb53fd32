package dev.sesdkim.local.text;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.IdentityType;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.dkim.State;
import dev.sesdkim.rules.Proposals;
import dev.sesdkim.rules.Remedies;
import dev.sesdkim.rules.VerifiedDomains;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The remedy of each identity of one answer. Each DNS record is in only one of them; a domain goes
/// before its addresses.
public final class EachRemedy {

  private final Map<Identity, Remedy> remedies = new HashMap<>();

  /// @param known the states among which to find the governing domains of addresses
  /// @param verified the verified domains of an identity's account
  EachRemedy(
      Collection<State> states,
      Collection<State> known,
      Function<Identity, VerifiedDomains> verified,
      AccountLabels names) {
    Map<Identity, State> domains =
        known.stream()
            .filter(state -> state.identity().type() == IdentityType.DOMAIN)
            .collect(toMap(State::identity, state -> state, (one, _) -> one));
    Proposals proposals = new Proposals();
    states.stream()
        .sorted(comparing((State state) -> state.identity().type()))
        .forEach(
            state -> {
              Identity identity = state.identity();
              Remedy remedy =
                  Remedies.of(state, governing(state, domains), verified.apply(identity));
              remedies.put(
                  identity,
                  proposals.once(identity.name() + " in " + names.where(identity), remedy));
            });
  }

  public Remedy of(State state) {
    return Optional.ofNullable(remedies.get(state.identity())).orElseThrow();
  }

  /// An address's governing domain, if it is among the known states.
  private static Optional<State> governing(State address, Map<Identity, State> domains) {
    return address.governing().flatMap(domain -> Optional.ofNullable(domains.get(domain)));
  }
}
