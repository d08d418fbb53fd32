package dev.sesdkim.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.Verdict;
import dev.sesdkim.rules.evidence.Keys;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Advice that heals: what an alert says to publish is published, in each of the forms in which it
/// says it, and the domain is well again, and nothing else has changed.
class AdviceHealsTest {

  private static final String REGION = "eu-central-1";
  private static final String NAME = "example.com";
  private static final String BOUNCE = "bounce." + NAME;
  private static final String MX = "10 feedback-smtp." + REGION + ".amazonses.com";
  private static final String KEY = Keys.rsa(2048);

  /// As far as these zones use them (RFC 7208 section 12).
  private static final Pattern SPF_TERM =
      Pattern.compile("[-+~?]?(all|a|mx|(include|a|mx):[\\w.-]+|ip4:[\\d./]+)");

  /// The version first and the policy second, as RFC 7489 section 6.3 requires.
  private static final Pattern DMARC =
      Pattern.compile("v=DMARC1; ?p=(none|quarantine|reject)(;.*|)");

  /// A domain in order, with a MAIL FROM domain of its own, and Amazon's side of it.
  private static final String IN_ORDER =
      """
      = example.com A 192.0.2.10
      = example.com MX 10 mail.example.net
      = example.com TXT v=spf1 include:amazonses.com ~all + site=abc123
      = www.example.com A 192.0.2.10
      = aaa CNAME A_SES
      = bbb CNAME B_SES
      = ccc CNAME C_SES
      = A_SES TXT KEY
      = B_SES TXT KEY
      = C_SES TXT KEY
      = dmarc TXT v=DMARC1; p=reject; rua=mailto:dmarc@example.com
      = bounce MX 10 feedback-smtp.eu-central-1.amazonses.com
      = bounce TXT v=spf1 include:amazonses.com ~all
      = amazonses.com TXT v=spf1 ip4:199.255.192.0/22 ip4:54.240.0.0/18 -all
      = amazonses.com SOA ns.example.net
      """;

  /// The alert, what SES says meanwhile, and what somebody did to the zone.
  private static final String HEALED =
      """
      AT_RISK   | Success | - aaa CNAME
      AT_RISK   | Success | - aaa CNAME ; - bbb CNAME
      AT_RISK   | Success | - aaa CNAME ; - bbb CNAME ; - ccc CNAME
      AT_RISK   | Success | = aaa CNAME aaa111.dkim.amazonsses.com
      AT_RISK   | Success | = aaa CNAME aaa111.dkim.eu.amazonses.com
      AT_RISK   | Success | = aaa CNAME aaa111.dkim.amazonses.com.example.com
      AT_RISK   | Success | = aaa CNAME dkim.mail.example.net
      AT_RISK   | Success | - aaa CNAME ; = aaa.example.com CNAME A_SES
      AT_RISK   | Success | - aaa CNAME ; - bbb CNAME ; - ccc CNAME ; = aaa.example.com CNAME A_SES ; = bbb.example.com CNAME B_SES ; = ccc.example.com CNAME C_SES
      AT_RISK   | Success | - aaa CNAME ; = aaa111.domainkey.example.com CNAME A_SES
      AT_RISK   | Success | - aaa CNAME ; = aaa111._domainkey.www.example.com CNAME A_SES
      AT_RISK   | Success | - aaa CNAME ; = aaa A 192.0.2.1 + 192.0.2.2
      AT_RISK   | Success | - aaa CNAME ; = aaa AAAA 2001:db8::1
      AT_RISK   | Success | - aaa CNAME ; = aaa TXT KEY
      AT_RISK   | Success | - aaa CNAME ; = aaa TXT site=abc123
      AT_RISK   | Success | - aaa CNAME ; = aaa A 192.0.2.1 ; = aaa AAAA 2001:db8::1 ; = aaa TXT site=abc123 + site=def456
      AT_RISK   | Success | - aaa CNAME ; - bbb CNAME ; - ccc CNAME ; = *.example.com A 192.0.2.7
      AT_RISK   | Success | - aaa CNAME ; - bbb CNAME ; - ccc CNAME ; = *.example.com TXT v=spf1 -all
      AT_RISK   | Success | - aaa CNAME ; - bbb CNAME ; - ccc CNAME ; = *.example.com CNAME park.example.net
      REGRESSED | TemporaryFailure | - aaa CNAME
      REGRESSED | TemporaryFailure | - aaa CNAME ; - bbb CNAME ; - ccc CNAME
      REGRESSED | TemporaryFailure | = aaa CNAME aaa111.dkim.amazonsses.com
      REGRESSED | TemporaryFailure | - aaa CNAME ; = aaa.example.com CNAME A_SES
      REGRESSED | TemporaryFailure | - aaa CNAME ; = aaa A 192.0.2.1 + 192.0.2.2
      REGRESSED | TemporaryFailure | - aaa CNAME ; = aaa TXT KEY
      REGRESSED | TemporaryFailure | - aaa CNAME ; - bbb CNAME ; - ccc CNAME ; = *.example.com TXT v=spf1 -all
      NOT_READY | Success | - bounce TXT
      NOT_READY | Success | = bounce TXT site=abc123
      NOT_READY | Success | = bounce TXT v=spf1 include:_spf.example.net -all
      NOT_READY | Success | = bounce TXT v=spf1 ip4:192.0.2.1 -all include:amazonses.com
      NOT_READY | Success | = bounce TXT v=spf1 include:amazonses.com ~all + v=spf1 -all
      NOT_READY | Success | = bounce TXT v=spf1 include:amazonsses.com ~all
      NOT_READY | Success | = bounce TXT v=spf1 ipv4:192.0.2.1 include:amazonses.com
      NOT_READY | Success | = bounce TXT v=spf1 include: include:amazonses.com ~all
      NOT_READY | Success | = bounce TXT site=abc123 + v=spf1 ip4:192.0.2.1 -all
      NOT_READY | Success | - bounce TXT ; - bounce MX ; = bounce CNAME mail.example.net ; = mail.example.net A 192.0.2.25
      NOT_READY | Success | - bounce TXT ; - bounce MX ; = bounce CNAME mail.example.net ; = mail.example.net A 192.0.2.25 ; = mail.example.net MX 10 mail.example.net ; = mail.example.net TXT v=spf1 ip4:192.0.2.1 -all
      NOT_READY | Success | - dmarc TXT
      NOT_READY | Success | - dmarc TXT ; = dmarc.example.com TXT v=DMARC1; p=reject; rua=mailto:dmarc@example.com
      NOT_READY | Success | = dmarc TXT site=abc123
      NOT_READY | Success | = dmarc TXT v=DMARC1; p=rejct
      NOT_READY | Success | = dmarc TXT v=DMARC1; p=none + v=DMARC1; p=reject
      NOT_READY | Success | = dmarc TXT v=dmarc1; p=reject
      NOT_READY | Success | = dmarc TXT p=reject
      NOT_READY | Success | = dmarc TXT v=DMARC1; rua=mailto:dmarc@example.com
      NOT_READY | Success | = dmarc TXT 'v=DMARC1; p=reject'
      NOT_READY | Success | = dmarc TXT site=abc123 + v=dmarc1; p=reject
      NOT_READY | Success | - dmarc TXT ; = *.example.com TXT v=spf1 -all
      """;

