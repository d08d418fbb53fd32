package dev.sesdkim.local.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.IdentityDkimAttributes;
import software.amazon.awssdk.services.ses.model.IdentityType;
import software.amazon.awssdk.services.ses.model.ListIdentitiesResponse;
import software.amazon.awssdk.services.ses.model.SesException;
import software.amazon.awssdk.services.ses.model.VerificationStatus;

class SesQueriesTest {
  private final FaultyAccount account =
      FaultyAccount.start("123456789012", "us-east-1", "eu-west-1");
  private final Clients clients = Clients.of(account);
  private final SesClient ses = clients.ses("us-east-1");

  @AfterEach
  void stop() {
    ses.close();
    clients.close();
    account.close();
  }

  private IdentityDkimAttributes dkim(String name) {
    return of(name, ses.getIdentityDkimAttributes(r -> r.identities(name)).dkimAttributes());
  }

  private static <T> T of(String name, Map<String, T> attributes) {
    return Objects.requireNonNull(attributes.get(name), name);
  }

  @Test
  void listsTheIdentitiesOfItsOwnRegionOnlyAndInTheirOwnSpelling() {
    account.put("us-east-1", SimulatedIdentity.domain("Mail.EXAMPLE.com"));
    account.put("us-east-1", SimulatedIdentity.address("Anna@Example.com"));
    account.put("eu-west-1", SimulatedIdentity.domain("example.jp"));

    assertThat(ses.listIdentities().identities())
        .containsExactlyInAnyOrder("Anna@Example.com", "Mail.EXAMPLE.com");
  }

  @Test
  void listsOneTypeWhenAskedForOne() {
    account.put("us-east-1", SimulatedIdentity.domain("example.com"));
    account.put("us-east-1", SimulatedIdentity.address("anna@example.com"));

    assertThat(ses.listIdentities(r -> r.identityType(IdentityType.DOMAIN)).identities())
        .containsExactly("example.com");
    assertThat(ses.listIdentities(r -> r.identityType(IdentityType.EMAIL_ADDRESS)).identities())
        .containsExactly("anna@example.com");
  }

  @Test
  void pagesUntilEveryIdentityWasNamedOnce() {
    List<String> names = IntStream.range(0, 2500).mapToObj(n -> "d" + n + ".example.com").toList();
    names.forEach(name -> account.put("us-east-1", SimulatedIdentity.domain(name)));

    List<String> listed = ses.listIdentitiesPaginator().identities().stream().toList();

    assertThat(listed).containsExactlyInAnyOrderElementsOf(names);
    assertThat(account.count(Service.SES, "ListIdentities", "us-east-1")).isEqualTo(3);
  }

  @Test
  void aSmallerPageIsGivenWhenAskedForAndTheLastOneHasNoToken() {
    account.put("us-east-1", SimulatedIdentity.domain("a.example.com"));
    account.put("us-east-1", SimulatedIdentity.domain("b.example.com"));

    ListIdentitiesResponse first = ses.listIdentities(r -> r.maxItems(1));
    ListIdentitiesResponse second =
        ses.listIdentities(r -> r.maxItems(1).nextToken(first.nextToken()));

    assertThat(first.identities()).containsExactly("a.example.com");
    assertThat(second.identities()).containsExactly("b.example.com");
    assertThat(second.nextToken()).isNull();
  }

  @Test
  void aPageOverOneThousandAndATokenOfItsOwnMakingAreRefused() {
    assertThatThrownBy(() -> ses.listIdentities(r -> r.maxItems(1001)))
        .isInstanceOfSatisfying(SesException.class, e -> code(e, 400, "ValidationError"));
    assertThatThrownBy(() -> ses.listIdentities(r -> r.nextToken("???")))
        .isInstanceOfSatisfying(SesException.class, e -> code(e, 400, "ValidationError"));
  }

  @Test
  void aDomainReportsItsOwnDkimStateAndThreeTokens() {
    account.put("us-east-1", SimulatedIdentity.domain("example.com"));

    IdentityDkimAttributes dkim = dkim("example.com");

    assertThat(dkim.dkimEnabled()).isTrue();
    assertThat(dkim.dkimVerificationStatus()).isEqualTo(VerificationStatus.SUCCESS);
    assertThat(dkim.dkimTokens())
        .doesNotHaveDuplicates()
        .hasSize(3)
        .allMatch(token -> token.matches("[a-z0-9]{32}"));
  }

  @Test
  void anAddressMirrorsTheDomainExactlyAfterItsAtSign() {
    account.put("us-east-1", SimulatedIdentity.domain("EXAMPLE.com"));
    account.put("us-east-1", SimulatedIdentity.address("anna@example.com"));
    account.breakDkim("us-east-1", "example.com", Instant.EPOCH);

    assertThat(dkim("anna@example.com").dkimVerificationStatusAsString())
        .isEqualTo("TemporaryFailure");
    assertThat(dkim("anna@example.com").dkimTokens()).hasSize(3);
  }

  @Test
  void anAddressBelowASubdomainDoesNotMirrorTheParentDomain() {
    account.put("us-east-1", SimulatedIdentity.domain("example.com"));
    account.put("us-east-1", SimulatedIdentity.address("anna@mail.example.com"));

    assertThat(dkim("anna@mail.example.com").dkimEnabled()).isFalse();
    assertThat(dkim("anna@mail.example.com").dkimVerificationStatusAsString())
        .isEqualTo("NotStarted");
    assertThat(dkim("anna@mail.example.com").hasDkimTokens()).isFalse();
  }

