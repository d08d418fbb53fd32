package dev.sesdkim.rules;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Unverified;
import dev.sesdkim.dkim.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/// Groups what is due into messages.
///
/// There is one message for each account, domain and kind of change. If more than three domains
/// have the same kind of change, in one account or several, they share messages of up to 500
/// domains. Grouping takes time in proportion to what is due.
public final class Telling {

  /// If more domains than this have the same kind of change, they share a message. The same holds
  /// for accounts in messages about a scan.
  public static final int MOST_ALONE = 3;

  static final Comparator<Due> OLDEST_FIRST = comparing(Due::observedAt).thenComparing(Due::scanId);

  private static final Comparator<Bundle.DomainDue> ORDER =
      comparing(Bundle.DomainDue::topmost)
          .thenComparing(Bundle.DomainDue::domain)
          .thenComparing(Bundle.DomainDue::account);

  private final Map<Identity, Unverified> unverified = new HashMap<>();
  private final Map<Identity, List<Unverified>> addresses = new HashMap<>();
  private final Set<String> domains;

  /// @param unverified every unverified identity that the scan saw, in any account: an alert also
  ///   names the addresses that its domains take down, and the domains that take down its addresses
  /// @param domains the names of the domain identities of all accounts, in lower case
  public Telling(Collection<Unverified> unverified, Set<String> domains) {
    this.domains = domains;
    for (Unverified one : unverified) {
      this.unverified.put(one.identity(), one);
      if (one.reason() == Reason.DOMAIN_UNVERIFIED) {
        governing(one)
            .ifPresent(
                domain -> addresses.computeIfAbsent(domain, _ -> new ArrayList<>()).add(one));
      }
    }
  }

  /// The messages that report what is due, the gravest first.
  ///
  /// If the same kind is due twice for one identity, or for one thing that a scan cannot read or
  /// do, only the last is reported. Good news that bad news has overtaken is left out, and so is a
  /// warning that has come true.
  public List<Bundle> of(List<Due> due) {
    List<Bundle> bundles = new ArrayList<>();
    bundles.addAll(ofDomains(due));
    bundles.addAll(ofScan(due));
    bundles.sort(comparing((Bundle bundle) -> bundle.kind().severity()));
    return List.copyOf(bundles);
  }

  private static List<Bundle> ofScan(List<Due> due) {
    Map<AlertKind.OfScan, List<Bundle.SubjectDue>> kinds = new EnumMap<>(AlertKind.OfScan.class);
    oldestFirst(due, Due.OfScan.class, one -> List.of(one.account(), one.place(), one.subject()))
        .forEach(
            ofOne ->
                told(ofOne, Telling::overtakes)
                    .forEach(
                        (last, settles) ->
                            kinds
                                .computeIfAbsent(last.kind(), _ -> new ArrayList<>())
                                .add(new Bundle.SubjectDue(last, settles))));
    return kinds.entrySet().stream()
        .flatMap(
            kind ->
                byAccount(kind.getValue()).stream()
                    .flatMap(
                        some ->
                            some.stream()
                                .gather(Gatherers.windowFixed(Bundle.OfScan.MOST_SUBJECTS)))
                    .<Bundle>map(subjects -> new Bundle.OfScan(kind.getKey(), subjects)))
        .toList();
  }

  /// The subjects account by account, or all together if there are more than a few accounts.
  private static Collection<List<Bundle.SubjectDue>> byAccount(List<Bundle.SubjectDue> subjects) {
    Map<String, List<Bundle.SubjectDue>> accounts =
        subjects.stream().collect(groupingBy(one -> one.told().account(), TreeMap::new, toList()));
    return accounts.size() > MOST_ALONE ? List.of(subjects) : accounts.values();
  }

  private List<Bundle> ofDomains(List<Due> due) {
    Map<AlertKind.OfDomain, Map<List<String>, Group>> kinds =
        new EnumMap<>(AlertKind.OfDomain.class);
    oldestFirst(due, Due.OfIdentity.class, Due.OfIdentity::identity)
        .forEach(
            ofOne ->
                told(ofOne, Telling::overtakes)
                    .forEach(
                        (last, settles) ->
                            kinds
                                .computeIfAbsent(last.kind(), _ -> new LinkedHashMap<>())
                                .computeIfAbsent(
                                    List.of(last.account(), last.domain()), _ -> new Group())
                                .add(last, settles)));
    return kinds.entrySet().stream()
        .flatMap(kind -> bundles(kind.getKey(), kind.getValue()))
        .toList();
  }