  /// What SES says, whether signing is on, what SES says of the domain itself, the zone, and the
  /// command that SES needs.
  private static final String COMMANDED =
      """
      Success | off | Success | nothing | --signing-enabled
      Failed  | on  | Success | nothing | signing-attributes-origin
      Failed  | on  | Success | - aaa CNAME ; - bbb CNAME ; - ccc CNAME | signing-attributes-origin
      Success | on  | Failed  | nothing | verify-domain-identity
      """;

  /// What nobody can give as a record, and what a step says instead.
  private static final String BY_HAND =
      """
      = dmarc TXT v=DMARC1; p=blok | p=blok
      - dmarc TXT ; = dmarc CNAME dmarc.hosted.example.net ; = dmarc.hosted.example.net TXT v=dmarc1; p=reject | leave the CNAME
      """;

  private final HostedZone inOrder =
      new HostedZone().edited(named(IN_ORDER.strip().replace("\n", " ; ")));
  private HostedZone zone = inOrder;
  private final World world =
      new World(REGION)
          .patience(Duration.ZERO, Duration.ofDays(1))
          .evidence(deadline -> zone.until(deadline));

  static Stream<Arguments> healed() {
    return lines(HEALED);
  }

  static Stream<Arguments> commanded() {
    return lines(COMMANDED);
  }

