package dev.sesdkim.aws;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Problem;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/// Collects what SES says about one kind of attribute.
final class Attributes<A> {

  private final Map<Identity, A> found = new HashMap<>();
  private final Map<Identity, Problem> missing = new HashMap<>();
  private final SequencedSet<Problem> problems = new LinkedHashSet<>();
  private Optional<Problem> end = Optional.empty();

  void found(Identity identity, A attributes) {
    found.put(identity, attributes);
  }

  void missing(Identity identity, Problem problem) {
    missing.put(identity, problem);
    problems.add(problem);
  }

  void endedBy(Problem problem) {
    end = Optional.of(problem);
    problems.add(problem);
  }

  Optional<A> found(Identity identity) {
    return Optional.ofNullable(found.get(identity));
  }

  Optional<Problem> missing(Identity identity) {
    return Optional.ofNullable(missing.get(identity));
  }

  /// The problems that occurred, each once.
  SequencedSet<Problem> problems() {
    return problems;
  }

  /// The problem that made further calls pointless, if one did. An identity that is neither found
  /// nor missing then got no answer.
  Optional<Problem> end() {
    return end;
  }
}
