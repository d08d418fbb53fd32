package dev.sesdkim.faults;

import dev.sesdkim.dkim.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// Random histories of one account, by odd seeds, or of three; always the same one for a seed.
final class Histories {

  /// What happens in accounts, of which the first is the monitor's own.
  record History(List<String> accounts, List<Event> events) {

    History with(List<Event> others) {
      return new History(accounts, others);
    }
  }

  /// The monitor's own account, and two more.
  static final List<String> ACCOUNTS = List.of(Bench.ACCOUNT, "210987654321", "345678901234");

  static final List<String> REGIONS = List.of("ap-southeast-2", "eu-west-1", "us-east-1");

  static final List<String> DOMAINS =
      List.of("example.com", "mail.example.com", "example.jp", "example.net");
  private static final List<String> ADDRESSES =
      List.of("a@example.com", "b@mail.example.com", "c@deep.mail.example.com", "d@example.org");
  private static final List<String> STATUSES =
      List.of(
          "Success",
          "Success",
          "Success",
          "Pending",
          "TemporaryFailure",
          "Failed",
          "NotStarted",
          "Quarantined");
  private static final List<String> VERIFICATIONS =
      List.of("Success", "Success", "Success", "Success", "Failed", "Pending", "Mislaid");
  private static final List<Problem.Kind> FAILURES =
      List.of(Problem.Kind.UNAVAILABLE, Problem.Kind.THROTTLED, Problem.Kind.ACCESS_DENIED);

  /// The ways to the outside of a scan, as [Lifeline#at] names them.
  private static final List<String> PORTS =
      List.of(
          "all",
          "allAccounts",
          "accounts",
          "regions",
          "begin",
          "list",
          "in",
          "removedIn",
          "save",
          "endRegion",
          "subscribers",
          "saveAccount",
          "due",
          "of",
          "require",
          "publish",
          "told",
          "endAccount");

  /// What is asked once for all accounts.
  private static final Set<String> OF_ALL =
      Set.of("allAccounts", "accounts", "subscribers", "of", "require", "publish");

  private final Random random;
  private final List<String> accounts;

  private Histories(long seed) {
    random = new Random(seed);
    accounts = seed % 2 == 0 ? ACCOUNTS : ACCOUNTS.subList(0, 1);
  }

  static History of(long seed, int length) {
    Histories histories = new Histories(seed);
    List<Event> events = new ArrayList<>();
    for (int at = 0; at < length; at++) {
      events.add(histories.next());
    }
    return new History(histories.accounts, events);
  }

  private Event next() {
    if (accounts.size() > 1 && random.nextInt(8) == 0) {
      return aroundAccounts();
    }
    int dice = random.nextInt(100);
    if (dice < 44) {
      return scan();
    }
    String region = one(REGIONS);
    if (dice < 62) {
      return in(
          new Event.Domain(
              region, one(DOMAINS), random.nextInt(6) > 0, one(STATUSES), one(VERIFICATIONS)));
    }
    if (dice < 72) {
      return in(
          new Event.Address(region, one(ADDRESSES), random.nextInt(5) == 0, one(VERIFICATIONS)));
    }
    return dice < 82 ? in(inRegion(region)) : around(region);
  }

  private Event in(Event.InAccount event) {
    return new Event.In(one(accounts), event);
  }

  /// The list of accounts, and the roles in them.
  private Event aroundAccounts() {
    String other = one(accounts.subList(1, accounts.size()));
    return switch (random.nextInt(8)) {
      case 0, 1 -> new Event.In(other, new Event.Role(Optional.of(one(FAILURES))));
      case 2, 3 -> new Event.In(other, new Event.Role(Optional.empty()));
      case 4, 5 -> new Event.Listed(other, false);
      case 6 -> new Event.Listed(other, true);
      default -> new Event.Unlisted(random.nextInt(3) == 0);
    };
  }

  private Event.InAccount inRegion(String region) {
    return switch (random.nextInt(5)) {
      case 0 -> new Event.Silent(region, name());
      case 1 -> new Event.Vanishes(region, name());
      case 2 -> new Event.LeftOut(region, name());
      case 3 -> new Event.Unsavable(region, name(), true);
      default -> new Event.Unsavable(region, name(), false);
    };
  }

  private Event around(String region) {
    return switch (random.nextInt(14)) {
      case 0 -> in(new Event.ListFails(region, one(FAILURES)));
      case 1 -> in(new Event.AttributesFail(region, one(FAILURES)));
      case 2, 3, 4 -> in(new Event.RegionAnswers(region));
      case 5 -> in(new Event.Enabled(region, random.nextInt(3) > 0));
      case 6 -> new Event.Excluded(region, random.nextInt(3) == 0);
      case 7 -> in(new Event.NoRegions(random.nextInt(3) == 0));
      case 8, 9 -> new Event.DnsIsDown(random.nextBoolean());
      case 10, 11 -> new Event.Topic(random.nextInt(3) == 0);
      default -> new Event.Subscribers(subscribers());
    };
  }

  private Optional<Integer> subscribers() {
    return switch (random.nextInt(5)) {
      case 0 -> Optional.of(0);
      case 1 -> Optional.empty();
      default -> Optional.of(2);
    };
  }

  private Event scan() {
    Duration later =
        switch (random.nextInt(10)) {
          case 0, 1 -> Duration.ofMinutes(2);
          case 2 -> Duration.ofHours(25);
          default -> Duration.ofMinutes(60);
        };
    boolean again = random.nextInt(4) == 0;
    Optional<Event.End> end = end();
    // Once another scan has overtaken it, the account is free for any other.
    boolean isOvertaken = end.filter(one -> one.how() == Event.How.HELD_UP).isPresent();
    return new Event.Scans(later, again, end, random.nextInt(8) == 0 && !isOvertaken);
  }

  private Optional<Event.End> end() {
    Event.How how = one(List.of(Event.How.values()));
    String port = random.nextInt(PORTS.size()) == 0 ? "take" : one(PORTS);
    String account = OF_ALL.contains(port) ? Bench.ACCOUNT : one(accounts);
    // Once another scan has overtaken it, the monitor's own account is free for any other.
    boolean isTaken =
        !port.equals("take") || !account.equals(Bench.ACCOUNT) || how != Event.How.HELD_UP;
    int nth = 1 + random.nextInt(3);
    return random.nextInt(3) == 0 && isTaken
        ? Optional.of(new Event.End(port, account, port.equals("take") ? 1 : nth, how))
        : Optional.empty();
  }

  private String name() {
    return random.nextBoolean() ? one(DOMAINS) : one(ADDRESSES);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