  static Stream<Arguments> byHand() {
    return lines(BY_HAND);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @MethodSource("healed")
  void whatIsToldToPublishHealsByRecordsByZoneFileAndByRoute53(
      String kind, String status, String edits) {
    HostedZone broken = broken(edits);

    Advice advice = told(kind, broken, reading(true, status, "Success"));

    for (HostedZone after :
        List.of(advice.byRecords(broken), advice.byZoneFile(broken), advice.byRoute53(broken))) {
      assertThat(isWell(after)).as("%s after %s", after, advice).isTrue();
      assertThat(advice.names()).containsAll(broken.differences(after));
    }
    if (!advice.texts("route53Replacements").isEmpty()) {
      assertThat(advice.texts("steps"))
          .anySatisfy(step -> assertThat(step).contains("Check what else uses"));
    }
    zone = advice.byRoute53(broken);
    isQuietInTheEnd();
  }

  @ParameterizedTest(name = "{0}, signing {1}, itself {2}: {3}")
  @MethodSource("commanded")
  void whatOnlySesCanFixIsGivenAsItsCommand(
      String status, String signing, String itself, String edits, String command) {
    HostedZone broken = broken(edits);

    Advice advice = told("REGRESSED", broken, reading(signing.equals("on"), status, itself));

    assertThat(advice.texts("commands"))
        .anySatisfy(given -> assertThat(given).contains(command.strip()));
    assertThat(dkimIsRight(advice.byRecords(broken))).isTrue();
    zone = inOrder;
    isQuietInTheEnd();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("byHand")
  void whatNobodyCanGiveAsARecordIsSaidInAStep(String edits, String says) {
    Advice advice = told("NOT_READY", broken(edits), reading(true, "Success", "Success"));

    assertThat(advice.texts("steps")).anySatisfy(step -> assertThat(step).contains(says.strip()));
  }

  private HostedZone broken(String edits) {
    return edits.equals("nothing") ? inOrder : inOrder.edited(named(edits));
  }

  /// The alert of the first scan, or of the second where two must agree.
  private Advice told(String kind, HostedZone broken, Reading reading) {
    world.put(REGION, reading(true, "Success", "Success")).scans(2);
    world.alerts();
    zone = broken;
    world.put(REGION, reading).scans(2);
    Optional<AlertMessage> told =
        world.out.stream().filter(message -> message.kind().name().equals(kind)).findFirst();
    return Advice.of(told.orElseThrow(() -> new AssertionError(world.alerts())).event());
  }

  private void isQuietInTheEnd() {
    world.put(REGION, reading(true, "Success", "Success")).scans(3);
    world.alerts();
    world.scan();
    assertThat(world.alerts()).isEmpty();
    assertThat(world.state(REGION, NAME).verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(world.state(REGION, NAME).evidence().atRiskSince()).isEmpty();
  }

  private static Reading reading(boolean signing, String status, String itself) {
    return new Reading.Read(
        World.identity(REGION, NAME),
        signing,
        status,
        Readings.TOKENS,
        itself,
        new MailFrom.Custom(BOUNCE, "Success", "UseDefaultValue"));
  }

  private static boolean isWell(HostedZone zone) {
    List<String> spf = beginning(zone.values(BOUNCE, "TXT"), "v=spf1");
    List<String> dmarc = beginning(zone.values("_dmarc." + NAME, "TXT"), "v=DMARC1");
    return dkimIsRight(zone)
        && zone.values(BOUNCE, "MX").equals(List.of(MX))
        && spf.size() == 1
        && letsAmazonSend(spf.getFirst())
        && dmarc.size() == 1
        && DMARC.matcher(dmarc.getFirst()).matches();
  }

  private static boolean dkimIsRight(HostedZone zone) {
    return Readings.TOKENS.stream()
        .allMatch(
            token ->
                zone.values(token + "._domainkey." + NAME, "CNAME")
                    .equals(List.of(token + ".dkim.amazonses.com")));
  }

  private static boolean letsAmazonSend(String spf) {
    List<String> terms = List.of(spf.split(" ", -1));
    int amazon = terms.indexOf("include:amazonses.com");
    return amazon > 0
        && !terms.subList(0, amazon).contains("-all")
        && terms.stream().skip(1).allMatch(term -> SPF_TERM.matcher(term).matches());
  }

  private static List<String> beginning(List<String> texts, String version) {
    return texts.stream().filter(text -> text.startsWith(version)).toList();
  }

  private static Stream<Arguments> lines(String table) {
    return table.lines().map(line -> Arguments.of((Object[]) line.split(" +\\| ", -1)));
  }

  /// The edits with names in full.
  private static String named(String edits) {
    return edits
        .replaceAll("([-=]) (aaa|bbb|ccc)(.example.com)? ", "$1 $2._domainkey.example.com$3 ")
        .replaceAll("([-=]) dmarc(.example.com)? (TXT|CNAME)", "$1 _dmarc.example.com$2 $3")
        .replaceAll("([-=]) bounce ", "$1 bounce.example.com ")
        .replace("aaa._domainkey", "aaa111._domainkey")
        .replace("bbb._domainkey", "bbb222._domainkey")
        .replace("ccc._domainkey", "ccc333._domainkey")
        .replace("A_SES", "aaa111.dkim.amazonses.com")
        .replace("B_SES", "bbb222.dkim.amazonses.com")
        .replace("C_SES", "ccc333.dkim.amazonses.com")
        .replace("KEY", KEY);
  }
}
