package dev.sesdkim.scan;

import static dev.sesdkim.dkim.Readings.domain;
import static dev.sesdkim.dkim.Readings.easyDkim;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.rules.Comparison;
import dev.sesdkim.rules.Judgement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RegionExaminationTest {

  private static final Instant START = Instant.parse("2026-11-24T03:00:00Z");
  private static final String ZONE = "dkim.amazonses.com";

  private volatile Instant now = START;
  private volatile Instant answered = START;
  private Instant told = START;
  private final List<Duration> times = new ArrayList<>();
  private final Set<String> lookedUp = new ConcurrentSkipListSet<>();
  private final List<Identity> asked = new ArrayList<>();

  @Test
  void lookingEndsWhenTheRegionsTimeForItIsUsedUpHoweverManyPartsItHas() {
    Examination scan = examination();
    RegionExamination region = scan.ofRegion();
    answered = START.plus(Duration.ofMinutes(2));
    look(region, "first.example.com");
    look(region, "second.example.com");
    look(scan.ofRegion(), "elsewhere.example.jp");

    assertThat(lookedUp).contains("first.example.com", "elsewhere.example.jp");
    assertThat(lookedUp).doesNotContain("second.example.com");
  }

  @Test
  void askingEndsWhenTheRegionsTimeForItIsUsedUpHoweverManyPartsItHas() {
    RegionExamination region = examination().ofRegion();
    told = START.plus(Duration.ofMinutes(2));
    examine(region, List.of(), broken("first-%d.example.com", 1), START);
    examine(region, List.of(), broken("second-%d.example.com", 1), START);

    assertThat(times).containsExactly(Duration.ofMinutes(2), Duration.ZERO);
  }

  @Test
  void theNumberOfDetailsIsBoundedForTheRegionHoweverManyPartsItHas() {
    RegionExamination region = examination().ofRegion();
    for (int part = 0; part < 3; part++) {
      examine(region, List.of(), broken("part%d-%%02d.example.com".formatted(part), 20), START);
    }

    assertThat(asked).hasSize(DetailRound.MOST);
  }

  @Test
  void ofADomainThatHasJustBrokenDetailIsAskedForThoughManyInPartsBeforeItHaveLongBeenBroken() {
    Instant later = START.plus(Duration.ofHours(1));
    List<State> known =
        examine(
            examination().ofRegion(),
            List.of(),
            broken("long-%02d.example.com", DetailRound.MOST),
            START);
    asked.clear();
    RegionExamination region = examination().ofRegion();
    examine(region, known, broken("long-%02d.example.com", DetailRound.MOST), later);
    assertThat(asked).hasSize(DetailRound.MOST_AGAIN);

    examine(region, List.of(), broken("new-%02d.example.com", 1), later);

    assertThat(asked).hasSize(DetailRound.MOST_AGAIN + 1);
    assertThat(asked.getLast().name()).isEqualTo("new-00.example.com");
  }

  private Examination examination() {
    return new Examination(
        new EvidenceSources(
            Optional.of(
                (domain, _, by) -> {
                  asked.add(domain);
                  times.add(by.left());
                  now = told;
                  return new Details.Told(easyDkim(ZONE, START));
                }),
            Optional.of(_ -> this::answer)),
        new Moment(START, "scan"),
        new Deadline(() -> now, START.plus(Duration.ofMinutes(14))),
        new Silence());
  }

  private DnsAnswer answer(DnsQuestion question) {
    Stream.of("first.example.com", "second.example.com", "elsewhere.example.jp")
        .filter(question.name()::endsWith)
        .forEach(lookedUp::add);
    now = answered;
    return new DnsAnswer.TimedOut("slow");
  }

  private void look(RegionExamination region, String name) {
    examine(region, List.of(), List.of(diagnosis(name, "Success")), START);
  }

  private List<State> examine(
      RegionExamination region, List<State> before, List<Diagnosis> part, Instant at) {
    return region.of(Comparison.of(before, part, new Moment(at, "scan-" + at)), part).stream()
        .map(Transition::after)
        .toList();
  }

  private static List<Diagnosis> broken(String names, int many) {
    return IntStream.range(0, many).mapToObj(i -> diagnosis(names.formatted(i), "Failed")).toList();
  }

  private static Diagnosis diagnosis(String name, String status) {
    return Judgement.of(domain(name, status), Optional.empty());
  }
}
