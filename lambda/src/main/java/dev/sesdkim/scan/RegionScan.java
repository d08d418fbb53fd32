package dev.sesdkim.scan;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.rules.RegionTransition;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One region in one scan: claimed, listed, read, judged, compared, examined and saved in parts,
/// and in the end noted with what is remembered of the region.
final class RegionScan {

  private final String region;
  private final ScanRun run;
  private final Claim claim;
  private final ScanContext scan;
  private final Store store;
  private final Identities identities;
  private final RegionExamination examination;
  private final ScanProgress progress;
  private final ScanLog log;
  private final RegionTally tally;
  private volatile RegionRow row;
  private volatile boolean begun;

  /// @param row what is remembered of the region, as far as it is known beforehand
  RegionScan(
      RegionRow row,
      ScanRun run,
      Claim claim,
      ScanContext scan,
      Store store,
      Identities identities,
      RegionExamination examination,
      ScanProgress progress,
      ScanLog log) {
    this.region = row.region();
    this.row = row;
    this.run = run;
    this.claim = claim;
    this.scan = scan;
    this.store = store;
    this.identities = identities;
    this.examination = examination;
    this.progress = progress;
    this.log = log;
    this.tally = new RegionTally(scan);
  }

  /// Reads the region to its end, or says why not.
  ///
  /// @throws ScanFailure if a later scan has claimed the region
  RegionResult read() {
    try {
      row = store.regions().begin(claim, region);
      begun = true;
      return switch (identities.in(region, claim.account(), run.reading())) {
        case RegionListing.NoSes _ -> noSes();
        case RegionListing.NotListed(_, Problem problem) -> notRead(problem);
        case RegionListing.Listed listed -> read(listed);
      };
    } catch (ScanFailure failure) {
      if (failure.problem().kind() == Problem.Kind.SUPERSEDED) {
        throw failure;
      }
      return failure.problem().kind() == Problem.Kind.DEADLINE
          ? givenUp(failure.problem())
          : notSaved(failure.problem());
    }
  }

  /// SES does not leave a region: a name that is not found where it was before is a fault on the
  /// way.
  private RegionResult noSes() {
    if (row.readAt().isPresent()
        || row.unread().filter(why -> why.problem().kind().wasAnswered()).isPresent()) {
      return notRead(
          new Problem(
              Problem.Kind.UNAVAILABLE,
              "ses:ListIdentities",
              "the endpoint's name was not found, and it was there before"));
    }
    if (row.unread().isEmpty()) {
      return new RegionResult.NoSes(row);
    }
    RegionTransition step = RegionTransition.noSes(row, scan);
    end(step);
    return new RegionResult.NoSes(step.after());
  }

  private RegionResult read(RegionListing.Listed listed) {
    RegionParts parts =
        new RegionParts(region, claim, scan, store.states(), examination, tally, log);
    RegionReader.Ending ending =
        new RegionReader(
                listed,
                scan.moment().scanId().hashCode(),
                part -> {
                  parts.take(part);
                  progress.read(region, part.now().size());
                })
            .read();
    Optional<Problem> notRead = parts.finish();
    tally.problems(ending.problems());
    tally.problems(examination.problems());
    if (notRead.isPresent()) {
      return notRead(ending.early().orElse(notRead.get()));
    }
    if (ending.early().isPresent() && tally.counts().total() == 0) {
      return notRead(ending.early().get());
    }
    return read(ending.early());
  }

  private RegionResult read(Optional<Problem> early) {
    Optional<Problem> problem = early.or(tally::unread);
    RegionTransition step =
        RegionTransition.read(row, tally.counts(), tally.atRisk(), problem.isPresent(), early, scan)
            .with(seen(early.isEmpty()), scan);
    end(step);
    log.info("region read", Map.of("region", region, "identities", tally.counts().total()));
    problem.ifPresent(why -> warn("region read in part", why));
    tally.sightings().problems().forEach(met -> warn("problem in a region", met));
    return problem
        .<RegionResult>map(why -> new RegionResult.ReadInPart(step.after(), tally.sightings(), why))
        .orElseGet(() -> new RegionResult.Read(step.after(), tally.sightings()));
  }

  /// What can or cannot be told of the region besides, as [Findings#seen] has it: where it has
  /// nothing that could be asked about, nothing is missed.
  private Map<ScanPart, Optional<Problem>> seen(boolean toItsEnd) {
    Map<ScanPart, Optional<Problem>> seen = new EnumMap<>(ScanPart.class);
    if (toItsEnd && tally.sightings().domains().isEmpty()) {
      seen.put(ScanPart.DETAIL, Optional.empty());
    }
    if (toItsEnd && tally.counts().total() == 0) {
      seen.put(ScanPart.MAIL_FROM, Optional.empty());
    }
    seen.putAll(examination.seen());
    seen.putAll(tally.mailFrom());
    return seen;
  }

  /// Nothing is concluded about its identities; what is remembered of the region says so.
  private RegionResult notRead(Problem problem) {
    warn("region not read", problem);
    RegionTransition step = RegionTransition.unread(row, problem, scan);
    end(step);
    return new RegionResult.NotRead(step.after(), tally.sightings(), problem);
  }

  /// The table failed on the way. That it denied something is no policy that keeps SES from being
  /// read.
  private RegionResult notSaved(Problem problem) {
    tally.notSaved(List.of(problem));
    return givenUp(
        problem.kind() == Problem.Kind.ACCESS_DENIED
            ? new Problem(Problem.Kind.STORE, problem.action(), problem.detail())
            : problem);
  }

  /// The scan goes on without the rest of the region: what was saved until then is saved, and the
  /// rest is as it was. That it happened may not be noted in the table either, and is not noted
  /// where it is not known what is remembered of the region.
  RegionResult givenUp(Problem problem) {
    warn("region not read to its end", problem);
    Optional<Problem> early = Optional.of(problem);
    RegionTransition step =
        tally.counts().total() == 0
            ? RegionTransition.unread(row, problem, scan)
            : RegionTransition.read(row, tally.counts(), tally.atRisk(), true, early, scan);
    try {
      if (begun) {
        end(step);
      }
    } catch (ScanFailure failure) {
      warn("region not noted", failure.problem());
    }
    return tally.counts().total() == 0
        ? new RegionResult.NotRead(step.after(), tally.sightings(), problem)
        : new RegionResult.ReadInPart(step.after(), tally.sightings(), problem);
  }

  private void end(RegionTransition step) {
    store.regions().end(claim, step.after(), step.due());
  }

  private void warn(String event, Problem problem) {
    log.warn(event, Map.of("region", region, "problem", problem.sentence()));
  }
}
