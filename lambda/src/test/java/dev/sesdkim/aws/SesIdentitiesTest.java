package dev.sesdkim.aws;

import static dev.sesdkim.aws.FakeSes.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.scan.RegionReading;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.IdentityDkimAttributes;
import software.amazon.awssdk.services.ses.model.IdentityMailFromDomainAttributes;
import software.amazon.awssdk.services.ses.model.IdentityVerificationAttributes;
import software.amazon.awssdk.services.ses.model.ListIdentitiesRequest;
import software.amazon.awssdk.services.ses.model.ListIdentitiesResponse;

class SesIdentitiesTest {

  private static final String REGION = "eu-west-1";
  private static final String ACCOUNT = "123456789012";
  private static final String DKIM = "GetIdentityDkimAttributes";
  private static final String VERIFICATION = "GetIdentityVerificationAttributes";
  private static final String MAIL_FROM = "GetIdentityMailFromDomainAttributes";

  private final FakeTime time = new FakeTime();

  @ParameterizedTest
  @CsvSource({"0,1,0", "1,1,1", "100,1,1", "101,1,2", "1000,1,10", "1001,2,11", "10000,10,100"})
  void cleanRunMakesTheFewestCalls(int identities, int lists, int batches) {
    FakeSes ses = ses(1_000, domains(identities));

    RegionReading.Read read = read(ses);

    assertThat(read.readings()).hasSize(identities);
    assertThat(read.problems()).isEmpty();
    assertThat(ses.pageSizes).hasSize(lists).containsOnly(1_000);
    assertThat(ses.count(DKIM)).isEqualTo(batches);
    assertThat(ses.count(VERIFICATION)).isEqualTo(batches);
    assertThat(ses.count(MAIL_FROM)).isEqualTo(batches);
    assertThat(ses.calls).hasSize(lists + 3 * batches);
  }

  @Test
  void callsAreNeverLessThanASecondApartRetriesIncluded() {
    FakeSes ses = ses(7, domains(150));
    ses.trouble =
        asked -> {
          if (ses.calls.size() % 4 == 1) {
            throw refusal(400, "Throttling", "Rate exceeded");
          }
        };

    assertThat(read(ses).problems()).isEmpty();

    assertThat(ses.calls).hasSizeGreaterThan(30);
    for (int i = 1; i < ses.calls.size(); i++) {
      assertThat(Duration.between(ses.calls.get(i - 1).at(), ses.calls.get(i).at()))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }
  }

