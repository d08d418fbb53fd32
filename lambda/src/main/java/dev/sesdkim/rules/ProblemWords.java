package dev.sesdkim.rules;

import dev.sesdkim.dkim.Problem;

/// What to do about a region that cannot be read.
final class ProblemWords {

  private ProblemWords() {}

  static String advice(Problem problem) {
    String action = Words.name(problem.action());
    return switch (problem.kind()) {
      case ACCESS_DENIED ->
          ("Allow the action %s to the monitor's role. If its own policy does, look for a"
                  + " service control policy or a permissions boundary that denies it in this"
                  + " region.")
              .formatted(action);
      case CREDENTIALS ->
          "The credentials are missing, expired or not valid in this region. An opt-in"
              + " region has to be enabled for the account, and takes no tokens of the global"
              + " STS endpoint.";
      case REGION_DISABLED ->
          "Enable the region for the account again, or exclude it from monitoring.";
      case THROTTLED ->
          ("Nothing at first: the next scan tries again. If it lasts, something else in"
                  + " the account uses up the one SES call a second (%s).")
              .formatted(action);
      case UNAVAILABLE ->
          "Nothing at first: the next scan tries again. If it lasts, look at the AWS"
              + " Health dashboard and at the function's way to the network.";
      case REJECTED ->
          "SES refused the request %s itself. Look in the function's log for its words."
              .formatted(action);
      case NOT_AN_ANSWER ->
          ("Something other than SES answered %s. Look for a proxy or an endpoint between"
                  + " the function and SES.")
              .formatted(action);
      case INCOMPLETE ->
          "SES left out part of its answer to %s. The next scan tries again.".formatted(action);
      case DEADLINE ->
          "The scan ran out of time before this region. Give the function a longer"
              + " timeout, or fewer regions.";
      case STORE ->
          ("The monitor's table did not answer %s. Look at the table and at the role's"
                  + " rights to it.")
              .formatted(action);
      case UNEXPECTED -> "A fault of the monitor itself. Look in the function's log.";
    };
  }
}
