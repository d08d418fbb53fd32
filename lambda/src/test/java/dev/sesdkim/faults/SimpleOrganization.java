package dev.sesdkim.faults;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.scan.Alerts;
import dev.sesdkim.scan.RegionSelection;
import dev.sesdkim.scan.ScanFailure;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// One account or several, and what they share, as events leave it.
final class SimpleOrganization {

  final Map<String, SimpleAccount> accounts = new TreeMap<>();

  /// The regions that the settings leave out.
  final Set<String> excluded = new TreeSet<>();

  boolean dnsIsDown;
  boolean topicRefuses;

  /// The accounts cannot be listed.
  boolean unlisted;

  Optional<Integer> subscribers = Optional.of(1);

  private final Set<String> listed = new TreeSet<>();

  /// @param ids the monitor's own account among them; the others are listed
  SimpleOrganization(List<String> ids) {
    ids.forEach(id -> accounts.put(id, new SimpleAccount(id)));
    listed.addAll(ids);
    listed.remove(Bench.ACCOUNT);
  }

  SimpleAccount account(String id) {
    return Optional.ofNullable(accounts.get(id)).orElseThrow();
  }

  /// Something other than a scan.
  void happens(Event event) {
    switch (event) {
      case Event.In(String account, Event.InAccount what) -> account(account).happens(what);
      case Event.Listed(String account, boolean now) -> SimpleAccount.toggle(listed, account, now);
      case Event.Unlisted(boolean now) -> unlisted = now;
      case Event.Excluded(String region, boolean now) ->
          SimpleAccount.toggle(excluded, region, now);
      case Event.DnsIsDown(boolean now) -> dnsIsDown = now;
      case Event.Topic(boolean refuses) -> topicRefuses = refuses;
      case Event.Subscribers(Optional<Integer> confirmed) -> subscribers = confirmed;
      case Event.Scans scan -> throw new IllegalArgumentException("no event but a scan: " + scan);
    }
  }

  /// The accounts besides the monitor's own, as the list has them.
  List<Account> others() {
    if (unlisted) {
      throw new ScanFailure(
          "no accounts",
          new Problem(Problem.Kind.UNAVAILABLE, "organizations:ListAccounts", "by the test"));
    }
    return listed.stream().map(id -> new Account(id, Optional.empty())).toList();
  }

  boolean lists(String account) {
    return listed.contains(account);
  }

  RegionSelection selection() {
    return new RegionSelection(Set.of(), excluded, Set.copyOf(Histories.REGIONS));
  }

  /// What a scan finds in a region.
  ModelRegion.Found found(String account, String region) {
    return excluded.contains(region)
        ? new ModelRegion.NotWatched(Problem.Kind.EXCLUDED)
        : account(account).found(region);
  }

  /// The identities of which the table takes no row.
  Set<Identity> unsavable() {
    Set<Identity> all = new HashSet<>();
    accounts.values().forEach(account -> all.addAll(account.unsavable));
    return all;
  }

  /// MAIL FROM can be read in the next scan, or not.
  void mailFromIsUnread(boolean now) {
    accounts.values().forEach(account -> account.mailFromIsUnread = now);
  }

  /// From now on the regions' lists are whole again.
  void scanIsOver() {
    accounts.values().forEach(SimpleAccount::scanIsOver);
  }

  Alerts.Subscribers confirmed() {
    return subscribers
        .<Alerts.Subscribers>map(Alerts.Confirmed::new)
        .orElseGet(
            () ->
                new Alerts.NotTold(
                    new Problem(
                        Problem.Kind.UNAVAILABLE, "sns:GetTopicAttributes", "by the test")));
  }

  Optional<Problem> publish(AlertMessage message) {
    return topicRefuses
        ? Optional.of(new Problem(Problem.Kind.UNAVAILABLE, "sns:Publish", message.subject()))
        : Optional.empty();
  }
}