  @Test
  void anAddressWithADkimStateOfItsOwnReportsThat() {
    account.put("us-east-1", SimulatedIdentity.domain("example.com"));
    account.put(
        "us-east-1",
        SimulatedIdentity.address("anna@example.com").withDkim(SimulatedDkim.notStarted()));

    assertThat(dkim("anna@example.com").dkimVerificationStatusAsString()).isEqualTo("NotStarted");
  }

  @Test
  void anUnknownIdentityAndAWithheldOneAreLeftOutOfTheAnswer() {
    account.put("us-east-1", SimulatedIdentity.domain("example.com"));
    account.put("us-east-1", SimulatedIdentity.domain("withheld.example.com"));
    account.withholdAttributes("us-east-1", "withheld.example.com");

    assertThat(
            ses.getIdentityDkimAttributes(
                    r -> r.identities("example.com", "withheld.example.com", "nowhere.example.com"))
                .dkimAttributes())
        .containsOnlyKeys("example.com");
    assertThat(ses.listIdentities().identities()).contains("withheld.example.com");
  }

  @Test
  void aHundredIdentitiesInOneCallAreTheLimit() {
    List<String> names = IntStream.range(0, 101).mapToObj(n -> "d" + n + ".example.com").toList();
    names.forEach(name -> account.put("us-east-1", SimulatedIdentity.domain(name)));

    assertThat(
            ses.getIdentityDkimAttributes(r -> r.identities(names.subList(0, 100)))
                .dkimAttributes())
        .hasSize(100);
    assertThatThrownBy(() -> ses.getIdentityVerificationAttributes(r -> r.identities(names)))
        .isInstanceOfSatisfying(SesException.class, e -> code(e, 400, "ValidationError"));
  }

  @Test
  void verificationAndMailFromComeBackAsTheAccountHoldsThem() {
    account.put(
        "us-east-1",
        SimulatedIdentity.domain("example.com")
            .withVerification("Failed")
            .withMailFrom("bounce.example.com", "Pending"));
    account.put("us-east-1", SimulatedIdentity.domain("example.jp"));

    var verification =
        ses.getIdentityVerificationAttributes(r -> r.identities("example.com"))
            .verificationAttributes();
    assertThat(of("example.com", verification).verificationStatusAsString()).isEqualTo("Failed");
    var mailFrom =
        ses.getIdentityMailFromDomainAttributes(r -> r.identities("example.com", "example.jp"))
            .mailFromDomainAttributes();
    assertThat(of("example.com", mailFrom).mailFromDomain()).isEqualTo("bounce.example.com");
    assertThat(of("example.com", mailFrom).mailFromDomainStatusAsString()).isEqualTo("Pending");
    assertThat(of("example.jp", mailFrom).mailFromDomain()).isNull();
  }

  @Test
  void markupInANameSurvivesTheJourney() {
    String name = "\"a&b<c>'\t\"@example.com";
    account.put("us-east-1", SimulatedIdentity.address(name));

    assertThat(ses.listIdentities().identities()).containsExactly(name);
    assertThat(dkim(name).dkimEnabled()).isFalse();
  }

  @Test
  void aControlCharacterThatXmlCannotHoldDoesNotSpoilTheAnswer() {
    account.put("us-east-1", SimulatedIdentity.address("a\u0001b@example.com"));

    assertThat(ses.listIdentities().identities()).containsExactly("a\uFFFDb@example.com");
  }

  @Test
  void aRestrictedRegionAnswersAccessDeniedAndTheOthersGoOn() {
    account.restrict("us-east-1");

    assertThatThrownBy(ses::listIdentities)
        .isInstanceOfSatisfying(SesException.class, e -> code(e, 403, "AccessDenied"))
        .hasMessageContaining("ses:ListIdentities");
    assertThat(clients.ses("eu-west-1").listIdentities().identities()).isEmpty();
  }

  @Test
  void aRegionThatIsNotEnabledRefusesTheCredentials() {
    assertThatThrownBy(() -> clients.ses("ap-east-1").listIdentities())
        .isInstanceOfSatisfying(SesException.class, e -> code(e, 403, "InvalidClientTokenId"));
  }

  @Test
  void breakingAndMendingAndRemovingShowInTheNextAnswer() {
    account.put("us-east-1", SimulatedIdentity.domain("example.com"));
    account.breakDkim("us-east-1", "EXAMPLE.com", Instant.EPOCH);
    assertThat(dkim("example.com").dkimVerificationStatusAsString()).isEqualTo("TemporaryFailure");

    account.mendDkim("us-east-1", "example.com");
    assertThat(dkim("example.com").dkimVerificationStatusAsString()).isEqualTo("Success");

    account.remove("us-east-1", "example.com");
    assertThat(ses.listIdentities().identities()).isEmpty();
    assertThatThrownBy(() -> account.remove("us-east-1", "example.com"))
        .hasMessage("No identity example.com in us-east-1");
  }

  private static void code(SesException e, int status, String code) {
    assertThat(e.statusCode()).isEqualTo(status);
    assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
  }
}
