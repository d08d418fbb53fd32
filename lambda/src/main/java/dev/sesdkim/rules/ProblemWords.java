package dev.sesdkim.rules;

import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.Problem;
import java.util.List;

/// What to do about something that a scan cannot read.
public final class ProblemWords {

  static final String MORE_TIME =
      "Raise timeoutMinutes if it can be raised, leave out regions that send no mail with"
          + " excludedRegions, and check whether another program uses up the account's SES calls"
          + " (one a second in each region).";

  private static final String POLICY = "service control policy";

  private ProblemWords() {}

  /// The kind of failure in a few words, to follow a colon.
  static String sort(Problem.Kind kind) {
    return switch (kind) {
      case ACCESS_DENIED -> "access denied";
      case CREDENTIALS -> "credentials not valid";
      case REGION_DISABLED -> "disabled";
      case EXCLUDED -> "left out by the settings";
      case THROTTLED -> "throttled";
      case UNAVAILABLE -> "no answer";
      case REJECTED -> "request refused";
      case NOT_AN_ANSWER -> "not an answer from AWS";
      case INCOMPLETE -> "left out of the answer";
      case UNRECOGNIZED -> "unknown status";
      case DEADLINE -> "out of time";
      case STORE -> "the monitor's table failed";
      case SUPERSEDED -> "a later scan took over";
      case UNEXPECTED -> "a fault of the monitor";
    };
  }

  /// Whether the problem is only that the monitor lacks the permission.
  static boolean isDenied(Problem problem) {
    return problem.kind() == Problem.Kind.ACCESS_DENIED && !problem.detail().contains(POLICY);
  }

  /// What to do if the monitor lacks the permission for these actions.
  static String allow(List<String> actions) {
    return ("Allow %s in the monitor's role. If the role's own policy does, check for a service"
            + " control policy or a permissions boundary that denies it.")
        .formatted(English.list(actions));
  }

  /// What to do about a problem of the monitor.
  public static String advice(Problem problem) {
    String action = Words.name(problem.action());
    return switch (problem.kind()) {
      case ACCESS_DENIED ->
          problem.detail().contains(POLICY)
              ? "Have the organization's service control policy allow %s.".formatted(action)
              : allow(List.of(action));
      case CREDENTIALS ->
          "The credentials are missing, expired or not valid there. An opt-in region has to be"
              + " enabled for the account, and takes no tokens of the global STS endpoint.";
      case REGION_DISABLED ->
          "Nothing, if it was disabled on purpose. Otherwise enable the region for the account"
              + " again.";
      case EXCLUDED ->
          "Nothing, if it was left out on purpose. Otherwise change the settings regions or"
              + " excludedRegions, and deploy again.";
      case THROTTLED ->
          "If it lasts, check which other program of the account calls %s too often."
              .formatted(action);
      case UNAVAILABLE ->
          "If it lasts, check the AWS Health Dashboard and the function's way to the network.";
      case REJECTED ->
          problem.action().equals(Problem.SETTINGS)
              ? "Correct the settings regions and excludedRegions, and deploy again."
              : "%s refused the request %s itself. The function's log has its words."
                  .formatted(service(problem), action);
      case NOT_AN_ANSWER ->
          ("Something other than %s answered %s. Check for a proxy or an endpoint between the"
                  + " function and %s.")
              .formatted(service(problem), action, service(problem));
      case INCOMPLETE ->
          "If it lasts, open a case with AWS Support: %s left part of its answer to %s out."
              .formatted(service(problem), action);
      case UNRECOGNIZED ->
          ("%s answered %s with a word that this version does not know. Deploy a newer version, or"
                  + " report it.")
              .formatted(service(problem), action);
      case DEADLINE -> MORE_TIME;
      case STORE ->
          "The monitor's table did not answer %s. Check the table and the role's rights to it."
              .formatted(action);
      case SUPERSEDED -> "Nothing: a later scan took over, and reads it.";
      case UNEXPECTED ->
          "This is a fault of the monitor itself. The function's log has it; report it.";
    };
  }

  private static String service(Problem problem) {
    return switch (problem.action().split(":", 2)[0]) {
      case "ses" -> "SES";
      case "sns" -> "SNS";
      case "ec2" -> "EC2";
      case "dynamodb" -> "DynamoDB";
      case "sts" -> "STS";
      case "organizations" -> "AWS Organizations";
      case "s3" -> "S3";
      default -> "the service";
    };
  }
}
