package dev.sesdkim.scan;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// States that are read as they are, and some of which cannot be saved.
abstract class SavingFails implements States {

  private final States states;

  SavingFails(States states) {
    this.states = states;
  }

  abstract boolean fails(Transition step);

  RuntimeException failure() {
    return new ScanFailure(
        "not saved", new Problem(Problem.Kind.STORE, "dynamodb:PutItem", "not saved"));
  }

  @Override
  public List<State> in(String region, String account, NameRange names) {
    return states.in(region, account, names);
  }

  @Override
  public List<State> removedIn(String region, String account, NameRange names) {
    return states.removedIn(region, account, names);
  }

  @Override
  public Map<Identity, State> of(Collection<Identity> identities, Deadline end) {
    return states.of(identities, end);
  }

  @Override
  public Set<Identity> save(Claim claim, String region, List<Transition> steps) {
    if (steps.stream().anyMatch(this::fails)) {
      throw failure();
    }
    return states.save(claim, region, steps);
  }
}
