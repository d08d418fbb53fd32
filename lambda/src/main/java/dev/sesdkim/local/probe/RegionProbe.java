package dev.sesdkim.local.probe;

import dev.sesdkim.aws.AwsFailures;
import dev.sesdkim.aws.Clients;
import dev.sesdkim.aws.Pause;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.scan.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/// Asks SES in one region about its first identities and about named ones, one call after the
/// other.
///
/// @param clients that use a [RecordingHttp]
/// @param most how many of the region's identities to ask about, at most
/// @param named identities to ask about in every region, whether or not the region has them
public record RegionProbe(
    Clients clients, Pause pause, Deadline end, int most, List<String> named) {

  /// An identity that no region has (RFC 2606), to record what SES says of a missing identity.
  static final String NOBODY = "sesdkim-probe.invalid";

  /// The time between two calls: SES takes one call a second in a region.
  private static final Duration SPACING = Duration.ofMillis(1_100);

  private static final Duration AFTER_THROTTLING = Duration.ofSeconds(3);

  private static final int ATTEMPTS = 3;

  /// Asks in one region. A failure of SES or the network is part of the answer and never thrown.
  public RegionAnswers in(String region) {
    List<Asked> asked = new ArrayList<>();
    try {
      return new RegionAnswers(region, asked, asksAll(region, asked));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return new RegionAnswers(region, asked, false);
    }
  }

  private boolean asksAll(String region, List<Asked> asked) throws InterruptedException {
    boolean inTime = ask(region, Question.list(most), asked);
    if (!inTime) {
      return false;
    }
    boolean isListed = asked.getLast().problem().isEmpty();
    if (!isListed && named.isEmpty()) {
      return true;
    }
    Set<String> names = new LinkedHashSet<>(asked.getLast().listed());
    names.addAll(named);
    for (Question question : about(List.copyOf(names))) {
      if (!ask(region, question, asked)) {
        return false;
      }
    }
    return true;
  }

  private static List<Question> about(List<String> names) {
    List<Question> questions = new ArrayList<>();
    if (!names.isEmpty()) {
      questions.add(Question.dkim(names));
      questions.add(Question.verification(names));
      questions.add(Question.mailFrom(names));
    }
    List<String> withNobody = new ArrayList<>(names.stream().limit(1).toList());
    withNobody.add(NOBODY);
    questions.add(Question.dkim(withNobody));
    names.forEach(name -> questions.add(Question.detail(name)));
    questions.add(Question.detail(NOBODY));
    return questions;
  }

  /// Asks a question, and again while SES throttles: [#ATTEMPTS] times at most. Each attempt is
  /// recorded as a call of its own.
  ///
  /// @return whether there was time
  private boolean ask(String region, Question question, List<Asked> asked)
      throws InterruptedException {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (!asked.isEmpty()) {
        pause.pause(attempt == 1 ? SPACING : AFTER_THROTTLING);
      }
      if (end.passed()) {
        return false;
      }
      Asked one = answered(question, clients.ses(region), clients.sesV2(region));
      asked.add(one);
      if (one.problem().filter(why -> why.kind() == Problem.Kind.THROTTLED).isEmpty()) {
        break;
      }
    }
    return true;
  }

  private static Asked answered(Question question, SesClient ses, SesV2Client sesV2) {
    List<RecordingHttp.HttpAnswer> heard = new ArrayList<>();
    List<String> listed = List.of();
    Optional<Problem> problem = Optional.empty();
    try {
      listed =
          ScopedValue.where(RecordingHttp.LISTENER, heard::add)
              .call(() -> question.call().apply(ses, sesV2));
    } catch (RuntimeException failure) {
      problem = Optional.of(AwsFailures.problem(question.action(), failure));
    }
    return new Asked(
        question.action(), question.parameters(), heard.stream().findFirst(), problem, listed);
  }
}
