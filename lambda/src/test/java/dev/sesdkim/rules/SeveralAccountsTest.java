package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.AlertMessage;
import dev.sesdkim.dkim.Counts;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.ScanPart;
import dev.sesdkim.dkim.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is told of several accounts, and how.
class SeveralAccountsTest {

  private static final String SHOP = "210987654321";
  private static final String UNTRUSTED = "a\u0007<b>`c` @here";
  private static final AccountNames NAMES =
      new AccountNames(Map.of(Sample.ACCOUNT, "prod", SHOP, UNTRUSTED));

  private final List<Due> due = new ArrayList<>();

  @Test
  void theSameDomainInTwoAccountsIsTwoMessages() {
    breaks(Sample.ACCOUNT, "example.com");
    breaks(SHOP, "example.com");

    assertThat(tell()).hasSize(2).allMatch(bundle -> bundle.settles().size() == 1);
  }

  @Test
  void threeOverAllAccountsAreToldAloneAndFourTogether() {
    breaks(Sample.ACCOUNT, "example.com");
    breaks(SHOP, "example.com");
    breaks(SHOP, "example.net");
    assertThat(tell()).hasSize(3);

    breaks(SHOP, "example.org");
    assertThat(tell()).singleElement().satisfies(one -> assertThat(one.settles()).hasSize(4));
  }

  @Test
  void aStormNamesTheAccountOfEachGroupAndItsEventAllOfThem() {
    breaks(Sample.ACCOUNT, "example.com");
    breaks(SHOP, "example.com");
    breaks(SHOP, "example.net");
    breaks(SHOP, "example.org");

    AlertMessage message = message(tell().getFirst());

    assertThat(message.accounts()).containsExactly(Sample.ACCOUNT, SHOP);
    assertThat(message.attributes()).doesNotContainKey("account");
    assertThat(message.lists()).containsEntry("account", List.of(Sample.ACCOUNT, SHOP));
    assertThat(oneLine(message))
        .contains("eu-west-1, prod (123456789012)")
        .contains("2 accounts: prod (123456789012), ")
        .doesNotContain("\u0007");
    assertThat(message.chat()).doesNotContain("<b>").doesNotContain("`c`");
    assertThat(EventSchema.faults(message.event())).isEmpty();
    assertThat(message.event()).contains("\"accounts\":[{\"account\":\"123456789012\"");
  }

  @Test
  void theEventNamesEachAccountThatHasAName() {
    String nameless = "000000000001";
    breaks(Sample.ACCOUNT, "example.com");
    breaks(nameless, "example.com");
    breaks(nameless, "example.net");
    breaks(nameless, "example.org");

    assertThat(message(tell().getFirst()).event())
        .contains(
            "\"accounts\":[{\"account\":\"000000000001\"},"
                + "{\"account\":\"123456789012\",\"accountName\":\"prod\"}]");
  }

  @Test
  void accountsThatCannotBeReadAreToldOfEachOrTogetherWhereTheyAreMany() {
    for (int i = 0; i < 3; i++) {
      shut("%012d".formatted(i + 1));
    }
    assertThat(tell()).hasSize(3);

    shut("000000000004");
    AlertMessage message = message(tell().getFirst());

    assertThat(tell()).hasSize(1);
    assertThat(message.subject())
        .isEqualTo("4 accounts cannot be read: access denied (4 accounts)");
    assertThat(oneLine(message))
        .contains("Account 000000000001, account 000000000002")
        .contains("sesdkim member-role");
    assertThat(EventSchema.faults(message.event())).isEmpty();
    assertThat(message.event()).contains("{\"account\":\"000000000003\",\"part\":\"REGIONS\"");
  }

  @Test
  void anAccountThatIsNotToBeReadAnyMoreIsNoLongerWatched() {
    Problem left = new Problem(Problem.Kind.EXCLUDED, "the settings", "not listed");

    assertThat(subject(AlertKind.OfScan.SCAN_PROBLEM, ScanPart.REGIONS, left))
        .isEqualTo("account prod is no longer watched: left out by the settings (prod)");
    assertThat(subject(AlertKind.OfScan.SCAN_RECOVERED, ScanPart.REGIONS, left))
        .isEqualTo("account prod is watched again (prod)");
  }

  @Test
  void anAccountThatCanBeReadAgainIsToldByItsName() {
    Problem shut = new Problem(Problem.Kind.ACCESS_DENIED, "sts:AssumeRole", "not authorized");

    assertThat(subject(AlertKind.OfScan.SCAN_RECOVERED, ScanPart.REGIONS, shut))
        .isEqualTo("account prod can be read again (prod)");
  }

  @Test
  void accountsThatAScanHasNoTimeForHaveToWait() {
    Problem late = new Problem(Problem.Kind.DEADLINE, "the scan", "");

    assertThat(subject(AlertKind.OfScan.SCAN_PROBLEM, ScanPart.ACCOUNTS, late))
        .isEqualTo("accounts have to wait for a later scan (prod)");
    assertThat(subject(AlertKind.OfScan.SCAN_RECOVERED, ScanPart.ACCOUNTS, late))
        .isEqualTo("every account has its turn again (prod)");
  }

