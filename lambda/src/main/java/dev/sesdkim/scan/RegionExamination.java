package dev.sesdkim.scan;

import static java.util.stream.Collectors.toMap;

import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.IdentityType;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.dkim.Verdict;
import dev.sesdkim.rules.EarlyWarning;
import dev.sesdkim.rules.Inspection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Gathers evidence about the domains of one region, some of them at a time.
final class RegionExamination {

  /// Ten thousand domains take about as long, at the number of questions that are out at once; DNS
  /// that answers nothing takes no longer.
  private static final Duration LONGEST_LOOK = Duration.ofMinutes(2);

  private final Optional<Details> details;
  private final Optional<Function<DnsQuestion, DnsAnswer>> dns;
  private final Moment moment;
  private final Deadline end;
  private final ScanLog log;
  private final DetailRound round;
  private final Allowance looking = new Allowance(LONGEST_LOOK);

  RegionExamination(
      Optional<Details> details,
      Optional<Function<DnsQuestion, DnsAnswer>> dns,
      Moment moment,
      Deadline end,
      ScanLog log) {
    this.details = details;
    this.dns = dns;
    this.moment = moment;
    this.end = end;
    this.log = log;
    this.round = new DetailRound(moment, end);
  }

  /// The steps of some of the region's identities, those of its domains with the evidence of now.
  List<Transition> of(List<Transition> steps, List<Diagnosis> now) {
    Map<Identity, Diagnosis> judged =
        now.stream()
            .filter(one -> one.identity().type() == IdentityType.DOMAIN)
            .filter(one -> one.verdict() != Verdict.UNKNOWN)
            .collect(toMap(Diagnosis::identity, one -> one));
    List<Transition> domains =
        steps.stream().filter(step -> judged.containsKey(step.after().identity())).toList();
    Map<Identity, Evidence> detailed =
        details.map(port -> round.ask(port, domains)).orElse(Map.of());
    List<Subject> subjects =
        domains.stream()
            .map(Transition::after)
            .map(
                state ->
                    new Subject(
                        diagnosis(judged, state),
                        detailed.getOrDefault(state.identity(), state.evidence())))
            .toList();
    Map<Identity, Subject> known =
        subjects.stream().collect(toMap(subject -> subject.now().identity(), subject -> subject));
    Map<Identity, Evidence> found = dns.map(lookup -> look(subjects, lookup)).orElse(Map.of());
    return steps.stream()
        .map(
            step ->
                Optional.ofNullable(known.get(step.after().identity()))
                    .map(subject -> examined(step, subject, found))
                    .orElse(step))
        .toList();
  }

  /// What kept SES from telling details, each thing once.
  List<Problem> problems() {
    return round.problems();
  }

  private Transition examined(Transition step, Subject subject, Map<Identity, Evidence> found) {
    Evidence seen = found.get(step.after().identity());
    if (seen != null) {
      return EarlyWarning.of(step, seen, moment);
    }
    Evidence known = dns.isPresent() ? subject.known() : subject.known().withoutDns();
    return new Transition(step.before(), step.after().with(known), step.change());
  }

  /// A domain to look at.
  ///
  /// @param known the evidence so far
  record Subject(Diagnosis now, Evidence known) {}

  private static Diagnosis diagnosis(Map<Identity, Diagnosis> judged, State state) {
    return Optional.ofNullable(judged.get(state.identity())).orElseThrow();
  }

  /// What was seen of each domain that could be looked at in time.
  private Map<Identity, Evidence> look(
      List<Subject> subjects, Function<DnsQuestion, DnsAnswer> lookup) {
    // Where there are too many for the time, each scan leaves out others.
    List<Subject> turned = new ArrayList<>(subjects);
    Collections.rotate(turned, moment.scanId().hashCode());
    return looking.use(
        end,
        by ->
            by.passed()
                ? Map.of()
                : new AllAtOnce(by, log)
                    .each(
                        turned,
                        subject -> subject.now().identity(),
                        subject -> Inspection.of(subject.now(), subject.known(), lookup)));
  }
}
