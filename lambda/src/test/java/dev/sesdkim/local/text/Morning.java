package dev.sesdkim.local.text;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.CheckOutcome;
import dev.sesdkim.dkim.DmarcEvidence;
import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.MailFrom;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Mutes;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Readiness;
import dev.sesdkim.dkim.ReadinessCheck;
import dev.sesdkim.dkim.ReadinessLevel;
import dev.sesdkim.dkim.Reading;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Suspicion;
import dev.sesdkim.dkim.Transition;
import dev.sesdkim.dkim.Trouble;
import dev.sesdkim.rules.Comparison;
import dev.sesdkim.rules.Judged;
import dev.sesdkim.scan.RegionResult;
import dev.sesdkim.scan.Sightings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// The account of one morning: three domains are broken, one is at risk, one lacks DMARC, a region
/// is denied, and the rest is fine.
public final class Morning {

  public static final Instant AT = Instant.parse("2026-11-24T06:00:00Z");

  private static final ScanContext SCAN =
      new ScanContext(
          new Moment(AT, "local"),
          List.of(AT),
          false,
          Duration.ofHours(1),
          Duration.ofDays(1),
          Mutes.NONE);

  private static final Problem DENIED =
      new Problem(
          Problem.Kind.ACCESS_DENIED,
          "ses:ListIdentities",
          "AccessDenied (HTTP 403): explicit deny in a service control policy");

  private static final List<String> SHOP =
      List.of(
          "k7wq3mzt5hdv2xnc4brf6jpsgy8lae1u",
          "p2xv6njr4tbk8wdq3hmz7cfsgy5lae9o",
          "t5bz2kwq8mxv4hdr6ncj7pfsgy3lae1i");
  private static final List<String> MAIL =
      List.of(
          "d4mt8zqk2wvx6nbr3hjp7csfgy1lae5i",
          "h6wt2mzq8kdv4xnc7brj3pfsgy5lae1u",
          "n3xk7vqt5wmz2bdr8hcj6pfsgy4lae9o");
  private static final List<String> BILLING =
      List.of(
          "w3bn7kvq5xmt2zdr8hcj4pfsgy6lae1o",
          "q8vn3kzt5xmw2bdr7hcj4pfsgy6lae1e",
          "z8qm4tkv6xwn2hdr5bcj7pfsgy3lae1i");

  private final Map<String, List<State>> states = new HashMap<>();
  private final Map<Identity, State> remembered = new HashMap<>();

  private Morning() {}

  /// As a scan shows it that knows of no deployment.
  public static ScanView alone() {
    return new Morning().view();
  }

  /// With what a deployed monitor remembers.
  public static ScanView remembered() {
    Morning morning = new Morning();
    ScanView view = morning.view();
    Trouble unread = new Trouble(AT.minus(Duration.ofHours(40)), DENIED, true);
    State unseen =
        state("ap-south-1", Readings.domain("in.example.com", "Success"))
            .unreadable(new State.Unreadable(Reason.UNREADABLE, unread), "local");
    morning.remembered.put(unseen.identity(), unseen);
    return view.each(
        account ->
            account.with(
                new Remembered(morning.remembered, Map.of("ap-south-1", unread), Mutes.NONE),
                List.of(unseen)));
  }

  /// The same with two more accounts: one in which a domain of the first is broken too, and one
  /// that could not be scanned.
  public static ScanView accounts() {
    Morning shop = new Morning();
    shop.states.put("eu-west-1", new ArrayList<>(List.of(off("210987654321"))));
    Problem refused =
        new Problem(
            Problem.Kind.ACCESS_DENIED,
            "sts:AssumeRole",
            "AccessDenied (HTTP 403): not authorized to perform sts:AssumeRole");
    AccountView first = alone().accounts().getFirst();
    AccountView second = shop.scanned(Set.of("eu-west-1"), Map.of()).accounts().getFirst();
    return ScanView.of(
        List.of(
            named(first, Readings.ACCOUNT, "home"),
            named(second, "210987654321", "shop"),
            new AccountView(
                new Account("345678901234", Optional.empty()),
                "local",
                AT,
                List.of(),
                Map.of(),
                Optional.empty(),
                Optional.of(
                    new NotScanned(
                        refused,
                        Optional.empty(),
                        "Allow sts:AssumeRole to your user or role.")))));
  }

