package dev.sesdkim.faults;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The contract's words once more, plain and slow, for one account: what is known of each identity,
/// region and part of the scan, how a scan changes it, and what people are to hear.
final class Model {

  /// What a scan does with an account.
  enum Turn {
    /// It reads it.
    READ,
    /// It reads it, though the list misses it: a second scan decides.
    MISSED,
    /// It is the second scan to miss it.
    ENDS,
    NONE
  }

  private static final Set<Problem.Kind> AT_ONCE =
      Set.of(Problem.Kind.ACCESS_DENIED, Problem.Kind.REGION_DISABLED);

  final String account;

  /// By region and name, with a space between.
  final Map<String, Known> identities = new TreeMap<>();

  final Map<String, ModelRegion> regions = new TreeMap<>();

  /// What else the scans cannot read or do, by its name.
  final Map<String, ModelTrouble> parts = new TreeMap<>();

  /// In the order in which it became due.
  final List<ModelDue> due = new ArrayList<>();

  /// Whether people have heard that monitoring began.
  boolean started;

  /// Whether the account is watched; one that was never scanned is not known.
  boolean watched = true;

  /// Which scan missed it first in the list of accounts, while it is missing there.
  Optional<String> missedBy = Optional.empty();

  /// When the last three scans started, oldest first.
  final List<Instant> starts = new ArrayList<>();

  private String scanId = "";

  Model(String account) {
    this.account = account;
  }

  /// What the next scan does with the account.
  ///
  /// @param listed whether the list of accounts has it; empty where the accounts cannot be listed
  Turn turn(Optional<Boolean> listed, String id) {
    if (listed.filter(has -> has).isPresent()) {
      return Turn.READ;
    }
    if (starts.isEmpty() || !watched) {
      return Turn.NONE;
    }
    if (listed.isEmpty()) {
      return missedBy.isPresent() ? Turn.MISSED : Turn.READ;
    }
    return missedBy.filter(by -> !by.equals(id)).isPresent() ? Turn.ENDS : Turn.MISSED;
  }

  /// A scan noted what it did with the account.
  void had(Turn turn) {
    switch (turn) {
      case READ -> {
        missedBy = Optional.empty();
        watched = true;
      }
      case MISSED -> missedBy = missedBy.or(() -> Optional.of(scanId));
      case ENDS, NONE -> {}
    }
  }

  /// It is watched until people know that it is no longer.
  void endsOnceAllIsTold() {
    if (due.stream().allMatch(one -> one.at().isAfter(now()))) {
      watched = false;
      missedBy = Optional.empty();
    }
  }

  /// A scan begins. The retry of an invocation is no further scan.
  void begins(Instant at, String id) {
    if (id.equals(scanId)) {
      starts.removeLast();
    }
    starts.add(at);
    if (starts.size() > 3) {
      starts.removeFirst();
    }
    scanId = id;
  }

  Instant now() {
    return starts.getLast();
  }

  String scanId() {
    return scanId;
  }

  /// Something has lasted for three scans when it began no later than the third-last scan started.
  boolean lastedThreeScans(Instant since) {
    return starts.size() == 3 && !since.isAfter(starts.getFirst());
  }

  /// Whether a scan ever read the region, could not, or saved an identity there before it died.
  boolean isKnown(String region) {
    return Optional.ofNullable(regions.get(region)).filter(ModelRegion::isKnown).isPresent()
        || identities.entrySet().stream()
            .anyMatch(one -> one.getKey().startsWith(region + " ") && !one.getValue().isRemoved());
  }

  /// What a scan makes of each identity of a region that it reads.
  Map<String, ModelStep> steps(String region, Map<String, Reading> listed) {
    Map<String, ModelStep> steps = new TreeMap<>();
    listed.forEach(
        (name, reading) -> {
          ModelStep step = step(region, name);
          step.listed(reading, listed);
          steps.put(name, step);
        });
    identities.forEach(
        (key, known) -> {
          String name = key.substring(key.indexOf(' ') + 1);
          if (key.startsWith(region + " ") && !listed.containsKey(name) && !known.isRemoved()) {
            ModelStep step = step(region, name);
            step.missing();
            steps.put(name, step);
          }
        });
    return steps;
  }