  @Test
  void readingCarriesWhatSesSaidInItsOwnWords() {
    FakeSes ses = ses(10, List.of("example.com"));
    ses.dkim.put(
        "example.com",
        IdentityDkimAttributes.builder()
            .dkimEnabled(false)
            .dkimVerificationStatus("Sideways")
            .dkimTokens("a", "b")
            .build());
    ses.verification.put(
        "example.com",
        IdentityVerificationAttributes.builder().verificationStatus("Upwards").build());
    ses.mailFrom.put(
        "example.com",
        IdentityMailFromDomainAttributes.builder()
            .mailFromDomain("bounce.example.com")
            .mailFromDomainStatus("Inwards")
            .behaviorOnMXFailure("Explode")
            .build());

    assertThat(read(ses).readings())
        .containsExactly(
            new Reading.Read(
                identity("example.com"),
                false,
                "Sideways",
                List.of("a", "b"),
                "Upwards",
                new MailFrom.Custom("bounce.example.com", "Inwards", "Explode")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mail.EXAMPLE.com",
        "o'brien\"@example.com",
        "<b>&amp;@example.com",
        "Sales+Tag@Example.COM",
        "bücher.example",
        "xn--bcher-kva.example",
        "tab\tand\u202Enoise@example.com"
      })
  void namesAreAskedForInSesOwnSpelling(String name) {
    FakeSes ses = ses(10, List.of(name));

    RegionReading.Read read = read(ses);

    assertThat(read.problems()).isEmpty();
    assertThat(read.readings()).singleElement().isInstanceOf(Reading.Read.class);
    assertThat(read.readings().getFirst().identity()).isEqualTo(identity(name));
    assertThat(ses.calls.getLast().names()).containsExactly(name);
  }

  @Test
  void domainAnsweredInLowerCaseIsRecognized() {
    FakeSes ses = ses(10, List.of("Mail.EXAMPLE.com"));
    ses.dkim.put("mail.example.com", ses.dkim.remove("Mail.EXAMPLE.com"));
    ses.verification.put("mail.example.com", ses.verification.remove("Mail.EXAMPLE.com"));
    ses.mailFrom.put("mail.example.com", ses.mailFrom.remove("Mail.EXAMPLE.com"));

    assertThat(read(ses).readings()).singleElement().isInstanceOf(Reading.Read.class);
    assertThat(ses.calls.getLast().names()).containsExactly("Mail.EXAMPLE.com");
  }

  @Test
  void addressAnsweredInAnotherSpellingIsNotRecognized() {
    FakeSes ses = ses(10, List.of("Sales@example.com"));
    ses.dkim.put("sales@example.com", ses.dkim.remove("Sales@example.com"));

    assertThat(unread(read(ses), "Sales@example.com").kind()).isEqualTo(Kind.INCOMPLETE);
  }

  @Test
  void identityListedTwiceIsReadOnceInItsFirstSpelling() {
    FakeSes ses = ses(2, List.of("Example.com", "a@example.com", "example.COM", "a@example.com"));

    assertThat(read(ses).readings())
        .extracting(Reading::identity)
        .containsExactly(identity("example.com"), identity("a@example.com"));
    assertThat(ses.calls.getLast().names()).containsExactly("Example.com", "a@example.com");
  }

  @Test
  void nameMissingFromTheAnswerIsUnreadAndTheOthersAreRead() {
    FakeSes ses = ses(10, List.of("a.example", "b.example", "c.example"));
    ses.dkim.remove("a.example");
    ses.verification.remove("b.example");

    RegionReading.Read read = read(ses);

    assertThat(unread(read, "a.example"))
        .extracting(Problem::kind, Problem::action)
        .containsExactly(Kind.INCOMPLETE, "ses:GetIdentityDkimAttributes");
    assertThat(unread(read, "b.example"))
        .extracting(Problem::kind, Problem::action)
        .containsExactly(Kind.INCOMPLETE, "ses:GetIdentityVerificationAttributes");
    assertThat(read.readings().get(2)).isInstanceOf(Reading.Read.class);
  }

  @Test
  void answerWithoutAStatusIsUnread() {
    FakeSes ses = ses(10, List.of("a.example", "b.example", "c.example"));
    ses.dkim.put("a.example", IdentityDkimAttributes.builder().dkimEnabled(true).build());
    ses.dkim.put(
        "b.example", IdentityDkimAttributes.builder().dkimVerificationStatus("Success").build());
    ses.verification.put("c.example", IdentityVerificationAttributes.builder().build());

    assertThat(read(ses).readings()).hasSize(3).allMatch(Reading.Unread.class::isInstance);
  }

  @Test
  void mailFromThatIsMissingLeavesTheRestReadAndIsNotedOnce() {
    FakeSes ses = ses(10, List.of("a.example", "b.example", "c.example"));
    ses.mailFrom.remove("a.example");
    ses.mailFrom.put(
        "b.example",
        IdentityMailFromDomainAttributes.builder().mailFromDomain("m.b.example").build());

    RegionReading.Read read = read(ses);

    assertThat(read.readings())
        .extracting(reading -> ((Reading.Read) reading).mailFrom())
        .containsExactly(new MailFrom.Unread(), new MailFrom.Unread(), new MailFrom.Standard());
    assertThat(read.problems())
        .singleElement()
        .extracting(Problem::kind, Problem::action)
        .containsExactly(Kind.INCOMPLETE, "ses:GetIdentityMailFromDomainAttributes");
  }

  @Test
  void mailFromThatIsDeniedIsNotAskedForAgain() {
    FakeSes ses = ses(1_000, domains(250));
    failOn(ses, MAIL_FROM, 403, "AccessDenied");

    RegionReading.Read read = read(ses);

    assertThat(read.readings())
        .hasSize(250)
        .allMatch(r -> ((Reading.Read) r).mailFrom().equals(new MailFrom.Unread()));
    assertThat(read.problems()).extracting(Problem::kind).containsExactly(Kind.ACCESS_DENIED);
    assertThat(ses.count(MAIL_FROM)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "AccessDenied,ACCESS_DENIED",
    "ExpiredToken,CREDENTIALS",
    "InvalidClientTokenId,REGION_DISABLED"
  })
  void attributesThatMayNotBeReadMakeTheRegionNotReadAtOnce(String code, Kind kind) {
    for (String action : List.of(DKIM, VERIFICATION)) {
      FakeSes ses = ses(1_000, domains(250));
      failOn(ses, action, 403, code);

      assertThat(notRead(ses))
          .extracting(Problem::kind, Problem::action)
          .containsExactly(kind, "ses:" + action);
      assertThat(ses.count(action)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AccessDenied,ACCESS_DENIED",
    "ExpiredToken,CREDENTIALS",
    "InvalidClientTokenId,REGION_DISABLED",
    "ValidationError,REJECTED"
  })
  void listThatIsRefusedIsNotAskedForAgain(String code, Kind kind) {
    FakeSes ses = ses(10, domains(3));
    failOn(ses, "ListIdentities", 400, code);

    assertThat(notRead(ses))
        .extracting(Problem::kind, Problem::action)
        .containsExactly(kind, "ses:ListIdentities");
    assertThat(ses.calls).hasSize(1);
  }

  @Test
  void throttledCallIsRepeatedWithGrowingWaitsUpToABound() {
    FakeSes ses = ses(10, domains(3));
    failOn(ses, "ListIdentities", 400, "Throttling");

    assertThat(notRead(ses).kind()).isEqualTo(Kind.THROTTLED);

    assertThat(ses.calls).hasSize(PacedCalls.THROTTLED_ATTEMPTS);
    Duration early = Duration.between(ses.calls.get(0).at(), ses.calls.get(1).at());
    Duration late = Duration.between(ses.calls.get(5).at(), ses.calls.get(6).at());
    assertThat(late).isGreaterThan(early.multipliedBy(4));
  }

  @Test
  void brokenCallIsRepeatedAFewTimes() {
    FakeSes ses = ses(10, domains(3));
    ses.trouble =
        _ -> {
          if (ses.calls.size() < PacedCalls.BROKEN_ATTEMPTS) {
            throw refusal(503, "ServiceUnavailable", "later");
          }
        };
    assertThat(read(ses).problems()).isEmpty();

    FakeSes down = ses(10, domains(3));
    failOn(down, "ListIdentities", 500, "InternalFailure");
    assertThat(notRead(down).kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(down.calls).hasSize(PacedCalls.BROKEN_ATTEMPTS);
  }

  @Test
  void faultOfTheProgramIsAProblemAndNotRepeated() {
    FakeSes ses = ses(10, domains(3));
    ses.trouble =
        _ -> {
          throw new IllegalStateException("a fault");
        };

    assertThat(notRead(ses).kind()).isEqualTo(Kind.UNEXPECTED);
    assertThat(ses.calls).hasSize(1);
  }

  @Test
  void refusedBatchIsSplitUntilOnlyTheBadNamesAreUnread() {
    FakeSes ses = ses(1_000, domains(150));
    List<String> bad = List.of("d17.example", "d120.example");
    ses.trouble =
        asked -> {
          if (asked.names().stream().anyMatch(bad::contains)) {
            throw refusal(400, "ValidationError", "Identity is not valid");
          }
        };

    RegionReading.Read read = read(ses);

    assertThat(read.readings())
        .hasSize(150)
        .filteredOn(Reading.Unread.class::isInstance)
        .extracting(reading -> reading.identity().name())
        .containsExactlyElementsOf(bad);
    assertThat(unread(read, "d17.example").kind()).isEqualTo(Kind.REJECTED);
    assertThat(ses.count(DKIM)).isLessThan(35);
    assertThat(ses.count(VERIFICATION)).isEqualTo(2);
  }

  @Test
  void batchThatFailsAfterItsRetriesLeavesTheOthersRead() {
    FakeSes ses = ses(1_000, domains(250));
    ses.trouble =
        asked -> {
          if (asked.action().equals(DKIM) && asked.names().contains("d150.example")) {
            throw refusal(500, "InternalFailure", "down");
          }
        };

    RegionReading.Read read = read(ses);

    assertThat(read.readings()).filteredOn(Reading.Read.class::isInstance).hasSize(150);
    assertThat(read.readings()).filteredOn(Reading.Unread.class::isInstance).hasSize(100);
    assertThat(ses.count(DKIM)).isEqualTo(2 + PacedCalls.BROKEN_ATTEMPTS);
    assertThat(read.problems()).extracting(Problem::kind).containsExactly(Kind.UNAVAILABLE);
  }

  @Test
  void repeatedPageTokenEndsTheListAsNoAnswer() {
    FakeListing ses = new FakeListing(time, _ -> "again");

    assertThat(notRead(ses.client()).kind()).isEqualTo(Kind.NOT_AN_ANSWER);
    assertThat(ses.pages).isEqualTo(2);
  }

  @Test
  void endlessListEndsAsNoAnswer() {
    FakeListing ses = new FakeListing(time, page -> "token" + page);

    assertThat(notRead(ses.client()).kind()).isEqualTo(Kind.NOT_AN_ANSWER);
    assertThat(ses.pages).isEqualTo(IdentityListing.MOST_PAGES);
  }

  @Test
  void emptyTokenEndsTheList() {
    FakeListing ses = new FakeListing(time, _ -> "");

    assertThat(in(ses.client(), REGION, Duration.ofHours(1)))
        .isInstanceOf(RegionReading.Read.class);
    assertThat(ses.pages).isEqualTo(1);
  }

  @Test
  void regionUnknownToDnsAndToTheSdkHasNoSes() {
    FakeSes ses = unknownHost();

    assertThat(in(ses, "ap-east-1", Duration.ofHours(1))).isEqualTo(new RegionReading.NoSes());
    assertThat(ses.calls).hasSize(1);
  }

  @Test
  void regionUnknownToDnsButKnownToTheSdkIsUnavailable() {
    assertThat(notRead(unknownHost()).kind()).isEqualTo(Kind.UNAVAILABLE);
  }

  @Test
  void regionUnknownToTheSdkIsTried() {
    assertThat(in(ses(10, domains(2)), "ap-east-1", Duration.ofHours(1)))
        .isInstanceOf(RegionReading.Read.class);
  }

  @Test
  void regionThatTakesLongerThanThereIsTimeIsNotRead() {
    FakeSes ses = ses(1_000, domains(1_000));
    Duration time15 = Duration.ofSeconds(15);

    assertThat(((RegionReading.NotRead) in(ses, REGION, time15)).problem().kind())
        .isEqualTo(Kind.DEADLINE);
    assertThat(time.instant()).isBefore(FakeTime.START.plus(time15));
  }

  @Test
  void waitBeforeARepetitionNeverPassesTheDeadline() {
    FakeSes ses = ses(10, domains(1));
    failOn(ses, "ListIdentities", 400, "Throttling");
    Duration time5 = Duration.ofSeconds(5);

    Problem problem = ((RegionReading.NotRead) in(ses, REGION, time5)).problem();

    assertThat(problem.kind()).isEqualTo(Kind.DEADLINE);
    assertThat(problem.detail()).contains("throttled on ses:ListIdentities");
    assertThat(time.instant()).isBefore(FakeTime.START.plus(time5));
  }

  @Test
  void timeThatEndsDuringMailFromLeavesTheRegionRead() {
    FakeSes ses = ses(1_000, domains(100));

    RegionReading reading = in(ses, REGION, Duration.ofSeconds(3));

    assertThat(((RegionReading.Read) reading).readings())
        .hasSize(100)
        .allMatch(Reading.Read.class::isInstance);
    assertThat(((RegionReading.Read) reading).problems())
        .extracting(Problem::kind)
        .containsExactly(Kind.DEADLINE);
  }

  @Test
  void stoppedScanReadsNothingMoreAndStaysStopped() {
    FakeSes ses = ses(10, domains(1));
    Pause stopped =
        _ -> {
          throw new InterruptedException();
        };
    SesIdentities identities =
        new SesIdentities(_ -> ses, new SesPaces(time, stopped, new Random(1)));

    RegionReading reading =
        RegionReading.of(identities.in(REGION, ACCOUNT, time.in(Duration.ofHours(1))));

    assertThat(((RegionReading.NotRead) reading).problem().kind()).isEqualTo(Kind.DEADLINE);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(ses.calls).hasSize(1);
  }

  /// A list of one identity a page, with tokens as a test likes.
  private static final class FakeListing {
    private final FakeSes nothing;
    private final IntFunction<String> tokens;
    int pages;

    FakeListing(FakeTime time, IntFunction<String> tokens) {
      this.nothing = new FakeSes(time, 10, List.of());
      this.tokens = tokens;
    }

    SesClient client() {
      return new SesClient() {
        @Override
        public ListIdentitiesResponse listIdentities(ListIdentitiesRequest request) {
          pages++;
          return ListIdentitiesResponse.builder()
              .identities(List.of())
              .nextToken(tokens.apply(pages))
              .build();
        }

        @Override
        public String serviceName() {
          return nothing.serviceName();
        }

        @Override
        public void close() {}
      };
    }
  }

  private FakeSes ses(int page, List<String> names) {
    return new FakeSes(time, page, names);
  }

  private FakeSes unknownHost() {
    FakeSes ses = ses(10, domains(1));
    ses.trouble =
        _ -> {
          throw SdkClientException.create("no host", new UnknownHostException("email.example"));
        };
    return ses;
  }

  private static void failOn(FakeSes ses, String action, int status, String code) {
    ses.trouble =
        asked -> {
          if (asked.action().equals(action)) {
            throw refusal(status, code, "no");
          }
        };
  }

  private static List<String> domains(int count) {
    return IntStream.range(0, count).mapToObj("d%d.example"::formatted).toList();
  }

  private static Identity identity(String name) {
    return new Identity(REGION, ACCOUNT, name);
  }

  private RegionReading in(SesClient ses, String region, Duration within) {
    return RegionReading.of(
        new SesIdentities(_ -> ses, new SesPaces(time, time, new Random(1)))
            .in(region, ACCOUNT, time.in(within)));
  }

  private RegionReading.Read read(FakeSes ses) {
    return (RegionReading.Read) in(ses, REGION, Duration.ofHours(1));
  }

  private Problem notRead(SesClient ses) {
    return ((RegionReading.NotRead) in(ses, REGION, Duration.ofHours(1))).problem();
  }

  private static Problem unread(RegionReading.Read read, String name) {
    return read.readings().stream()
        .filter(reading -> reading.identity().equals(identity(name)))
        .map(reading -> ((Reading.Unread) reading).problem())
        .findFirst()
        .orElseThrow();
  }
}
