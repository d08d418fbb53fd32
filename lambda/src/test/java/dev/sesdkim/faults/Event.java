package dev.sesdkim.faults;

import dev.sesdkim.dkim.Problem;
import java.time.Duration;
import java.util.Optional;

/// Something that happens in a history of one account or several.
sealed interface Event {

  /// Something that happens in one account.
  sealed interface InAccount {}

  /// It happens in this account.
  record In(String account, InAccount event) implements Event {}

  /// A domain appears or changes, as SES would tell it.
  record Domain(String region, String name, boolean signing, String dkim, String verification)
      implements InAccount {}

  /// An address appears or changes.
  ///
  /// @param switchedOff has a DKIM state of its own, with signing switched off
  record Address(String region, String name, boolean switchedOff, String verification)
      implements InAccount {}

  /// SES lists it and tells nothing about it, until it appears again.
  record Silent(String region, String name) implements InAccount {}

  record Vanishes(String region, String name) implements InAccount {}

  /// SES leaves it out of its list in the next scan that lists, and in no other.
  record LeftOut(String region, String name) implements InAccount {}

  /// Listing a region's identities fails in this way from now on.
  record ListFails(String region, Problem.Kind how) implements InAccount {}

  /// The list works, and every question about attributes fails in this way from now on.
  record AttributesFail(String region, Problem.Kind how) implements InAccount {}

  record RegionAnswers(String region) implements InAccount {}

  /// The account enables a region, or disables it.
  record Enabled(String region, boolean now) implements InAccount {}

  /// The account's role answers in this way from now on; empty if it lets the monitor in.
  record Role(Optional<Problem.Kind> refuses) implements InAccount {}

  /// The settings leave a region of every account out, or no longer.
  record Excluded(String region, boolean now) implements Event {}

  /// The account's regions cannot be listed from now on, or can again.
  record NoRegions(boolean now) implements InAccount {}

  /// The account is in the list of accounts from now on, or not.
  record Listed(String account, boolean now) implements Event {}

  /// The accounts cannot be listed from now on, or can again.
  record Unlisted(boolean now) implements Event {}

  /// DNS answers nothing from now on, or answers again.
  record DnsIsDown(boolean now) implements Event {}

  /// The table refuses every row of an identity from now on, or takes them again.
  record Unsavable(String region, String name, boolean now) implements InAccount {}

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
  /// @param account about which it is asked
  /// @param nth which call of the port about the account, from 1; the region's place for what is
  ///   asked region by region
  record End(String port, String account, int nth, How how) {}

  /// What becomes of a scan.
  enum How {
    KILLED_BEFORE,
    /// The call takes effect before the end.
    KILLED_AFTER,
    /// It stands still before the call until a later scan is through, and goes on.
    HELD_UP
  }
}
