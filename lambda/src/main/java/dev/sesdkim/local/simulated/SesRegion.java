package dev.sesdkim.local.simulated;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// SES in one region: its identities, sorted by name, and whether a policy denies it.
final class SesRegion {

  private final Map<String, SimulatedIdentity> identities = new TreeMap<>();
  private boolean restricted;

  synchronized boolean isRestricted() {
    return restricted;
  }

  synchronized void restrict(boolean now) {
    restricted = now;
  }

  synchronized void put(SimulatedIdentity identity) {
    identities.put(key(identity.name()), identity);
  }

  synchronized boolean update(String name, UnaryOperator<SimulatedIdentity> change) {
    return identities.computeIfPresent(key(name), (_, identity) -> change.apply(identity)) != null;
  }

  synchronized boolean remove(String name) {
    return identities.remove(key(name)) != null;
  }

  synchronized List<SimulatedIdentity> identities() {
    return List.copyOf(identities.values());
  }

  synchronized Optional<SimulatedIdentity> identity(String name) {
    return Optional.ofNullable(identities.get(key(name)));
  }

  /// What SES reports as the identity's DKIM state, which for an address may be its domain's.
  synchronized SimulatedDkim dkim(SimulatedIdentity identity) {
    return identity.dkim().or(() -> domainOf(identity)).orElseGet(SimulatedDkim::notStarted);
  }

  private Optional<SimulatedDkim> domainOf(SimulatedIdentity identity) {
    String domain = identity.name().substring(identity.name().lastIndexOf('@') + 1);
    return Optional.ofNullable(identities.get(key(domain))).flatMap(SimulatedIdentity::dkim);
  }

  // SES compares domains without regard to case, and addresses exactly.
  private static String key(String name) {
    return name.contains("@") ? name : name.toLowerCase(Locale.ROOT);
  }
}
