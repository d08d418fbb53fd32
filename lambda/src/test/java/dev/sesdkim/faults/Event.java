package dev.sesdkim.faults;

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

  record RegionFails(String region) implements Event {}

  record RegionAnswers(String region) implements Event {}

  /// From now on the topic refuses what is published, or takes it again.
  record Topic(boolean refuses) implements Event {}

  /// A scan.
  ///
  /// @param later how long after the one before
  /// @param again the same invocation as the one before, tried again
  /// @param dies where it is killed, if it is
  /// @param overlapped whether another one starts in the middle of it
  record Scans(Duration later, boolean again, Optional<Death> dies, boolean overlapped)
      implements Event {}

  /// A point in a scan.
  ///
  /// @param port what is asked: `take`, `last`, `regions`, `read`, `in`, `save`, `publish`, `out`,
  ///   `record` or `giveBack`
  /// @param nth which call of the port, from 1; the region's place for `read`, `in` and `save`
  /// @param after whether it takes effect before the end
  record Death(String port, int nth, boolean after) {}
}
