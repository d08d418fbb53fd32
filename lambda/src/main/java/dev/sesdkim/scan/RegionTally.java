package dev.sesdkim.scan;

import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Concern;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.IdentityType;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.dkim.Unverified;
import dev.sesdkim.dkim.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/// Adds up what is seen in one region, part after part. Any thread may ask for the sums so far, so
/// that the saved parts of a region that hangs are counted too.
final class RegionTally {

  private static final String MAIL_FROM = "ses:GetIdentityMailFromDomainAttributes";

  private final ScanContext scan;
  private Counts counts = Counts.NONE;
  private int atRisk;
  private int unknownForThree;
  private final Map<ChangeKind, Integer> changes = new EnumMap<>(ChangeKind.class);
  private final List<Unverified> unverified = new ArrayList<>();
  private final List<Concern> concerns = new ArrayList<>();
  private Optional<Instant> lastChange = Optional.empty();
  private final Set<String> domains = new HashSet<>();
  private final Set<String> verifiedDomains = new HashSet<>();
  private final SequencedSet<Problem> notSaved = new LinkedHashSet<>();
  private final SequencedSet<Problem> problems = new LinkedHashSet<>();
  private final Findings mailFrom = new Findings(ScanPart.MAIL_FROM);
  private Optional<Problem> unread = Optional.empty();

  RegionTally(ScanContext scan) {
    this.scan = scan;
  }

  /// @param steps the part's steps that were saved or had nothing to save
  synchronized void add(List<Diagnosis> now, List<Transition> steps) {
    for (Diagnosis one : now) {
      counts = counts.plus(one.verdict());
      if (unread.isEmpty() && one.reading() instanceof Reading.Unread(_, Problem problem)) {
        unread = Optional.of(problem);
      }
      if (one.reading() instanceof Reading.Read read) {
        addMailFrom(read.mailFrom());
      }
      if (one.identity().type() == IdentityType.DOMAIN) {
        domains.add(one.identity().name());
        if (one.verdict() == Verdict.VERIFIED) {
          verifiedDomains.add(one.identity().name());
        }
      }
    }
    steps.forEach(this::add);
  }

  private void addMailFrom(MailFrom said) {
    switch (said) {
      case MailFrom.Standard _, MailFrom.Custom _ -> mailFrom.told();
      case MailFrom.Unread _ ->
          mailFrom.failed(new Problem(Problem.Kind.INCOMPLETE, MAIL_FROM, "no answer about it"));
    }
  }

  private void add(Transition step) {
    step.change().ifPresent(kind -> changes.merge(kind, 1, Integer::sum));
    State after = step.after();
    if (after.removed()) {
      return;
    }
    Instant changed = after.dates().stretchSince();
    lastChange = lastChange.filter(last -> !last.isBefore(changed)).or(() -> Optional.of(changed));
    Concern.of(after).ifPresent(concerns::add);
    atRisk += after.evidence().atRiskSince().isPresent() ? 1 : 0;
    unknownForThree += Sightings.isUnknownForThree(after, scan) ? 1 : 0;
    if (after.verdict() == Verdict.UNVERIFIED && after.notice().mutedUntil().isEmpty()) {
      unverified.add(Unverified.of(after));
    }
  }

  synchronized void notSaved(List<Problem> why) {
    notSaved.addAll(why);
  }

  synchronized void problems(List<Problem> met) {
    problems.addAll(met);
  }

  synchronized Counts counts() {
    return counts;
  }

  synchronized int atRisk() {
    return atRisk;
  }

  synchronized Sightings sightings() {
    return new Sightings(
        changes,
        unverified,
        concerns,
        lastChange,
        domains,
        verifiedDomains,
        unknownForThree,
        List.copyOf(notSaved),
        List.copyOf(problems));
  }

  /// Why SES told no MAIL FROM setting of the region, in the form of [Findings#seen].
  synchronized Map<ScanPart, Optional<Problem>> mailFrom() {
    Optional<Problem> said =
        problems.stream().filter(problem -> problem.action().equals(MAIL_FROM)).findFirst();
    return mailFrom.hasTold() || said.isEmpty()
        ? mailFrom.seen()
        : Map.of(ScanPart.MAIL_FROM, said);
  }

  /// Why an identity got no answer, if one did not.
  synchronized Optional<Problem> unread() {
    return unread;
  }

  /// The fields of a change in the log.
  static Map<String, String> words(Transition step, ChangeKind change) {
    Identity identity = step.identity();
    return Map.of(
        "change", change.name(),
        "identity", identity.arn(),
        "verdict", step.after().verdict().name(),
        "reason", step.after().reason().name());
  }
}
