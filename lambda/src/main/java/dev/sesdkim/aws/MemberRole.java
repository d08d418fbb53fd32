package dev.sesdkim.aws;

import dev.sesdkim.dkim.Problem;

/// The role that the monitor assumes in each watched account besides its own. The template that
/// creates it uses the same path and name, and the monitor's own role may assume no other.
public final class MemberRole implements AccountRole {

  private static final String NAME = "ses-dkim-monitor/SesDkimMonitorReader";

  private static final String SESSION = "ses-dkim-monitor";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String session() {
    return SESSION;
  }

  @Override
  public String advice(Problem problem, String region, String account) {
    return switch (problem.kind()) {
      case ACCESS_DENIED ->
          "The role does not exist, or its trust names another role or external id than this"
              + " monitor's, or a policy of the organization forbids it; STS does not tell these"
              + " apart. Deploy the template of \"sesdkim member-role\" in account "
              + account
              + ".";
      case CREDENTIALS -> "Check which role the monitor runs with.";
      case REGION_DISABLED ->
          ("Enable %1$s in account %2$s. If it is on by default, activate STS for %1$s in the account"
                  + " settings of IAM there.")
              .formatted(region, account);
      case THROTTLED -> "The next scan tries again.";
      case NOT_AN_ANSWER ->
          "Something between here and STS answered: check for a proxy, a firewall or an endpoint.";
      case UNAVAILABLE, DEADLINE ->
          "Check that the endpoint of STS in " + region + " can be reached from the function.";
      case REJECTED, INCOMPLETE, UNRECOGNIZED, STORE, SUPERSEDED, EXCLUDED, UNEXPECTED ->
          "The next scan tries again; if it keeps happening, report it.";
    };
  }
}
