package dev.sesdkim.dkim;

/// Why something could not be read or done: an expected failure, as a value.
///
/// @param kind what sort of failure
/// @param action what was asked, as IAM names it: `ses:ListIdentities`
/// @param detail what the other side said, at most 500 characters of printable text
public record Problem(Kind kind, String action, String detail) {

  /// The sorts of failure that a reader handles differently.
  public enum Kind {
    /// The caller may not do this: a policy is missing or an organization forbids it.
    ACCESS_DENIED,
    /// The credentials are missing, expired or not valid here.
    CREDENTIALS,
    /// The region is not (or no longer) enabled for the account.
    REGION_DISABLED,
    /// Asked too often, and still after backing off.
    THROTTLED,
    /// No answer, a broken connection or a server's error, and still after trying again.
    UNAVAILABLE,
    /// The service refused the request itself.
    REJECTED,
    /// What came back is not an answer of the service.
    NOT_AN_ANSWER,
    /// The answer leaves out what was asked for.
    INCOMPLETE,
    /// The service answered with a word that this version does not know.
    UNRECOGNIZED,
    /// The scan's time ran out first.
    DEADLINE,
    /// The table could not be read or written.
    STORE,
    /// Another scan has taken over.
    SUPERSEDED,
    /// The settings leave the region out.
    EXCLUDED,
    /// A fault in this program.
    UNEXPECTED
  }

  private static final int LONGEST_DETAIL = 500;

  public Problem {
    detail = Printable.line(detail, LONGEST_DETAIL);
  }

  /// One line for people: `access denied on ses:ListIdentities: not authorized …`.
  public String sentence() {
    String what = kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    return detail.isEmpty() ? what + " on " + action : what + " on " + action + ": " + detail;
  }
}