  private static AccountView named(AccountView view, String id, String name) {
    return new AccountView(
        new Account(id, Optional.of(name)),
        view.scanId(),
        view.at(),
        view.regions(),
        view.states(),
        view.remembered(),
        view.notScanned());
  }

  private static State off(String account) {
    Reading.Read read = Readings.domain("news.example.com", false, "Success", "Success");
    Reading.Read there =
        new Reading.Read(
            new Identity("eu-west-1", account, read.identity().name()),
            read.signingEnabled(),
            read.dkimStatus(),
            read.dkimTokens(),
            read.verificationStatus(),
            read.mailFrom());
    return Comparison.of(List.of(), List.of(), Judged.of(List.of(there)), SCAN).getFirst().after();
  }

  /// Every domain fine, in one region.
  public static ScanView fine(int domains) {
    Morning morning = new Morning();
    for (int i = 0; i < domains; i++) {
      morning.put("eu-west-1", domain("shop%d.example.com".formatted(i), Readings.TOKENS));
    }
    return morning.scanned(Set.of("eu-west-1"), Map.of());
  }

  /// These states, as a scan of both of their regions shows them.
  public static ScanView of(State... states) {
    Morning morning = new Morning();
    for (State state : states) {
      morning.states.computeIfAbsent(state.identity().region(), _ -> new ArrayList<>()).add(state);
    }
    return morning.scanned(Set.of("eu-west-1", "us-east-1"), Map.of());
  }

  /// As many domains with signing switched off.
  public static ScanView off(int domains) {
    Morning morning = new Morning();
    for (int i = 0; i < domains; i++) {
      morning.put(
          "eu-west-1",
          Readings.domain("shop%04d.example.com".formatted(i), false, "Success", "Success"));
    }
    return morning.scanned(Set.of("eu-west-1"), Map.of());
  }

  /// No region was read.
  static ScanView blind() {
    Problem cut = new Problem(Problem.Kind.UNAVAILABLE, "ses:ListIdentities", "connection reset");
    return new Morning()
        .scanned(
            Set.of(),
            Map.of("eu-west-1", cut, "eu-west-2", cut, "eu-west-3", cut, "us-east-1", cut));
  }

  private ScanView view() {
    put(
        "eu-west-1",
        Readings.domain("news.example.com", false, "Success", "Success"),
        Readings.address("editor@news.example.com"),
        Readings.address("offers@news.example.com"));
    broke("eu-west-1", "news.example.com", Duration.ofHours(3));
    put("ap-northeast-1", domain("shop.example.jp", "TemporaryFailure", SHOP));
    evidence(
        "ap-northeast-1",
        "shop.example.jp",
        records(
            SHOP, "shop.example.jp", DnsFinding.MISSING, DnsFinding.WRONG_TARGET, DnsFinding.OK));
    broke("ap-northeast-1", "shop.example.jp", Duration.ofHours(5));
    put("us-east-1", domain("mail.example.net", "Failed", MAIL));
    evidence(
        "us-east-1",
        "mail.example.net",
        records(MAIL, "mail.example.net", DnsFinding.NAME_DOUBLED, DnsFinding.OK, DnsFinding.OK));
    broke("us-east-1", "mail.example.net", Duration.ofDays(15));
    put(
        "eu-central-1",
        domain("billing.example.com", BILLING),
        domain("example.org", Readings.TOKENS));
    evidence(
        "eu-central-1",
        "billing.example.com",
        records(BILLING, "billing.example.com", DnsFinding.MISSING, DnsFinding.OK, DnsFinding.OK));
    Instant risk = AT.minus(Duration.ofHours(8));
    replace(
        "eu-central-1",
        "billing.example.com",
        state -> state.suspected(Suspicion.AT_RISK, Optional.of(new Moment(AT, "local"))),
        state -> state.with(state.evidence().atRisk(Optional.of(risk))));
    replace(
        "eu-central-1",
        "example.org",
        state -> state.with(withoutDmarc()),
        state ->
            state.with(state.evidence().ready(false, Optional.of(AT.minus(Duration.ofDays(6))))));
    for (int i = 1; i <= 31; i++) {
      put("us-west-2", domain("fine%02d.example.com".formatted(i), Readings.TOKENS));
    }
    Set<String> regions = new TreeSet<>(states.keySet());
    for (int i = 1; regions.size() < 16; i++) {
      regions.add("eu-south-" + i);
    }
    return scanned(regions, Map.of("ap-south-1", DENIED));
  }

