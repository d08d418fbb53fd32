package dev.sesdkim.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Random histories of an account, always the same one for a seed.
final class Histories {

  static final List<String> REGIONS = List.of("ap-southeast-2", "eu-west-1", "us-east-1");

  static final List<String> DOMAINS = List.of("example.com", "mail.example.com", "example.jp");
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
  private static final List<String> PORTS =
      List.of(
          "take",
          "last",
          "regions",
          "read",
          "in",
          "save",
          "publish",
          "out",
          "record",
          "still",
          "giveBack");

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
    if (dice < 45) {
      return scan();
    }
    String region = one(REGIONS);
    if (dice < 68) {
      return new Event.Domain(
          region, one(DOMAINS), random.nextInt(6) > 0, one(STATUSES), one(VERIFICATIONS));
    }
    if (dice < 80) {
      return new Event.Address(region, one(ADDRESSES), random.nextInt(5) == 0, one(VERIFICATIONS));
    }
    if (dice < 84) {
      return new Event.Silent(region, name());
    }
    if (dice < 91) {
      return new Event.Vanishes(region, name());
    }
    if (dice < 94) {
      return new Event.Topic(random.nextBoolean());
    }
    return dice < 97 ? new Event.RegionFails(region) : new Event.RegionAnswers(region);
  }

  private Event scan() {
    Duration later = Duration.ofMinutes(random.nextInt(4) == 0 ? 2 : 60);
    Optional<Event.Death> dies =
        random.nextInt(4) == 0
            ? Optional.of(new Event.Death(one(PORTS), 1 + random.nextInt(3), random.nextBoolean()))
            : Optional.empty();
    return new Event.Scans(later, random.nextInt(3) == 0, dies, random.nextInt(8) == 0);
  }

  private String name() {
    return random.nextBoolean() ? one(DOMAINS) : one(ADDRESSES);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
