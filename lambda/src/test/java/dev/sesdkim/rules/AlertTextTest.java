package dev.sesdkim.rules;

import static dev.sesdkim.rules.Sample.ACCOUNT;
import static dev.sesdkim.rules.Sample.address;
import static dev.sesdkim.rules.Sample.alert;
import static dev.sesdkim.rules.Sample.alerted;
import static dev.sesdkim.rules.Sample.domain;
import static dev.sesdkim.rules.Sample.due;
import static dev.sesdkim.rules.Sample.orphan;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.Concern;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Trouble;
import dev.sesdkim.dkim.Unverified;
import dev.sesdkim.dkim.Verdict;
import dev.sesdkim.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertTextTest {

  private static final int MANY = 10_000;

  private static final List<String> DENIED =
      IntStream.range(0, 13).mapToObj(i -> "ap-region-" + i).toList();

  @ParameterizedTest
  @MethodSource("large")
  void aLargeAlertFitsAndSaysHowManyItLeftOutAndWhereTheyAre(Alert alert) {
    AlertMessage message = Sample.message(alert);

    assertThat(Json.bytes(Envelope.json(message))).isBetween(200_000, Envelope.MOST_BYTES);
    List<Map<?, ?>> named = Parts.identities(message.event());
    Map<?, ?> leftOut = Parts.leftOut(message.event());
    assertThat(named).hasSizeGreaterThan(100);
    assertThat(Parts.text(leftOut, "count")).isEqualTo("" + (MANY - named.size()));
    assertThat(Parts.text(leftOut, "where")).contains("index \"unverified\"");
    assertThat(message.text().replaceAll("\\s+", " "))
        .contains(English.number(MANY - named.size()) + " more")
        .contains(Parts.text(named.getLast(), "identity"));
  }

  static Stream<Alert> large() {
    return Stream.of(
        alert(
            AlertKind.OfDomain.REGRESSED,
            "example.com",
            Verdict.VERIFIED,
            many(i -> under("a" + i)).toArray(State[]::new)),
        alert(
            AlertKind.OfDomain.REGRESSED,
            "example.com",
            Verdict.VERIFIED,
            many(i -> orphan("eu-west-1", "ü\"" + i + "@example.com")).toArray(State[]::new)),
        Sample.started(
            new Counts(0, MANY, 0),
            many(i -> domain("eu-west-1", i + ".example.com", Reason.FAILED)).toList()));
  }

  @ParameterizedTest
  @MethodSource("blind")
  void anAlertOfManyAccountsWithRegionsThatAreDeniedFitsAndNamesEveryIdentity(Alert alert) {
    AlertMessage message = Sample.message(alert);

    assertThat(Json.bytes(Envelope.json(message))).isBetween(200_000, Envelope.MOST_BYTES);
    assertThat(EventSchema.faults(message.event())).isEmpty();
    Map<?, ?> event = Json.object(message.event());
    assertThat(Parts.identities(message.event())).hasSize(3);
    List<?> named = (List<?>) requireNonNull(event.get("regionsNotRead"));
    assertThat(named).hasSizeGreaterThan(100);
    assertThat(event.get("regionsNotReadLeftOut"))
        .asString()
        .contains("count=" + (100 * DENIED.size() - named.size()), "unreadSince");
  }

  static Stream<Alert> blind() {
    List<State> broken =
        IntStream.range(0, 3)
            .mapToObj(i -> domain("eu-west-1", i + ".example.com", Reason.FAILED))
            .toList();
    Counts counts = new Counts(0, 3, 0);
    List<String> accounts = IntStream.range(0, 100).mapToObj("%012d"::formatted).toList();
    return Stream.of(
        new Alert.Started(
            Sample.SCAN,
            Sample.NOW,
            accounts.stream()
                .map(
                    id ->
                        new Alert.AccountStart(
                            id,
                            counts,
                            List.of("eu-west-1"),
                            DENIED.stream().collect(toMap(region -> region, _ -> denied(id)))))
                .toList(),
            broken.stream().map(Unverified::of).toList(),
            Map.of()),
        new Alert.Digest(
            Sample.SCAN,
            Sample.NOW,
            accounts.stream()
                .map(
                    id ->
                        new Alert.AccountStanding(
                            id,
                            counts,
                            0,
                            List.of("eu-west-1"),
                            DENIED.stream()
                                .collect(
                                    toMap(
                                        region -> region,
                                        _ -> new Trouble(Sample.NOW, denied(id), true))),
                            Map.of(),
                            List.of(),
                            Optional.empty()))
                .toList(),
            broken.stream().flatMap(state -> Concern.of(state).stream()).toList(),
            Optional.empty(),
            Optional.empty(),
            Map.of()));
  }

  private static Problem denied(String account) {
    return new Problem(
        Problem.Kind.ACCESS_DENIED,
        "ses:ListIdentities",
        ("User: arn:aws:sts::%s:assumed-role/SesDkimMonitorMember/ses-dkim-monitor is not"
                + " authorized to perform: ses:ListIdentities with an explicit deny in a service"
                + " control policy")
            .formatted(account));
  }

  @Test
  void aDigestOfManyAccountsThatCannotBeReadFits() {
    Trouble shut = new Trouble(Sample.NOW, denied("210987654321"), true);
    AlertMessage message =
        Sample.message(
            new Alert.Digest(
                Sample.SCAN,
                Sample.NOW,
                IntStream.range(0, 1_000)
                    .mapToObj(
                        i ->
                            new Alert.AccountStanding(
                                "%012d".formatted(i),
                                Counts.NONE,
                                0,
                                List.of(),
                                Map.of("eu-west-1", shut),
                                Map.of(ScanPart.REGIONS, shut),
                                List.of(),
                                Optional.empty()))
                    .toList(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of()));

    assertThat(Json.bytes(Envelope.json(message))).isBetween(200_000, Envelope.MOST_BYTES);
    assertThat(EventSchema.faults(message.event())).isEmpty();
    assertThat(message.event())
        .contains("\"regionsNotReadLeftOut\":{\"count\":1000,", "\"problemsLeftOut\":{\"count\":");
  }

  @Test
  void aDigestOfFiveThousandAccountsFitsAndItsAttributeNamesEachOfThem() {
    List<String> ids = IntStream.range(0, 5_000).mapToObj("%012d"::formatted).toList();

    AlertMessage message =
        AlertText.of(
            new Alert.Digest(
                Sample.SCAN,
                Sample.NOW,
                ids.stream()
                    .map(
                        id ->
                            new Alert.AccountStanding(
                                id,
                                new Counts(1, 0, 0),
                                1,
                                List.of("eu-west-1"),
                                Map.of(),
                                Map.of(),
                                List.of(),
                                Optional.empty()))
                    .toList(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of()),
            new AccountNames(ids.stream().collect(toMap(id -> id, id -> "the account " + id))),
            VerifiedDomains.NONE);

    assertThat(Envelope.bytes(message)).isLessThanOrEqualTo(Envelope.MOST_BYTES);
    assertThat(EventSchema.faults(message.event())).isEmpty();
    assertThat(message.event()).contains("\"accountsLeftOut\":{\"count\":4500,");
    assertThat(message.lists().get("account")).isEqualTo(ids);
  }

  @Test
  void anAlertThatFitsLeavesNobodyOut() {
    AlertMessage message =
        Sample.message(
            alert(
                AlertKind.OfDomain.REGRESSED,
                "example.com",
                Verdict.VERIFIED,
                IntStream.range(0, 50).mapToObj(i -> under("a" + i)).toArray(State[]::new)));

    assertThat(message.text().replaceAll("\\s+", " "))
        .contains("Affects a0@, a1@, a2@, a3@, a4@example.com and 45 more.")
        .contains("The other 45 addresses: a5@example.com, ", "a49@example.com");
    assertThat(message.event()).doesNotContain("identitiesLeftOut");
  }

  @Test
  void whereTheSubjectNamesOnlyAnAddressItsDomainIsNamedWithTheCause() {
    State failed = domain("eu-west-1", "example.com", Reason.FAILED);
    State follows =
        address("eu-west-1", "sales@example.com", Reason.DOMAIN_UNVERIFIED, "example.com");

    AlertMessage message =
        Sample.message(
            alert(
                AlertKind.OfDomain.REGRESSED,
                "example.com",
                List.of(
                    alerted(
                        due(AlertKind.OfDomain.REGRESSED, Optional.of(Verdict.UNVERIFIED), failed),
                        failed),
                    alerted(
                        due(AlertKind.OfDomain.REGRESSED, Optional.of(Verdict.VERIFIED), follows),
                        follows))));

    assertThat(message.subject()).startsWith("sales@example.com stopped");
    assertThat(message.text()).startsWith("example.com: ");
  }

  @Test
  void aNameThatIsTooLongForAnyMessageStopsNoAlert() {
    String endless = "a".repeat(300_000) + ".example";

    AlertMessage message =
        Sample.message(
            alert(
                AlertKind.OfDomain.REGRESSED,
                endless,
                Verdict.VERIFIED,
                domain("eu-west-1", endless, Reason.FAILED)));

    assertThat(Json.bytes(Envelope.json(message))).isLessThan(Envelope.MOST_BYTES);
    assertThat(message.subject()).hasSizeLessThan(100);
    assertThat(message.domains()).singleElement().asString().hasSizeLessThan(254);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com",
        "<!channel> <@U1> <https://evil.example|x>@example.com",
        "@everyone@here@channel",
        "*bold*_it_~s~`code`@example.com",
        "a\r\nBcc: x\u0007\u202e\u2028@example.com",
        "\"quoted \\\" \"@example.com",
        "Sales+News@EXAMPLE.com",
        "bücher.example",
        "日本語@例え.jp"
      })
  void whateverANameHoldsNoBodyIsBrokenByIt(String name) {
    State state = orphan("eu-west-1", name);

    AlertMessage message =
        Sample.message(
            alert(AlertKind.OfDomain.REGRESSED, state.alertDomain(), Verdict.VERIFIED, state));

    assertThat(message.subject()).matches("[ -~]{1,99}").contains(" stopped DKIM-signing (");
    assertThat(message.text().replace("\n", "")).matches("[^\\p{Cntrl}\\p{Cf}\\u2028\\u2029]*");
    assertThat(Parts.text(Parts.identities(message.event()).getFirst(), "identity"))
        .isEqualTo(state.identity().name());
    Map<?, ?> content = Parts.content(message.chat());
    String description = Parts.text(content, "description");
    assertThat(description.replaceAll("<https://[^|<>]*\\|SES console, eu-west-1>", ""))
        .doesNotContain("<", ">", "\u202e", "\u0007", "\r");
    assertThat(description.chars().filter(c -> c == '`').count() % 2).isZero();
    assertThat(Parts.text(content, "title")).doesNotContain("<", "`", "*", "@here", "@channel");
  }

  @Test
  void chatShowsNoCommandThatItWouldHaveToChange() {
    State state =
        Sample.state(
            "eu-west-1", "a`;b;`.example", Reason.SIGNING_DISABLED, List.of(), Optional.empty());

    AlertMessage message =
        Sample.message(
            alert(AlertKind.OfDomain.REGRESSED, "a`;b;`.example", Verdict.VERIFIED, state));

    assertThat(message.text()).contains("--email-identity='a`;b;`.example'");
    assertThat(message.chat())
        .doesNotContain("--email-identity")
        .contains("The records and commands are in the email and in `sesdkim fix NAME`.");
  }

  @Test
  void chatStaysShortHoweverManyThereAre() {
    Alert alert =
        alert(
            AlertKind.OfDomain.REGRESSED,
            "example.com",
            Verdict.VERIFIED,
            many(i -> domain("r" + i, "example.com", i % 2 == 0 ? Reason.FAILED : Reason.PENDING))
                .toArray(State[]::new));

    Map<?, ?> content = Parts.content(Sample.message(alert).chat());

    assertThat(Parts.text(content, "description"))
        .hasSizeLessThanOrEqualTo(ChatDescription.LONGEST);
  }

  @ParameterizedTest
  @EnumSource
  void everyKindHasWordsOfItsOwn(AlertKind.OfDomain kind) {
    AlertMessage message =
        Sample.message(
            alert(
                kind,
                "example.com",
                Verdict.VERIFIED,
                domain("eu-west-1", "example.com", Reason.FAILED)));

    assertThat(message.subject()).startsWith("example.com ").endsWith(" (eu-west-1)");
    assertThat(message.kind()).isEqualTo(kind);
    assertThat(message.regions()).containsExactly("eu-west-1");
    assertThat(message.text().lines().findFirst().orElseThrow()).matches("[A-Z1-9].* .*");
  }

  @Test
  void theLanguageOfTheMachineChangesNothing() {
    Alert alert = large().toList().getLast();
    AlertMessage message = Sample.message(alert);
    Locale before = Locale.getDefault();
    try {
      for (String tag : List.of("ar-EG-u-nu-arab", "tr-TR", "th-TH-u-ca-buddhist-nu-thai")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(Sample.message(alert)).isEqualTo(message);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void theEnvelopeHasABodyForEachKindOfSubscriber() {
    AlertMessage message =
        new AlertMessage(
            "s",
            "text",
            "chat",
            "event",
            AlertKind.OfAccount.STARTED,
            List.of(ACCOUNT),
            List.of(),
            List.of());

    assertThat(Json.object(Envelope.json(message)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "default",
                "s\n\ntext",
                "email",
                "text",
                "https",
                "chat",
                "sqs",
                "event",
                "lambda",
                "event"));
  }

  private static State under(String local) {
    return Sample.address(
        "eu-west-1", local + "@example.com", Reason.DOMAIN_UNVERIFIED, "example.com");
  }

  private static Stream<State> many(IntFunction<State> state) {
    return IntStream.range(0, MANY).mapToObj(state);
  }
}
