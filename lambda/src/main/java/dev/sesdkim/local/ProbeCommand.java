package dev.sesdkim.local;

import dev.sesdkim.aws.Ec2Regions;
import dev.sesdkim.dkim.English;
import dev.sesdkim.local.probe.ProbeJson;
import dev.sesdkim.local.probe.RecordingHttp;
import dev.sesdkim.local.probe.RegionAnswers;
import dev.sesdkim.local.probe.RegionProbe;
import dev.sesdkim.local.redact.Redaction;
import dev.sesdkim.scan.Deadline;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Writes the redacted answers of SES, for a report about a wrong verdict.
@Command(
    name = "probe",
    description = {
      "Asks SES in every enabled region about a few identities and writes its own answers as they"
          + " came, redacted as 'redact' does it, as one JSON document to attach to a report. It reads"
          + " and changes nothing. Every call is in the document with what it asked.",
      "In each region it asks for the first identities, their DKIM, verification and MAIL FROM"
          + " attributes, and the detail of each; and, to see what SES says of an identity that is not"
          + " there, about sesdkim-probe.invalid. A call that fails, and a region that cannot be asked,"
          + " is a part of the answer.",
      "It needs ec2:DescribeRegions (not with --region), ses:ListIdentities,"
          + " ses:GetIdentityDkimAttributes, ses:GetIdentityVerificationAttributes,"
          + " ses:GetIdentityMailFromDomainAttributes and ses:GetEmailIdentity, as scan does. Read what"
          + " it writes before you publish it."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:The answers are written, the failures among them.",
      "2:The command could not run, and the message says why."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sesdkim probe --out probe.json",
      "  sesdkim probe --region eu-west-1 --identity shop.example.com --out probe.json"
    })
final class ProbeCommand implements Callable<Integer> {

  private static final int MOST_IDENTITIES = 50;

  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where it is written; without it, to standard output.")
  Optional<Path> out = Optional.empty();

  @Option(
      names = "--identities",
      paramLabel = "NUMBER",
      defaultValue = "5",
      description =
          "How many identities it asks about in each region, 1 to 50 together with those of"
              + " --identity (default: ${DEFAULT-VALUE}).")
  int identities;

  @Option(
      names = "--identity",
      paramLabel = "NAME",
      description = "Ask about this identity too, in every region; may be given several times.")
  Set<String> named = new LinkedHashSet<>();

  @Mixin RegionOptions regions = new RegionOptions();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "300",
      converter = Seconds.class,
      description =
          "Stop asking after this many seconds and write what came until then (default:"
              + " ${DEFAULT-VALUE}). SES takes one call a second in a region.")
  int timeout;

  @Mixin AwsOptions aws = new AwsOptions();

  private final Surroundings here;

  ProbeCommand(Surroundings here) {
    this.here = here;
  }

  @Override
  public Integer call() {
    if (identities < 1 || identities > MOST_IDENTITIES - named.size()) {
      throw new ParameterException(
          spec.commandLine(),
          "--identities and --identity: received %d and %d, expected 1 to %d together"
              .formatted(identities, named.size(), MOST_IDENTITIES));
    }
    Optional<OutFile> file = out.map(path -> OutFile.of(spec.commandLine(), path));
    Instant now = here.clock().instant();
    Deadline end = new Deadline(here.clock(), now.plus(Duration.ofSeconds(timeout)));
    String account;
    List<RegionAnswers> answers;
    try (Aws access = Aws.of(aws.profile, Optional.empty(), regions.first(), RecordingHttp::new)) {
      account = new Caller(access).account();
      answers = answers(access, end);
    }
    String text = Redaction.of(ProbeJson.of(LocalCommand.VERSION, account, now, answers));
    file.ifPresentOrElse(there -> there.write(text), () -> here.terminal().print(text));
    here.terminal().err().println(summary(answers));
    here.terminal().err().flush();
    return ExitStatus.FINE;
  }

  private List<RegionAnswers> answers(Aws access, Deadline end) {
    NavigableSet<String> chosen = regions.selection().of(enabled(access));
    RegionProbe probe =
        new RegionProbe(access.clients(), here.pause(), end, identities, List.copyOf(named));
    StatusLine line = new StatusLine(here.terminal());
    try {
      line.show("Asking SES in %s …".formatted(English.count(chosen.size(), "region", "regions")));
      return DeployedTable.ask(chosen, probe::in).toList();
    } finally {
      line.show("");
    }
  }

  /// The regions to select from. EC2 is not asked if `--region` names only regions that exist.
  private NavigableSet<String> enabled(Aws access) {
    return !regions.only.isEmpty() && RegionOptions.existing().containsAll(regions.only)
        ? new TreeSet<>(regions.only)
        : new Ec2Regions(access.clients().ec2(access.region()), access.region()).enabled();
  }

  private static String summary(List<RegionAnswers> answers) {
    int calls = answers.stream().mapToInt(RegionAnswers::calls).sum();
    int failures = answers.stream().mapToInt(RegionAnswers::failures).sum();
    long cut = answers.stream().filter(region -> !region.isComplete()).count();
    return "%s to SES in %s, %s. All of them read: nothing was changed.%s Names and ids are replaced; read it before you publish it."
        .formatted(
            English.count(calls, "call", "calls"),
            English.count(answers.size(), "region", "regions"),
            failures == 0 ? "none failed" : failures + " failed",
            cut == 0 ? "" : " The time ran out in %d.".formatted(cut));
  }
}
