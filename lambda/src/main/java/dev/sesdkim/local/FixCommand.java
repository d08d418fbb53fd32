package dev.sesdkim.local;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Printable;
import dev.sesdkim.local.text.FixForm;
import dev.sesdkim.local.text.FormedFix;
import dev.sesdkim.local.text.NamedFix;
import dev.sesdkim.local.text.ProblemAdvice;
import dev.sesdkim.local.text.ScanView;
import dev.sesdkim.scan.ScanFailure;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Prints how to fix one identity, for a person or for a program.
@Command(
    name = "fix",
    description = {
      "Reads one identity in every enabled region and prints how it is fixed: the DNS records to"
          + " publish and the commands to run. With --stack or --table it reads a deployed monitor's"
          + " table alone, of all its accounts; run the commands with credentials of the account"
          + " that they are for. With --apply it shows the change of the zone in Route"
          + " 53, asks, and makes it; without, nothing is written anywhere.",
      "It needs the permissions of scan, or with --stack or --table those of status. --apply also needs route53:ListHostedZones,"
          + " route53:GetHostedZone, route53:ListResourceRecordSets,"
          + " route53:ChangeResourceRecordSets, ses:PutEmailIdentityDkimAttributes and"
          + " ses:PutEmailIdentityDkimSigningAttributes."
    },
    exitCodeList = {
      "0:The fix is printed, there is nothing to fix, or what --apply changed is verified.",
      "1:No fix is known for what is wrong, --apply did not change all of it, or it is not verified yet.",
      "2:The command could not run, there is no such identity, or something is unknown."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sesdkim fix shop.example.com",
      "  sesdkim fix shop.example.com --format zone >> example.com.zone",
      "  sesdkim fix shop.example.com --format route53 > change.json",
      "  sesdkim fix editor@example.com --format commands",
      "  sesdkim fix shop.example.com --stack --account 123456789012",
      "  sesdkim fix shop.example.com --apply --dns-profile dns"
    })
final class FixCommand implements Callable<Integer> {

  private static final int LONGEST_NAME = 320;

  @Parameters(
      paramLabel = "NAME",
      description =
          "A domain or an address, in any case, in Unicode or in A-labels. An address is fixed"
              + " through its domain.")
  String name = "";

  @Option(
      names = "--format",
      paramLabel = "FORM",
      description =
          "Print it in a form to be piped: zone (lines of a zone file), route53 (change batches,"
              + " JSON), terraform (aws_route53_record) or commands (AWS CLI). What the form cannot"
              + " hold is said on standard error.")
  Optional<FixForm> form = Optional.empty();

  @Mixin ApplyOptions applying = new ApplyOptions();

  @Mixin ScanOptions reading = new ScanOptions();

  @Mixin MonitorOptions monitor = new MonitorOptions();

  @Mixin AccountOption accounts = new AccountOption();

  @Mixin ColourOption colours = new ColourOption();

  @Spec CommandSpec spec = CommandSpec.create();

  private final Surroundings here;

  FixCommand(Surroundings here) {
    this.here = here;
  }

  @Override
  public Integer call() {
    monitor.requireItsOwn(spec.commandLine());
    applying.require(spec.commandLine());
    return applying.apply ? apply() : print();
  }

  private int apply() {
    if (form.isPresent()) {
      throw refused("--apply and --format exclude each other");
    }
    if (monitor.isAsked()) {
      throw refused("--apply compares with SES: leave out --stack and --table");
    }
    if (reading.noDns) {
      throw refused("--apply compares with DNS, so --no-dns is not possible with it");
    }
    if (!applying.yes && here.answers().isEmpty()) {
      throw refused(
          "--apply asks before it changes anything, and nobody is at a terminal: add --yes to agree"
              + " beforehand");
    }
    LiveScan scan = new LiveScan(here, reading);
    try (Aws access = scan.access()) {
      NamedFix fix = read(scan, access, NamedFix::isKnown);
      fix.unread().forEach(here.terminal().err()::println);
      reading.regions.only = fix.regions();
      reading.regions.except = Set.of();
      return new Applying(here, applying, access, scan.dns(), name)
          .run(fix, () -> read(scan, access, now -> now.isKnown() || !now.unread().isEmpty()));
    }
  }

  private static ScanFailure refused(String why) {
    return ScanFailure.rejected("--apply", why + ". Nothing was changed.");
  }

  private int print() {
    NamedFix fix;
    LiveScan scan = new LiveScan(here, reading);
    try (Aws access = scan.access()) {
      fix =
          monitor
              .open(access, here.terminal())
              .map(table -> remembered(table, access))
              .orElseGet(() -> read(scan, access, NamedFix::isKnown));
    }
    PrintWriter out = here.terminal().out();
    PrintWriter err = here.terminal().err();
    boolean nothing = fix.isNothing();
    if (form.isEmpty()) {
      out.print(fix.text(here.terminal().page(colours.colour)));
    } else if (nothing) {
      err.println(fix.nothing());
    } else {
      FormedFix formed = fix.in(form.get());
      formed.lines().forEach(out::println);
      formed.notes().forEach(err::println);
    }
    fix.unread().forEach(err::println);
    out.flush();
    err.flush();
    return nothing ? ExitStatus.ofNothing(fix) : ExitStatus.FINE;
  }

  /// @param enough whether the identity is known well enough
  private NamedFix read(LiveScan scan, Aws access, Predicate<NamedFix> enough) {
    OneIdentity one = new OneIdentity(name);
    NamedFix fix;
    try (Progress progress = new Progress(here.terminal())) {
      String account = new Caller(access).account();
      fix = new NamedFix(scan.of(access, account, one::of, progress), name);
    }
    if (!enough.test(fix)) {
      throw unknown(one.listed(), fix.unread());
    }
    return fix;
  }

  /// Reads the fix from the table, for the accounts that have the name. If the table knows several
  /// accounts, the answer names the account.
  private NamedFix remembered(DeployedTable table, Aws access) {
    List<KnownAccount> asked = accounts.of(table, new Caller(access).account());
    Set<String> having =
        table.identities(asked).named(name).stream().map(Identity::account).collect(toSet());
    List<KnownAccount> those =
        having.isEmpty()
            ? asked
            : asked.stream().filter(account -> having.contains(account.id())).toList();
    ScanView view = table.lastScans(those).view(KnownAccount.names(asked));
    NamedFix fix = new NamedFix(view, name);
    if (!fix.isKnown()) {
      throw unknown(
          view.all().stream().map(state -> state.identity().name()).collect(toSet()), fix.unread());
    }
    if (form.equals(Optional.of(FixForm.COMMANDS))) {
      table.identities(asked).requireOneAccount(name, fix.accounts());
    }
    return fix;
  }

  private ScanFailure unknown(Set<String> listed, List<String> unread) {
    List<String> near = NearestName.allTo(name, listed);
    return ScanFailure.rejected(
        "ses:ListIdentities",
        "No SES identity %sis named %s.%s%s"
            .formatted(
                unread.isEmpty() ? "" : "that could be read ",
                Printable.line(name, LONGEST_NAME),
                near.isEmpty()
                    ? " 'sesdkim scan --all' shows those that there are."
                    : " Did you mean %s?"
                        .formatted(
                            Printable.line(String.join(", ", near), near.size() * LONGEST_NAME)),
                unread.stream().map(line -> " " + ProblemAdvice.ended(line)).collect(joining())));
  }
}
