package dev.sesdkim.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.local.memory.PeoplesTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Lets the models of the accounts do what a scan did, and holds both against each other: what was
/// told, what changed, whether the scan was healthy, and what is remembered.
///
/// What is of all accounts is here: which ones a scan reads, which messages tell what is due in
/// them, and what is noted with the monitor's own.
final class SameAsModel {

  private final Map<String, SameAccount> accounts = new TreeMap<>();
  private final SimpleOrganization organization;
  private final PeoplesTable table;

  /// What the scan that was looked at last should have told.
  private List<String> expected = List.of();

  SameAsModel(SimpleOrganization organization, PeoplesTable table) {
    this.organization = organization;
    this.table = table;
    organization
        .accounts
        .keySet()
        .forEach(id -> accounts.put(id, new SameAccount(new Model(id), organization)));
  }

  /// A scan took the monitor's own account.
  ///
  /// @param complete whether it ran to its end; what one did that did not is in the effects
  void scanned(Instant at, String id, ScanEffects effects, boolean complete) {
    Map<SameAccount, SeenAccount> seen = new LinkedHashMap<>();
    accounts.forEach(
        (account, same) -> {
          Model.Turn turn = turn(account, id);
          if (complete || turn == Model.Turn.NONE) {
            assertThat(effects.hasTaken(account))
                .as("taken: " + account)
                .isEqualTo(turn != Model.Turn.NONE);
          }
          if (effects.hasTaken(account)) {
            seen.put(same, same.read(turn, at, id, effects.of(account), complete));
          }
        });
    seen.forEach((same, found) -> noted(same, found, effects, complete, seen));
    List<ModelNews> news = news(seen);
    List<String> offered = effects.offered.stream().map(SameAsModel::line).toList();
    expected = news.stream().map(ModelNews::message).toList();
    if (complete) {
      assertThat(offered).as("told").containsExactlyInAnyOrderElementsOf(expected);
    } else {
      assertThat(expected).as("told before it ended").containsAll(offered);
      assertThat(offered).as("told before it ended").doesNotHaveDuplicates();
    }
    effects.offered.forEach(message -> assertNames(message, news));
    seen.forEach((same, found) -> ended(same, found, effects, complete));
    if (complete) {
      assertEnd(seen);
    }
    assertRemembered();
  }

  private Model.Turn turn(String account, String id) {
    if (account.equals(Bench.ACCOUNT)) {
      return Model.Turn.READ;
    }
    Optional<Boolean> listed =
        organization.unlisted ? Optional.empty() : Optional.of(organization.lists(account));
    return same(account).model.turn(listed, id);
  }

  private SameAccount same(String account) {
    return Optional.ofNullable(accounts.get(account)).orElseThrow();
  }

  private void noted(
      SameAccount same,
      SeenAccount found,
      ScanEffects effects,
      boolean complete,
      Map<SameAccount, SeenAccount> all) {
    Model model = same.model;
    Effects here = effects.of(model.account);
    if (!complete && !here.noted) {
      return;
    }
    same.noted(here, complete, found);
    if (model.account.equals(Bench.ACCOUNT)) {
      model.seen("ACCOUNTS", !organization.unlisted, false);
      model.seen("SUBSCRIBERS", organization.subscribers.isPresent(), false);
      if (all.values().stream().anyMatch(one -> one.asksDns)) {
        model.seen("DNS", !organization.dnsIsDown, false);
      }
    }
  }

  /// While nobody has confirmed a subscription nothing is told.
  private List<ModelNews> news(Map<SameAccount, SeenAccount> seen) {
    if (organization.subscribers.equals(Optional.of(0))) {
      return List.of();
    }
    List<ModelDue> due = new ArrayList<>();
    Set<String> starting = new TreeSet<>();
    Set<Identity> unverified = new TreeSet<>();
    seen.forEach(
        (same, found) -> {
          due.addAll(same.due(found).toList());
          if (same.starts(found)) {
            starting.add(same.model.account);
            unverified.addAll(found.unverified);
          }
        });
    List<ModelDue> last = due.stream().filter(one -> isKnownLast(one, seen.keySet())).toList();
    due.removeAll(last);
    List<ModelNews> news = new ArrayList<>(ModelNews.of(due));
    news.addAll(ModelNews.of(last));
    if (!starting.isEmpty()) {
      news.add(ModelNews.started(starting, unverified));
    }
    return news;
  }

  /// Whether rows can be saved again is known once all else is told.
  private static boolean isKnownLast(ModelDue one, Set<SameAccount> seen) {
    return one.kind() == AlertKind.OfScan.SCAN_RECOVERED
        && one.subject().equals("ROWS")
        && one.at().equals(seen.iterator().next().model.now());
  }

  private static String line(AlertMessage message) {
    return ModelNews.line(
        message.kind(),
        message.accounts(),
        switch (message.kind()) {
          case AlertKind.OfScan _ -> News.subjects(message.event());
          case AlertKind.OfAccount.STARTED -> List.of();
          default -> message.domains();
        });
  }

  private static void assertNames(AlertMessage message, List<ModelNews> news) {
    for (ModelNews one : news) {
      if (one.message().equals(line(message))) {
        one.identities().forEach(named -> assertThat(message.event()).contains(named.arn()));
      }
    }
  }

  private static void ended(
      SameAccount same, SeenAccount found, ScanEffects effects, boolean complete) {
    Effects here = effects.of(same.model.account);
    same.told(here, complete, found);
    if (here.givenBack) {
      same.ended(found);
    }
  }

  /// The monitor's own account is healthy when all are.
  private void assertEnd(Map<SameAccount, SeenAccount> seen) {
    boolean allHealthy = true;
    for (Map.Entry<SameAccount, SeenAccount> one : seen.entrySet()) {
      SameAccount same = one.getKey();
      if (!organization.topicRefuses && !organization.subscribers.equals(Optional.of(0))) {
        same.assertNothingIsLeft();
      }
      boolean healthy = same.isHealthy(one.getValue());
      allHealthy &= healthy;
      String account = same.model.account;
      ScanRecord scan = table.scans(account, 1).getFirst();
      if (!account.equals(Bench.ACCOUNT)) {
        assertThat(scan.healthy()).as("healthy: " + account).isEqualTo(healthy);
      }
      SameAccount.assertSame(scan, one.getValue());
    }
    assertThat(table.scans(Bench.ACCOUNT, 1).getFirst().healthy())
        .as("healthy")
        .isEqualTo(allHealthy);
  }

  private void assertRemembered() {
    accounts.values().forEach(same -> new Remembered(same.model, table).assertSame());
  }

  static String key(Due due) {
    return "%s %s %s %s %s"
        .formatted(due.kind(), due.account(), due.place(), due.subject(), due.dueAt());
  }

  /// A scan stands still while something else happens, and goes on: it writes nothing, and tells at
  /// most the message that was on its way.
  Runnable standsStill(ScanEffects effects) {
    Map<String, List<Integer>> done = effects.size();
    int offered = effects.offered.size();
    List<String> news = expected;
    return () -> {
      assertThat(effects.size()).as("written after a later scan").isEqualTo(done);
      List<AlertMessage> more = effects.offered.subList(offered, effects.offered.size());
      assertThat(more).as("told after a later scan").hasSizeLessThan(2);
      assertThat(news).containsAll(more.stream().map(SameAsModel::line).toList());
      assertRemembered();
    };
  }
}