  /// What is due of one type, grouped by subject, oldest first.
  private static <D extends Due> Collection<List<D>> oldestFirst(
      List<Due> due, Class<D> sort, Function<D, Object> subject) {
    return due.stream()
        .filter(sort::isInstance)
        .map(sort::cast)
        .sorted(OLDEST_FIRST)
        .collect(groupingBy(subject, LinkedHashMap::new, toList()))
        .values();
  }

  /// What is to be reported of one subject, each with all that it settles.
  private static <D extends Due> Map<D, List<Due>> told(
      List<D> oldestFirst, BiPredicate<D, D> overtakes) {
    Map<D, List<Due>> told = new LinkedHashMap<>();
    for (D due : oldestFirst) {
      List<Due> settles = new ArrayList<>(List.of(due));
      told.entrySet()
          .removeIf(
              earlier -> {
                boolean overtaken = overtakes.test(due, earlier.getKey());
                if (overtaken) {
                  settles.addAll(earlier.getValue());
                }
                return overtaken;
              });
      told.put(due, settles);
    }
    return told;
  }

  private static boolean overtakes(Due.OfScan later, Due.OfScan earlier) {
    return later.kind() == earlier.kind() || later.kind() == AlertKind.OfScan.SCAN_PROBLEM;
  }

  private static boolean overtakes(Due.OfIdentity later, Due.OfIdentity earlier) {
    AlertKind.OfDomain was = earlier.kind();
    return later.kind() == was
        || switch (later.kind()) {
          case REGRESSED, REMOVED ->
              was == AlertKind.OfDomain.RECOVERED || was == AlertKind.OfDomain.AT_RISK;
          case WORSENED, AT_RISK, NOT_READY -> was == AlertKind.OfDomain.RECOVERED;
          case FOUND_UNVERIFIED, RECOVERED -> false;
        };
  }

  private static final class Group {
    private final List<Due.OfIdentity> told = new ArrayList<>();
    private final List<Due> settles = new ArrayList<>();

    void add(Due.OfIdentity due, List<Due> settled) {
      told.add(due);
      settles.addAll(settled);
    }
  }

  private Stream<Bundle> bundles(AlertKind.OfDomain kind, Map<List<String>, Group> byDomain) {
    List<Bundle.DomainDue> all =
        byDomain.values().stream().map(group -> domain(kind, group)).sorted(ORDER).toList();
    int together = all.size() > MOST_ALONE ? Bundle.OfDomains.MOST_DOMAINS : 1;
    return all.stream()
        .gather(Gatherers.windowFixed(together))
        .map(some -> new Bundle.OfDomains(kind, some));
  }

  private Bundle.DomainDue domain(AlertKind.OfDomain kind, Group group) {
    Due.OfIdentity first = group.told.getFirst();
    String domain = first.domain();
    return new Bundle.DomainDue(
        first.account(),
        domain,
        topmost(domain),
        List.copyOf(group.told),
        switch (kind) {
          case REGRESSED, WORSENED, FOUND_UNVERIFIED -> alsoDown(group.told);
          case RECOVERED, REMOVED, AT_RISK, NOT_READY -> List.of();
        },
        List.copyOf(group.settles));
  }

  private String topmost(String domain) {
    return DnsName.above(domain).stream()
        .filter(domains::contains)
        .reduce((_, higher) -> higher)
        .orElse(domain);
  }

  private List<Due.OfIdentity> alsoDown(List<Due.OfIdentity> told) {
    Map<Identity, Due.OfIdentity> named = new HashMap<>();
    told.forEach(due -> named.put(due.identity(), due));
    Map<Identity, Due.OfIdentity> also = new LinkedHashMap<>();
    for (Due.OfIdentity due : told) {
      Stream.concat(
              addresses.getOrDefault(due.identity(), List.of()).stream(),
              Optional.ofNullable(unverified.get(due.identity()))
                  .filter(one -> one.reason() == Reason.DOMAIN_UNVERIFIED)
                  .flatMap(Telling::governing)
                  .map(unverified::get)
                  .stream())
          .filter(one -> !named.containsKey(one.identity()))
          .forEach(one -> also.putIfAbsent(one.identity(), asItStands(one, due)));
    }
    return List.copyOf(also.values());
  }

  private static Due.OfIdentity asItStands(Unverified one, Due.OfIdentity alert) {
    return new Due.OfIdentity(
        alert.kind(),
        one.identity(),
        alert.domain(),
        alert.kind() == AlertKind.OfDomain.FOUND_UNVERIFIED
            ? Optional.empty()
            : Optional.of(Verdict.UNVERIFIED),
        one.reason(),
        one.since(),
        alert.dueAt(),
        alert.observedAt(),
        alert.scanId());
  }

  private static Optional<Identity> governing(Unverified address) {
    return address.governedBy().map(address.identity()::named);
  }
}
