package dev.sesdkim.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesdkim.aws.PlayedNetwork.Reply;
import dev.sesdkim.aws.PlayedNetwork.Sent;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import dev.sesdkim.scan.AccountSource;
import dev.sesdkim.scan.Details;
import dev.sesdkim.scan.RegionListing;
import dev.sesdkim.scan.ScanFailure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountReadersTest {

  private static final String HOME = "111111111111";
  private static final String SHOP = "222222222222";
  private static final String LAB = "333333333333";

  private static final String REGIONS =
      "<DescribeRegionsResponse><regionInfo>"
          + "<item><regionName>eu-west-1</regionName></item>"
          + "<item><regionName>us-east-1</regionName></item>"
          + "</regionInfo></DescribeRegionsResponse>";
  private static final String LIST =
      "<ListIdentitiesResponse><ListIdentitiesResult><Identities/>"
          + "</ListIdentitiesResult></ListIdentitiesResponse>";

  private final FakeTime time = new FakeTime();

  @Test
  void theMonitorsOwnAccountIsReadWithItsOwnCredentialsAndNoRole() {
    PlayedNetwork network = new PlayedNetwork(AccountReadersTest::reply);
    AccountSource home = readers(network).of(HOME);

    read(home, HOME);

    assertThat(network.sent).noneMatch(AccountReadersTest::isForSts);
    assertThat(network.sent).extracting(AccountReadersTest::signer).containsOnly("AKIDHOME");
  }

  @Test
  void anotherAccountIsReadInASessionOfItsRoleAssumedOnceInTheMonitorsRegion() {
    PlayedNetwork network = new PlayedNetwork(AccountReadersTest::reply);
    AccountSource shop = readers(network).of(SHOP);

    read(shop, SHOP);

    Sent assumed = network.sent.getFirst();
    assertThat(assumed.host()).isEqualTo("sts.eu-west-1.amazonaws.com");
    assertThat(assumed.form())
        .containsEntry("Action", "AssumeRole")
        .containsEntry(
            "RoleArn", "arn:aws:iam::222222222222:role/ses-dkim-monitor/SesDkimMonitorReader")
        .containsEntry("RoleSessionName", "ses-dkim-monitor")
        .containsEntry("DurationSeconds", "3600")
        .doesNotContainKey("ExternalId");
    assertThat(signer(assumed)).isEqualTo("AKIDHOME");
    assertThat(network.sent.get(1).host()).isEqualTo("ec2.eu-west-1.amazonaws.com");
    assertThat(network.sent.subList(1, network.sent.size()))
        .hasSize(4)
        .allMatch(sent -> sent.header("X-Amz-Security-Token").equals("token-" + SHOP))
        .extracting(AccountReadersTest::signer)
        .containsOnly("AKID" + SHOP);
  }

  @ParameterizedTest
  @CsvSource({
    "us-east-1, sts.us-east-1.amazonaws.com, arn:aws:iam::",
    "eu-south-2, sts.eu-south-2.amazonaws.com, arn:aws:iam::",
    "us-gov-west-1, sts.us-gov-west-1.amazonaws.com, arn:aws-us-gov:iam::",
    "cn-north-1, sts.cn-north-1.amazonaws.com.cn, arn:aws-cn:iam::"
  })
  void theRoleIsThatOfThePartitionAndStsIsAskedAtTheRegionsOwnEndpoint(
      String region, String host, String arn) {
    PlayedNetwork network = new PlayedNetwork(AccountReadersTest::reply);

    readers(network, region, Optional.empty(), _ -> Optional.empty()).of(SHOP).regions().enabled();

    assertThat(network.sent.getFirst().host()).isEqualTo(host);
    assertThat(network.sent.getFirst().form().get("RoleArn")).startsWith(arn);
  }

  @Test
  void theExternalIdIsSentIfThereIsOne() {
    PlayedNetwork network = new PlayedNetwork(AccountReadersTest::reply);

    readers(network, "eu-west-1", Optional.of("a+b=c"), _ -> Optional.empty())
        .of(SHOP)
        .regions()
        .enabled();

    assertThat(network.sent.getFirst().form()).containsEntry("ExternalId", "a+b=c");
  }

  @Test
  void nothingIsAskedBeforeTheRegionsAre() {
    PlayedNetwork network = new PlayedNetwork(AccountReadersTest::reply);

    readers(network).of(SHOP);

    assertThat(network.sent).isEmpty();
  }

  @Test
  void manyThreadsShareOneSession() throws Exception {
    PlayedNetwork network = new PlayedNetwork(AccountReadersTest::reply);
    AccountSource shop = readers(network).of(SHOP);
    CountDownLatch together = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        calls.add(
            threads.submit(
                () -> {
                  together.await();
                  return shop.regions().enabled();
                }));
      }
      together.countDown();
      for (Future<?> call : calls) {
        call.get();
      }
    }

    assertThat(network.sent).filteredOn(AccountReadersTest::isForSts).hasSize(1);
  }

  @Test
  void aRoleThatIsRefusedIsNotAskedForAgainInTheScanAndIsInTheNext() {
    PlayedNetwork network = new PlayedNetwork(sent -> denied(sent, "AccessDenied", 403));
    AccountReaders readers = readers(network);
    AccountSource shop = readers.of(SHOP);

    assertThat(failure(shop)).isSameAs(failure(shop));
    assertThat(shop.identities().in("us-east-1", SHOP, time.in(Duration.ofMinutes(1))))
        .isInstanceOfSatisfying(
            RegionListing.NotListed.class,
            listing -> assertThat(listing.problem().kind()).isEqualTo(Kind.CREDENTIALS));
    assertThat(network.sent).hasSize(1);

    failure(readers.of(SHOP));
    assertThat(network.sent).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "AccessDenied, 403, ACCESS_DENIED, sesdkim member-role",
    "InvalidClientTokenId, 403, CREDENTIALS, Check which role",
    "ExpiredToken, 403, CREDENTIALS, Check which role",
    "ExpiredTokenException, 400, CREDENTIALS, Check which role",
    "RegionDisabledException, 403, REGION_DISABLED, activate STS for eu-west-1",
    "Throttling, 400, THROTTLED, The next scan tries again",
    "ValidationError, 400, REJECTED, report it",
    "InternalFailure, 500, UNAVAILABLE, can be reached"
  })
  void aRefusalNamesAccountRoleAndActionAndSaysWhatToDo(
      String code, int status, Kind kind, String advice) {
    ScanFailure failure =
        failure(readers(new PlayedNetwork(sent -> denied(sent, code, status))).of(SHOP));

    assertThat(failure.problem().kind()).isEqualTo(kind);
    assertThat(failure.problem().action()).isEqualTo("sts:AssumeRole");
    assertThat(failure)
        .hasMessageStartingWith(
            "Account 222222222222 cannot be read: the role"
                + " arn:aws:iam::222222222222:role/ses-dkim-monitor/SesDkimMonitorReader could not"
                + " be assumed (STS in eu-west-1): ")
        .hasMessageContaining(code)
        .hasMessageContaining(advice);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html/>",
        "<AssumeRoleResponse/>",
        "<AssumeRoleResponse><AssumeRoleResult/></AssumeRoleResponse>",
        "<AssumeRoleResponse><AssumeRoleResult><Credentials/></AssumeRoleResult></AssumeRoleResponse>",
        "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>AKID</AccessKeyId>"
            + "<SecretAccessKey>leaked</SecretAccessKey><SessionToken> </SessionToken></Credentials>"
            + "</AssumeRoleResult></AssumeRoleResponse>",
        "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>AKID</AccessKeyId>"
            + "<SecretAccessKey>leaked</SecretAccessKey><SessionToken>leaked</SessionToken>"
            + "<Expiration>soon</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>",
        "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>AKID</AccessKeyId>"
            + "<SecretAccessKey>leaked"
      })
  void whatHoldsNoCredentialsIsNoAnswerAndIsNotShown(String body) {
    ScanFailure failure = failure(readers(PlayedNetwork.saying(PlayedNetwork.ok(body))).of(SHOP));

    assertThat(failure.problem().kind()).isEqualTo(Kind.NOT_AN_ANSWER);
    assertThat(text(failure)).doesNotContain("leaked");
  }

  @Test
  void noTextHoldsCredentials() {
    PlayedNetwork network =
        new PlayedNetwork(
            sent ->
                isForSts(sent)
                    ? reply(sent)
                    : new Reply(
                        403,
                        "<ErrorResponse><Error><Code>SignatureDoesNotMatch</Code><Message>The"
                            + " Canonical String for this request should have been 'POST\n/\n\n"
                            + "host:x\nx-amz-security-token:%s\n'</Message></Error></ErrorResponse>"
                                .formatted(sent.header("X-Amz-Security-Token"))));
    AccountSource shop = readers(network).of(SHOP);
    ScanFailure failure = failure(shop);
    RegionListing listing = shop.identities().in("us-east-1", SHOP, time.in(Duration.ofMinutes(1)));
    Details.Outcome detail = detail(shop, SHOP);

    assertThat(text(failure) + shop + listing + detail)
        .contains("SignatureDoesNotMatch")
        .doesNotContain("secret-", "token-" + SHOP, "homesecret", "hometoken");
  }

  @Test
  void aSessionIsShownAsItsRole() {
    PlayedNetwork network = new PlayedNetwork(AccountReadersTest::reply);
    AssumedRole role =
        new AssumedRole(
            () -> network.clients().sts("eu-west-1"),
            "eu-west-1",
            new MemberRole(),
            SHOP,
            Optional.empty());

    assertThat(role.assume().secretAccessKey()).isEqualTo("secret-" + SHOP);
    assertThat(role)
        .hasToString(
            "a session of arn:aws:iam::222222222222:role/ses-dkim-monitor/SesDkimMonitorReader");
  }

  @Test
  void anAccountThatIsRefusedIsNotReadAndNoRoleIsAssumed() {
    PlayedNetwork network = new PlayedNetwork(AccountReadersTest::reply);
    Problem problem = new Problem(Kind.ACCESS_DENIED, "sts:AssumeRole", "it is not ours");
    AccountReaders readers =
        readers(
            network,
            "eu-west-1",
            Optional.empty(),
            account -> Optional.of(problem).filter(_ -> account.equals(SHOP)));

    ScanFailure failure = failure(readers.of(SHOP));

    assertThat(failure.problem()).isEqualTo(problem);
    assertThat(failure).hasMessage("Account 222222222222 is not read: it is not ours.");
    assertThat(network.sent).isEmpty();
    assertThat(readers.of(LAB).regions().enabled()).isNotEmpty();
  }

  @Test
  void eachAccountHasItsOwnPaceInARegionAndKeepsItBetweenScans() {
    AccountReaders readers = readers(new PlayedNetwork(AccountReadersTest::reply));

    list(readers.of(HOME), HOME);
    list(readers.of(SHOP), SHOP);
    list(readers.of(LAB), LAB);
    assertThat(time.pauses).isEmpty();

    list(readers.of(SHOP), SHOP);
    assertThat(time.pauses).containsExactly(RegionPace.SPACING);
  }

  @Test
  void theDetailOfAnAccountTakesATurnOfTheSamePace() {
    AccountSource shop = readers(new PlayedNetwork(AccountReadersTest::reply)).of(SHOP);

    list(shop, SHOP);
    var _ = detail(shop, SHOP);

    assertThat(time.pauses).containsExactly(RegionPace.SPACING);
  }

  private void read(AccountSource source, String account) {
    assertThat(source.regions().enabled()).containsExactly("eu-west-1", "us-east-1");
    list(source, account);
    assertThat(source.identities().in("eu-west-1", account, time.in(Duration.ofMinutes(1))))
        .isInstanceOf(RegionListing.Listed.class);
    var _ = detail(source, account);
  }

  private void list(AccountSource source, String account) {
    assertThat(source.identities().in("us-east-1", account, time.in(Duration.ofMinutes(1))))
        .isInstanceOf(RegionListing.Listed.class);
  }

  private Details.Outcome detail(AccountSource source, String account) {
    return source
        .details()
        .orElseThrow()
        .of(
            new Identity("us-east-1", account, "example.com"),
            new Moment(FakeTime.START, "scan"),
            time.in(Duration.ofMinutes(1)));
  }

  private static ScanFailure failure(AccountSource source) {
    return Objects.requireNonNull(
        catchThrowableOfType(ScanFailure.class, () -> source.regions().enabled()));
  }

  private static String text(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private AccountReaders readers(PlayedNetwork network) {
    return readers(network, "eu-west-1", Optional.empty(), _ -> Optional.empty());
  }

  private AccountReaders readers(
      PlayedNetwork network,
      String region,
      Optional<String> externalId,
      Function<String, Optional<Problem>> refusals) {
    return new AccountReaders(
        HOME,
        region,
        network.clients(),
        new MemberRole(),
        externalId,
        refusals,
        () -> new SesPaces(time, time, new Random(1)));
  }

  private static boolean isForSts(Sent sent) {
    return sent.host().startsWith("sts.");
  }

  private static String signer(Sent sent) {
    return sent.header("Authorization").replaceFirst(".*Credential=([^/]+)/.*", "$1");
  }

  private static Reply denied(Sent sent, String code, int status) {
    return isForSts(sent)
        ? new Reply(
            status,
            "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>refused</Message></Error></ErrorResponse>"
                .formatted(code))
        : reply(sent);
  }

  private static Reply reply(Sent sent) {
    if (isForSts(sent)) {
      String account = sent.form().getOrDefault("RoleArn", "").split(":", -1)[4];
      return PlayedNetwork.ok(
          ("<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>AKID%1$s</AccessKeyId>"
                  + "<SecretAccessKey>secret-%1$s</SecretAccessKey>"
                  + "<SessionToken>token-%1$s</SessionToken>"
                  + "<Expiration>2026-03-01T07:00:00Z</Expiration></Credentials>"
                  + "</AssumeRoleResult></AssumeRoleResponse>")
              .formatted(account));
    }
    if (sent.host().startsWith("ec2.")) {
      return PlayedNetwork.ok(REGIONS);
    }
    return PlayedNetwork.ok(
        sent.body().contains("Action=ListIdentities")
            ? LIST
            : "{\"DkimAttributes\": {\"SigningAttributesOrigin\": \"AWS_SES\"}}");
  }
}
