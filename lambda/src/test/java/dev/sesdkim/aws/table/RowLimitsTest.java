package dev.sesdkim.aws.table;

import static dev.sesdkim.scan.Remembered.ACCOUNT;
import static dev.sesdkim.scan.Remembered.REGION;
import static dev.sesdkim.scan.Remembered.START;
import static dev.sesdkim.scan.Remembered.identity;
import static dev.sesdkim.scan.Remembered.scanAt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.CheckOutcome;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Dates;
import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.DmarcEvidence;
import dev.sesdkim.dkim.DmarcPolicy;
import dev.sesdkim.dkim.DmarcProblem;
import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Facts;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Notice;
import dev.sesdkim.dkim.Obstacle;
import dev.sesdkim.dkim.OtherValues;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Readiness;
import dev.sesdkim.dkim.ReadinessCheck;
import dev.sesdkim.dkim.ReadinessLevel;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.Spf;
import dev.sesdkim.dkim.SpfOutcome;
import dev.sesdkim.dkim.SpfProblem;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Suspicion;
import dev.sesdkim.dkim.Trouble;
import dev.sesdkim.dkim.Verdict;
import dev.sesdkim.rules.Judged;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// No answer of SES or DNS makes a row longer than 32 KB, however long its texts and lists are.
class RowLimitsTest {

  private static final int LARGEST = 32 * 1024;

  /// As long a name as a sort key can be in an ARN.
  private static final String NAME = "x".repeat(950) + ".example.com";

  /// As many other values as are repeated, each as long as one may be, and some more.
  private static final OtherValues BESIDE =
      OtherValues.of(IntStream.range(0, 10).mapToObj(n -> "y".repeat(99) + n).toList());

