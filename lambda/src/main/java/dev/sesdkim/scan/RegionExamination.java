package dev.sesdkim.scan;

import static java.util.stream.Collectors.toMap;

import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.IdentityType;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.dkim.Verdict;
import dev.sesdkim.rules.EarlyWarning;
import dev.sesdkim.rules.Inspection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// Gathers evidence about the domains of one region in one scan, a part at a time. All regions
/// share the look-ups, so that a domain in ten regions is looked up once.
///
/// It cannot keep a scan from ending, because it has a deadline of its own. What it could not find
/// out stays as it was known.
final class RegionExamination {

  private final Optional<Details> details;
  private final Optional<Function<DnsQuestion, DnsAnswer>> dns;
  private final TakenAccount account;
  private final DetailRound round;

  /// @param details empty if SES is asked for no detail
  /// @param known the region's row
  RegionExamination(
      Optional<Details> details, SharedDns dns, TakenAccount account, RegionRow known) {
    this.details = details;
    this.dns = dns.questions();
    this.account = account;
    this.round = new DetailRound(account.context(), known, account.run().evidence());
  }

  /// The steps of one part of the region, with new evidence in the steps of its domains.
  List<Transition> of(List<Transition> steps, List<Diagnosis> now) {
    Map<Identity, Diagnosis> judged =
        now.stream()
            .filter(one -> one.identity().type() == IdentityType.DOMAIN)
            .filter(one -> one.verdict() != Verdict.UNKNOWN)
            .collect(toMap(Diagnosis::identity, one -> one));
    List<Transition> domains =
        steps.stream().filter(step -> judged.containsKey(step.identity())).toList();
    Map<Identity, Evidence> detailed =
        details.map(port -> round.ask(port, domains)).orElse(Map.of());
    Map<Identity, Subject> subjects =
        domains.stream()
            .map(Transition::after)
            .map(
                state ->
                    new Subject(
                        of(judged, state.identity()),
                        detailed.getOrDefault(state.identity(), state.evidence())))
            .collect(toMap(subject -> subject.now().identity(), subject -> subject));
    Map<Identity, Evidence> found = dns.map(lookup -> look(subjects, lookup)).orElse(Map.of());
    return steps.stream()
        .map(
            step ->
                Optional.ofNullable(subjects.get(step.identity()))
                    .map(subject -> examined(step, subject, found))
                    .orElse(step))
        .toList();
  }

  /// Why SES told no details, each problem once.
  List<Problem> problems() {
    return round.problems();
  }

  /// Why SES told no details in the region, in the form of [Findings#seen].
  Map<ScanPart, Optional<Problem>> seen() {
    return round.seen();
  }

  private Transition examined(Transition step, Subject subject, Map<Identity, Evidence> found) {
    Evidence seen = found.get(step.identity());
    if (seen != null) {
      return EarlyWarning.of(step, seen, account.context());
    }
    State known = step.after().with(subject.known());
    return step.with(dns.isPresent() ? known : known.withoutDns(), List.of());
  }

  /// A domain to inspect.
  ///
  /// @param known the evidence so far
  record Subject(Diagnosis now, Evidence known) {}

  private static <T> T of(Map<Identity, T> domains, Identity domain) {
    return Optional.ofNullable(domains.get(domain)).orElseThrow();
  }

  /// The evidence about each domain that could be inspected in time.
  private Map<Identity, Evidence> look(
      Map<Identity, Subject> subjects, Function<DnsQuestion, DnsAnswer> lookup) {
    Deadline end = account.run().evidence();
    if (end.passed()) {
      return Map.of();
    }
    Map<Identity, Evidence> seen = new HashMap<>();
    new ParallelTasks(end)
        .each(
            subjects.keySet(),
            domain -> Optional.of(inspected(of(subjects, domain), lookup)),
            this::notSeen)
        .forEach((domain, found) -> found.ifPresent(evidence -> seen.put(domain, evidence)));
    return seen;
  }

  private static Evidence inspected(Subject subject, Function<DnsQuestion, DnsAnswer> lookup) {
    return Inspection.of(subject.now(), subject.known(), lookup);
  }

  private Optional<Evidence> notSeen(Identity domain, Throwable thrown) {
    switch (thrown) {
      case TimeoutException _, InterruptedException _ -> {}
      default -> account.log().error("no evidence", Map.of("identity", domain.arn()), thrown);
    }
    return Optional.empty();
  }
}
