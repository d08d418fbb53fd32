package dev.sesdkim.aws;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import dev.sesdkim.scan.ScanFailure;
import java.util.Optional;

/// A list of AWS Organizations could not be read to its end.
final class NotListed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final String NOT_IN_USE = "AWSOrganizationsNotInUseException";
  private static final String NO_PARENT = "ParentNotFoundException";

  private final transient Problem problem;
  private final transient Optional<String> code;

  NotListed(Problem problem) {
    super(problem.sentence());
    this.problem = problem;
    this.code = Optional.empty();
  }

  /// @param code the service's error code, if it sent one
  NotListed(Problem problem, Optional<String> code, Throwable cause) {
    super(problem.sentence(), cause);
    this.problem = problem;
    this.code = code;
  }

  /// Whether listing is denied: the monitor's account is neither the management account nor a
  /// delegated administrator, or the monitor's role does not allow it.
  boolean isDenied() {
    return problem.kind() == Kind.ACCESS_DENIED;
  }

  /// The failure that the port throws, with advice.
  ScanFailure asFailure() {
    return new ScanFailure(
        "The accounts to watch could not be listed: %s. %s".formatted(problem.sentence(), advice()),
        problem,
        this);
  }

  private String advice() {
    if (code.filter(NOT_IN_USE::equals).isPresent()) {
      return "The monitor's account is in no organization: deploy the monitor in an account of the"
          + " organization, or without ORGANIZATION and ACCOUNTS.";
    }
    if (code.filter(NO_PARENT::equals).isPresent()) {
      return "Check the ids in ORGANIZATION: one of them is not a root or organizational unit of this"
          + " organization.";
    }
    return switch (problem.kind()) {
      case ACCESS_DENIED ->
          "Only the organization's management account, or an account that it made a delegated"
              + " administrator, may list accounts: deploy the monitor there, or name the accounts"
              + " in ACCOUNTS.";
      case CREDENTIALS -> "Check which role the monitor runs with.";
      case THROTTLED -> "The next scan tries again.";
      case NOT_AN_ANSWER ->
          "Something between here and AWS Organizations answered: check for a proxy, a firewall or"
              + " an endpoint.";
      case UNAVAILABLE, DEADLINE ->
          "Check that the endpoint of AWS Organizations can be reached from the function.";
      case REJECTED,
          REGION_DISABLED,
          INCOMPLETE,
          UNRECOGNIZED,
          STORE,
          SUPERSEDED,
          EXCLUDED,
          UNEXPECTED ->
          "The next scan tries again; if it keeps happening, report it.";
    };
  }
}
