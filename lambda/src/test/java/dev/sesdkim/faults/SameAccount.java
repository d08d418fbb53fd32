package dev.sesdkim.faults;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.Verdict;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Lets the model of one account do what a scan did with the account.
final class SameAccount {

  final Model model;

  private final SimpleOrganization organization;
  private final SimpleAccount account;

  SameAccount(Model model, SimpleOrganization organization) {
    this.model = model;
    this.organization = organization;
    this.account = organization.account(model.account);
  }

  /// A scan took the account and read it.
  ///
  /// @param complete whether the scan ran to its end; what one did that did not is in the effects
  SeenAccount read(Model.Turn turn, Instant at, String id, Effects effects, boolean complete) {
    model.begins(at, id);
    SeenAccount seen = new SeenAccount(turn);
    if (goesThroughRegions(turn)) {
      Histories.REGIONS.forEach(region -> region(region, effects, complete, seen));
    } else {
      Histories.REGIONS.stream()
          .filter(model::wasLeftWithAccount)
          .forEach(region -> listedAgain(region, effects, complete));
    }
    return seen;
  }

  /// The account is listed again, and its regions cannot be listed.
  private void listedAgain(String region, Effects effects, boolean complete) {
    watch(region, true, effects, complete);
    boolean allSaved = effects.refused.stream().noneMatch(one -> one.region().equals(region));
    if (complete ? allSaved : effects.ended.contains(region)) {
      model.listedAgain(region);
    }
  }

  private boolean goesThroughRegions(Model.Turn turn) {
    return turn == Model.Turn.ENDS || account.shut().isEmpty();
  }

  private void region(String region, Effects effects, boolean complete, SeenAccount seen) {
    ModelRegion.Found found =
        seen.turn == Model.Turn.ENDS
            ? new ModelRegion.AccountNotWatched()
            : organization.found(model.account, region);
    switch (found) {
      case ModelRegion.Read _ -> identities(region, effects, complete, seen);
      case ModelRegion.NotRead _ -> {
        ModelRegion known = model.regions.getOrDefault(region, new ModelRegion());
        if (!known.watched && !known.isDeniedFromTheBeginning()) {
          watch(region, true, effects, complete);
        }
      }
      case ModelRegion.NotWatched _, ModelRegion.AccountNotWatched _ -> {
        if (!model.isKnown(region)) {
          return;
        }
        if (model.regions.getOrDefault(region, new ModelRegion()).isToEnd(found)) {
          watch(region, false, effects, complete);
        }
      }
    }
    seen.regions.put(region, found);
    if (complete || effects.ended.contains(region)) {
      model.ended(region, found);
    }
  }

  private void identities(String region, Effects effects, boolean complete, SeenAccount seen) {
    Map<String, Reading> listed = account.listed(region);
    model
        .steps(region, listed)
        .forEach(
            (name, step) -> {
              Identity identity = new Identity(region, model.account, name);
              boolean refused = effects.refused.contains(identity);
              if (complete && account.unsavable.contains(identity) && !step.isQuiet()) {
                assertThat(refused).as("refused: " + identity).isTrue();
              }
              if (complete ? !refused : effects.saved.contains(identity) || step.isQuiet()) {
                model.saved(region, name, step);
                saved(identity, step, seen);
              }
            });
    seen.asksDns |=
        listed.entrySet().stream()
            .filter(one -> !one.getKey().contains("@"))
            .map(one -> ModelVerdict.reason(one.getValue(), listed).verdict())
            .anyMatch(verdict -> verdict != Verdict.UNKNOWN);
  }

  private void saved(Identity identity, ModelStep step, SeenAccount seen) {
    step.change.ifPresent(seen.changes::add);
    if (step.known.isRemoved()) {
      return;
    }
    if (step.known.verdict == Verdict.UNVERIFIED) {
      seen.unverified.add(identity);
    }
    boolean lasts =
        step.known
            .unknownSince
            .filter(since -> step.known.unknownTold || model.lastedThreeScans(since))
            .isPresent();
    seen.unknownForThree += lasts ? 1 : 0;
  }

  private void watch(String region, boolean now, Effects effects, boolean complete) {
    model.identities.keySet().stream()
        .filter(key -> key.startsWith(region + " "))
        .map(key -> key.substring(key.indexOf(' ') + 1))
        .filter(
            name -> {
              Identity identity = new Identity(region, model.account, name);
              return complete
                  ? !effects.refused.contains(identity)
                  : effects.saved.contains(identity);
            })
        .forEach(name -> model.watched(region, name, now));
  }

