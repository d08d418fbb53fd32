package dev.sesdkim.local;

import static java.util.stream.Collectors.toSet;

import dev.sesdkim.aws.Ec2Regions;
import dev.sesdkim.aws.SesIdentities;
import dev.sesdkim.aws.SesPaces;
import dev.sesdkim.aws.SesV2Details;
import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Printable;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dns.DnsJavaLookup;
import dev.sesdkim.dns.DnsServerAddress;
import dev.sesdkim.local.text.NamePattern;
import dev.sesdkim.local.text.ScanJson;
import dev.sesdkim.local.text.ScanText;
import dev.sesdkim.local.text.ScanView;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.DnsLookup;
import dev.sesdkim.scan.EvidenceSources;
import dev.sesdkim.scan.Patience;
import dev.sesdkim.scan.RegionSelection;
import dev.sesdkim.scan.Scan;
import dev.sesdkim.scan.ScanFailure;
import dev.sesdkim.scan.ScanRun;
import dev.sesdkim.scan.ScanSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.regions.Region;

/// Reads the account as it is now and keeps nothing.
@Command(
    name = "scan",
    description = {
      "Reads every SES identity in every enabled region with your own credentials and shows what is"
          + " broken, at risk, not ready for bulk mail or unknown, and how it is fixed. Nothing is"
          + " written anywhere.",
      "It looks up the domains' DKIM, MAIL FROM and DMARC records in DNS, with the system's"
          + " resolver or the one that the environment variable DNS_SERVER names (host:port).",
      "It needs ec2:DescribeRegions, ses:ListIdentities, ses:GetIdentityDkimAttributes,"
          + " ses:GetIdentityVerificationAttributes, ses:GetIdentityMailFromDomainAttributes and"
          + " ses:GetEmailIdentity; without the last one it shows less about what is unverified."
          + " With --stack or --table also dynamodb:Query and dynamodb:BatchGetItem, with --stack"
          + " cloudformation:DescribeStacks."
    },
    exitCodeList = {
      "0:Nothing is as bad as --fail-on says, and all was read.",
      "1:Something is.",
      "2:The command could not run, or something is unknown and nothing is worse."
    })
final class ScanCommand implements Callable<Integer> {

  private static final String DNS_SERVER = "DNS_SERVER";

  private static final int LONGEST_SHOWN = 100;

  /// How long after the time limit a region may take to end the call that it is in.
  private static final Duration GRACE = Duration.ofSeconds(3);

  @Mixin AwsOptions aws = new AwsOptions();

  @Mixin MonitorOptions monitor = new MonitorOptions();

  @Mixin OutputOptions output = new OutputOptions();

  @Option(names = "--all", description = "Show what is verified too, and every fix.")
  boolean everything;

  @Option(
      names = "--only",
      paramLabel = "PATTERN",
      description =
          "Show these identities alone: a name, or names with * and ?, such as '*.example.com'.")
  Optional<String> only = Optional.empty();

  @Option(
      names = "--fail-on",
      paramLabel = "STATE",
      defaultValue = "at-risk",
      description =
          "From which state on the exit status is 1: unverified, at-risk, not-ready or never"
              + " (default: ${DEFAULT-VALUE}).")
  FailOn failOn = FailOn.AT_RISK;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      split = ",",
      description = "Read this region alone; may be given several times.")
  Set<String> regions = new LinkedHashSet<>();

  @Option(
      names = "--exclude",
      paramLabel = "REGION",
      split = ",",
      description = "Leave this region out; may be given several times.")
  Set<String> excludedRegions = new LinkedHashSet<>();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "900",
      description =
          "Stop reading after so many seconds and show what was read until then (default:"
              + " ${DEFAULT-VALUE}). SES takes one call a second in a region: 1,000 identities take"
              + " about half a minute.")
  int timeout;

  @Option(names = "--no-dns", description = "Look nothing up in DNS.")
  boolean noDns;

  private final Surroundings here;

  ScanCommand(Surroundings here) {
    this.here = here;
  }

  @Override
  public Integer call() {
    ScanView view;
    try (Aws access = access();
        Progress progress = new Progress(here.terminal())) {
      String account = new Caller(access).account();
      Optional<DeployedTable> deployed = monitor.open(access, here.terminal());
      deployed.ifPresent(table -> table.regionNames(account));
      ScanView now = scanned(access, account, progress);
      view = deployed.map(table -> table.besides(now, account)).orElse(now);
    }
    view = only.map(NamePattern::new).map(view::only).orElse(view);
    int exitStatus = ExitStatus.of(view.standings(), view.isComplete(), failOn);
    here.terminal()
        .out()
        .print(
            output.json
                ? ScanJson.of(view, exitStatus)
                : ScanText.of(view, everything, here.terminal().page(output.colours.colour)));
    here.terminal().out().flush();
    return exitStatus;
  }

  /// A region that is to be read need not be one that the account has enabled, so it is the last
  /// choice for the questions about the account; but it is of the right partition.
  private Aws access() {
    return Aws.of(
        aws.profile, Optional.empty(), regions.stream().filter(existing()::contains).findFirst());
  }

  /// The function's own scan, over a table in memory and with nobody to tell.
  private ScanView scanned(Aws access, String account, Progress progress) {
    Instant now = here.clock().instant();
    SesPaces paces = new SesPaces(here.clock(), here.pause());
    Random random = new Random();
    MemoryTable table = new MemoryTable();
    Scan scan =
        new Scan(
            new Ec2Regions(access.clients().ec2(access.region()), access.region()),
            new RegionSelection(regions, excludedRegions, existing()),
            new SesIdentities(access.clients()::ses, paces, here.pause(), random),
            table.store(),
            new NoSubscribers(),
            new EvidenceSources(
                Optional.of(new SesV2Details(access.clients()::sesV2, paces, here.pause(), random)),
                noDns ? Optional.empty() : Optional.of(dns())),
            Patience.standard(),
            progress,
            new FaultLog(here.terminal().err()));
    Deadline end = by(now, Duration.ofSeconds(timeout));
    Deadline grace = by(now, Duration.ofSeconds(timeout).plus(GRACE));
    ScanSummary summary =
        scan.run(new ScanRun(account, new Moment(now, "local"), end, end, grace, grace));
    return switch (summary) {
      case ScanSummary.Finished finished -> ScanView.of(finished, table.states());
      case ScanSummary.Skipped _ ->
          throw new IllegalStateException("nobody else scans a table in memory");
    };
  }

  private Deadline by(Instant now, Duration time) {
    return new Deadline(here.clock(), now.plus(time));
  }

  private DnsLookup dns() {
    Optional<String> server =
        Optional.ofNullable(here.terminal().environment().get(DNS_SERVER))
            .filter(text -> !text.isBlank());
    return server
        .map(
            text ->
                DnsServerAddress.of(text)
                    .map(DnsJavaLookup::at)
                    .orElseThrow(() -> new ScanFailure(noServer(text), problem(text))))
        .orElseGet(DnsJavaLookup::system);
  }

  private static String noServer(String text) {
    return "%s: received \"%s\", expected host:port of a DNS resolver"
        .formatted(DNS_SERVER, Printable.line(text, LONGEST_SHOWN));
  }

  private static Problem problem(String text) {
    return new Problem(Problem.Kind.REJECTED, DNS_SERVER, text);
  }

  private static Set<String> existing() {
    return Region.regions().stream().map(Region::id).collect(toSet());
  }
}