  @Test
  void accountsWhoseFunctionDidNotRunToItsEndWereNotScanned() {
    Problem stopped = new Problem(Problem.Kind.UNAVAILABLE, AccountAdvice.WORKER, "timed out");

    assertThat(subject(AlertKind.OfScan.SCAN_PROBLEM, ScanPart.ACCOUNTS, stopped))
        .isEqualTo("accounts were not scanned (prod)");
    assertThat(subject(AlertKind.OfScan.SCAN_RECOVERED, ScanPart.ACCOUNTS, stopped))
        .isEqualTo("every account is scanned again (prod)");
  }

  @Test
  void theNamesOfAccountsAreThoseThatAreKnown() {
    AccountNames names =
        AccountNames.of(
            List.of(
                new Account(Sample.ACCOUNT, Optional.of("prod")),
                new Account(SHOP, Optional.empty())));

    assertThat(names).isEqualTo(new AccountNames(Map.of(Sample.ACCOUNT, "prod")));
    assertThat(names.label(Sample.ACCOUNT)).isEqualTo("prod (123456789012)");
    assertThat(names.label(SHOP)).isEqualTo(SHOP);
  }

  @Test
  void theSamePartOfTwoAccountsIsToldOfEach() {
    due.add(trouble(Sample.ACCOUNT, "ec2:DescribeRegions"));
    due.add(trouble(SHOP, "ec2:DescribeRegions"));

    assertThat(tell()).hasSize(2);
    assertThat(message(tell().getFirst()).subject())
        .isEqualTo("the account's regions cannot be listed (prod)");
  }

  @Test
  void thatMonitoringStartedInAHundredAccountsFitsIntoOneMessage() {
    AlertMessage message = startedIn(100);

    assertThat(Envelope.fits(message)).isTrue();
    assertThat(message.subject())
        .isEqualTo("DKIM monitoring started: 100 of 4,100 identities unverified (100 accounts)");
    assertThat(oneLine(message))
        .contains("Not read, me-south-1 of 100 accounts: access denied")
        .contains("And 80 more accounts. All together: 4,000 verified, 100 unverified, 0 unknown.");
    assertThat(EventSchema.faults(message.event())).isEmpty();
  }

  @Test
  void thatMonitoringStartedInTwentyAccountsIsToldOfEach() {
    assertThat(oneLine(startedIn(20))).contains("000000000020").doesNotContain("more account");
    assertThat(oneLine(startedIn(21))).contains("And 1 more account. All together");
  }

  private static String subject(AlertKind.OfScan kind, ScanPart part, Problem problem) {
    return AlertText.of(
            Sample.troubles(kind, Sample.trouble(kind, part, problem)), NAMES, VerifiedDomains.NONE)
        .subject();
  }

  private static AlertMessage startedIn(int accounts) {
    List<Alert.AccountStart> starts =
        IntStream.range(0, accounts)
            .mapToObj(
                i ->
                    new Alert.AccountStart(
                        "%012d".formatted(i + 1),
                        new Counts(40, 1, 0),
                        List.of("eu-west-1", "us-east-1"),
                        Map.of(
                            "me-south-1",
                            new Problem(
                                Problem.Kind.ACCESS_DENIED, "ses:ListIdentities", "denied"))))
            .toList();
    Alert.Started alert = new Alert.Started(Sample.SCAN, Sample.NOW, starts, List.of(), Map.of());

    return AlertText.of(alert, NAMES, VerifiedDomains.NONE);
  }

  private void breaks(String account, String name) {
    due.add(
        new Due.OfIdentity(
            AlertKind.OfDomain.REGRESSED,
            new Identity("eu-west-1", account, name),
            name,
            Optional.of(Verdict.VERIFIED),
            Reason.FAILED,
            Sample.NOW,
            Sample.NOW,
            Sample.NOW,
            Sample.SCAN));
  }

  private void shut(String account) {
    due.add(trouble(account, "sts:AssumeRole"));
  }

  private static Due.OfScan trouble(String account, String action) {
    return new Due.OfScan(
        AlertKind.OfScan.SCAN_PROBLEM,
        account,
        Due.ACCOUNT,
        ScanPart.REGIONS.name(),
        new Problem(Problem.Kind.ACCESS_DENIED, action, "not authorized"),
        Sample.NOW,
        Sample.NOW,
        Sample.NOW,
        Sample.SCAN,
        Optional.empty());
  }

  private List<Bundle> tell() {
    return new Telling(List.of(), Set.of()).of(due);
  }

  private static String oneLine(AlertMessage message) {
    return message.text().replaceAll("\\s+", " ");
  }

  private static AlertMessage message(Bundle bundle) {
    return AlertText.of(bundle.alert(Map.of()), NAMES, VerifiedDomains.NONE);
  }
}
