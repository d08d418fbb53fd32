package dev.sesdkim.aws;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Mutes;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.SesDetail;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import dev.sesdkim.json.Json;
import dev.sesdkim.local.text.AccountView;
import dev.sesdkim.local.text.Page;
import dev.sesdkim.local.text.ScanJson;
import dev.sesdkim.local.text.ScanText;
import dev.sesdkim.local.text.ScanView;
import dev.sesdkim.rules.AccountNames;
import dev.sesdkim.rules.AlertText;
import dev.sesdkim.rules.Comparison;
import dev.sesdkim.rules.Inspection;
import dev.sesdkim.rules.Judged;
import dev.sesdkim.rules.Judgement;
import dev.sesdkim.rules.Remedies;
import dev.sesdkim.rules.VerifiedDomains;
import dev.sesdkim.rules.Zone;
import dev.sesdkim.scan.Details;
import dev.sesdkim.scan.RegionReading;
import dev.sesdkim.scan.RegionResult;
import dev.sesdkim.scan.Sightings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ses.model.BehaviorOnMXFailure;
import software.amazon.awssdk.services.ses.model.CustomMailFromStatus;
import software.amazon.awssdk.services.sesv2.model.BehaviorOnMxFailure;
import software.amazon.awssdk.services.sesv2.model.DkimSigningAttributesOrigin;
import software.amazon.awssdk.services.sesv2.model.DkimSigningKeyLength;
import software.amazon.awssdk.services.sesv2.model.DkimStatus;
import software.amazon.awssdk.services.sesv2.model.IdentityType;
import software.amazon.awssdk.services.sesv2.model.MailFromDomainStatus;
import software.amazon.awssdk.services.sesv2.model.VerificationError;
import software.amazon.awssdk.services.sesv2.model.VerificationStatus;

/// Every word of SES's that the SDK knows and the product reads, and words that nobody knows, from
/// the wire through the adapters to all that people are shown.
class SesWordsTest {

  private static final String REGION = "us-east-1";
  private static final String ACCOUNT = "123456789012";
  private static final Identity DOMAIN = new Identity(REGION, ACCOUNT, "example.com");
  private static final Moment MOMENT = new Moment(FakeTime.START, "scan");

  private static final ScanContext SCAN =
      new ScanContext(
          MOMENT, List.of(MOMENT.at()), false, Duration.ofHours(1), Duration.ofDays(1), Mutes.NONE);

  private static final Set<String> OF_RECORDS =
      Set.of("HOST_NOT_FOUND", "TYPE_NOT_FOUND", "INVALID_VALUE");

  private static final String INVENTED = "SIDEWAYS_9";
  private static final String LONG = "SIDE\u202eWAYS_" + "9".repeat(400);

  /// The long one as it is shown.
  private static final String CLEANED = "SIDE\uFFFDWAYS_9999";

  private static final List<AlertKind.OfDomain> KINDS =
      List.of(
          AlertKind.OfDomain.FOUND_UNVERIFIED,
          AlertKind.OfDomain.REGRESSED,
          AlertKind.OfDomain.WORSENED,
          AlertKind.OfDomain.AT_RISK,
          AlertKind.OfDomain.NOT_READY,
          AlertKind.OfDomain.RECOVERED,
          AlertKind.OfDomain.REMOVED);

  /// A field of SES's answers that holds one of its words.
  private enum Field {
    DKIM(software.amazon.awssdk.services.ses.model.VerificationStatus.values(), "Success"),
    VERIFICATION(software.amazon.awssdk.services.ses.model.VerificationStatus.values(), "Success"),
    MAIL_FROM(CustomMailFromStatus.values(), "Success"),
    ON_MX_FAILURE(BehaviorOnMXFailure.values(), "UseDefaultValue"),
    DKIM_2(DkimStatus.values(), "TEMPORARY_FAILURE"),
    VERIFICATION_2(VerificationStatus.values(), "SUCCESS"),
    ORIGIN(DkimSigningAttributesOrigin.values(), "AWS_SES"),
    KEY_LENGTH(DkimSigningKeyLength.values(), "RSA_2048_BIT"),
    ERROR(VerificationError.values(), "HOST_NOT_FOUND"),
    MAIL_FROM_2(MailFromDomainStatus.values(), "SUCCESS"),
    ON_MX_FAILURE_2(BehaviorOnMxFailure.values(), "USE_DEFAULT_VALUE"),
    TYPE(IdentityType.values(), "DOMAIN");

