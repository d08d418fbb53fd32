package dev.sesdkim.scan;

import static dev.sesdkim.dkim.Readings.domain;
import static dev.sesdkim.dkim.Readings.easyDkim;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Mutes;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.dkim.Trouble;
import dev.sesdkim.local.memory.MemoryTable;
import dev.sesdkim.rules.Comparison;
import dev.sesdkim.rules.Judgement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RegionExaminationTest {

  private static final Instant START = Instant.parse("2026-11-24T03:00:00Z");
  private static final Instant END = START.plus(Duration.ofMinutes(7));
  private static final String ZONE = "dkim.amazonses.com";
  private static final Problem DENIED =
      new Problem(Problem.Kind.ACCESS_DENIED, "ses:GetEmailIdentity", "no");

  private static final Problem REJECTED =
      new Problem(Problem.Kind.REJECTED, "ses:GetEmailIdentity", "no such identity");
  private static final String ACCOUNT = "123456789012";
  private static final RegionRow REGION = RegionRow.unknown("eu-west-1", ACCOUNT);
  private static final RegionRow DOUBTED =
      REGION.with(Map.of(ScanPart.DETAIL, new Trouble(START, DENIED, false)));

  private volatile Instant now = START;
  private volatile Instant answered = START;
  private Instant told = START;
  private Details.Outcome outcome = new Details.Told(easyDkim(ZONE, START));
  private final Set<String> lookedUp = new ConcurrentSkipListSet<>();
  private final List<Identity> asked = new ArrayList<>();

  @Test
  void lookingEndsForAllRegionsWhenTheTimeForEvidenceIsOver() {
    Function<RegionRow, RegionExamination> scan = examination(0);
    answered = END;
    look(scan.apply(REGION), "first.example.com");
    look(scan.apply(REGION), "elsewhere.example.jp");

    assertThat(lookedUp).containsExactly("first.example.com");
  }

  @Test
  void askingEndsForAllRegionsWhenTheTimeForEvidenceIsOver() {
    Function<RegionRow, RegionExamination> scan = examination(0);
    told = END;
    examine(scan.apply(REGION), List.of(), broken("first-%d.example.com", 2));
    examine(scan.apply(REGION), List.of(), broken("second-%d.example.com", 1));

    assertThat(asked).hasSize(1);
  }

  @Test
  void theNumberOfDetailsIsBoundedForTheRegionHoweverManyPartsItHas() {
    RegionExamination region = examination(0).apply(REGION);
    for (int part = 0; part < 3; part++) {
      examine(
          region,
          List.of(),
          broken("part%d-%%02d.example.com".formatted(part), DetailRound.MOST_UNASKED));
    }

    assertThat(asked).hasSize(DetailRound.MOST_UNASKED + DetailRound.MOST_AGAIN);
  }

  @Test
  void domainsOfWhichSesNeverToldComeFirst() {
    List<State> known =
        examine(examination(0).apply(REGION), List.of(), broken("a-%02d.example.com", 20));
    asked.clear();

    examine(
        examination(1).apply(REGION),
        known,
        Stream.concat(
                broken("a-%02d.example.com", 20).stream(), broken("z-%02d.example.com", 5).stream())
            .toList());

    assertThat(asked.subList(0, 5)).allMatch(domain -> domain.name().startsWith("z-"));
    assertThat(asked).hasSize(5 + DetailRound.MOST_AGAIN);
  }

  @Test
  void anAccountsFirstScanAsksAboutNoVerifiedDomain() {
    examine(examination(0).apply(REGION), List.of(), inOrder("good-%d.example.com", 5));

    assertThat(asked).isEmpty();
  }

  @Test
  void verifiedDomainsNeverAskedAboutAreAskedAboutOnceFromTheSecondScanOn() {
    List<Diagnosis> domains = inOrder("good-%02d.example.com", DetailRound.MOST_UNASKED + 20);
    List<State> known = examine(examination(0).apply(REGION), List.of(), domains);
    known = examine(examination(1).apply(REGION), known, domains);
    assertThat(asked).hasSize(DetailRound.MOST_UNASKED);

    known = examine(examination(2).apply(REGION), known, domains);
    assertThat(asked).hasSize(domains.size()).doesNotHaveDuplicates();
    assertThat(known)
        .allMatch(state -> state.evidence().detail().flatMap(SesDetail::hostedZone).isPresent());

    examine(examination(3).apply(REGION), known, domains);
    assertThat(asked).hasSize(domains.size());
  }

  @Test
  void everyDomainWhoseMonthIsOverIsAskedAboutThoughManyAreInOneScan() {
    List<Diagnosis> domains = inOrder("good-%02d.example.com", DetailRound.MOST_UNASKED);
    List<State> known = examine(examination(0).apply(REGION), List.of(), domains);
    known = examine(examination(1).apply(REGION), known, domains);
    asked.clear();
    Instant before = START.plus(Duration.ofHours(1));
    Instant at = before.plus(Duration.ofDays(30));

    examine(examination(context(before, at)).apply(REGION), known, domains);

    assertThat(asked).hasSize(domains.size()).doesNotHaveDuplicates();
  }

  @Test
  void everyDomainWithOtherTokensIsAskedAboutThoughManyAreInOneScan() {
    List<Diagnosis> domains = inOrder("good-%02d.example.com", DetailRound.MOST_UNASKED);
    List<State> known = examine(examination(0).apply(REGION), List.of(), domains);
    known = examine(examination(1).apply(REGION), known, domains);
    asked.clear();

    examine(examination(2).apply(REGION), known, withToken("sel1", domains));

    assertThat(asked).hasSize(domains.size()).doesNotHaveDuplicates();
  }

  /// The last step of a scan by many functions starts, and counts, later than the region was read.
  @Test
  void aMonthThatEndedAfterTheRegionWasReadIsNotLostHoweverLateThatScanCountsAsStarted() {
    List<Diagnosis> domains = inOrder("good-%02d.example.com", DetailRound.MOST_UNASKED);
    List<State> known = examine(examination(0).apply(REGION), List.of(), domains);
    known = examine(examination(1).apply(REGION), known, domains);
    asked.clear();
    Instant read = START.plus(Duration.ofHours(1));
    Instant lastStep = read.plus(Duration.ofDays(30));
    RegionRow region = REGION.read(read, Counts.NONE, 0, false, Optional.empty());

    examine(examination(context(lastStep, lastStep.plusSeconds(1))).apply(region), known, domains);

    assertThat(asked).hasSize(domains.size()).doesNotHaveDuplicates();
  }

  @Test
  void whatBreaksInALaterPartIsAskedAboutThoughManyVerifiedDomainsNeverWere() {
    RegionExamination region = examination(1).apply(REGION);
    examine(region, List.of(), inOrder("good-%02d.example.com", 100));
    asked.clear();
    examine(
        region,
        List.of(),
        Stream.concat(inOrder("good-%d.example.jp", 5).stream(), broken("bad-%d.io", 2).stream())
            .toList());

    assertThat(asked).extracting(Identity::name).containsExactlyInAnyOrder("bad-0.io", "bad-1.io");
  }

  @Test
  void whatIsLeftOutComesWithTheScansThatFollow() {
    int many = DetailRound.MOST_UNASKED + DetailRound.MOST_AGAIN + 20;
    List<State> known = examine(examination(0).apply(REGION), List.of(), broken("a-%02d.io", many));
    known = examine(examination(1).apply(REGION), known, broken("a-%02d.io", many));

    assertThat(Set.copyOf(asked)).hasSize(many);
    asked.clear();
    examine(examination(2).apply(REGION), known, broken("a-%02d.io", many));
    assertThat(asked).hasSize(DetailRound.MOST_AGAIN);
    List<Identity> third = List.copyOf(asked);
    asked.clear();
    examine(examination(3).apply(REGION), known, broken("a-%02d.io", many));
    assertThat(asked).hasSize(DetailRound.MOST_AGAIN).isNotEqualTo(third);
  }

  @Test
  void whereSesRefusesDetailItIsNotAskedAgainInTheRegionAndTheScanKnows() {
    outcome = new Details.NotTold(DENIED);
    Function<RegionRow, RegionExamination> scan = examination(0);
    RegionExamination region = scan.apply(REGION);
    examine(region, List.of(), broken("first-%d.example.com", 3));
    examine(region, List.of(), broken("second-%d.example.com", 3));

    assertThat(asked).hasSize(1);
    assertThat(region.problems()).containsExactly(DENIED);
    assertThat(region.seen()).containsEntry(ScanPart.DETAIL, Optional.of(DENIED));
  }

  @Test
  void oneDomainOfWhichSesKnowsNothingKeepsNoOtherFromBeingAskedAbout() {
    RegionExamination region = examination(0).apply(REGION);
    outcome = new Details.NotTold(REJECTED);
    examine(region, List.of(), broken("first-%d.example.com", 3));

    assertThat(asked).hasSize(3);
    assertThat(region.seen()).containsEntry(ScanPart.DETAIL, Optional.of(REJECTED));

    outcome = new Details.Told(easyDkim(ZONE, START));
    examine(region, List.of(), broken("second-%d.example.com", 1));
    assertThat(region.seen()).containsEntry(ScanPart.DETAIL, Optional.empty());
  }

  @Test
  void whereSesToldNothingBeforeOthersAreAskedAboutUntilOneIsAnswered() {
    outcome = new Details.NotTold(REJECTED);
    RegionExamination region = examination(0).apply(DOUBTED);
    examine(
        region,
        List.of(),
        Stream.concat(broken("broken-%d.io", 1).stream(), inOrder("good-%d.io", 5).stream())
            .toList());
    assertThat(asked).hasSize(3);

    outcome = new Details.Told(easyDkim(ZONE, START));
    List<State> known = examine(examination(1).apply(REGION), List.of(), inOrder("good-%d.io", 5));
    asked.clear();
    examine(examination(2).apply(DOUBTED), known, inOrder("good-%d.io", 5));
    assertThat(asked).hasSize(1);
  }

  @Test
  void oneAnswerOfDnsInAllRegionsIsEnoughToKnowThatTheWayIsOpen() {
    Function<RegionRow, RegionExamination> scan = examination(0);
    look(scan.apply(REGION), "first.example.com");
    assertThat(shared.seen().get(ScanPart.DNS)).isPresent();

    look(scan.apply(REGION), "answered.example.net");
    look(scan.apply(REGION), "elsewhere.example.jp");

    assertThat(shared.seen()).containsEntry(ScanPart.DNS, Optional.empty());
  }

  private SharedDns shared = new SharedDns(Optional.empty(), new Deadline(() -> END, END));

  private Function<RegionRow, RegionExamination> examination(int scan) {
    return examination(context(scan));
  }

  private Function<RegionRow, RegionExamination> examination(ScanContext scan) {
    Deadline end = new Deadline(() -> now, END);
    shared = new SharedDns(Optional.of(_ -> this::answer), end);
    Details details =
        (domain, _, _) -> {
          asked.add(domain);
          now = told;
          return outcome;
        };
    TakenAccount account =
        new TakenAccount(
            new ScanRun(ACCOUNT, scan.moment(), end, end, end, end),
            new Claim(ACCOUNT, 1, end),
            scan,
            new MemoryTable().store(),
            new Silence());
    return known -> new RegionExamination(Optional.of(details), shared, account, known);
  }

  private DnsAnswer answer(DnsQuestion question) {
    if (question.name().endsWith("answered.example.net")) {
      return new DnsAnswer.NoSuchName(List.of());
    }
    Stream.of("first.example.com", "elsewhere.example.jp")
        .filter(question.name()::endsWith)
        .forEach(lookedUp::add);
    now = answered;
    return new DnsAnswer.TimedOut("slow");
  }

  private static ScanContext context(int scan) {
    return new ScanContext(
        new Moment(START.plus(Duration.ofHours(scan)), "scan-" + scan),
        IntStream.rangeClosed(Math.max(0, scan - 1), scan)
            .mapToObj(hours -> START.plus(Duration.ofHours(hours)))
            .toList(),
        true,
        Duration.ofHours(1),
        Duration.ofDays(1),
        Mutes.NONE);
  }

  private static ScanContext context(Instant previous, Instant at) {
    return new ScanContext(
        new Moment(at, "later"),
        List.of(previous, at),
        true,
        Duration.ofHours(1),
        Duration.ofDays(1),
        Mutes.NONE);
  }

  private static void look(RegionExamination region, String name) {
    examine(region, List.of(), List.of(diagnosis(name, "Success")));
  }

  private static List<State> examine(
      RegionExamination region, List<State> before, List<Diagnosis> part) {
    return region.of(Comparison.of(before, List.of(), part, context(0)), part).stream()
        .map(Transition::after)
        .toList();
  }

  private static List<Diagnosis> broken(String names, int many) {
    return IntStream.range(0, many).mapToObj(i -> diagnosis(names.formatted(i), "Failed")).toList();
  }

  private static List<Diagnosis> inOrder(String names, int many) {
    return IntStream.range(0, many)
        .mapToObj(i -> diagnosis(names.formatted(i), "Success"))
        .toList();
  }

  private static List<Diagnosis> withToken(String token, List<Diagnosis> domains) {
    return domains.stream()
        .map(
            one ->
                Judgement.of(
                    Readings.with(List.of(token), domain(one.identity().name(), "Success")),
                    Optional.empty()))
        .toList();
  }

  private static Diagnosis diagnosis(String name, String status) {
    return Judgement.of(domain(name, status), Optional.empty());
  }
}
