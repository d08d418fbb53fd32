package dev.sesdkim.local.simulated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The account's mutable state; SES in each region is a [SesRegion].
final class AccountState {
  private final Map<String, SesRegion> regions = new LinkedHashMap<>();
  private final Map<String, Integer> subscribers = new LinkedHashMap<>();
  private final List<PublishedMessage> published = new ArrayList<>();

  /// SES in the region, which this call enables if it was not enabled.
  synchronized SesRegion ses(String region) {
    return regions.computeIfAbsent(region, _ -> new SesRegion());
  }

  /// The enabled regions, in the order in which they were added.
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

  synchronized void publish(PublishedMessage message) {
    published.add(message);
  }

  synchronized List<PublishedMessage> published() {
    return List.copyOf(published);
  }
}