  /// What the account's row says was noted. That rows can be saved again is known, and noted, only
  /// once all else is told.
  void noted(Effects effects, boolean complete, SeenAccount seen) {
    model.had(seen.turn);
    if (seen.turn == Model.Turn.ENDS) {
      model.seenRegions(Optional.of(Problem.Kind.EXCLUDED), false);
    } else {
      model.seenRegions(account.shut(), account.role.isPresent());
    }
    boolean areRowsNoted = complete || !effects.refused.isEmpty() || !effects.rowsFail;
    if (goesThroughRegions(seen.turn) && areRowsNoted) {
      model.seen("ROWS", effects.refused.isEmpty(), true);
    }
  }

  /// Whether `STARTED` is to speak of it.
  boolean starts(SeenAccount seen) {
    return !model.started && !seen.regionsRead().isEmpty();
  }

  /// What is due by now and not told by `STARTED`.
  Stream<ModelDue> due(SeenAccount seen) {
    return dueByNow().filter(one -> !starts(seen) || !isToldByStarted(one, seen));
  }

  private Stream<ModelDue> dueByNow() {
    return model.due.stream().filter(one -> !one.at().isAfter(model.now()));
  }

  /// What `STARTED` names is told with it.
  private static boolean isToldByStarted(ModelDue one, SeenAccount seen) {
    return one.kind() == AlertKind.OfDomain.FOUND_UNVERIFIED
        ? seen.isReadInPart(one.place())
            && seen.unverified.contains(new Identity(one.place(), one.account(), one.subject()))
        : one.kind() == AlertKind.OfScan.SCAN_PROBLEM
            && one.isOfRegion()
            && !seen.isReadInPart(one.place());
  }

  /// What was told is not due any more, and what was noted of `STARTED` is known.
  void told(Effects effects, boolean complete, SeenAccount seen) {
    effects.told.forEach(due -> model.told(SameAsModel.key(due)));
    if (model.started) {
      return;
    }
    model.started = effects.startedNoted;
    for (String region : seen.regionsNotRead()) {
      if (complete && model.started) {
        assertThat(effects.unwatched.contains(region))
            .as("denied from the beginning: " + region)
            .isEqualTo(model.isDeniedAtTheStart(region));
      }
      if (effects.unwatched.contains(region)) {
        model.namedAtTheStart(region);
      }
    }
  }

  /// The account was given back.
  void ended(SeenAccount seen) {
    if (seen.turn == Model.Turn.ENDS) {
      model.endsOnceAllIsTold();
    }
  }

  void assertNothingIsLeft() {
    assertThat(dueByNow()).as("due and not told").isEmpty();
  }

  /// The contract's S8, of this account.
  boolean isHealthy(SeenAccount seen) {
    if (!model.watched) {
      return true;
    }
    Optional<Instant> before =
        model.starts.size() < 2
            ? Optional.empty()
            : Optional.of(model.starts.get(model.starts.size() - 2));
    boolean everythingTold =
        model.due.stream()
            .noneMatch(one -> before.filter(start -> one.at().isBefore(start)).isPresent());
    boolean everyRegionRead =
        seen.regions.entrySet().stream()
            .allMatch(
                region ->
                    switch (region.getValue()) {
                      case ModelRegion.Read read -> !read.inPart();
                      case ModelRegion.NotRead _ ->
                          !Optional.ofNullable(model.regions.get(region.getKey()))
                              .orElseThrow()
                              .watched;
                      case ModelRegion.NotWatched _, ModelRegion.AccountNotWatched _ -> true;
                    });
    boolean nothingLasts =
        Stream.concat(
                model.parts.values().stream(),
                model.regions.values().stream()
                    .filter(region -> region.watched)
                    .flatMap(region -> region.mailFrom.stream()))
            .noneMatch(part -> part.told() || model.lastedThreeScans(part.since()));
    return goesThroughRegions(seen.turn)
        && everyRegionRead
        && seen.unknownForThree == 0
        && nothingLasts
        && everythingTold
        && organization.subscribers.filter(number -> number > 0).isPresent();
  }

  static void assertSame(ScanRecord scan, SeenAccount seen) {
    assertThat(
            scan.changes().entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> (long) entry.getValue())))
        .as("changes")
        .isEqualTo(seen.changes.stream().collect(groupingBy(kind -> kind, counting())));
    TreeSet<String> read = new TreeSet<>(scan.regionsRead());
    read.addAll(scan.regionsReadInPart().keySet());
    assertThat(read).as("regions read").isEqualTo(seen.regionsRead());
    assertThat(new TreeSet<>(scan.regionsNotRead().keySet()))
        .as("regions not read")
        .isEqualTo(seen.regionsNotRead());
  }
}
