package dev.sesdkim.local;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.Printable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// Selects which accounts a live scan reads, if not only the caller's own.
final class AccountsOptions {

  private static final int LONGEST = 60;

  @Option(
      names = "--accounts",
      paramLabel = "ID",
      split = ",",
      description =
          "Read these accounts, side by side, through the role of --role in each; your own among"
              + " them is read with your own credentials. May be given several times.")
  Set<String> accounts = new LinkedHashSet<>();

  @Option(
      names = "--organization",
      description =
          "Read every active account of your organization in the same way. Only the management"
              + " account or a delegated administrator may list them.")
  boolean organization;

  @Option(
      names = "--role",
      paramLabel = "NAME",
      description =
          "The role to assume in each of those accounts, with its path if it has one, such as"
              + " OrganizationAccountAccessRole or audit/Auditor. Not SesDkimMonitorReader, which"
              + " only the monitor may assume.")
  Optional<String> role = Optional.empty();

  boolean areAsked() {
    return organization || !accounts.isEmpty();
  }

  /// @throws ParameterException if these options are wrong; its message names every mistake
  void require(CommandLine command) {
    List<String> wrong = new ArrayList<>();
    if (organization && !accounts.isEmpty()) {
      wrong.add("--accounts and --organization exclude each other");
    }
    if (areAsked() && role.isEmpty()) {
      wrong.add(
          "%s needs --role: the role to assume in each account"
              .formatted(organization ? "--organization" : "--accounts"));
    }
    if (role.isPresent() && !areAsked()) {
      wrong.add("--role needs --accounts or --organization");
    }
    accounts.stream()
        .filter(id -> !Account.isId(id))
        .forEach(id -> wrong.add("--accounts: received " + quoted(id) + ", expected 12 digits"));
    role.filter(name -> !PersonalRole.isName(name))
        .ifPresent(
            name ->
                wrong.add(
                    "--role: received %s, expected a role's name, not its ARN"
                        .formatted(quoted(name))));
    if (!wrong.isEmpty()) {
      throw new ParameterException(command, String.join("; ", wrong));
    }
  }

  private static String quoted(String text) {
    return '"' + Printable.line(text, LONGEST) + '"';
  }
}
