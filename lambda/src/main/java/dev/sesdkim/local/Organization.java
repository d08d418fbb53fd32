package dev.sesdkim.local;

import dev.sesdkim.aws.AccountsOfOrganization;
import dev.sesdkim.aws.OrganizationsLists;
import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import dev.sesdkim.local.text.ProblemAdvice;
import dev.sesdkim.scan.ScanFailure;
import java.util.List;
import java.util.Random;

/// The caller's organization.
record Organization(Aws aws, Surroundings here) {

  private static final String NONE = "AWSOrganizationsNotInUseException";

  /// Its active accounts, with their names.
  ///
  /// @throws ScanFailure if they cannot be listed
  List<Account> accounts() {
    try {
      return AccountsOfOrganization.all(
          new OrganizationsLists(
              aws.clients().organizations(aws.region()), here.pause(), new Random()));
    } catch (ScanFailure failure) {
      Problem problem = failure.problem();
      throw new ScanFailure(
          "The accounts of your organization could not be listed: %s. %s"
              .formatted(problem.sentence(), advice(problem)),
          problem,
          failure);
    }
  }

  private static String advice(Problem problem) {
    if (problem.detail().contains(NONE)) {
      return "Your account is in no organization: name the accounts with --accounts.";
    }
    return problem.kind() == Kind.ACCESS_DENIED
        ? "It takes organizations:ListAccounts in the management account or that of a delegated"
            + " administrator: sign in there, or name the accounts with --accounts."
        : ProblemAdvice.of(problem);
  }
}