  private ModelStep step(String region, String name) {
    return new ModelStep(
        Optional.ofNullable(identities.get(region + " " + name)), region, name, this);
  }

  /// A step was saved.
  void saved(String region, String name, ModelStep step) {
    Known before = identities.getOrDefault(region + " " + name, new Known());
    if (before.foundDue.isPresent() && !before.foundDue.equals(step.known.foundDue)) {
      due.removeIf(
          one ->
              one.kind() == AlertKind.OfDomain.FOUND_UNVERIFIED
                  && one.place().equals(region)
                  && one.subject().equals(name));
    }
    identities.put(region + " " + name, step.known);
    step.due.forEach(this::becomesDue);
  }

  /// What a scan found in a region was written down.
  void ended(String region, ModelRegion.Found found) {
    ModelRegion known = regions.computeIfAbsent(region, _ -> new ModelRegion());
    switch (found) {
      case ModelRegion.Read read -> {
        endsTrouble(known.trouble, region, region);
        known.trouble = Optional.empty();
        known.readAt = Optional.of(now());
        known.counts = read.counts();
        known.inPart = read.inPart();
        known.mailFrom = part(known.mailFrom, read.mailFrom(), false, region, "MAIL_FROM");
        known.watched = true;
        known.leftWithAccount = false;
      }
      case ModelRegion.NotRead(Problem.Kind kind) -> {
        if (!known.isDeniedFromTheBeginning()) {
          notRead(region, known, kind);
        }
      }
      case ModelRegion.NotWatched(Problem.Kind kind) -> {
        if (known.isToEnd(found)) {
          notWatched(region, known, kind, true);
        }
      }
      case ModelRegion.AccountNotWatched _ -> {
        if (known.isToEnd(found)) {
          notWatched(region, known, Problem.Kind.EXCLUDED, false);
        }
      }
    }
  }

  /// Told after three scans; at once where it had been read and access is denied, and where people
  /// know of it that it is not watched and now it is, and cannot be read.
  private void notRead(String region, ModelRegion known, Problem.Kind kind) {
    boolean atOnce = !known.watched || (known.readAt.isPresent() && AT_ONCE.contains(kind));
    ModelTrouble trouble =
        known
            .trouble
            .filter(_ -> known.watched)
            .orElseGet(() -> new ModelTrouble(now(), kind, false));
    known.watched = true;
    known.leftWithAccount = false;
    known.trouble = Optional.of(lasts(trouble, atOnce, region, region));
  }

  /// What is unverified in a region that nobody watches is not broken now.
  void watched(String region, String name, boolean now) {
    Known known = identities.get(region + " " + name);
    if (known != null && !known.isRemoved() && known.verdict == Verdict.UNVERIFIED) {
      known.watched = now;
    }
  }

  /// Told at once, also where something else was told that kept it from being read; not where all
  /// of the account is not watched, which is told of the account.
  private void notWatched(String region, ModelRegion known, Problem.Kind kind, boolean told) {
    Instant since = known.trouble.filter(_ -> known.watched).map(ModelTrouble::since).orElse(now());
    ModelTrouble trouble =
        known
            .trouble
            .filter(why -> why.first() == kind && !known.leftWithAccount)
            .orElseGet(() -> new ModelTrouble(since, kind, false));
    known.leftWithAccount = !told;
    known.watched = false;
    known.mailFrom = Optional.empty();
    known.trouble =
        Optional.of(
            told
                ? lasts(trouble, true, region, region)
                : new ModelTrouble(trouble.since(), trouble.first(), true));
  }

  /// Whether the region is not watched because all of its account was not.
  boolean wasLeftWithAccount(String region) {
    return Optional.ofNullable(regions.get(region)).filter(one -> one.leftWithAccount).isPresent();
  }

  /// It is watched again with its account, whose regions cannot be listed: that is told of the
  /// account.
  void listedAgain(String region) {
    ModelRegion known = Optional.ofNullable(regions.get(region)).orElseThrow();
    known.watched = true;
    known.leftWithAccount = false;
    known.trouble = Optional.empty();
  }

