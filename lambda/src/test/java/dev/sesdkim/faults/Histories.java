package dev.sesdkim.faults;

import dev.sesdkim.dkim.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Random histories of an account, always the same one for a seed.
final class Histories {

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

  private final Random random;

  private Histories(long seed) {
    random = new Random(seed);
  }

  static List<Event> of(long seed, int length) {
    Histories histories = new Histories(seed);
    List<Event> events = new ArrayList<>();
    for (int at = 0; at < length; at++) {
      events.add(histories.next());
    }
    return events;
  }

  private Event next() {
    int dice = random.nextInt(100);
    if (dice < 44) {
      return scan();
    }
    String region = one(REGIONS);
    if (dice < 62) {
      return new Event.Domain(
          region, one(DOMAINS), random.nextInt(6) > 0, one(STATUSES), one(VERIFICATIONS));
    }
    if (dice < 72) {
      return new Event.Address(region, one(ADDRESSES), random.nextInt(5) == 0, one(VERIFICATIONS));
    }
    return dice < 82 ? inRegion(region) : around(region);
  }

  private Event inRegion(String region) {
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
      case 0 -> new Event.ListFails(region, one(FAILURES));
      case 1 -> new Event.AttributesFail(region, one(FAILURES));
      case 2, 3, 4 -> new Event.RegionAnswers(region);
      case 5 -> new Event.Enabled(region, random.nextInt(3) > 0);
      case 6 -> new Event.Excluded(region, random.nextInt(3) == 0);
      case 7 -> new Event.NoRegions(random.nextInt(3) == 0);
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
    boolean isTaken = !port.equals("take") || how != Event.How.HELD_UP;
    int nth = 1 + random.nextInt(3);
    return random.nextInt(3) == 0 && isTaken
        ? Optional.of(new Event.End(port, port.equals("take") ? 1 : nth, how))
        : Optional.empty();
  }

  private String name() {
    return random.nextBoolean() ? one(DOMAINS) : one(ADDRESSES);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
