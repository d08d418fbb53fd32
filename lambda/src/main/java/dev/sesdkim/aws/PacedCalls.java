package dev.sesdkim.aws;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import dev.sesdkim.dkim.Problem.Reach;
import dev.sesdkim.scan.Deadline;
import java.time.Duration;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/// One scan's calls to SES in one region: each waits for its turn, is repeated where that helps,
/// and ends by the deadline.
///
/// @param access whose credentials each call carries; those of the client if it says nothing
record PacedCalls(
    RegionPace pace,
    Pause pause,
    Backoff backoff,
    Deadline deadline,
    AwsRequestOverrideConfiguration access) {

  static final int THROTTLED_ATTEMPTS = 8;
  static final int BROKEN_ATTEMPTS = 3;

  private static final Duration LONGEST_CALL = Duration.ofSeconds(20);

  /// Makes the call, and repeats it while that may help, within the number of attempts and the
  /// deadline.
  ///
  /// @param action what is asked, as IAM names it
  /// @param call makes one attempt, in the time that the configuration gives it
  <T> Answer<T> answer(String action, Function<AwsRequestOverrideConfiguration, T> call) {
    try {
      return attempts(action, call);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(new Problem(Kind.DEADLINE, action, "The scan was stopped."));
    }
  }

  private <T> Answer<T> attempts(String action, Function<AwsRequestOverrideConfiguration, T> call)
      throws InterruptedException {
    String before = "";
    for (int attempt = 1; pace.await(deadline); attempt++) {
      RuntimeException failure;
      try {
        return new Answer.Got<>(call.apply(limit()));
      } catch (RuntimeException e) {
        failure = e;
      } finally {
        pace.ended();
      }
      Problem problem = SesFailures.problem(action, failure);
      if (deadline.passed()) {
        return failed(outOfTime(action, problem.sentence()));
      }
      // An unknown host is not tried again, because the JVM keeps that answer for ten seconds.
      boolean unknownHost = SesFailures.isUnknownHost(failure);
      if (unknownHost || attempt >= attempts(problem.kind())) {
        return new Answer.Failed<>(problem, unknownHost);
      }
      before = problem.sentence();
      Duration wait = backoff.after(attempt);
      if (wait.compareTo(deadline.left()) >= 0) {
        break;
      }
      pause.pause(wait);
    }
    return failed(outOfTime(action, before));
  }

  private AwsRequestOverrideConfiguration limit() {
    Duration left = deadline.left();
    Duration time = left.compareTo(LONGEST_CALL) < 0 ? left : LONGEST_CALL;
    return access.toBuilder().apiCallTimeout(time).build();
  }

  /// The most attempts at a call that fails this way.
  static int attempts(Kind kind) {
    if (kind.reach() != Reach.MOMENT) {
      return 1;
    }
    return kind == Kind.THROTTLED ? THROTTLED_ATTEMPTS : BROKEN_ATTEMPTS;
  }

  private static Problem outOfTime(String action, String before) {
    String detail = before.isEmpty() ? "" : "; the last attempt: " + before;
    return new Problem(Kind.DEADLINE, action, "The scan's time ran out" + detail);
  }

  private static <T> Answer<T> failed(Problem problem) {
    return new Answer.Failed<>(problem, false);
  }
}
