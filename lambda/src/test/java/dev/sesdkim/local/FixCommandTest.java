package dev.sesdkim.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.json.Json;
import dev.sesdkim.local.Laptop.Run;
import dev.sesdkim.local.simulated.Call;
import dev.sesdkim.local.simulated.FaultyAccount;
import dev.sesdkim.local.simulated.SimulatedDkim;
import dev.sesdkim.local.simulated.SimulatedIdentity;
import dev.sesdkim.rules.evidence.Keys;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FixCommandTest {

  private static final String KEY = Keys.rsa(2048);
  private static final SimulatedDkim SHOP = SimulatedDkim.verified("shop.example.com");
  private static final String TOKEN = SHOP.tokens().getFirst();
  private static final String RECORD = TOKEN + "._domainkey.shop.example.com";
  private static final String TARGET = TOKEN + ".dkim.amazonses.com";

  private final FaultyAccount account =
      FaultyAccount.start("123456789012", "eu-west-1", "us-east-1");
  private final Laptop laptop = new Laptop(account);

  @BeforeEach
  void oneDomainLacksARecord() {
    account.put("eu-west-1", SimulatedIdentity.domain("shop.example.com"));
    account.put("eu-west-1", SimulatedIdentity.address("editor@shop.example.com"));
    account.put("eu-west-1", SimulatedIdentity.domain("other.example.net"));
    account.breakDkim("eu-west-1", "shop.example.com", Laptop.START);
    for (String token : SHOP.tokens()) {
      String target = token + ".dkim.amazonses.com";
      if (!token.equals(TOKEN)) {
        laptop.dns.with(token + "._domainkey.shop.example.com", "CNAME", target + ".");
      }
      laptop.dns.with(
          target, "TXT", "\"" + KEY.substring(0, 200) + "\" \"" + KEY.substring(200) + "\"");
    }
    laptop.dns.with(
        "_dmarc.shop.example.com", "TXT", "\"v=DMARC1; p=reject; rua=mailto:d@example.com\"");
  }

  @AfterEach
  void close() {
    laptop.close();
    account.close();
  }

  @Test
  void printsForAPersonWhatScanPrints() {
    Run run = laptop.run("fix", "shop.example.com");

    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("  " + RECORD + "   missing\n    CNAME " + TARGET + "\n");
    assertThat(laptop.run("scan", "--only", "shop.example.com").out()).contains(run.out());
  }

  @Test
  void printsLinesOfAZoneFile() {
    Run run = laptop.run("fix", "shop.example.com", "--format", "zone");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).isEqualTo(RECORD + ". 300 IN CNAME " + TARGET + ".\n");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void printsWhatRoute53TakesAsAChangeBatch() {
    Run run = laptop.run("fix", "shop.example.com", "--format", "route53");

    Map<String, Object> set =
        Map.of(
            "Name",
            RECORD + ".",
            "Type",
            "CNAME",
            "TTL",
            300,
            "ResourceRecords",
            List.of(Map.of("Value", TARGET + ".")));
    assertThat(Json.object(run.out()))
        .isEqualTo(
            Map.of("Changes", List.of(Map.of("Action", "UPSERT", "ResourceRecordSet", set))));
    assertThat(run.err()).isEmpty();
  }

  @Test
  void printsResourcesForTerraform() {
    Run run = laptop.run("fix", "shop.example.com", "--format", "terraform");

    assertThat(run.out())
        .isEqualTo(
            """
            resource "aws_route53_record" "cname_%s__domainkey_shop_example_com" {
              zone_id = var.zone_id
              name    = "%s"
              type    = "CNAME"
              ttl     = 300
              records = ["%s."]
              allow_overwrite = true
            }
            """
                .formatted(TOKEN, RECORD, TARGET));
    assertThat(run.err()).contains("Set var.zone_id to the id of the hosted zone");
  }

  @Test
  void printsTheCommandsRecordsFirst() {
    account.changeDkim("eu-west-1", "shop.example.com", dkim -> dkim.withStatus("Failed"));

    Run run = laptop.run("fix", "shop.example.com", "--format", "commands");

    assertThat(run.out().lines())
        .satisfiesExactly(
            records ->
                assertThat(records)
                    .startsWith("aws route53 change-resource-record-sets --hosted-zone-id ZONE_ID"),
            restart -> assertThat(restart).contains("put-email-identity-dkim-signing-attributes"));
    assertThat(run.err()).contains("Put the id of the hosted zone in place of ZONE_ID");
  }

  @Test
  void whatAFormCannotHoldIsSaidOnStandardError() {
    account.changeDkim("eu-west-1", "shop.example.com", dkim -> dkim.withStatus("Failed"));
    laptop.dns.with(RECORD, "CNAME", "old.example.net.");

    Run zone = laptop.run("fix", "shop.example.com", "--format", "zone");

    assertThat(zone.out()).isEqualTo(RECORD + ". 300 IN CNAME " + TARGET + ".\n");
    assertThat(zone.err().lines())
        .containsExactly(
            "Delete the lines that the zone has now for CNAME "
                + RECORD
                + ": these take their place.",
            "Once they are there, run what 'sesdkim fix shop.example.com --format commands'"
                + " prints.");
  }

  @Test
  void ofAZoneOnlyTheLinesGoWhosePlaceIsTaken() {
    String name = "bounce.shop.example.com";
    account.change("eu-west-1", "shop.example.com", one -> one.withMailFrom(name, "Success"));
    laptop.dns.with(name, "MX", "10 feedback-smtp.eu-west-1.amazonses.com.");
    laptop.dns.with(name, "TXT", "\"v=spf1 -all\"").with(name, "TXT", "\"site=1\"");

    assertThat(laptop.run("fix", "shop.example.com", "--format", "zone").err().lines())
        .contains(
            "Delete the lines that the zone has now for TXT " + name + ": these take their place.",
            "Keep what serves something else at " + name + ": site=1.");
  }

  @Test
  void oneNameInSeveralRegionsGivesRecordsOnceAndCommandsForEach() {
    account.put("us-east-1", SimulatedIdentity.domain("shop.example.com"));
    for (String region : List.of("eu-west-1", "us-east-1")) {
      account.changeDkim(
          region,
          "shop.example.com",
          dkim -> dkim.withStatus("Failed").withError("HOST_NOT_FOUND", Laptop.START));
    }

    assertThat(laptop.run("fix", "shop.example.com", "--format", "zone").out().lines()).hasSize(1);
    assertThat(laptop.run("fix", "shop.example.com", "--format", "commands").out().lines())
        .filteredOn(line -> line.contains("--signing-attributes-origin"))
        .hasSize(2);
    assertThat(laptop.run("fix", "shop.example.com").out()).containsOnlyOnce(RECORD);
  }

  @Test
  void anAddressIsFixedThroughItsDomainWhetherItIsAnIdentityOrNot() {
    String domain = laptop.run("fix", "shop.example.com").out();

    assertThat(laptop.run("fix", "Editor@shop.example.com").out()).isEqualTo(domain);
    assertThat(laptop.run("fix", "nobody@mail.shop.example.com").out()).isEqualTo(domain);
  }

  @Test
  void anAddressThatIsSwitchedOffItselfIsSwitchedOn() {
    account.mendDkim("eu-west-1", "shop.example.com");
    account.changeDkim("eu-west-1", "editor@shop.example.com", _ -> SHOP.withEnabled(false));
    laptop.dns.with(RECORD, "CNAME", TARGET + ".");

    assertThat(laptop.run("fix", "editor@shop.example.com", "--format", "commands").out())
        .isEqualTo(
            "aws sesv2 put-email-identity-dkim-attributes --region eu-west-1"
                + " --email-identity=editor@shop.example.com --signing-enabled\n");
  }

  @Test
  void namesMatchInAnyCaseAndForm() {
    account.put("us-east-1", SimulatedIdentity.domain("xn--bcher-kva.example"));
    account.breakDkim("us-east-1", "xn--bcher-kva.example", Laptop.START);

    assertThat(laptop.run("fix", "B\u00fcCHER.example.").out()).startsWith("xn--bcher-kva.example");
  }

  @Test
  void nothingToFixIsSaidAndIsFine() {
    account.mendDkim("eu-west-1", "shop.example.com");
    laptop.dns.with(RECORD, "CNAME", TARGET + ".");

    Run run = laptop.run("fix", "shop.example.com");
    Run zone = laptop.run("fix", "shop.example.com", "--format", "zone");

    String words = "Nothing to fix: shop.example.com is verified in eu-west-1.\n";
    assertThat(run).isEqualTo(new Run(0, words, ""));
    assertThat(zone).isEqualTo(new Run(0, "", words));
  }

  @Test
  void whatCouldNotBeReadIsNotCalledFine() {
    account.mendDkim("eu-west-1", "shop.example.com");
    laptop.dns.with(RECORD, "CNAME", TARGET + ".");
    account.restrict("us-east-1");

    Run run = laptop.run("fix", "shop.example.com");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).startsWith("us-east-1 is not read: ");
  }

  @Test
  void anUnknownNameIsAnsweredWithTheNearest() {
    Run run = laptop.run("fix", "shpo.example.com");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            "No SES identity is named shpo.example.com. Did you mean" + " shop.example.com?\n");
  }

  @Test
  void aNameThatMayBeWhereNothingCouldBeReadIsNotSaidToBeUnknown() {
    account.restrict("eu-west-1");

    Run run = laptop.run("fix", "shop.example.com");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("No SES identity that could be read is named shop.example.com.")
        .contains("eu-west-1 is not read: ")
        .endsWith("leave the region out with --exclude.\n");
  }

  @Test
  void optionsThatOnlyChangeHowAFixIsAppliedAreRefusedWithoutApply() {
    for (String option : List.of("--yes", "--wait=5m", "--dns-profile=dns")) {
      Run run = laptop.run("fix", "shop.example.com", option);

      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).startsWith(option.replaceFirst("=.*", "") + " needs --apply.");
    }
    assertThat(laptop.run("fix", "shop.example.com", "--wait", "5m", "--yes").err())
        .startsWith("--yes needs --apply; --wait needs --apply.");
    assertThat(account.calls()).isEmpty();
  }

  @Test
  void asksAboutNothingElse() {
    laptop.run("fix", "shop.example.com");

    assertThat(account.calls())
        .extracting(Call::parameters)
        .extracting(Map::toString)
        .noneMatch(parameters -> parameters.contains("other.example.net"))
        .anyMatch(parameters -> parameters.contains("shop.example.com"));
    assertThat(account.calls())
        .extracting(Call::action)
        .allMatch(action -> action.matches("(Describe|List|Get).*"));
  }

  @Test
  void theHelpTextHasExamplesAndCompletionKnowsTheForms() {
    assertThat(laptop.run("fix", "--help").out())
        .contains("Examples:", "sesdkim fix shop.example.com --format route53 > change.json");
    assertThat(laptop.run("completion").out()).contains("zone", "terraform");
  }
}
