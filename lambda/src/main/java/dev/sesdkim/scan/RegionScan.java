package dev.sesdkim.scan;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.rules.RegionTransition;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One region in one scan: it is claimed, listed, read, judged, compared, examined and saved in
/// parts. At the end its row is written.
final class RegionScan {

  private final String region;
  private final TakenAccount account;
  private final Identities identities;
  private final RegionExamination examination;
  private final ScanProgress progress;
  private final RegionTally tally;
  private volatile RegionRow row;
  private volatile boolean begun;

  /// @param row the region's row, as far as it is known beforehand
  RegionScan(
      RegionRow row,
      TakenAccount account,
      Identities identities,
      RegionExamination examination,
      ScanProgress progress) {
    this.region = row.region();
    this.row = row;
    this.account = account;
    this.identities = identities;
    this.examination = examination;
    this.progress = progress;
    this.tally = new RegionTally(account.context());
  }

  /// Reads the region to its end, or says why not.
  ///
  /// @throws ScanFailure if a later scan has claimed the region
  RegionResult read() {
    try {
      row = account.store().regions().begin(account.claim(), region);
      begun = true;
      return switch (identities.in(region, account.id(), account.run().reading())) {
        case RegionListing.NoSes _ -> noSes();
        case RegionListing.NotListed(Problem problem) -> notRead(problem);
        case RegionListing.Listed listed -> read(listed);
      };
    } catch (ScanFailure failure) {
      if (failure.isSuperseded()) {
        throw failure;
      }
      return failure.problem().kind() == Problem.Kind.DEADLINE
          ? endedEarly(failure.problem())
          : notSaved(failure.problem());
    }
  }

  /// SES does not leave a region. If the endpoint's name was found before and is not found now, the
  /// fault lies between here and SES.
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
    RegionTransition step = RegionTransition.noSes(row, account.context());
    end(step);
    return new RegionResult.NoSes(step.after());
  }

  private RegionResult read(RegionListing.Listed listed) {
    RegionParts parts = new RegionParts(region, account, examination, tally);
    RegionReader.Ending ending =
        new RegionReader(
                listed,
                account.context().moment().scanId().hashCode(),
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
        RegionTransition.read(
                row, tally.counts(), tally.atRisk(), problem.isPresent(), early, account.context())
            .with(seen(early.isEmpty()), account.context());
    end(step);
    account
        .log()
        .info("region read", Map.of("region", region, "identities", tally.counts().total()));
    problem.ifPresent(why -> warn("region read in part", why));
    tally.sightings().problems().forEach(met -> warn("problem in a region", met));
    return problem
        .<RegionResult>map(why -> new RegionResult.ReadInPart(step.after(), tally.sightings(), why))
        .orElseGet(() -> new RegionResult.Read(step.after(), tally.sightings()));
  }

  /// What was found out about each part of the scan in this region, in the form of [Findings#seen].
  /// A part that has nothing to ask about here counts as working.
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

  /// Notes in the region's row that the region was not read. Nothing is concluded about its
  /// identities.
  private RegionResult notRead(Problem problem) {
    warn("region not read", problem);
    RegionTransition step = RegionTransition.unread(row, problem, account.context());
    end(step);
    return new RegionResult.NotRead(step.after(), tally.sightings(), problem);
  }

  /// Gives the region up because the table failed. If the table denied access, the problem is noted
  /// as one of the table, because a denial would stand for a policy that keeps SES from being read.
  private RegionResult notSaved(Problem problem) {
    tally.notSaved(List.of(problem));
    return endedEarly(
        problem.kind() == Problem.Kind.ACCESS_DENIED
            ? new Problem(Problem.Kind.STORE, problem.action(), problem.detail())
            : problem);
  }

  /// Gives the region up, because reading it failed or did not end in time. If it was never
  /// claimed, the table kept it from being read.
  ///
  /// @throws ScanFailure if a later scan has claimed the region
  RegionResult givenUp(Problem problem) {
    return begun
        ? endedEarly(problem)
        : notSaved(new Problem(problem.kind(), "dynamodb:UpdateItem", problem.detail()));
  }

  /// Ends the region early: what is saved stays saved, and the rest stays as it was. The region's
  /// row says so, unless it cannot be written or the region was never claimed, so that its row is
  /// not known: then the account's row says it.
  private RegionResult endedEarly(Problem problem) {
    warn("region not read to its end", problem);
    Optional<Problem> early = Optional.of(problem);
    RegionTransition step =
        tally.counts().total() == 0
            ? RegionTransition.unread(row, problem, account.context())
            : RegionTransition.read(
                row, tally.counts(), tally.atRisk(), true, early, account.context());
    try {
      if (begun) {
        end(step);
      }
    } catch (ScanFailure failure) {
      if (failure.isSuperseded()) {
        throw failure;
      }
      warn("region not noted", failure.problem());
      tally.notSaved(List.of(failure.problem()));
    } catch (RuntimeException fault) {
      account.log().error("region not noted", Map.of("region", region), fault);
      tally.notSaved(
          List.of(new Problem(Problem.Kind.UNEXPECTED, "dynamodb:PutItem", fault.toString())));
    }
    return tally.counts().total() == 0
        ? new RegionResult.NotRead(step.after(), tally.sightings(), problem)
        : new RegionResult.ReadInPart(step.after(), tally.sightings(), problem);
  }

  /// Writes the region's row. If the region is watched again and not read to its end, what is
  /// remembered as unverified there is "broken now" again first, although nothing else is
  /// concluded.
  private void end(RegionTransition step) {
    if (!row.watched() && step.after().watched() && step.after().unread().isPresent()) {
      PartSave save = new PartSave(account, region);
      save.watch(true);
      tally.notSaved(save.problems());
    }
    account.store().regions().end(account.claim(), step.after(), step.due());
  }

  private void warn(String event, Problem problem) {
    account.log().warn(event, Map.of("region", region, "problem", problem.sentence()));
  }
}
