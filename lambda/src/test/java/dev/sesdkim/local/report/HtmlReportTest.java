package dev.sesdkim.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.CheckOutcome;
import dev.sesdkim.dkim.DmarcEvidence;
import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.MailboxProvider;
import dev.sesdkim.dkim.Readiness;
import dev.sesdkim.dkim.ReadinessCheck;
import dev.sesdkim.dkim.ReadinessLevel;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Stretch;
import dev.sesdkim.local.text.AccountView;
import dev.sesdkim.local.text.Morning;
import dev.sesdkim.local.text.NamePattern;
import dev.sesdkim.local.text.NotScanned;
import dev.sesdkim.local.text.ScanView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReportTest {

  private static final int MOST_BYTES = 4_000_000;

  /// `.ci/run` opens it in a browser.
  private static final Path LARGEST = Path.of("target/report-of-10000.html");

  @Test
  void saysFirstWhatIsBrokenThenHowItIsFixed() {
    String page = HtmlReport.of(Reports.morning());

    assertThat(text(page))
        .containsSubsequence(
            "DKIM is broken for 3 domains",
            "news.example.com, shop.example.jp, mail.example.net. 2 addresses go down with them.",
            "As of 24 November 2026, 06:00 UTC: 39 identities in 16 of 17 regions.",
            "ap-south-1 could not be read.",
            "5 Broken",
            "31 Verified",
            "news.example.com eu-west-1, Europe (Ireland) Broken for 3 h",
            "Also affects editor@, offers@.",
            "SIGNING_DISABLED",
            "Switch signing on",
            "--email-identity=news.example.com",
            "shop.example.jp",
            "Missing",
            "Wrong target",
            "There now: old.example.net",
            "At risk",
            "billing.example.com",
            "Not ready",
            "There is no DMARC record. Required by Gmail, Yahoo, Outlook.com and Apple iCloud,"
                + " advised by La Poste and docomo.",
            "All identities",
            "Regions",
            "Ready for bulk mail");
    assertThat(page)
        .contains(
            "<title>5 broken, 1 at risk, 1 not ready, 1 unknown, 31 verified: SES DKIM report of"
                + " 123456789012, 24 Nov 2026</title>");
  }

  @Test
  void addressesGoDownWithOneDomainOrWithSeveral() {
    ScanView one = Morning.remembered().only(new NamePattern("*news.example.com"));

    assertThat(HtmlReport.page(Reports.of(one, Optional.empty())).ledeRest())
        .isEqualTo(". 2 addresses go down with it.");
    assertThat(HtmlReport.page(Reports.morning()).ledeRest())
        .isEqualTo(". 2 addresses go down with them.");
  }

  @Test
  void ofADomainAtRiskThePageSaysWhetherItsSignaturesFailNowOrOnceSesNotices() {
    State risk =
        Morning.remembered().all().stream()
            .filter(state -> Standing.of(state) == Standing.AT_RISK)
            .findFirst()
            .orElseThrow();
    Map<ReadinessCheck, Readiness.Result> checks = new EnumMap<>(ReadinessCheck.class);
    for (ReadinessCheck check : ReadinessCheck.values()) {
      checks.put(check, new Readiness.Result(CheckOutcome.FAIL, "no key"));
    }
    DmarcEvidence dmarc =
        new DmarcEvidence(DmarcStatus.MISSING, Optional.empty(), Optional.empty(), List.of());
    State keyless =
        risk.with(
            risk.evidence()
                .with(dmarc, Optional.of(new Readiness(ReadinessLevel.NOT_READY, checks))));

    assertThat(sections(risk)).contains("when it notices, mail leaves unsigned");
    assertThat(sections(keyless)).contains("receivers cannot check its signatures");
  }

  private static String sections(State state) {
    return HtmlReport.page(Reports.of(Morning.of(state), Optional.empty())).sections().toString();
  }

  @Test
  void accountsThatWereNotScannedAreNotCalledRegions() {
    List<AccountView> lost =
        Stream.of("111111111111", "222222222222", "333333333333", "444444444444")
            .map(
                id ->
                    new AccountView(
                        new Account(id, Optional.empty()),
                        "local",
                        Reports.AT,
                        List.of(),
                        Map.of(),
                        Optional.empty(),
                        Optional.of(NotScanned.yet())))
            .toList();
    List<AccountView> more =
        Stream.concat(lost.stream(), Morning.alone().accounts().stream()).toList();

    assertThat(HtmlReport.page(Reports.of(ScanView.of(lost), Optional.empty())).unread())
        .isEqualTo("4 accounts could not be read.");
    assertThat(HtmlReport.page(Reports.of(ScanView.of(more), Optional.empty())).unread())
        .isEqualTo("5 accounts and regions could not be read.");
  }

  @Test
  void aStripShowsNinetyDaysAndSaysTheSameInWords() {
    String page = HtmlReport.of(Reports.morning());

    assertThat(page)
        .contains("aria-label=\"Unverified 14 Oct to 15 Oct, unverified since 24 Nov\"")
        .contains("<path d=\"M0 8H49M50 8H89.9\"/>")
        .contains("<path class=\"b\" d=\"M49 8H50.2M88.8 8H90\"/>");
    assertThat(text(page))
        .contains("24 Nov 03:00 to now: unverified SIGNING_DISABLED")
        .contains("until 14 Oct 06:00: verified");
  }

  @Test
  void aLiveScanHasNoStrips() {
    String page = HtmlReport.of(Reports.of(Morning.alone(), Optional.empty()));

    assertThat(page).doesNotContain("<svg", "Last 90 days");
    assertThat(text(page)).contains("As they are now: a deployed monitor remembers what was.");
  }

  @Test
  void everyProviderIsNamedWithItsRulesAndWhatFails() {
    String text = text(HtmlReport.of(Reports.morning()));

    for (MailboxProvider provider : MailboxProvider.values()) {
      assertThat(text).contains(provider.words() + " 0 ");
    }
    assertThat(text)
        .contains("example.org eu-central-1 No DMARC record Required by Gmail")
        .contains("read on 2026-11-25")
        .contains("reverse DNS of the sending addresses");
  }

  @Test
  void aRegionThatWasNotReadSaysWhy() {
    assertThat(text(HtmlReport.of(Reports.morning())))
        .contains("ap-south-1 1 0 0 Not read")
        .contains("explicit deny in a service control policy");
  }

  @Test
  void thePolicyAllowsThePagesOwnScriptAndStyleByTheirHashesAndNothingElse() {
    String page = HtmlReport.of(Reports.morning());

    assertThat(group("Content-Security-Policy\" content=\"([^\"]*)\"", page).replace("&#39;", "'"))
        .isEqualTo(
            "default-src 'none'; style-src 'sha256-%s'; script-src 'sha256-%s'; base-uri 'none';"
                    .formatted(
                        Policy.hash(group("(?s)<style>(.*?)</style>", page)),
                        Policy.hash(group("(?s)<script>(.*?)</script>", page)))
                + " form-action 'none'");
    assertThat(page).doesNotContainPattern("<[^>]+ (style|on[a-z]+)=");
  }

  @Test
  void nothingIsLoadedFromOutside() {
    String page = HtmlReport.of(Reports.morning());
    String markup = page.replaceAll("(?s)<(style|script)>.*?</\\1>", "");

    assertThat(markup)
        .doesNotContainPattern("<(link|img|iframe|object|embed|video|audio|source|base|form)\\b")
        .doesNotContainPattern("\\b(src|srcset|action|data|poster|formaction|xlink:href)=");
    assertThat(page).doesNotContain("url(", "@import", "fetch(", "import(", "XMLHttpRequest");
    assertThat(all("href=\"([^\"]*)\"", page))
        .allMatch(
            href ->
                href.startsWith("#")
                    || href.matches("https://[a-z0-9-]+\\.console\\.aws\\.amazon\\.com/.*"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>.example.com",
        "\"onmouseover=\"alert(1).example.com",
        "'><img src=x onerror=alert(1)>.example.com",
        "</title><script>alert(1)</script>.example.com",
        "javascript:alert(1).example.com",
        "${7*7}.example.com",
        "&lt;b&gt;.example.com",
      })
  void aNameOfMarkupIsShownAndRunsNowhere(String name) {
    String page = HtmlReport.of(Reports.of(broken(name), Optional.of(Map.of())));

    String plain = HtmlReport.of(Reports.of(broken("example.com"), Optional.of(Map.of())));
    assertThat(all("<([a-z/][a-z0-9]*)", page)).isEqualTo(all("<([a-z/][a-z0-9]*)", plain));
    assertThat(all(" ([a-z-]+)=\"", page)).isEqualTo(all(" ([a-z-]+)=\"", plain));
    assertThat(text(page)).contains(name);
  }

  @Test
  void controlCharactersAndMarksThatReorderTextAreNotWritten() {
    String page =
        HtmlReport.of(
            Reports.of(
                broken("a\u202egnp.exe\u0000\u001b[31m\u2066.example.com"), Optional.empty()));

    assertThat(page).doesNotContain("\u202e", "\u0000", "\u001b", "\u2066");
    assertThat(page).contains("<bdi>a\ufffdgnp.exe\ufffd\ufffd[31m\ufffd.example.com</bdi>");
  }

  @Test
  void anAccountWithoutIdentitiesHasAPageToo() {
    String text = text(HtmlReport.of(Reports.of(Morning.fine(0), Optional.empty())));

    assertThat(text).contains("There are no SES identities in this account", "There are none.");
  }

  @Test
  void tenThousandIdentitiesTakeAtMostFourMegabytesEvenIfAllAreBroken() throws IOException {
    String fine = HtmlReport.of(Reports.of(Reports.remembered(Morning.fine(10_000)), known()));
    String broken = HtmlReport.of(Reports.of(Reports.remembered(Morning.off(10_000)), known()));
    Files.createDirectories(LARGEST.getParent());
    Files.writeString(LARGEST, broken);

    assertThat(Stream.of(fine, broken).map(page -> page.getBytes(StandardCharsets.UTF_8).length))
        .allMatch(bytes -> bytes <= MOST_BYTES);
    assertThat(text(broken))
        .contains("9,900 more: they are in the list of all identities below.")
        .contains("shop9999.example.com");
  }

  private static Optional<Map<Identity, List<Stretch>>> known() {
    return Optional.of(Map.of());
  }

  private static ScanView broken(String name) {
    return Reports.view(Readings.domain(name, false, "Success", "Success"));
  }

  /// As a reader has it: without markup, entities as what they mean.
  private static String text(String page) {
    return page.substring(page.indexOf("<body>"), page.indexOf("<script>const"))
        .replaceAll("<[^>]*>", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
        .replaceAll("\\s+", " ")
        .replaceAll(" ([.,:])", "$1");
  }

  private static String group(String pattern, String text) {
    return all(pattern, text).getFirst();
  }

  private static List<String> all(String pattern, String text) {
    List<String> all = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      all.add(matcher.group(1));
    }
    return all;
  }
}
