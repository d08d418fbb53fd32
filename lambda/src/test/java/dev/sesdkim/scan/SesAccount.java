package dev.sesdkim.scan;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// SES as a test needs it: what it would say in each region, and what it says instead.
final class SesAccount implements Identities {

  private static final String LIST = "ses:ListIdentities";
  private static final String ATTRIBUTES = "ses:GetIdentityDkimAttributes";

  private final Map<String, Map<String, Reading>> identities = new ConcurrentHashMap<>();
  private final Map<String, RegionListing> instead = new ConcurrentHashMap<>();
  private final Map<String, Function<RegionReadings, RegionReadings>> attributes =
      new ConcurrentHashMap<>();

  void put(String region, Reading reading) {
    of(region).put(reading.identity().name(), reading);
  }

  void remove(String region, String name) {
    of(region).remove(name);
  }

  private Map<String, Reading> of(String region) {
    return identities.computeIfAbsent(region, _ -> new ConcurrentSkipListMap<>());
  }

  /// From now on this is what listing the region comes to.
  void listing(String region, RegionListing answer) {
    instead.put(region, answer);
  }

  /// The region cannot be listed.
  void unlisted(String region, Problem.Kind kind) {
    listing(region, new RegionListing.NotListed(problem(kind, LIST)));
  }

  /// The region can be listed again.
  void listed(String region) {
    instead.remove(region);
  }

  /// The region can be listed, and asking about any of its identities ends so.
  void unread(String region, Problem.Kind kind) {
    attributes.put(region, _ -> _ -> new RegionReadings.Ended(problem(kind, ATTRIBUTES)));
  }

  /// The region can be listed, and of each of its identities there is no answer.
  void unanswered(String region, Problem.Kind kind) {
    Problem problem = problem(kind, ATTRIBUTES);
    attributes.put(
        region,
        _ ->
            some ->
                new RegionReadings.Told(
                    some.stream().<Reading>map(one -> new Reading.Unread(one, problem)).toList(),
                    List.of(problem)));
  }

  /// Of the region's identities so many are read before time is over.
  void readsOnly(String region, int most) {
    attributes.put(
        region,
        readings -> {
          AtomicInteger asked = new AtomicInteger();
          return some ->
              asked.addAndGet(some.size()) > most
                  ? new RegionReadings.Ended(problem(Problem.Kind.DEADLINE, ATTRIBUTES))
                  : readings.of(some);
        });
  }

  /// Everything in the region answers again.
  void readable(String region) {
    instead.remove(region);
    attributes.remove(region);
  }

  @Override
  public RegionListing in(String region, String account, Deadline deadline) {
    RegionListing other = instead.get(region);
    if (other != null) {
      return other;
    }
    Map<String, Reading> there = Map.copyOf(of(region));
    RegionReadings readings =
        some ->
            new RegionReadings.Told(
                some.stream().map(one -> reading(there, one)).toList(), List.of());
    return new RegionListing.Listed(
        there.values().stream().map(Reading::identity).toList(),
        attributes.getOrDefault(region, all -> all).apply(readings));
  }

  private static Reading reading(Map<String, Reading> there, Identity identity) {
    return Optional.ofNullable(there.get(identity.name())).orElseThrow();
  }

  private static Problem problem(Problem.Kind kind, String action) {
    return new Problem(kind, action, "said the test");
  }
}
