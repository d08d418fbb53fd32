package dev.sesdkim.dkim;

/// Why something could not be read or done: an expected failure, as a value.
///
/// @param kind what sort of failure
/// @param action what was asked, as IAM names it: `ses:ListIdentities`
/// @param detail what the other side said, at most 500 characters of printable text
public record Problem(Kind kind, String action, String detail) {

  /// What a failure says of other requests.
  public enum Reach {
    /// This request alone fails, as often as it is made.
    ONE_REQUEST,
    /// The same request may succeed a moment later.
    MOMENT,
    /// Every request of this kind fails alike, for now.
    ALL_REQUESTS,
    /// Nothing: the failure is not the service's.
    NONE
  }

  /// The sorts of failure that a reader handles differently.
  public enum Kind {
    /// The caller may not do this: a policy is missing or an organization forbids it.
    ACCESS_DENIED(Reach.ALL_REQUESTS),
    /// The credentials are missing, expired or not valid here.
    CREDENTIALS(Reach.ALL_REQUESTS),
    /// The region is not (or no longer) enabled for the account.
    REGION_DISABLED(Reach.ALL_REQUESTS),
    /// Asked too often, even after backing off.
    THROTTLED(Reach.MOMENT),
    /// No answer, a broken connection or a server's error, even after trying again.
    UNAVAILABLE(Reach.MOMENT),
    /// The service refused the request itself.
    REJECTED(Reach.ONE_REQUEST),
    /// What came back is not an answer of the service.
    NOT_AN_ANSWER(Reach.MOMENT),
    /// The answer leaves out what was asked for.
    INCOMPLETE(Reach.ONE_REQUEST),
    /// The service answered with a word that this version does not know.
    UNRECOGNIZED(Reach.ONE_REQUEST),
    /// The scan's time ran out first.
    DEADLINE(Reach.ALL_REQUESTS),
    /// The table could not be read or written.
    STORE(Reach.NONE),
    /// Another scan has taken over.
    SUPERSEDED(Reach.NONE),
    /// The settings leave the region out.
    EXCLUDED(Reach.NONE),
    /// A fault in this program.
    UNEXPECTED(Reach.NONE);

    private final Reach reach;

    Kind(Reach reach) {
      this.reach = reach;
    }

    public Reach reach() {
      return reach;
    }

    /// Whether somebody decided that the region is not used: the account disabled it, or the
    /// settings leave it out.
    public boolean isChosen() {
      return this == REGION_DISABLED || this == EXCLUDED;
    }

    /// Whether an endpoint was there to answer, whatever it said.
    public boolean wasAnswered() {
      return reach == Reach.ONE_REQUEST
          || this == ACCESS_DENIED
          || this == CREDENTIALS
          || this == THROTTLED
          || this == NOT_AN_ANSWER;
    }
  }

  /// The action of a problem with what the monitor's own settings say of regions.
  public static final String SETTINGS = "the settings";

  private static final int LONGEST_DETAIL = 500;

  public Problem {
    detail = Printable.line(detail, LONGEST_DETAIL);
  }

  /// One line for people, without a full stop at its end, because a sentence goes on after it:
  /// `access denied on ses:ListIdentities: not authorized …`.
  public String sentence() {
    String what = kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    return detail.isEmpty() ? what + " on " + action : what + " on " + action + ": " + said();
  }

  /// The detail without a full stop at its end.
  public String said() {
    return detail.endsWith(".") ? detail.substring(0, detail.length() - 1) : detail;
  }
}
