package dev.sesdkim.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.JsonSchema;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.json.Json;
import dev.sesdkim.local.Laptop.Run;
import dev.sesdkim.local.simulated.Call;
import dev.sesdkim.local.simulated.Fate;
import dev.sesdkim.local.simulated.Fault;
import dev.sesdkim.local.simulated.FaultyAccount;
import dev.sesdkim.local.simulated.Service;
import dev.sesdkim.local.simulated.SimulatedDkim;
import dev.sesdkim.local.simulated.SimulatedIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeCommandTest {

  private static final String ACCOUNT = "481516234200";
  private static final JsonSchema SCHEMA = JsonSchema.of("probe.schema.json");

  private final FaultyAccount account =
      FaultyAccount.start(ACCOUNT, "ap-south-1", "eu-west-1", "us-east-1");
  private final Laptop laptop = new Laptop(account);

  @BeforeEach
  void someIdentities() {
    account.put(
        "eu-west-1",
        SimulatedIdentity.domain("zuckerbrot.com")
            .withMailFrom("bounzen.zuckerbrot.com", "Success"));
    account.put("eu-west-1", SimulatedIdentity.address("Wilhelmina@zuckerbrot.com"));
    account.put("eu-west-1", SimulatedIdentity.address("<&>wilhelmina'\"@zuckerbrot.com"));
    account.changeDkim(
        "eu-west-1",
        "zuckerbrot.com",
        dkim ->
            dkim.withKey("EXTERNAL", "dkim.amazonses.com", 2048).withTokens(List.of("schublade1")));
    account.put("us-east-1", SimulatedIdentity.domain("zuckerbrot.com"));
  }

  @AfterEach
  void close() {
    laptop.close();
    account.close();
  }

  @Test
  void writesSesOwnAnswersWithEverythingReplacedThatTellsWhoseTheyAre() {
    Run run = laptop.run("probe");

    assertThat(run.exit()).isZero();
    assertThat(SCHEMA.faults(run.out())).isEmpty();
    assertThat(run.out())
        .contains("<DkimVerificationStatus>Success</DkimVerificationStatus>")
        .contains("<MailFromDomain>b.a.example</MailFromDomain>", "<key>user1@a.example</key>")
        .contains("<DkimTokens><member>selector1</member></DkimTokens>")
        .contains(
            "\\\"SigningAttributesOrigin\\\":\\\"EXTERNAL\\\"",
            "\\\"Tokens\\\":[\\\"selector1\\\"]")
        .doesNotContainIgnoringCase("zuckerbrot")
        .doesNotContainIgnoringCase("wilhelmina")
        .doesNotContain(ACCOUNT, "bounzen", "schublade1")
        .doesNotContain(SimulatedDkim.verified("zuckerbrot.com").tokens());
    laptop.piped = run.out();
    assertThat(laptop.run("redact").out()).isEqualTo(run.out());
  }

  @Test
  void everyCallThatWasMadeIsInItAndEachOnlyReads() {
    Run run = laptop.run("probe");

    List<Call> made =
        account.calls().stream()
            .filter(call -> call.service() == Service.SES || call.service() == Service.SES_V2)
            .toList();
    for (String region : List.of("ap-south-1", "eu-west-1", "us-east-1")) {
      assertThat(calls(run, region).stream().map(call -> call.get("action")).toList())
          .isEqualTo(
              made.stream()
                  .filter(call -> call.region().equals(region))
                  .map(call -> "ses:" + call.action())
                  .toList());
    }
    assertThat(account.calls())
        .extracting(Call::action)
        .allMatch(action -> action.matches("(Describe|List|Get).*"));
    assertThat(run.err())
        .startsWith(
            made.size()
                + " calls to SES in 3 regions, none failed. All of them read: nothing was changed.")
        .contains("read it before you publish it");
  }

  @Test
  void asksAboutAFewIdentitiesAndOneThatNobodyHas() {
    for (int i = 0; i < 20; i++) {
      account.put("us-east-1", SimulatedIdentity.domain("d" + i + ".zuckerbrot.com"));
    }

    Run run = laptop.run("probe", "--region", "us-east-1", "--identities", "3");

    assertThat(actions(run, "us-east-1"))
        .containsExactly(
            "ses:ListIdentities",
            "ses:GetIdentityDkimAttributes",
            "ses:GetIdentityVerificationAttributes",
            "ses:GetIdentityMailFromDomainAttributes",
            "ses:GetIdentityDkimAttributes",
            "ses:GetEmailIdentity",
            "ses:GetEmailIdentity",
            "ses:GetEmailIdentity",
            "ses:GetEmailIdentity");
    assertThat(calls(run, "us-east-1").get(1))
        .extracting("parameters.Identities")
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(3);
    assertThat(calls(run, "us-east-1").get(4).toString()).contains("sesdkim-probe.invalid");
    assertThat(calls(run, "us-east-1").getLast())
        .containsEntry("status", 404)
        .containsEntry("parameters", Map.of("EmailIdentity", "sesdkim-probe.invalid"));
    assertThat(account.calls()).noneMatch(call -> call.service() == Service.EC2);
  }

  @Test
  void anIdentityThatIsNamedIsAskedAboutInEveryRegion() {
    Run run = laptop.run("probe", "--identity", "shop.zuckerbrot.com");

    assertThat(
            account.calls().stream()
                .filter(call -> call.identities().contains("shop.zuckerbrot.com")))
        .extracting(Call::region)
        .contains("ap-south-1", "eu-west-1", "us-east-1");
    assertThat(run.out()).doesNotContain("shop");
  }

  @Test
  void aRegionThatRefusesIsPartOfTheAnswer() {
    account.restrict("ap-south-1");
    account.inject(
        Fault.on(
            call -> call.service() == Service.SES && call.region().equals("us-east-1"),
            new Fate.HungUp()));

    Run run = laptop.run("probe");

    assertThat(run.exit()).isZero();
    assertThat(SCHEMA.faults(run.out())).isEmpty();
    assertThat(calls(run, "ap-south-1"))
        .singleElement()
        .satisfies(
            call ->
                assertThat(call)
                    .containsEntry("status", 403)
                    .extracting("problem.kind")
                    .isEqualTo("ACCESS_DENIED"));
    assertThat(calls(run, "ap-south-1").toString()).contains("<Code>AccessDenied");
    assertThat(calls(run, "us-east-1"))
        .singleElement()
        .satisfies(call -> assertThat(call).doesNotContainKey("status").containsKey("problem"));
    assertThat(actions(run, "eu-west-1")).hasSizeGreaterThan(5);
  }

  @Test
  void whatIsNoAnswerOfSesIsThereAsItCame() {
    account.inject(Fault.on(call -> call.service() == Service.SES, new Fate.Garbage()));

    Run run = laptop.run("probe", "--region", "eu-west-1");

    assertThat(calls(run, "eu-west-1").getFirst())
        .containsEntry("status", 200)
        .containsEntry("contentType", "text/html")
        .extracting("problem.kind")
        .isEqualTo("NOT_AN_ANSWER");
    assertThat(run.out()).contains("<title>Please sign in</title>");
  }

  @Test
  void aThrottledCallIsMadeThreeTimesAtMostAndEachIsThere() {
    account.inject(
        Fault.on(call -> call.action().equals("GetIdentityDkimAttributes"), new Fate.Throttled()));

    Run run = laptop.run("probe", "--region", "us-east-1", "--identities", "1");

    assertThat(actions(run, "us-east-1"))
        .filteredOn("ses:GetIdentityDkimAttributes"::equals)
        .hasSize(6);
    assertThat(run.out()).contains("<Code>Throttling</Code>", "\"THROTTLED\"");
  }

  @Test
  void sesIsAskedOnceASecondAndNoLongerThanIsAllowed() {
    account.limitSes(laptop);

    Run all = laptop.run("probe", "--region", "us-east-1");
    laptop.pause(Duration.ofSeconds(2));
    Run some = laptop.run("probe", "--region", "us-east-1", "--timeout", "3");

    assertThat(all.out()).doesNotContain("THROTTLED").contains("\"complete\": true");
    assertThat(some.out()).contains("\"complete\": false");
    assertThat(actions(some, "us-east-1")).hasSize(3);
    assertThat(some.err()).contains("The time ran out in 1.");
  }

  @Test
  void aFileIsWrittenWhole(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("probe.json");

    Run run = laptop.run("probe", "--out", file.toString());

    assertThat(run.out()).isEmpty();
    assertThat(SCHEMA.faults(Files.readString(file))).isEmpty();
  }

  @Test
  void whatCannotRunIsSaidInOneSentence() {
    account.inject(
        Fault.on(
            call -> call.service() == Service.EC2,
            new Fate.Refused(403, "UnauthorizedOperation", "no")));

    assertThat(laptop.run("probe").err().lines())
        .singleElement()
        .asString()
        .contains("ec2:DescribeRegions");
    assertThat(laptop.run("probe", "--identities", "51").err())
        .contains("received 51 and 0, expected 1 to 50");
    assertThat(laptop.run("probe", "--region", "eu-west-1").exit()).isZero();
  }

  @Test
  void theHelpTextTellsWhatItAsksAndThatItChangesNothing() {
    Run run = laptop.run("probe", "--help");

    assertThat(run.out().replaceAll("\\s+", " "))
        .contains(
            "It reads and changes nothing.",
            "ses:GetEmailIdentity, as scan does",
            "sesdkim-probe.invalid");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void theSchemaNamesEveryProblem() {
    assertThat(SCHEMA.read().toString())
        .contains(Arrays.stream(Problem.Kind.values()).map(Enum::name).toList().toString());
  }

  private static List<Object> actions(Run run, String region) {
    return calls(run, region).stream()
        .map(call -> Objects.requireNonNull(call.get("action")))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> calls(Run run, String region) {
    List<Map<String, Object>> regions =
        (List<Map<String, Object>>) Objects.requireNonNull(Json.object(run.out()).get("regions"));
    return regions.stream()
        .filter(one -> region.equals(one.get("region")))
        .map(one -> (List<Map<String, Object>>) Objects.requireNonNull(one.get("calls")))
        .findFirst()
        .orElseThrow();
  }
}
