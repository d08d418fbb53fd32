package dev.sesdkim.faults;

import dev.sesdkim.dkim.Problem;
import java.time.Duration;
import java.util.Optional;

/// Something that happens in a history of an account.
sealed interface Event {

  /// A domain appears or changes, as SES would tell it.
  record Domain(String region, String name, boolean signing, String dkim, String verification)
      implements Event {}

  /// An address appears or changes.
  ///
  /// @param switchedOff has a DKIM state of its own, with signing switched off
  record Address(String region, String name, boolean switchedOff, String verification)
      implements Event {}

  /// SES lists it and tells nothing about it, until it appears again.
  record Silent(String region, String name) implements Event {}

  record Vanishes(String region, String name) implements Event {}

  /// SES leaves it out of its list in the next scan that lists, and in no other.
  record LeftOut(String region, String name) implements Event {}

  /// Listing a region's identities fails in this way from now on.
  record ListFails(String region, Problem.Kind how) implements Event {}

  /// The list works, and every question about attributes fails in this way from now on.
  record AttributesFail(String region, Problem.Kind how) implements Event {}

  record RegionAnswers(String region) implements Event {}

  /// The account enables a region, or disables it.
  record Enabled(String region, boolean now) implements Event {}

  /// The settings leave a region out, or no longer.
  record Excluded(String region, boolean now) implements Event {}

  /// The account's regions cannot be listed from now on, or can again.
  record NoRegions(boolean now) implements Event {}

  /// DNS answers nothing from now on, or answers again.
  record DnsIsDown(boolean now) implements Event {}

  /// The table refuses every row of an identity from now on, or takes them again.
  record Unsavable(String region, String name, boolean now) implements Event {}

  /// From now on the topic refuses what is published, or takes it again.
  record Topic(boolean refuses) implements Event {}

  /// From now on so many have confirmed a subscription; empty if the topic does not tell.
  record Subscribers(Optional<Integer> confirmed) implements Event {}

  /// A scan.
  ///
  /// @param later how long after the one before
  /// @param again the same invocation as the one before, tried again
  /// @param ends where it is killed or held up, if it is
  /// @param overlapped whether another one starts in the middle of it
  record Scans(Duration later, boolean again, Optional<End> ends, boolean overlapped)
      implements Event {}

  /// What happens to a scan at one point.
  ///
  /// @param port what is asked there, as [Lifeline#at] names it
  /// @param nth which call of the port, from 1; the region's place for what is asked region by
  ///   region
  record End(String port, int nth, How how) {}

  /// What becomes of a scan.
  enum How {
    KILLED_BEFORE,
    /// The call takes effect before the end.
    KILLED_AFTER,
    /// It stands still before the call until a later scan is through, and goes on.
    HELD_UP
  }
}
