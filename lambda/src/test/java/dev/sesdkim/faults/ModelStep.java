package dev.sesdkim.faults;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What one scan makes of one identity.
final class ModelStep {

  final Known known;
  final List<ModelDue> due = new ArrayList<>();
  Optional<ChangeKind> change = Optional.empty();

  private final Optional<Known> before;
  private final String region;
  private final String name;
  private final Model model;
  private final Instant at;

  ModelStep(Optional<Known> before, String region, String name, Model model) {
    this.before = before;
    this.known = before.map(Known::copy).orElseGet(Known::new);
    this.region = region;
    this.name = name;
    this.model = model;
    this.at = model.now();
  }

  /// Whether there is nothing to write.
  boolean isQuiet() {
    return due.isEmpty()
        && change.isEmpty()
        && before.filter(was -> was.text().equals(known.text())).isPresent();
  }

  /// SES lists it.
  void listed(Reading reading, Map<String, Reading> all) {
    Reason reason = ModelVerdict.reason(reading, all);
    if (before.isEmpty()) {
      known.since = at;
      known.stretch = at;
      change = Optional.of(ChangeKind.FIRST_SEEN);
    }
    if (reason.verdict() == Verdict.UNKNOWN) {
      unknown(reading, reason, all);
    } else if (!losesItsDomain(reading, all) || isMissingTwice()) {
      told(reading, reason, all);
    }
  }

  /// The domain that decided about an address is no longer listed.
  private boolean losesItsDomain(Reading reading, Map<String, Reading> all) {
    Optional<String> now = ModelVerdict.governing(reading, all);
    return !known.isRemoved()
        && !known.backUnread
        && known.governedBy.isPresent()
        && (now.isEmpty() || known.governedBy.get().endsWith("." + now.get()));
  }

  private boolean isMissingTwice() {
    if (known.missingSince.isEmpty()) {
      known.missingSince = Optional.of(at);
      known.missingIn = model.scanId();
    }
    return !known.missingIn.equals(model.scanId());
  }

  /// Nothing that was known changes; of what was never readable the latest answer is kept.
  private void unknown(Reading reading, Reason reason, Map<String, Reading> all) {
    if (known.isRemoved()) {
      known.removedAt = Optional.empty();
      known.backUnread = true;
      known.stretch = at;
      known.stretches++;
    } else if (known.verdict == Verdict.UNKNOWN) {
      known.reason = reason;
      hears(reading, all);
    }
    known.watched = true;
    isThere();
    known.unknownSince = known.unknownSince.or(() -> Optional.of(at));
    if (!known.unknownTold && model.lastedThreeScans(known.unknownSince.get())) {
      known.unknownTold = true;
      due.add(new ModelDue(AlertKind.OfScan.SCAN_PROBLEM, model.account, region, name, "", at));
    }
  }

  private void told(Reading reading, Reason reason, Map<String, Reading> all) {
    Verdict was = known.verdict;
    Reason wasReason = known.reason;
    boolean wasRemoved = known.isRemoved() || known.backUnread;
    known.backUnread = false;
    if (known.unknownTold) {
      due.add(new ModelDue(AlertKind.OfScan.SCAN_RECOVERED, model.account, region, name, "", at));
    }
    known.unknownSince = Optional.empty();
    known.unknownTold = false;
    known.watched = true;
    isThere();
    String words = known.words;
    hears(reading, all);
    known.reason = reason;
    known.verdict = reason.verdict();
    known.removedAt = Optional.empty();
    if (before.isPresent() && (wasRemoved || wasReason != reason || !words.equals(known.words))) {
      known.stretch = at;
      known.stretches++;
    }
    if (wasRemoved || was != known.verdict) {
      known.since = at;
    }
    boolean takesSigning =
        known.verdict == Verdict.UNVERIFIED && ModelVerdict.takesSigning(reading, all);
    if (wasRemoved) {
      returned(was, takesSigning);
    } else if (known.verdict == Verdict.VERIFIED) {
      verified(was, wasReason);
    } else {
      unverified(was, wasReason, takesSigning);
    }
  }

  private void isThere() {
    known.missingSince = Optional.empty();
    known.missingIn = "";
  }

  private void hears(Reading reading, Map<String, Reading> all) {
    if (reading instanceof Reading.Read read) {
      known.governedBy = ModelVerdict.governing(reading, all);
      known.words =
          "%s %s %s %s"
              .formatted(
                  read.signingEnabled(),
                  read.dkimStatus(),
                  read.verificationStatus(),
                  known.governedBy);
    }
  }

