package dev.sesdkim.local.simulated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The account's mutable state; SES in each region is a [SesRegion].
final class AccountState {
  private final Map<String, SesRegion> regions = new LinkedHashMap<>();
  private final Set<String> disabled = new LinkedHashSet<>();
  private final Map<String, Integer> subscribers = new LinkedHashMap<>();
  private final List<PublishedMessage> published = new ArrayList<>();
  private final Map<String, Map<String, Map<String, String>>> stacks = new LinkedHashMap<>();

  /// SES in the region; a region that is not known yet is added, enabled.
  synchronized SesRegion ses(String region) {
    return regions.computeIfAbsent(region, _ -> new SesRegion());
  }

  synchronized void enable(String region) {
    ses(region);
    disabled.remove(region);
  }

  synchronized void disable(String region) {
    ses(region);
    disabled.add(region);
  }

  /// Whether the region is enabled, and so accepts the account's credentials.
  synchronized boolean enabled(String region) {
    return regions.containsKey(region) && !disabled.contains(region);
  }

  /// All regions, enabled or not, in the order in which they were added.
  synchronized List<String> regions() {
    return List.copyOf(regions.keySet());
  }

  /// Adds the topic, or changes how many confirmed subscriptions it has.
  synchronized void putTopic(String arn, int confirmed) {
    subscribers.put(arn, confirmed);
  }

  /// How many confirmed subscriptions the topic has; empty when there is no such topic.
  synchronized Optional<Integer> subscribers(String arn) {
    return Optional.ofNullable(subscribers.get(arn));
  }

  /// Adds a stack with these outputs.
  synchronized void putStack(String region, String name, Map<String, String> outputs) {
    stacks.computeIfAbsent(region, _ -> new LinkedHashMap<>()).put(name, Map.copyOf(outputs));
  }

  /// The region's stacks by name, each with its outputs.
  synchronized Map<String, Map<String, String>> stacks(String region) {
    return Map.copyOf(stacks.getOrDefault(region, Map.of()));
  }

  synchronized void publish(PublishedMessage message) {
    published.add(message);
  }

  synchronized List<PublishedMessage> published() {
    return List.copyOf(published);
  }
}
