package dev.sesdkim.local.redact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.ProviderRule;
import dev.sesdkim.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What takes the place of what, one kind of thing at a time.
class RedactionTest {

  private static final String TOKEN = "k7wq3mzt5hdv2xnc4brf6jpsgy8lae1u";

  @Test
  void whatIsBelowWhatIsKept() {
    assertThat(
            Redaction.of(
                "news.corp.com corp.com x.news.corp.com corp.org shop.corp.co.uk corp.co.uk"))
        .isEqualTo("b.a.example a.example c.b.a.example d.example g.f.e.example f.e.example");
  }

  @Test
  void aNameIsTheSameInAnyCaseWithAFinalDotInUnicodeAndInALabels() {
    assertThat(Redaction.of("Corp.com CORP.COM. corp.com, Bäcker.de xn--bcker-gra.de bäcker。de"))
        .isEqualTo("a.example a.example. a.example, b.example b.example b.example");
    assertThat(Redaction.of("straße.de strasse.de xn--strae-oqa.de STRAẞE.de"))
        .isEqualTo("a.example b.example a.example a.example");
  }

  @Test
  void aNameIsTheSameAsMarkdownEscapesIt() {
    assertThat(
            Redaction.of(
                "a\\_b\\_c.corp.com `a_b_c.corp.com` \\_dmarc.corp.com s1.\\_domainkey.corp.com \\*.corp.com"))
        .isEqualTo(
            "b.a.example `b.a.example` \\_dmarc.a.example selector1.\\_domainkey.a.example \\*.a.example");
  }

  @Test
  void labelsThatStandardsGiveAMeaningStay() {
    assertThat(
            Redaction.of("_dmarc.corp.com *.corp.com s1._domainkey.corp.com _amazonses.corp.com"))
        .isEqualTo(
            "_dmarc.a.example *.a.example selector1._domainkey.a.example _amazonses.a.example");
  }

  @Test
  void aNameThatADnsHostHasDoubledIsSeenToBeDoubled() {
    assertThat(Redaction.of("s1._domainkey.news.corp.com.news.corp.com news.corp.com"))
        .isEqualTo("selector1._domainkey.b.a.example.b.a.example b.a.example");
  }