  private void returned(Verdict was, boolean takesSigning) {
    change = Optional.of(ChangeKind.RETURNED);
    if (known.verdict == Verdict.VERIFIED) {
      tell(AlertKind.OfDomain.RECOVERED);
    } else if (was == Verdict.VERIFIED) {
      tell(AlertKind.OfDomain.REGRESSED);
    } else {
      found(takesSigning);
    }
  }

  /// What nobody was told of is dropped; what people know to be wrong is told to be over. An
  /// address that went down with its domain, and of which nobody heard by name, is up again with
  /// its domain.
  private void verified(Verdict was, Reason wasReason) {
    if (was != Verdict.UNVERIFIED) {
      return;
    }
    change = Optional.of(ChangeKind.RECOVERED);
    if (known.foundDue.isPresent()) {
      known.foundDue = Optional.empty();
    } else if (known.told || wasReason != Reason.DOMAIN_UNVERIFIED) {
      tell(AlertKind.OfDomain.RECOVERED);
    }
  }

  private void unverified(Verdict was, Reason wasReason, boolean takesSigning) {
    switch (was) {
      case VERIFIED -> {
        change = Optional.of(ChangeKind.REGRESSED);
        tell(AlertKind.OfDomain.REGRESSED);
      }
      case UNKNOWN -> {
        if (model.started) {
          change = Optional.of(ChangeKind.FOUND_UNVERIFIED);
        }
        found(takesSigning);
      }
      case UNVERIFIED -> still(wasReason, takesSigning);
    }
  }

  private void still(Reason wasReason, boolean takesSigning) {
    boolean worse = ModelVerdict.badness(known.reason) > ModelVerdict.badness(wasReason);
    if (worse) {
      change = Optional.of(ChangeKind.WORSENED);
    }
    if (known.foundDue.isPresent()) {
      stillUntold(known.foundDue.get(), wasReason, worse, takesSigning);
    } else if (worse) {
      tell(AlertKind.OfDomain.WORSENED);
    } else if (!known.told
        && wasReason == Reason.DOMAIN_UNVERIFIED
        && known.reason != Reason.DOMAIN_UNVERIFIED) {
      found(takesSigning);
    }
  }

  /// Nobody heard of it: they will hear what holds now, and at once what is graver or no matter of
  /// setting up.
  private void stillUntold(Instant dueAt, Reason wasReason, boolean worse, boolean takesSigning) {
    if (known.reason == Reason.DOMAIN_UNVERIFIED) {
      known.foundDue = Optional.empty();
      return;
    }
    Instant again = worse ? at : foundDueAt(takesSigning);
    Instant earlier = again.isBefore(dueAt) ? again : dueAt;
    if (wasReason != known.reason || !earlier.equals(dueAt)) {
      foundAt(earlier);
    }
  }

  /// Unverified when it is first seen, or first readable.
  private void found(boolean takesSigning) {
    if (before.isEmpty() && model.started) {
      change = Optional.of(ChangeKind.FOUND_UNVERIFIED);
    }
    if (known.reason != Reason.DOMAIN_UNVERIFIED) {
      foundAt(foundDueAt(takesSigning));
    }
  }

  /// What is being set up has a day, unless it takes away signing.
  private Instant foundDueAt(boolean takesSigning) {
    boolean beingSetUp =
        Set.of(Reason.PENDING, Reason.NOT_STARTED, Reason.NO_DOMAIN_IDENTITY)
            .contains(known.reason);
    return beingSetUp && !takesSigning ? at.plus(Duration.ofDays(1)) : at;
  }

  private void foundAt(Instant dueAt) {
    known.foundDue = Optional.of(dueAt);
    due.add(
        new ModelDue(
            AlertKind.OfDomain.FOUND_UNVERIFIED, model.account, region, name, domain(), dueAt));
  }

  private void tell(AlertKind.OfDomain kind) {
    due.add(new ModelDue(kind, model.account, region, name, domain(), at));
  }

  /// SES does not list it: once is a suspicion, in a second scan it is removed.
  void missing() {
    if (!isMissingTwice()) {
      return;
    }
    known.removedAt = known.missingSince;
    isThere();
    if (known.unknownTold) {
      due.add(new ModelDue(AlertKind.OfScan.SCAN_RECOVERED, model.account, region, name, "", at));
    }
    known.backUnread = false;
    known.unknownSince = Optional.empty();
    known.unknownTold = false;
    known.foundDue = Optional.empty();
    change = Optional.of(ChangeKind.REMOVED);
    tell(AlertKind.OfDomain.REMOVED);
  }

  private String domain() {
    return known.governedBy.orElse(name.substring(name.lastIndexOf('@') + 1));
  }
}