  private ScanView scanned(Set<String> read, Map<String, Problem> notRead) {
    List<RegionResult> regions = new ArrayList<>();
    new TreeSet<>(read)
        .forEach(region -> regions.add(new RegionResult.Read(row(region), Sightings.NONE)));
    notRead.forEach(
        (region, why) -> regions.add(new RegionResult.NotRead(row(region), Sightings.NONE, why)));
    return ScanView.of(
        List.of(
            AccountView.of(
                new Account(Readings.ACCOUNT, Optional.empty()),
                "local",
                AT,
                regions,
                states.values().stream().flatMap(List::stream).toList())));
  }

  private void put(String region, Reading.Read... readings) {
    List<Reading> here = new ArrayList<>();
    for (Reading.Read read : readings) {
      here.add(in(region, read));
    }
    for (Transition step : Comparison.of(List.of(), List.of(), Judged.of(here), SCAN)) {
      states.computeIfAbsent(region, _ -> new ArrayList<>()).add(step.after());
      remembered.put(step.after().identity(), step.after());
    }
  }

  /// A verified domain that SES gives no answer about now.
  public static State unreadable(String region, String name) {
    return state(region, Readings.domain(name, "Success"))
        .unreadable(
            new State.Unreadable(
                Reason.UNREADABLE, new Trouble(AT, Readings.unread(name).problem(), false)),
            "local");
  }

  public static State state(String region, Reading.Read reading) {
    return Comparison.of(List.of(), List.of(), Judged.of(List.of(in(region, reading))), SCAN)
        .getFirst()
        .after();
  }

  private static Reading.Read in(String region, Reading.Read read) {
    return new Reading.Read(
        new Identity(region, Readings.ACCOUNT, read.identity().name()),
        read.signingEnabled(),
        read.dkimStatus(),
        read.dkimTokens(),
        read.verificationStatus(),
        new MailFrom.Standard());
  }

  private static Reading.Read domain(String name, List<String> tokens) {
    return domain(name, "Success", tokens);
  }

  private static Reading.Read domain(String name, String status, List<String> tokens) {
    return Readings.with(tokens, Readings.domain(name, status));
  }

  private void broke(String region, String name, Duration ago) {
    Instant since = AT.minus(ago);
    replace(region, name, state -> state, state -> state.with(state.dates().stretch(since, since)));
  }

  private void evidence(String region, String name, Evidence evidence) {
    replace(region, name, state -> state.with(evidence), state -> state.with(evidence));
  }

  /// @param now what the scan sees
  /// @param known what the monitor remembers of that
  private void replace(
      String region, String name, UnaryOperator<State> now, UnaryOperator<State> known) {
    List<State> here = states.getOrDefault(region, List.of());
    for (int i = 0; i < here.size(); i++) {
      if (here.get(i).identity().name().equals(name)) {
        here.set(i, now.apply(here.get(i)));
        remembered.put(here.get(i).identity(), known.apply(here.get(i)));
      }
    }
  }

  private static Evidence records(List<String> tokens, String domain, DnsFinding... findings) {
    List<DnsCheck> checks = new ArrayList<>();
    for (int i = 0; i < findings.length; i++) {
      checks.add(
          new DnsCheck(
              tokens.get(i) + "._domainkey." + domain,
              DnsType.CNAME,
              tokens.get(i) + ".dkim.amazonses.com",
              findings[i] == DnsFinding.WRONG_TARGET
                  ? Optional.of("old.example.net")
                  : Optional.empty(),
              findings[i]));
    }
    return new Evidence(
        Optional.of(Readings.easyDkim("dkim.amazonses.com", AT)),
        checks,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty());
  }

  private static Evidence withoutDmarc() {
    Map<ReadinessCheck, Readiness.Result> checks = new EnumMap<>(ReadinessCheck.class);
    for (ReadinessCheck check : ReadinessCheck.values()) {
      checks.put(check, new Readiness.Result(CheckOutcome.PASS, "in order"));
    }
    checks.put(
        ReadinessCheck.DMARC, new Readiness.Result(CheckOutcome.FAIL, "there is no DMARC record"));
    return new Evidence(
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            new DmarcEvidence(DmarcStatus.MISSING, Optional.empty(), Optional.empty(), List.of())),
        Optional.of(new Readiness(ReadinessLevel.NOT_READY, checks)),
        false,
        Optional.empty(),
        Optional.empty());
  }

  private static RegionRow row(String region) {
    return RegionRow.unknown(region, Readings.ACCOUNT);
  }
}