  /// Whether the regions could be listed was seen. That the account is no longer watched is told at
  /// once, also where something else was told that kept it from being read; that its role refuses
  /// is told at once where people know that it is watched, and what keeps it from being read when
  /// it is watched again is too.
  ///
  /// @param problem why not
  /// @param ofRole whether its role refuses
  void seenRegions(Optional<Problem.Kind> problem, boolean ofRole) {
    String part = "REGIONS";
    Optional<ModelTrouble> known = Optional.ofNullable(parts.remove(part));
    if (problem.isEmpty()) {
      endsTrouble(known, "*", part);
      return;
    }
    Problem.Kind kind = problem.get();
    boolean ends = kind == Problem.Kind.EXCLUDED;
    boolean wasEnded = known.filter(why -> why.first() == Problem.Kind.EXCLUDED).isPresent();
    ModelTrouble trouble =
        known.filter(_ -> ends == wasEnded).orElseGet(() -> new ModelTrouble(now(), kind, false));
    boolean atOnce = ends || wasEnded || (started && ofRole && kind == Problem.Kind.ACCESS_DENIED);
    parts.put(part, lasts(trouble, atOnce, "*", part));
  }

  /// Whether a part of the scan works was seen.
  void seen(String part, boolean works, boolean atOnce) {
    part(Optional.ofNullable(parts.remove(part)), works, atOnce, "*", part)
        .ifPresent(trouble -> parts.put(part, trouble));
  }

  private Optional<ModelTrouble> part(
      Optional<ModelTrouble> known, boolean works, boolean atOnce, String place, String part) {
    if (works) {
      endsTrouble(known, place, part);
      return Optional.empty();
    }
    ModelTrouble trouble =
        known.orElseGet(() -> new ModelTrouble(now(), Problem.Kind.UNEXPECTED, false));
    return Optional.of(lasts(trouble, atOnce, place, part));
  }

  private ModelTrouble lasts(ModelTrouble trouble, boolean atOnce, String place, String subject) {
    if (trouble.told() || !(atOnce || lastedThreeScans(trouble.since()))) {
      return trouble;
    }
    becomesDue(new ModelDue(AlertKind.OfScan.SCAN_PROBLEM, account, place, subject, "", now()));
    return new ModelTrouble(trouble.since(), trouble.first(), true);
  }

  private void endsTrouble(Optional<ModelTrouble> known, String place, String subject) {
    if (known.filter(ModelTrouble::told).isPresent()) {
      becomesDue(new ModelDue(AlertKind.OfScan.SCAN_RECOVERED, account, place, subject, "", now()));
    }
  }

  private void becomesDue(ModelDue one) {
    due.removeIf(known -> known.key().equals(one.key()));
    due.add(one);
  }

  /// People were told something of this key.
  void told(String key) {
    ModelDue one =
        due.stream()
            .filter(known -> known.key().equals(key))
            .findFirst()
            .orElseThrow(() -> new AssertionError("told and not due: " + key));
    due.remove(one);
    Known known = identities.get(one.place() + " " + one.subject());
    if (known != null && !one.isOfScan()) {
      known.told = true;
      if (one.kind() == AlertKind.OfDomain.FOUND_UNVERIFIED) {
        known.foundDue = Optional.empty();
      }
    }
  }

  /// `STARTED` named a region as one that cannot be read: one that was denied from the beginning is
  /// not expected to be read until it once is.
  void namedAtTheStart(String region) {
    ModelRegion known = regions.computeIfAbsent(region, _ -> new ModelRegion());
    if (isDeniedAtTheStart(region)) {
      known.watched = false;
      known.trouble = known.trouble.map(why -> new ModelTrouble(why.since(), why.first(), true));
    }
  }

  boolean isDeniedAtTheStart(String region) {
    return Optional.ofNullable(regions.get(region))
        .filter(known -> known.watched && known.readAt.isEmpty())
        .flatMap(known -> known.trouble)
        .filter(why -> why.first() == Problem.Kind.ACCESS_DENIED)
        .isPresent();
  }
}