    /// With blanks between them.
    private final String known;

    private final String usual;

    Field(Enum<?>[] values, String usual) {
      this.known =
          List.of(values).stream()
              .map(Object::toString)
              .filter(word -> !word.equals("null"))
              .collect(joining(" "));
      this.usual = usual;
    }

    private List<String> known() {
      return List.of(known.split(" ", -1));
    }

    private List<String> words() {
      List<String> words = new ArrayList<>(known());
      words.add(INVENTED);
      words.add(LONG);
      return words;
    }
  }

  /// What becomes of one word.
  private record Shown(
      State state,
      Remedy remedy,
      Map<AlertKind.OfDomain, AlertMessage> alerts,
      String scan,
      String json) {

    private String regressed() {
      return at(alerts, AlertKind.OfDomain.REGRESSED).text().replaceAll("\\s+", " ");
    }
  }

  private final FakeTime time = new FakeTime();

  @Test
  void everyWordIsShownAndNoneThatIsUnknownMakesADomainVerified() {
    int words = 0;
    for (Map.Entry<Field, Map<String, Shown>> of : sweep(Set.of(Field.values())).entrySet()) {
      for (Map.Entry<String, Shown> one : of.getValue().entrySet()) {
        words++;
        Shown shown = one.getValue();
        boolean decides = of.getKey() == Field.DKIM || of.getKey() == Field.VERIFICATION;
        boolean known = of.getKey().known().contains(one.getKey());
        assertThat(shown.state().verdict() == Verdict.UNKNOWN)
            .as("%s %s is unknown", of.getKey(), one.getKey())
            .isEqualTo(decides && !known);
        assertThat(shown.alerts().values())
            .allSatisfy(
                message -> {
                  assertThat(message.text()).isNotBlank().doesNotContain("\u202e", "9".repeat(150));
                  assertThat(message.subject()).hasSizeLessThan(100);
                  assertThat(Json.object(message.chat())).isNotEmpty();
                  assertThat(Json.object(message.event())).isNotEmpty();
                });
        assertThat(shown.scan()).contains("example.com").doesNotContain("\u202e");
        assertThat(Json.object(shown.json())).isNotEmpty();
      }
    }
    System.out.println("SES words, known and invented: " + words);
    assertThat(words).isGreaterThan(90);
  }

  @Test
  void anUnknownStatusIsShownAsItIsCleanedAndShort() {
    for (Map<String, Shown> of : sweep(Set.of(Field.DKIM, Field.VERIFICATION)).values()) {
      assertThat(at(of, INVENTED).state().reason()).isEqualTo(Reason.UNRECOGNIZED);
      assertThat(at(of, INVENTED).scan()).contains(INVENTED);
      assertThat(at(of, LONG).scan().replaceAll("\\s+", ""))
          .contains(CLEANED)
          .doesNotContain("9".repeat(120));
      assertThat(at(of, INVENTED).remedy().isNone()).isTrue();
    }
    Map<String, Shown> mailFrom = at(sweep(Set.of(Field.MAIL_FROM)), Field.MAIL_FROM);
    assertThat(at(mailFrom, INVENTED).json()).contains("\"mailFromStatus\": \"" + INVENTED);
  }

  @Test
  void everyErrorOfSesHasWordsAndAStepOfItsOwnAndAnUnknownOneIsShownAsItIs() {
    Map<String, Shown> errors = at(sweep(Set.of(Field.ERROR)), Field.ERROR);
    Set<String> steps = new HashSet<>();
    for (String error : Field.ERROR.known()) {
      // Where DNS shows which records are wrong, they say more than SES's word for it.
      assertThat(at(errors, error).regressed())
          .contains(OF_RECORDS.contains(error) ? "put the 3 records back" : "SES says " + error);
      assertThat(at(errors, error).remedy().steps())
          .filteredOn(step -> step.startsWith("SES says " + error + ": "))
          .hasSize(1)
          .allSatisfy(step -> steps.add(step.substring(step.indexOf(':'))));
    }
    assertThat(steps).hasSameSizeAs(Field.ERROR.known());
    assertThat(at(errors, INVENTED).regressed()).contains("DKIM records (" + INVENTED + ").");
    assertThat(at(errors, LONG).regressed()).contains("DKIM records (" + CLEANED);
    assertThat(at(errors, INVENTED).json()).contains(INVENTED);
  }

