package dev.sesdkim.aws;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import dev.sesdkim.dkim.Problem.Reach;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/// Asks for one kind of attribute of several identities in one call, or in more where SES refuses
/// some of them.
///
/// @param action what is asked, as IAM names it
/// @param call asks SES for the attributes of names, in the time that the configuration gives
/// @param parts picks what is wanted from SES's answer about one identity; empty if any of it is
///   missing
record AttributeCalls<R, A>(String action, Call<R> call, Function<R, Optional<A>> parts) {

  /// One attempt at one call.
  @FunctionalInterface
  interface Call<R> {
    Map<String, R> ask(List<String> names, AwsRequestOverrideConfiguration limit);
  }

  /// The attributes of the identities, of which there are a hundred at the most.
  Attributes<A> of(List<Listed> identities, PacedCalls calls) {
    Attributes<A> attributes = new Attributes<>();
    Deque<List<Listed>> batches = new ArrayDeque<>();
    if (!identities.isEmpty()) {
      batches.add(identities);
    }
    while (!batches.isEmpty() && attributes.end().isEmpty()) {
      List<Listed> batch = batches.removeFirst();
      List<String> names = batch.stream().map(Listed::spelling).toList();
      switch (calls.answer(action, limit -> call.ask(names, limit))) {
        case Answer.Got<Map<String, R>>(Map<String, R> answer) -> sort(batch, answer, attributes);
        case Answer.Failed<Map<String, R>>(Problem problem, _) -> {
          if (problem.kind() == Kind.REJECTED && batch.size() > 1) {
            int half = batch.size() / 2;
            batches.addFirst(batch.subList(half, batch.size()));
            batches.addFirst(batch.subList(0, half));
          } else if (problem.kind().reach() == Reach.ALL_REQUESTS) {
            attributes.endedBy(problem);
          } else {
            batch.forEach(listed -> attributes.missing(listed.identity(), problem));
          }
        }
      }
    }
    return attributes;
  }

  /// SES may spell a domain differently in its answer than the request did.
  private void sort(List<Listed> batch, Map<String, R> answer, Attributes<A> attributes) {
    Identity any = batch.getFirst().identity();
    Map<Identity, R> byIdentity = new HashMap<>();
    answer.forEach(
        (name, said) -> byIdentity.put(new Identity(any.region(), any.account(), name), said));
    for (Listed listed : batch) {
      Identity identity = listed.identity();
      Optional.ofNullable(byIdentity.get(identity))
          .flatMap(parts)
          .ifPresentOrElse(
              found -> attributes.found(identity, found),
              () -> attributes.missing(identity, leftOut()));
    }
  }

  private Problem leftOut() {
    return new Problem(Kind.INCOMPLETE, action, "SES's answer leaves out what was asked for.");
  }
}
