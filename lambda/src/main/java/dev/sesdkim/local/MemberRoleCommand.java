package dev.sesdkim.local;

import dev.sesdkim.dkim.Printable;
import dev.sesdkim.scan.ScanFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Prints the template that lets a monitor read another account.
@Command(
    name = "member-role",
    description = {
      "Prints a CloudFormation template of the role through which a monitor of many accounts reads"
          + " one of them. It is to be deployed once in each account that is watched, besides the"
          + " monitor's own: as a stack, or as a stack set for the whole organization.",
      "An option's value becomes the default of the template's parameter. A parameter without an"
          + " option must be given when the template is deployed. Nothing is asked of AWS."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:The template is printed.", "2:It is not, and the message says why."},
    footerHeading = "%nExamples:%n",
    footer = {
      "  sesdkim member-role > member-role.yaml",
      "  sesdkim member-role --organization-id o-a1b2c3d4e5 --role-arn \\",
      "    arn:aws:iam::111122223333:role/ses-dkim-monitor/SesDkimMonitor-eu-west-1 \\",
      "    > member-role.yaml"
    })
final class MemberRoleCommand implements Callable<Integer> {

  private static final int LONGEST = 200;

  @Option(
      names = "--role-arn",
      paramLabel = "ARN",
      description =
          "The role of the monitor's function, which may assume this one: output MonitorRoleArn of"
              + " the monitor's stack.")
  Optional<String> roleArn = Optional.empty();

  @Option(
      names = "--organization-id",
      paramLabel = "ID",
      description = "The organization that the account and the monitor's are in: o-...")
  Optional<String> organizationId = Optional.empty();

  @Option(
      names = "--external-id",
      paramLabel = "TEXT",
      description = "The external id with which the monitor was deployed (externalId), if it was.")
  Optional<String> externalId = Optional.empty();

  private final Terminal terminal;

  MemberRoleCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<String> problems = new ArrayList<>();
    MemberRoleTemplate template = MemberRoleTemplate.template();
    template = with(template, "MonitorRoleArn", "--role-arn", roleArn, problems);
    template = with(template, "OrganizationId", "--organization-id", organizationId, problems);
    template = with(template, "ExternalId", "--external-id", externalId, problems);
    if (!problems.isEmpty()) {
      throw ScanFailure.rejected("member-role", String.join("; ", problems) + ".");
    }
    terminal.print(template.text());
    return ExitStatus.FINE;
  }

  private static MemberRoleTemplate with(
      MemberRoleTemplate template,
      String parameter,
      String option,
      Optional<String> given,
      List<String> problems) {
    if (given.isEmpty()) {
      return template;
    }
    Optional<String> expected = template.fault(parameter, given.get());
    expected.ifPresent(
        words ->
            problems.add(
                "%s: received \"%s\", but a right one %s"
                    .formatted(option, Printable.line(given.get(), LONGEST), words)));
    return expected.isPresent() ? template : template.with(parameter, given.get());
  }
}