  @Test
  void everyRegionThatADomainMayCopyIsNamed() {
    Map<String, Shown> origins = at(sweep(Set.of(Field.ORIGIN)), Field.ORIGIN);
    List<String> replicas =
        Field.ORIGIN.known().stream().filter(origin -> origin.startsWith("AWS_SES_")).toList();
    assertThat(replicas).hasSizeGreaterThan(25);
    for (String origin : replicas) {
      String region =
          origin.substring("AWS_SES_".length()).toLowerCase(Locale.ROOT).replace('_', '-');
      assertThat(at(origins, origin).remedy().steps())
          .as(origin)
          .anyMatch(step -> step.contains("replica") && step.contains("identity in " + region));
    }
    assertThat(at(origins, "EXTERNAL").remedy().dnsRecords())
        .noneMatch(one -> one.type().equals("CNAME"));
    assertThat(at(origins, INVENTED).json()).contains(INVENTED);
    assertThat(at(origins, LONG).json()).contains(CLEANED).doesNotContain("9".repeat(150));
  }

  private Map<Field, Map<String, Shown>> sweep(Set<Field> fields) {
    Map<Field, String> answers = new EnumMap<>(Field.class);
    Map<Field, Map<String, Shown>> shown = new EnumMap<>(Field.class);
    try (Loopback server =
            new Loopback(
                (form, exchange) ->
                    Loopback.send(
                        exchange, 200, answer(form.getOrDefault("Action", ""), answers)));
        Clients clients = server.clients()) {
      for (Field field : fields) {
        for (String word : field.words()) {
          for (Field one : Field.values()) {
            answers.put(one, one.usual);
          }
          // Without a failure SES tells of no error, and nothing has to be fixed.
          answers.put(Field.DKIM, "TemporaryFailure");
          if (field == Field.VERIFICATION) {
            answers.put(Field.DKIM, "Success");
          }
          answers.put(field, word);
          shown
              .computeIfAbsent(field, _ -> new LinkedHashMap<>())
              .put(word, shown(reading(server, clients), detail(server, clients)));
        }
      }
    }
    return shown;
  }

  private Reading reading(Loopback server, Clients clients) {
    return server.here(
        () ->
            ((RegionReading.Read)
                    RegionReading.of(
                        new SesIdentities(clients::ses, new SesPaces(time, time, new Random(1)))
                            .in(REGION, ACCOUNT, time.in(Duration.ofHours(1)))))
                .readings()
                .getFirst());
  }

  private SesDetail detail(Loopback server, Clients clients) {
    Details.Outcome outcome =
        new SesV2Details(
                region -> server.here(() -> clients.sesV2(region)),
                new SesPaces(time, time, new Random(1)))
            .of(DOMAIN, MOMENT, time.in(Duration.ofHours(1)));
    return ((Details.Told) outcome).detail();
  }

  private static Shown shown(Reading reading, SesDetail detail) {
    Diagnosis now = Judgement.of(reading, Optional.empty());
    Evidence evidence =
        Inspection.of(now, Evidence.none().with(detail), Zone.of("example.com A 192.0.2.1"));
    State state =
        Comparison.of(List.of(), List.of(), Judged.of(List.of(reading)), SCAN)
            .getFirst()
            .after()
            .with(evidence);
    Map<AlertKind.OfDomain, AlertMessage> alerts = new EnumMap<>(AlertKind.OfDomain.class);
    KINDS.forEach(
        kind ->
            alerts.put(
                kind, AlertText.of(alert(kind, state), AccountNames.NONE, VerifiedDomains.NONE)));
    ScanView view = view(state);
    return new Shown(
        state,
        Remedies.of(state, Optional.empty(), VerifiedDomains.NONE),
        alerts,
        ScanText.of(view, Optional.empty(), new Page(100, false)),
        ScanJson.of(view, 1));
  }

