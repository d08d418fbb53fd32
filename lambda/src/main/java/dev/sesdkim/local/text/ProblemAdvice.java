package dev.sesdkim.local.text;

import dev.sesdkim.dkim.Problem;
import dev.sesdkim.rules.ProblemWords;

/// Advice for a person at a terminal about something that could not be read with their own
/// credentials.
public final class ProblemAdvice {

  private static final String BETWEEN =
      "Something between this machine and AWS answered: check HTTPS_PROXY and NO_PROXY, and ask the"
          + " people who run the proxy or firewall.";

  private ProblemAdvice() {}

  /// What went wrong and what to do about it, in one line.
  public static String line(Problem problem) {
    return ended(what(problem)) + " " + of(problem);
  }

  /// What went wrong when a deployed monitor read, and what to do about it, in one line.
  static String ofMonitor(Problem problem) {
    return ended(problem.sentence()) + " " + ProblemWords.advice(problem);
  }

  /// What went wrong. EC2 may list a region as enabled although the region refuses credentials that
  /// other regions accept.
  private static String what(Problem problem) {
    return problem.kind() == Problem.Kind.REGION_DISABLED && problem.action().startsWith("ses:")
        ? "enabled, but takes no token of this session: " + problem.detail()
        : problem.sentence();
  }

  /// What to do.
  public static String of(Problem problem) {
    return switch (problem.kind()) {
      case ACCESS_DENIED ->
          problem.detail().contains("service control policy")
              ? "Your organization denies it there: leave the region out with --exclude."
              : "Allow %s to your user or role.".formatted(problem.action());
      case CREDENTIALS ->
          "Sign in again. If it stays, check this machine's clock and which credentials are in use:"
              + " aws sts get-caller-identity";
      case REGION_DISABLED ->
          problem.action().startsWith("ses:")
              ? "Tokens of the global STS endpoint are not valid in regions that an account has to"
                  + " enable: set AWS_STS_REGIONAL_ENDPOINTS=regional and sign in again, or choose"
                  + " \"Valid in all AWS Regions\" for the global endpoint in IAM's account"
                  + " settings. If the region was enabled just now, wait some minutes."
              : "Enable the region for the account, or leave it out with --exclude.";
      case THROTTLED -> "Another program uses up the calls: try again in a minute.";
      case UNAVAILABLE -> unavailable(problem);
      case NOT_AN_ANSWER -> between(problem);
      case REJECTED, INCOMPLETE, UNRECOGNIZED, SUPERSEDED ->
          "Try again; if it keeps happening, report it with these words.";
      case DEADLINE -> "Raise --timeout, or read fewer regions with --region.";
      case STORE -> "Check the table and your rights to it.";
      case EXCLUDED -> "It was left out on purpose.";
      case UNEXPECTED -> "This is a fault in this program: report it with these words.";
    };
  }

  private static String between(Problem problem) {
    if (problem.detail().contains("407")) {
      return "The proxy asks for a name and a password: put them into HTTPS_PROXY, as in"
          + " http://name:password@proxy:8080.";
    }
    return BETWEEN;
  }

  private static String unavailable(Problem problem) {
    String detail = problem.detail();
    if (detail.contains("is not trusted")) {
      return "If a proxy opens TLS connections here, name its CA certificates in AWS_CA_BUNDLE (a PEM"
          + " file).";
    }
    if (detail.startsWith("HTTP ") || detail.contains("tunnel through proxy")) {
      return BETWEEN + " If there is none, try again in a minute.";
    }
    return "Check the network, and HTTPS_PROXY and NO_PROXY if there is a proxy; then try again.";
  }

  /// The text with a full stop at its end.
  public static String ended(String text) {
    return text.endsWith(".") ? text : text + ".";
  }
}