  /// One byte a character, and three.
  @ParameterizedTest
  @ValueSource(strings = {"x", "例"})
  void q06ARowHasAtMost32KbWhateverIsAnswered(String letter) {
    String text = letter.repeat(65_000);
    Trouble trouble = new Trouble(START, new Problem(Problem.Kind.INCOMPLETE, text, text), true);
    State state = monster(text, trouble);

    assertFits(StateItem.of(state));
    assertFits(StateItem.of(removed(state)));
    assertFits(HistoryItem.ended(state, START, Duration.ofDays(1)));
    assertFits(
        RegionItem.of(
            RegionRow.unknown(REGION, ACCOUNT)
                .unread(Optional.of(trouble))
                .with(everyPart(trouble)),
            1));
    assertFits(AccountItem.of(AccountRow.unknown(ACCOUNT).with(everyPart(trouble))));
    assertFits(DueItem.of(due(text)));
    assertFits(
        DueItem.of(
            new Due.OfScan(
                AlertKind.OfScan.SCAN_PROBLEM,
                ACCOUNT,
                REGION,
                NAME,
                trouble.problem(),
                START,
                START,
                START,
                text,
                Optional.empty())));
    assertFits(ScanItem.of(scan(trouble.problem()), Duration.ofDays(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "例"})
  void whatIsCutIsStillReadAsItWasCut(String letter) {
    String text = letter.repeat(65_000);
    State state =
        monster(text, new Trouble(START, new Problem(Problem.Kind.INCOMPLETE, text, text), true));
    Map<String, AttributeValue> row = StateItem.of(state).attributes();
    State read = StateItem.state(row);

    assertThat(StateItem.of(read).attributes()).isEqualTo(row);
    assertThat(read.evidence().dnsRecords()).hasSize(9);
    assertThat(read.evidence().dmarc().orElseThrow().problems()).hasSize(8);
    assertThat(read.evidence().readiness()).isPresent();
  }

  /// S9: otherwise a row and a stretch of its history would be written in every scan.
  @Test
  void whatWasCutIsNoChangeWhenSesSaysItAgain() {
    String text = "x".repeat(400);
    Diagnosis now =
        Judged.of(
                List.of(
                    new Reading.Read(
                        identity("example.com"),
                        true,
                        text,
                        IntStream.range(0, 12).mapToObj(n -> n + text).toList(),
                        text,
                        new MailFrom.Custom(text, text, text))))
            .getFirst();

    Facts stored =
        StateItem.state(StateItem.of(State.first(now, new Moment(START, "scan"))).attributes())
            .facts();

    assertThat(stored.tellsTheSameAs(stored.updated(now))).isTrue();
    assertThat(stored.updated(now)).isEqualTo(stored);
  }

  @Test
  void aTextThatFitsIsNotCut() {
    assertThat(cut("a".repeat(100))).isEqualTo("a".repeat(100));
    assertThat(cut("例".repeat(33) + "a")).isEqualTo("例".repeat(33) + "a");
  }

  @Test
  void aTextThatDoesNotFitIsCutBetweenCharactersWithAnEllipsis() {
    assertThat(cut("a".repeat(101))).isEqualTo("a".repeat(97) + "…");
    assertThat(cut("a".repeat(94) + "😀😀")).isEqualTo("a".repeat(94) + "…");
    assertThat(cut("a".repeat(93) + "😀😀")).isEqualTo("a".repeat(93) + "😀…");
  }

  private static String cut(String text) {
    return new Row(new NewRow().put("text", text, 100).attributes()).text("text");
  }

  private static State monster(String text, Trouble trouble) {
    Map<Suspicion, Moment> suspected = new EnumMap<>(Suspicion.class);
    for (Suspicion finding : Suspicion.values()) {
      suspected.put(finding, new Moment(START, text));
    }
    return new State(
        identity(NAME),
        Reason.FAILED,
        new Facts(
            Optional.of(true),
            Optional.of(text),
            Optional.of(text),
            Collections.nCopies(1_000, text),
            Optional.of(NAME),
            new MailFrom.Custom(text, text, text)),
        Dates.from(START),
        Optional.of(new State.Unreadable(Reason.UNREADABLE, trouble)),
        suspected,
        new Notice(Optional.of(START), Optional.of(START), Optional.of(START)),
        evidence(text),
        true,
        text);
  }

  private static State removed(State state) {
    return new State(
        state.identity(),
        state.reason(),
        state.facts(),
        state.dates().removed(scanAt(1)),
        state.unreadable(),
        state.suspected(),
        state.notice(),
        state.evidence(),
        true,
        state.scanId());
  }

  private static Evidence evidence(String text) {
    Map<ReadinessCheck, Readiness.Result> checks = new EnumMap<>(ReadinessCheck.class);
    for (ReadinessCheck check : ReadinessCheck.values()) {
      checks.put(check, new Readiness.Result(CheckOutcome.FAIL, text));
    }
    return new Evidence(
        Optional.of(
            new SesDetail(
                text,
                Optional.of(text),
                Optional.of(text),
                Optional.of(Integer.MAX_VALUE),
                Optional.of(text),
                Optional.of(START),
                Optional.of(START),
                Optional.empty(),
                START)),
        Collections.nCopies(
            1_000,
            new DnsCheck(
                text,
                DnsType.CNAME,
                text,
                Optional.of(text),
                DnsFinding.ADDRESS_INSTEAD,
                BESIDE,
                Collections.nCopies(10, new Obstacle(DnsType.TXT, text)))),
        Optional.of(START),
        Optional.of(
            Spf.of(
                SpfOutcome.PERMERROR,
                new SpfProblem(SpfProblem.Kind.TOO_MANY_VOID_LOOKUPS, text, text))),
        Optional.of(
            new DmarcEvidence(
                DmarcStatus.INHERITED,
                Optional.of(DmarcPolicy.QUARANTINE),
                Optional.of(text),
                Collections.nCopies(
                    1_000, new DmarcProblem(DmarcProblem.Kind.REPORTS_NOT_ACCEPTED, text)))),
        Optional.of(new Readiness(ReadinessLevel.NOT_READY, checks)),
        true,
        Optional.of(START),
        Optional.empty());
  }

  private static Map<ScanPart, Trouble> everyPart(Trouble trouble) {
    Map<ScanPart, Trouble> troubles = new EnumMap<>(ScanPart.class);
    for (ScanPart part : ScanPart.values()) {
      troubles.put(part, trouble);
    }
    return troubles;
  }

  private static Due due(String text) {
    return new Due.OfIdentity(
        AlertKind.OfDomain.FOUND_UNVERIFIED,
        identity(NAME),
        NAME,
        Optional.of(Verdict.UNVERIFIED),
        Reason.FAILED,
        START,
        START,
        START,
        text);
  }

  /// A scan of more regions than AWS has, none of which could be read to its end.
  private static ScanRecord scan(Problem problem) {
    Map<String, Problem> regions = new HashMap<>();
    IntStream.range(0, 40).forEach(i -> regions.put("ap-southeast-" + i, problem));
    return new ScanRecord(
        "scan-0",
        ACCOUNT,
        START,
        START,
        regions.keySet().stream().sorted().toList(),
        Map.of(),
        regions,
        new Counts(1, 1, 1),
        Map.of(),
        Integer.MAX_VALUE,
        false);
  }

  private static void assertFits(NewRow row) {
    assertThat(size(AttributeValue.fromM(row.attributes()))).isLessThanOrEqualTo(LARGEST);
  }

  /// How DynamoDB counts (Developer Guide, "DynamoDB item sizes and formats").
  private static int size(AttributeValue value) {
    return switch (value.type()) {
      case S -> bytes(value.s());
      case N -> value.n().length() / 2 + 2;
      case BOOL -> 1;
      case L -> 3 + value.l().stream().mapToInt(inner -> 1 + size(inner)).sum();
      case M ->
          3
              + value.m().entrySet().stream()
                  .mapToInt(inner -> 1 + bytes(inner.getKey()) + size(inner.getValue()))
                  .sum();
      default -> throw new AssertionError("No row holds a " + value.type());
    };
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