  private static Alert alert(AlertKind.OfDomain kind, State state) {
    Due.OfIdentity told =
        new Due.OfIdentity(
            kind,
            DOMAIN,
            state.alertDomain(),
            Optional.of(Verdict.VERIFIED),
            state.reason(),
            state.since(),
            MOMENT.at(),
            MOMENT.at(),
            MOMENT.scanId());
    return new Alert.OfDomain(
        kind,
        ACCOUNT,
        "example.com",
        MOMENT.scanId(),
        MOMENT.at(),
        List.of(new AlertedIdentity(told, Optional.of(state))));
  }

  private static ScanView view(State state) {
    Counts counts = Counts.NONE.plus(state.verdict());
    return ScanView.of(
        List.of(
            AccountView.of(
                new Account(ACCOUNT, Optional.empty()),
                MOMENT.scanId(),
                MOMENT.at(),
                List.of(
                    new RegionResult.Read(
                        RegionRow.unknown(REGION, ACCOUNT)
                            .read(MOMENT.at(), counts, 0, false, Optional.empty()),
                        Sightings.NONE)),
                List.of(state))));
  }

  /// Version 1 answers in XML, version 2 in JSON.
  private static String answer(String action, Map<Field, String> words) {
    Function<Field, String> word = field -> at(words, field);
    return switch (action) {
      case "ListIdentities" -> xml(action, "<Identities><member>example.com</member></Identities>");
      case "GetIdentityDkimAttributes" ->
          entry(
              action,
              "DkimAttributes",
              "<DkimEnabled>true</DkimEnabled><DkimVerificationStatus>%s</DkimVerificationStatus><DkimTokens><member>a</member><member>b</member><member>c</member></DkimTokens>"
                  .formatted(word.apply(Field.DKIM)));
      case "GetIdentityVerificationAttributes" ->
          entry(
              action,
              "VerificationAttributes",
              "<VerificationStatus>%s</VerificationStatus>"
                  .formatted(word.apply(Field.VERIFICATION)));
      case "GetIdentityMailFromDomainAttributes" ->
          entry(
              action,
              "MailFromDomainAttributes",
              "<MailFromDomain>m.example.com</MailFromDomain><MailFromDomainStatus>%s</MailFromDomainStatus><BehaviorOnMXFailure>%s</BehaviorOnMXFailure>"
                  .formatted(word.apply(Field.MAIL_FROM), word.apply(Field.ON_MX_FAILURE)));
      default ->
          Json.write(
              Map.of(
                  "IdentityType",
                  word.apply(Field.TYPE),
                  "VerificationStatus",
                  word.apply(Field.VERIFICATION_2),
                  "DkimAttributes",
                  Map.of(
                      "SigningEnabled",
                      true,
                      "Status",
                      word.apply(Field.DKIM_2),
                      "Tokens",
                      List.of("a", "b", "c"),
                      "SigningHostedZone",
                      "dkim.amazonses.com",
                      "SigningAttributesOrigin",
                      word.apply(Field.ORIGIN),
                      "CurrentSigningKeyLength",
                      word.apply(Field.KEY_LENGTH)),
                  "MailFromAttributes",
                  Map.of(
                      "MailFromDomain",
                      "m.example.com",
                      "MailFromDomainStatus",
                      word.apply(Field.MAIL_FROM_2),
                      "BehaviorOnMxFailure",
                      word.apply(Field.ON_MX_FAILURE_2)),
                  "VerificationInfo",
                  Map.of("ErrorType", word.apply(Field.ERROR), "LastCheckedTimestamp", 1.7E9)));
    };
  }

  private static String entry(String action, String attributes, String value) {
    return xml(
        action,
        "<%1$s><entry><key>example.com</key><value>%2$s</value></entry></%1$s>"
            .formatted(attributes, value));
  }

  private static String xml(String action, String result) {
    return "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(action, result);
  }

  private static <K, V> V at(Map<K, V> map, K key) {
    return Objects.requireNonNull(map.get(key));
  }
}