  @Test
  void aTokenIsTheSameInNameTargetAndList() {
    String token = "token000000000000000000000000001";

    assertThat(
            Redaction.of(
                "%1$s %1$s._domainkey.corp.com. 300 IN CNAME %1$s.a31d.dkim.us-west-2.amazonses.com."
                    .formatted(TOKEN)))
        .isEqualTo(
            "%1$s %1$s._domainkey.a.example. 300 IN CNAME %1$s.a31d.dkim.us-west-2.amazonses.com."
                .formatted(token));
    assertThat(Redaction.of("{\"DkimTokens\":[\"%s\",\"s1\"]}".formatted(TOKEN)))
        .isEqualTo("{\"DkimTokens\":[\"%s\",\"selector1\"]}".formatted(token));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "editor@corp.com | user1@a.example",
        "editor@, offers@ go down with it | user1@, user2@ go down with it",
        "editor@ and offers@news.corp.com | user1@ and user2@b.a.example",
        "someone@gmail.com | user1@gmail.com",
        "https://al@corp.com/ http://al:s3c%40t@p.corp.com:3128 | https://user1@a.example/ http://user2@b.a.example:3128",
        "https://corp.com:8443/a@b.corp.com | https://a.example:8443/user1@b.a.example",
        "--email-identity=editor@corp.com | --email-identity=user1@a.example",
        "'o'brien@corp.com' | 'user1@a.example'",
        "sean.o'neill@corp.com 'sean.o'\\''neill@corp.com' | user1@a.example 'user1@a.example'",
        "--email-address='sean.o'\\''neill@corp.com' --x | --email-address='user1@a.example' --x",
        "'o'\\''n'\\''eill@corp.com' o'n'eill@corp.com | 'user1@a.example' user1@a.example",
        "''\\''neill@corp.com' neill@corp.com | 'user1@a.example' user2@a.example",
        "{\"cut\":\"--a='sean.o'\\\\''neill@corp.com' | {\"cut\":\"--a='user1@a.example'",
        "'arn:aws:ses:eu-west-1:123456789012:identity/sean.o'\\''neill@corp.com' | 'arn:aws:ses:eu-west-1:100000000001:identity/user1@a.example'",
        "echo 'it'\\''s' 'joe@corp.com' | echo 'it'\\''s' 'user1@a.example'",
        "bounce+joe=other.com@corp.com | user1@a.example",
        "rua=mailto:dmarc@corp.com!10m,mailto:x@corp.net; | rua=mailto:user1@a.example!10m,mailto:user2@b.example;",
        "editor%40corp.com editor@corp.com | user1%40a.example user1@a.example",
        "Affects <!x>*y*`z`$(id)'\"@corp.com (eu-west-1) | Affects user1@a.example (eu-west-1)",
        "<key>editor@corp.com</key> | <key>user1@a.example</key>",
        "name=\"r&amp;d@corp.com\" `r&amp;d@` r&d@corp.com | name=\"user1@a.example\" `user1@` user1@a.example",
        "{\"broken\": \"editor@corp.com | {\"broken\": \"user1@a.example",
      })
  void localPartsOfAddressesAreReplaced(String text, String redacted) {
    assertThat(Redaction.of(text)).isEqualTo(redacted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sean.o'neill", "\"sean o'neill\"", "\"o'neill\"", "\"x@y'z\"", "'neill"})
  void aLocalPartIsTheSameInAFieldAndInTheCommandBesideIt(String local) {
    String address = local + "@corp.com";
    String command = "aws x --email-address='%s' --y".formatted(address.replace("'", "'\\''"));
    String json = Json.write(Map.of("identity", address, "commands", List.of(command)));
    String redacted = "aws x --email-address='user1@a.example' --y";

    assertThat(Json.object(Redaction.of(json)))
        .containsEntry("identity", "user1@a.example")
        .containsEntry("commands", List.of(redacted));
    assertThat(Json.object(Redaction.of(Json.write(Map.of("Message", json)))))
        .extractingByKey("Message")
        .asString()
        .contains(redacted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "123456789012 1234-5678-9012 | 100000000001 1000-0000-0001",
        "8.8.8.8, 10.0.0.0/8 and 8.8.8.8. | 192.0.2.1, 192.0.2.2/8 and 192.0.2.1.",
        "2a00:1450:4001::be 2A00:1450:4001::BE fe80::1 | 2001:db8::1 2001:db8::1 2001:db8::2",
        "v=spf1 ip6:2a00:1450:4001::/48 -all | v=spf1 ip6:2001:db8::1/48 -all",
        "v=spf1 IP6:2a00:1450:4001::be ip6:2A00:1450:4001::BE | v=spf1 IP6:2001:db8::1 ip6:2001:db8::1",
        "v=spf1 +ip6:2a00:1450:4001:1:2:3:4:5 | v=spf1 +ip6:2001:db8::1",
        "127.0.0.1:53 ::1 12:34:56 1.45.11 | 127.0.0.1:53 ::1 12:34:56 1.45.11",
        "o-a1b2c3d4e5/r-ab12/ou-ab12-cdefgh34 | o-0000000001/r-0001/ou-0000-00000001",
        "in o-a1b2c3d4e5, ou-ab12-cdefgh34, r-ab12 | in o-0000000001, ou-0000-00000001, r-0001",
        "Zone corp.com (Z0ABC23456789) | Zone a.example (Z000000001)",
        "(Service: Ses, Request ID: 7a8b) | (Service: Ses, Request ID: request-1)",
        "0A1B2C3D-1111-2222-3333-0123456789ab | 00000000-0000-0000-0000-000000000001",
        "AKIAIOSFODNN7EXAMPLE | AKIA0000000000000001",
        "p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQ+/= | p=key-1",
        "v=DKIM1; p=MIGfMA0GCSqGSIb3DQEBAQUAA\" \"4GNAD | v=DKIM1; p=key-1",
        "v=DMARC1; p=quarantine; sp=none | v=DMARC1; p=quarantine; sp=none",
        "google-site-verification=rXOxyZounnZasA8Z7oaD3c14JdjS9aKSWvsR1EbUSIQ | google-site-verification=opaque-1",
        "arn:aws:sts::123456789012:assumed-role/Admin/al@corp.com | arn:aws:sts::100000000001:assumed-role/name-1/user1@a.example",
        "arn:aws:iam::123456789012:role/ses-dkim-monitor/SesDkimMonitorReader | arn:aws:iam::100000000001:role/ses-dkim-monitor/SesDkimMonitorReader",
        "arn:aws-cn:ses:cn-north-1:123456789012:identity/a.corp.cn. | arn:aws-cn:ses:cn-north-1:100000000001:identity/b.a.example.",
        "resource \"aws_route53_record\" \"txt__dmarc_corp_com\" { | resource \"aws_route53_record\" \"record-1\" {",
        "averyveryverylonglabel… and averyvery...rp.com | cut… and cut...a.example",
      })
  void soAreIdsAndKeys(String text, String redacted) {
    assertThat(Redaction.of(text)).isEqualTo(redacted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://eu-west-1.console.aws.amazon.com/ses/home?region=eu-west-1#/identities",
        "https://us-gov-west-1.console.amazonaws-us-gov.com/ses/home",
        "https://email.eu-west-1.amazonaws.com, sts.eu-central-1.amazonaws.com:443",
        "10 feedback-smtp.eu-west-1.amazonses.com. v=spf1 include:amazonses.com ~all",
        "a31d.dkim.us-west-2.amazonses.com dkim.amazonses.com",
        "https://github.com/ses-dkim-monitor/ses-dkim-monitor/blob/main/docs/runbooks/x.md#a",
        "TOKEN._domainkey.DOMAIN CNAME TOKEN.ZONE, SELECTOR._domainkey.DOMAIN",
        "--query DkimAttributes.SigningAttributesOrigin --output text",
        "sesdkim report --out report.html; ses:GetEmailIdentity, HTTP 403, 2.57.8, 0.5 s, 10 of 17",
        "software.amazon.awssdk.core.exception.SdkClientException: no",
        "\tat dev.sesdkim.local.Main.main(Main.java:32)",
        "2026-11-24T03:00:00.000Z 24 Nov 03:00 UTC (eu-west-1, us-gov-west-1) p=none",
        "[y/N] {x} [Items].{}",
        ""
      })
  void whatIsAwsOwnOrTellsNothingStays(String text) {
    assertThat(Redaction.of(text)).isEqualTo(text);
  }

  @Test
  void soDoTheSourcesOfTheMailboxProvidersRules() {
    for (ProviderRule rule : ProviderRule.ALL) {
      assertThat(Redaction.of(rule.source())).isEqualTo(rule.source());
    }
  }

  @Test
  void customersNamesBelowAwsHostsAreReplaced() {
    assertThat(
            Redaction.of(
                "bucket.s3.eu-west-1.amazonaws.com 123456789012.signin.aws.amazon.com x.gmail.com"))
        .isEqualTo("b.a.eu-west-1.amazonaws.com 100000000001.signin.aws.amazon.com c.gmail.com");
  }

  @Test
  void aNameOfAnAccountIsReplacedWhereverItStands() {
    assertThat(
            Redaction.of(
                "ap-south-1 cannot be read (Head Office)\nAccount Head Office (123456789012)."))
        .isEqualTo("ap-south-1 cannot be read (account-1)\nAccount account-1 (100000000001).");
    assertThat(
            Redaction.of(
                "  corp.com  Head Office (123456789012)  eu-west-1\nx of Lab (210987654321): y"))
        .isEqualTo(
            "  a.example  account-1 (100000000001)  eu-west-1\nx of account-2 (100000000002): y");
    assertThat(Redaction.of("{\"accountName\":\"Lab\",\"detail\":\"no Lab, Labor, corp.com\"}"))
        .isEqualTo("{\"accountName\":\"account-1\",\"detail\":\"no account-1, Labor, a.example\"}");
    assertThat(Redaction.of("{\"accountName\":\"corp.com\",\"identity\":\"x.corp.com\"}"))
        .isEqualTo("{\"accountName\":\"a.example\",\"identity\":\"b.a.example\"}");
  }

  @Test
  void soIsThatOfAnAccountWhoseStepAnEventAsksFor() {
    String event =
        Json.write(Map.of("detail", Map.of("account", Map.of("name", "Head Office", "turn", "X"))));
    String dns = "{\"dnsRecords\":[{\"name\":\"corp.com\"}]}";

    assertThat(Redaction.of(Json.write(Map.of("event", event)) + " Head Office"))
        .contains("account-1", "turn")
        .endsWith(" account-1")
        .doesNotContain("Head Office");
    assertThat(Redaction.of(dns)).isEqualTo(dns.replace("corp.com", "a.example"));
  }

  @Test
  void soIsThatOfAnEntryOfTheListOfAccounts() {
    assertThat(
            Redaction.of(
                "[{\"id\":\"123456789012\",\"name\":\"Head Office\",\"turn\":\"LISTED\"}]"))
        .isEqualTo("[{\"id\":\"100000000001\",\"name\":\"account-1\",\"turn\":\"LISTED\"}]");
  }

  @Test
  void soIsThatOfAnEventThatWasCut() {
    String event = "{\"account\":{\"id\":\"123456789012\",\"name\":\"Head Office\",\"tu…";
    String cut = "{\"account\":{\"id\":\"123456789012\",\"name\":\"Head Off…";
    String named = "{\"accountName\":\"Head Office\",\"tu…";

    assertThat(Redaction.of(Json.write(Map.of("event", event))))
        .isEqualTo(
            Json.write(
                Map.of(
                    "event",
                    "{\"account\":{\"id\":\"100000000001\",\"name\":\"account-1\",\"cut…")));
    for (String text : List.of(cut, named, Json.write(Map.of("event", cut)))) {
      assertThat(Redaction.of(text)).contains("account-1").doesNotContain("Head", "Off");
    }
  }

  @Test
  void namesThatAMessageAboutManyShortensAreReplacedToo() {
    assertThat(
            Redaction.of(
                "corp.com: 3 domains, eu-west-1. All 27 records are missing,\nso.\n  auth, payroll,\n  x.shop\n\nauth"))
        .isEqualTo(
            "a.example: 3 domains, eu-west-1. All 27 records are missing,\nso.\n"
                + "  b.a.example, c.a.example,\n  e.d.a.example\n\nauth");
    assertThat(Redaction.of("• *`corp.com`*: 2 domains, eu-west-1.\n  `auth` `payroll`"))
        .isEqualTo("• *`a.example`*: 2 domains, eu-west-1.\n  `b.a.example` `c.a.example`");
    assertThat(
            Redaction.of("corp.com: 2 domains, so\r\nbroken.\r\n  auth,\r\n  payroll\r\nauth\r\n"))
        .isEqualTo(
            "a.example: 2 domains, so\r\nbroken.\r\n  b.a.example,\r\n  c.a.example\r\nauth\r\n");
  }

  @Test
  void jsonKeepsItsLayoutItsEscapesAndItsNumbers() {
    assertThat(
            Redaction.of(
                """
                \t{ "account" :123456789012, "t": 1.711643204441E9, "big": 12345678901234567890,
                  "a\\u0062": "\\u0065ditor\\u0040corp.com", "same": "\\u00e9\\/", "corp.com": [ ]}
                """))
        .isEqualTo(
            """
            \t{ "account" :100000000001, "t": 1.711643204441E9, "big": 12345678901234567890,
              "a\\u0062": "user1@a.example", "same": "\\u00e9\\/", "a.example": [ ]}
            """);
  }

  @Test
  void jsonWithinTextAndWithinStringsOfJsonStaysJson() {
    String inner = Json.write(Map.of("identity", "payroll@corp.com"));
    String log = "2026 INFO " + Json.write(Map.of("message", inner)) + " trailing corp.com\n";

    assertThat(Redaction.of(log))
        .isEqualTo(
            "2026 INFO "
                + Json.write(Map.of("message", Json.write(Map.of("identity", "user1@a.example"))))
                + " trailing a.example\n");
  }

  @Test
  void jsonIsFoundAfterOtherBracketsOfALogsLineAndWithinJsonThatIsCut() {
    assertThat(
            Redaction.of(
                "2026/11/26/[$LATEST]9f86d081884c7d659a2feaa0c55ad015 {\"accountName\":\"in\",\"t\":\"in\"}\n"))
        .isEqualTo(
            "2026/11/26/[$LATEST]token000000000000000000000000001 {\"accountName\":\"account-1\",\"t\":\"account-1\"}\n");
    assertThat(Redaction.of("{\"regions\":[{\"identity\":\"x y'\\\"@corp.com\"},{\"identity\":\"x"))
        .isEqualTo("{\"regions\":[{\"identity\":\"user1@a.example\"},{\"identity\":\"x");
  }

  @Test
  void whatAFieldHoldsIsReplacedWhateverCharactersItHas() {
    String odd = "<!channel> *x*\u202e\n@nowhere";
    String json =
        Json.write(
            Map.of(
                "identity",
                odd,
                "arn",
                "arn:aws:ses:eu-west-1:123456789012:identity/" + odd,
                "muteReason",
                "moving to Globex"));

    Map<String, Object> redacted = Json.object(Redaction.of(json));

    assertThat(redacted)
        .containsEntry("identity", "user1@a.example")
        .containsEntry("arn", "arn:aws:ses:eu-west-1:100000000001:identity/user1@a.example")
        .containsEntry("muteReason", "words-1");
  }

  @Test
  void theReasonOfAMuteIsReplacedInItsRowTooAndThatOfAStateStays() {
    String mute = "{\"pk\":{\"S\":\"mutes#123456789012\"},\"reason\":{\"S\":\"sold to GLOBEX\"}}";
    String state = "{\"verdict\":{\"S\":\"UNVERIFIED\"},\"reason\":{\"S\":\"SIGNING_DISABLED\"}}";

    assertThat(Redaction.of(mute))
        .isEqualTo("{\"pk\":{\"S\":\"mutes#100000000001\"},\"reason\":{\"S\":\"words-1\"}}");
    assertThat(Redaction.of(state)).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    "*, *",
    "corp.com, a.example",
    "corp.json, a.example",
    "*.corp.com, *.a.example",
    "*globex*, words-1",
    "globex, words-1",
    "glob?x.c*m, words-1",
    "globex*.com, words-1"
  })
  void aPatternOfNamesIsReplacedAsAWholeUnlessItIsADomain(String only, String redacted) {
    String json = Redaction.of(Json.write(Map.of("only", only)));

    assertThat(Json.object(json)).containsExactly(Map.entry("only", redacted));
    assertThat(Redaction.of(json)).isEqualTo(json);
  }

  @Test
  void policiesAndTagsOfAnIdentityAreReplacedWithTheirNames() {
    String redacted =
        Redaction.of(
            "{\"Policies\":{\"Globex\":\"{\\\"Sid\\\":\\\"Globex\\\"}\"},\"Tags\":[{\"Key\":\"team\",\"Value\":\"globex\"}]}");

    assertThat(redacted).doesNotContainIgnoringCase("globex").doesNotContain("team");
    assertThat(Json.object(redacted)).containsOnlyKeys("Policies", "Tags");
  }

  @ParameterizedTest
  @MethodSource("answers")
  void redactingAgainChangesNothing(Path file) throws IOException {
    String once = Redaction.of(Files.readString(file));

    assertThat(Redaction.of(once)).isEqualTo(once);
  }

  static List<Path> answers() throws IOException {
    try (Stream<Path> alerts = Files.list(Path.of("src/test/resources/alerts"));
        Stream<Path> local = Files.list(Path.of("src/test/resources/local"));
        Stream<Path> recorded = Files.list(Path.of("src/test/resources/recorded"))) {
      return Stream.of(alerts, local, recorded).flatMap(files -> files).toList();
    }
  }
}
