package dev.sesdkim.rules;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.Concern;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Unverified;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What one message will report, before the states of its identities are read from the table.
public sealed interface Bundle {

  AlertKind kind();

  /// What is no longer due once the message is sent.
  List<Due> settles();

  /// The identities whose states the message needs, because it says more than their names.
  default List<Identity> needed() {
    return List.of();
  }

  /// The alert to send.
  ///
  /// @param states the known states of the needed identities
  Alert alert(Map<Identity, State> states);

  /// Two bundles that together report the same; only this one if it cannot be divided.
  default List<Bundle> halves() {
    return List.of(this);
  }

  /// One kind of change, of one domain or of several.
  record OfDomains(AlertKind.OfDomain kind, List<DomainDue> domains) implements Bundle {

    /// A message about many domains says how to fix at most this many of them.
    static final int MOST_IN_FULL = 10;

    /// A message is about at most this many domains.
    static final int MOST_DOMAINS = 500;

    /// A message says more than the name about at most this many identities: its event alone takes
    /// over 128 bytes for each, and goes out twice.
    private static final int MOST_IDENTITIES = Envelope.MOST_BYTES / 256;

    public OfDomains {
      domains = List.copyOf(domains);
    }

    @Override
    public List<Due> settles() {
      return domains.stream().flatMap(domain -> domain.settles().stream()).toList();
    }

    @Override
    public List<Identity> needed() {
      return domains.stream()
          .limit(MOST_IN_FULL)
          .flatMap(DomainDue::all)
          .map(Due.OfIdentity::identity)
          .limit(MOST_IDENTITIES)
          .toList();
    }

    @Override
    public Alert alert(Map<Identity, State> states) {
      Due newest = domains.stream().map(DomainDue::newest).max(Telling.OLDEST_FIRST).orElseThrow();
      if (domains.size() == 1) {
        return alert(domains.getFirst(), states);
      }
      return new Alert.OfManyDomains(
          kind,
          newest.scanId(),
          newest.observedAt(),
          domains.stream()
              .collect(
                  groupingBy(
                      DomainDue::topmost,
                      TreeMap::new,
                      collectingAndThen(
                          toList(),
                          group -> group.stream().map(one -> alert(one, states)).toList()))));
    }

    private Alert.OfDomain alert(DomainDue domain, Map<Identity, State> states) {
      Due newest = domain.newest();
      return new Alert.OfDomain(
          kind,
          domain.account(),
          domain.domain(),
          newest.scanId(),
          newest.observedAt(),
          domain
              .all()
              .map(due -> new AlertedIdentity(due, Optional.ofNullable(states.get(due.identity()))))
              .toList());
    }

    @Override
    public List<Bundle> halves() {
      int half = domains.size() / 2;
      return half == 0
          ? List.of(this)
          : List.of(
              new OfDomains(kind, domains.subList(0, half)),
              new OfDomains(kind, domains.subList(half, domains.size())));
    }
  }

  /// One kind of change of one domain.
  ///
  /// @param account the account in which it happened
  /// @param topmost the topmost identity above the domain, or the domain itself
  /// @param told the identities to which it happened
  /// @param alsoDown the addresses that domains in `told` take down, and the domains that take down
  ///   addresses in `told`
  /// @param settles what is no longer due once this is sent: what it reports, and what that refutes
  record DomainDue(
      String account,
      String domain,
      String topmost,
      List<Due.OfIdentity> told,
      List<Due.OfIdentity> alsoDown,
      List<Due> settles) {

    /// All identities, domains first.
    Stream<Due.OfIdentity> all() {
      return Stream.of(told, alsoDown)
          .flatMap(Collection::stream)
          .sorted(
              comparing((Due.OfIdentity one) -> one.identity().type())
                  .thenComparing(Due.OfIdentity::identity));
    }

    Due newest() {
      return told.stream().max(Telling.OLDEST_FIRST).orElseThrow();
    }
  }

  /// Monitoring began. What the message names needs no alert of its own.
  ///
  /// @param starts the accounts in which monitoring began
  /// @param unverified domains before addresses, then the worst first
  record Started(
      Moment moment,
      List<Alert.AccountStart> starts,
      List<Unverified> unverified,
      List<Due> settles)
      implements Bundle {

    private static final Comparator<Unverified> WORST_FIRST =
        comparing((Unverified one) -> one.identity().type())
            .thenComparing(Unverified::reason, Reason.WORST_FIRST)
            .thenComparing(Unverified::identity);

    public Started {
      starts = List.copyOf(starts);
      unverified = unverified.stream().sorted(WORST_FIRST).toList();
    }

    @Override
    public AlertKind kind() {
      return AlertKind.OfAccount.STARTED;
    }

    /// The identities whose remedies the message gives. Nobody would read a first message with the
    /// records of hundreds of domains.
    @Override
    public List<Identity> needed() {
      return unverified.stream()
          .filter(one -> one.reason() != Reason.DOMAIN_UNVERIFIED)
          .limit(OfDomains.MOST_IN_FULL)
          .map(Unverified::identity)
          .toList();
    }

    @Override
    public Alert alert(Map<Identity, State> states) {
      return new Alert.Started(moment.scanId(), moment.at(), starts, unverified, states);
    }
  }

  /// Something that the scan cannot read or do, or can again.
  ///
  /// @param settles what is no longer due once this is sent: what it reports, and what that refutes
  record SubjectDue(Due.OfScan told, List<Due> settles) {}

  /// What the scan cannot read or do, or can again.
  record OfScan(AlertKind.OfScan kind, List<SubjectDue> subjects) implements Bundle {

    /// Nobody reads more subjects in one message.
    static final int MOST_SUBJECTS = 200;

    public OfScan {
      subjects = List.copyOf(subjects);
    }

    @Override
    public List<Due> settles() {
      return subjects.stream().flatMap(subject -> subject.settles().stream()).toList();
    }

    @Override
    public Alert alert(Map<Identity, State> states) {
      List<Due.OfScan> told = subjects.stream().map(SubjectDue::told).toList();
      Due newest = told.stream().max(Telling.OLDEST_FIRST).orElseThrow();
      return new Alert.OfScan(kind, newest.scanId(), newest.observedAt(), told);
    }

    @Override
    public List<Bundle> halves() {
      int half = subjects.size() / 2;
      return half == 0
          ? List.of(this)
          : List.of(
              new OfScan(kind, subjects.subList(0, half)),
              new OfScan(kind, subjects.subList(half, subjects.size())));
    }
  }

  /// The weekly digest: how the accounts stand.
  record OfDigest(Alert.Digest digest, List<Due> settles) implements Bundle {

    /// How many identities of each standing the message needs: it has no more lines about them.
    private static final int MOST_IN_FULL = 25;

    public OfDigest {
      settles = List.copyOf(settles);
    }

    @Override
    public AlertKind kind() {
      return AlertKind.OfAccount.DIGEST;
    }

    @Override
    public List<Identity> needed() {
      return Stream.of(Standing.BROKEN, Standing.AT_RISK, Standing.NOT_READY)
          .flatMap(standing -> digest.concerns(standing).stream().limit(MOST_IN_FULL))
          .map(Concern::identity)
          .toList();
    }

    @Override
    public Alert alert(Map<Identity, State> states) {
      return digest.with(states);
    }
  }
}
