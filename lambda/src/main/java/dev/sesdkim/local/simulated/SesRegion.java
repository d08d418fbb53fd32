package dev.sesdkim.local.simulated;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// SES in one region: its identities, sorted by name, and whether it answers.
final class SesRegion {

  enum Access {
    OPEN,
    RESTRICTED,
    ABSENT
  }

  private final Map<String, SimulatedIdentity> identities = new TreeMap<>();
  private final Set<String> withheld = new HashSet<>();
  private Access access = Access.OPEN;

  synchronized Access access() {
    return access;
  }

  synchronized void setAccess(Access newAccess) {
    access = newAccess;
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

  /// Lists the identity, but leaves it out of every answer about attributes.
  synchronized void withhold(String name) {
    withheld.add(key(name));
  }

  synchronized List<SimulatedIdentity> identities() {
    return List.copyOf(identities.values());
  }

  synchronized Optional<SimulatedIdentity> identity(String name) {
    return withheld.contains(key(name))
        ? Optional.empty()
        : Optional.ofNullable(identities.get(key(name)));
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
