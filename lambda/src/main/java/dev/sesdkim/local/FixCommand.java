package dev.sesdkim.local;

import dev.sesdkim.dkim.Printable;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.local.text.FixForm;
import dev.sesdkim.local.text.FormedFix;
import dev.sesdkim.local.text.NamedFix;
import dev.sesdkim.scan.ScanFailure;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Prints how one identity is fixed, for a person or for a program.
@Command(
    name = "fix",
    description = {
      "Reads one identity in every enabled region and prints how it is fixed: the DNS records to"
          + " publish and the commands to run. Nothing is written anywhere.",
      "It needs the permissions of scan."
    },
    exitCodeList = {
      "0:The fix is printed, or there is nothing to fix.",
      "2:The command could not run, there is no such identity, or something is unknown."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sesdkim fix shop.example.com",
      "  sesdkim fix shop.example.com --format zone >> example.com.zone",
      "  sesdkim fix shop.example.com --format route53 > change.json",
      "  sesdkim fix editor@example.com --format commands"
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

  @Mixin AwsOptions aws = new AwsOptions();

  @Mixin ScanOptions reading = new ScanOptions();

  @Mixin ColourOption colours = new ColourOption();

  private final Surroundings here;

  FixCommand(Surroundings here) {
    this.here = here;
  }

  @Override
  public Integer call() {
    NamedFix fix = read();
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
    return nothing && !fix.isTold() ? ExitStatus.UNKNOWN : ExitStatus.FINE;
  }

  private NamedFix read() {
    LiveScan scan = new LiveScan(here, reading);
    OneIdentity one = new OneIdentity(name);
    NamedFix fix;
    try (Aws access = scan.access(aws);
        Progress progress = new Progress(here.terminal())) {
      String account = new Caller(access).account();
      fix = new NamedFix(scan.of(access, account, one::of, progress), name);
    }
    if (!fix.isKnown()) {
      throw unknown(one.listed(), fix.unread());
    }
    return fix;
  }

  private ScanFailure unknown(Set<String> listed, List<String> unread) {
    List<String> near = NearestName.allTo(name, listed);
    String words =
        "No SES identity is named %s.%s%s"
            .formatted(
                Printable.line(name, LONGEST_NAME),
                near.isEmpty()
                    ? " 'sesdkim scan --all' shows those that there are."
                    : " Did you mean %s?"
                        .formatted(
                            Printable.line(String.join(", ", near), near.size() * LONGEST_NAME)),
                unread.isEmpty() ? "" : " " + String.join(". ", unread) + ".");
    return new ScanFailure(words, new Problem(Problem.Kind.REJECTED, "ses:ListIdentities", words));
  }
}
