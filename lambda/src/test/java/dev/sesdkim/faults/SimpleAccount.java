package dev.sesdkim.faults;

import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.scan.RegionListing;
import dev.sesdkim.scan.RegionReadings;
import dev.sesdkim.scan.ScanFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// An account as events leave it, and how it answers.
final class SimpleAccount {

  final String id;
  final Set<String> enabled = new TreeSet<>(Histories.REGIONS);
  final Map<String, Problem.Kind> listFails = new HashMap<>();
  final Map<String, Problem.Kind> attributesFail = new HashMap<>();
  final Set<Identity> unsavable = new HashSet<>();

  /// Its regions cannot be listed.
  boolean noRegions;

  /// How its role refuses the monitor, if it does.
  Optional<Problem.Kind> role = Optional.empty();

  /// MAIL FROM decides no verdict: that it cannot be read must matter to nothing else.
  boolean mailFromIsUnread;

  private final Map<String, Map<String, Reading>> identities = new TreeMap<>();
  private final Map<String, Set<String>> leftOut = new HashMap<>();

  SimpleAccount(String id) {
    this.id = id;
  }

  void happens(Event.InAccount event) {
    switch (event) {
      case Event.Domain(
              String region,
              String name,
              boolean signing,
              String dkim,
              String verified) ->
          put(read(region, name, signing, dkim, verified));
      case Event.Address(String region, String name, boolean off, String verified) ->
          put(read(region, name, false, off ? "Success" : "NotStarted", verified));
      case Event.Silent(String region, String name) ->
          identities(region).computeIfPresent(name, (_, was) -> unread(was, "silent"));
      case Event.Vanishes(String region, String name) -> identities(region).remove(name);
      case Event.LeftOut(String region, String name) ->
          leftOut.computeIfAbsent(region, _ -> new HashSet<>()).add(name);
      case Event.ListFails(String region, Problem.Kind how) -> listFails.put(region, how);
      case Event.AttributesFail(String region, Problem.Kind how) -> attributesFail.put(region, how);
      case Event.RegionAnswers(String region) -> {
        listFails.remove(region);
        attributesFail.remove(region);
      }
      case Event.Enabled(String region, boolean now) -> toggle(enabled, region, now);
      case Event.NoRegions(boolean now) -> noRegions = now;
      case Event.Role(Optional<Problem.Kind> refuses) -> role = refuses;
      case Event.Unsavable(String region, String name, boolean now) ->
          toggle(unsavable, new Identity(region, id, name), now);
    }
  }

  /// What SES lists in a region now, with what it says of each.
  Map<String, Reading> listed(String region) {
    Map<String, Reading> listed = new TreeMap<>(identities(region));
    leftOut.getOrDefault(region, Set.of()).forEach(listed::remove);
    if (mailFromIsUnread) {
      listed.replaceAll((_, reading) -> withoutMailFrom(reading));
    }
    return listed;
  }

  private static Reading withoutMailFrom(Reading reading) {
    return reading instanceof Reading.Read read
        ? new Reading.Read(
            read.identity(),
            read.signingEnabled(),
            read.dkimStatus(),
            read.dkimTokens(),
            read.verificationStatus(),
            new MailFrom.Unread())
        : reading;
  }

  /// What keeps a scan from all of its regions, if anything does.
  Optional<Problem.Kind> shut() {
    return role.or(() -> Optional.of(Problem.Kind.UNAVAILABLE).filter(_ -> noRegions));
  }

  /// What a scan finds in a region that the settings do not leave out.
  ModelRegion.Found found(String region) {
    if (!enabled.contains(region)) {
      return new ModelRegion.NotWatched(Problem.Kind.REGION_DISABLED);
    }
    Optional<Problem.Kind> list = Optional.ofNullable(listFails.get(region));
    if (list.isPresent()) {
      return new ModelRegion.NotRead(list.get());
    }
    Map<String, Reading> listed = listed(region);
    Optional<Problem.Kind> attributes = Optional.ofNullable(attributesFail.get(region));
    if (attributes.isPresent() && !listed.isEmpty()) {
      return new ModelRegion.NotRead(
          attributes.get() == Problem.Kind.ACCESS_DENIED
              ? attributes.get()
              : Problem.Kind.UNAVAILABLE);
    }
    long unread = listed.values().stream().filter(Reading.Unread.class::isInstance).count();
    if (unread > 0 && unread == listed.size()) {
      return new ModelRegion.NotRead(Problem.Kind.UNAVAILABLE);
    }
    Counts counts = Counts.NONE;
    for (Reading reading : listed.values()) {
      counts = counts.plus(ModelVerdict.reason(reading, listed).verdict());
    }
    return new ModelRegion.Read(counts, unread > 0, listed.isEmpty() || !mailFromIsUnread);
  }

  /// From now on the regions' lists are whole again.
  void scanIsOver() {
    leftOut.clear();
  }

  NavigableSet<String> regions() {
    if (role.isPresent()) {
      throw new ScanFailure("shut", new Problem(role.get(), "sts:AssumeRole", "by the test"));
    }
    if (noRegions) {
      throw new ScanFailure(
          "no regions",
          new Problem(Problem.Kind.UNAVAILABLE, "ec2:DescribeRegions", "by the test"));
    }
    return new TreeSet<>(enabled);
  }

  RegionListing listing(String region) {
    if (listFails.containsKey(region)) {
      return new RegionListing.NotListed(problem(listFails, region, "ses:ListIdentities"));
    }
    Map<String, Reading> listed = listed(region);
    return new RegionListing.Listed(
        listed.values().stream().map(Reading::identity).toList(),
        asked -> answer(region, listed, asked));
  }

  private RegionReadings.Outcome answer(
      String region, Map<String, Reading> listed, List<Identity> asked) {
    List<Reading> readings = new ArrayList<>();
    for (Identity identity : asked) {
      readings.add(Optional.ofNullable(listed.get(identity.name())).orElseThrow());
    }
    if (!attributesFail.containsKey(region)) {
      return new RegionReadings.Told(readings, List.of());
    }
    Problem problem = problem(attributesFail, region, "ses:GetIdentityDkimAttributes");
    // As the adapter does: a refusal ends reading, other failures leave identities unread.
    return problem.kind() == Problem.Kind.ACCESS_DENIED
        ? new RegionReadings.Ended(problem)
        : new RegionReadings.Told(
            readings.stream().<Reading>map(one -> unread(one, "failing")).toList(),
            List.of(problem));
  }

  private static Problem problem(Map<String, Problem.Kind> how, String region, String action) {
    return new Problem(Optional.ofNullable(how.get(region)).orElseThrow(), action, "by the test");
  }

  private static Reading unread(Reading was, String why) {
    return new Reading.Unread(
        was.identity(),
        new Problem(Problem.Kind.UNAVAILABLE, "ses:GetIdentityDkimAttributes", why));
  }

  private Map<String, Reading> identities(String region) {
    return identities.computeIfAbsent(region, _ -> new TreeMap<>());
  }

  private void put(Reading reading) {
    identities(reading.identity().region()).put(reading.identity().name(), reading);
  }

  private Reading read(
      String region, String name, boolean signing, String dkim, String verification) {
    return new Reading.Read(
        new Identity(region, id, name),
        signing,
        dkim,
        FlickeringEvidence.TOKENS,
        verification,
        new MailFrom.Standard());
  }

  static <T> void toggle(Set<T> set, T what, boolean in) {
    if (in) {
      set.add(what);
    } else {
      set.remove(what);
    }
  }
}
