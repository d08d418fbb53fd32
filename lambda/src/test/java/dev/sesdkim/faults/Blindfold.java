package dev.sesdkim.faults;

import dev.sesdkim.local.simulated.Call;
import dev.sesdkim.local.simulated.Fate;
import dev.sesdkim.local.simulated.Fault;
import java.util.EnumSet;
import java.util.function.UnaryOperator;

/// A blindness on its way between a scan and the world.
final class Blindfold implements Plan, Fault {

  private final Blindness blindness;
  private final String dim;
  private boolean first = true;
  private volatile boolean hidden;

  Blindfold(Blindness blindness) {
    this.blindness = blindness;
    this.dim = blindness.sight() == Sight.DETAIL ? BlindAccount.DOWN : BlindAccount.DIM;
  }

  /// A new scan begins.
  synchronized void scanBegins() {
    first = true;
  }

  /// Whether anything was hidden so far.
  boolean hasHidden() {
    return hidden;
  }

  @Override
  public synchronized Outcome of(AwsCall call, int nth) {
    if (!blindness.sight().isBy(call) || !isHidden(call)) {
      return new Outcome.Passes();
    }
    first = false;
    return seen(instead());
  }

  /// Notes whether it hides anything.
  private Outcome seen(Outcome instead) {
    return switch (instead) {
      case Outcome.Passes passes -> passes;
      case Outcome.Changes(UnaryOperator<String> change) ->
          new Outcome.Changes(
              answer -> {
                String changed = change.apply(answer);
                hidden = hidden || !changed.equals(answer);
                return changed;
              });
      case Outcome.Goes _, Outcome.Says _, Outcome.DiesBefore _, Outcome.DiesAfter _ -> {
        hidden = true;
        yield instead;
      }
    };
  }

  private Outcome instead() {
    return switch (blindness.fault()) {
      case REFUSED -> isOneOfMany() ? new Outcome.Passes() : new Outcome.Goes(Wrong.ACCESS_DENIED);
      case THROTTLED -> new Outcome.Goes(Wrong.THROTTLED);
      case SERVER_ERROR -> new Outcome.Goes(Wrong.INTERNAL_ERROR);
      case RESET -> new Outcome.Goes(Wrong.RESET);
      case GARBLED -> garbled();
      case LEFT_OUT -> new Outcome.Changes(leftOut());
    };
  }

  /// A request about many identities is refused while it names one of them.
  @Override
  public Fate fateOf(Call call) {
    if (isOneOfMany()
        && blindness.fault() == Blindness.Fault.REFUSED
        && call.action().equals(blindness.sight().action())
        && call.identities().contains(dim)) {
      hidden = true;
      return new Fate.Refused(400, "ValidationError", "by the test");
    }
    return new Fate.Normal();
  }

  private boolean isOneOfMany() {
    return blindness.scope() == Blindness.Scope.ONE_IDENTITY && blindness.sight().asksAboutMany();
  }

  private boolean isHidden(AwsCall call) {
    boolean anywhere = blindness.sight() == Sight.REGIONS || blindness.sight() == Sight.DNS;
    boolean west = anywhere || call.isAbout(Changes.WEST);
    return switch (blindness.scope()) {
      case ONE_CALL -> west && first;
      case ONE_REGION -> west;
      case ALL_REGIONS -> true;
      case ONE_IDENTITY ->
          EnumSet.of(Sight.DETAIL, Sight.DNS).contains(blindness.sight())
              ? call.target().endsWith(dim)
              : west;
    };
  }

  private Outcome garbled() {
    boolean one = blindness.scope() == Blindness.Scope.ONE_IDENTITY;
    if (blindness.sight() == Sight.REGIONS && blindness.scope() == Blindness.Scope.ONE_REGION) {
      return changed("<regionName>" + Changes.WEST, "<regionName>no region");
    }
    if (blindness.sight() == Sight.LIST && one) {
      return changed("<member>" + dim, "<member>");
    }
    return isOneOfMany()
        ? new Outcome.Changes(
            answer ->
                answer.replaceAll(entry("(?:.(?!</entry>))*?Status>)[A-Za-z]+"), "$1Brandnew"))
        : new Outcome.Goes(Wrong.GARBAGE);
  }

  private static Outcome changed(String what, String into) {
    return new Outcome.Changes(answer -> answer.replace(what, into));
  }

  private UnaryOperator<String> leftOut() {
    boolean one = blindness.scope() == Blindness.Scope.ONE_IDENTITY;
    return switch (blindness.sight()) {
      case REGIONS ->
          blindness.scope() == Blindness.Scope.ONE_REGION
              ? answer -> answer.replaceAll("<item><regionName>" + Changes.WEST + ".*?</item>", "")
              : answer -> answer.replaceAll("<item>.*</item>", "");
      case LIST ->
          one
              ? answer -> answer.replace("<member>" + dim + "</member>", "")
              : answer -> answer.replaceAll("<Identities.*</Identities>", "");
      case DKIM, VERIFICATION, MAIL_FROM ->
          one
              ? answer -> answer.replaceAll(entry(".*?</entry>)"), "")
              : answer -> answer.replaceAll("<entry>.*</entry>", "");
      case DETAIL -> _ -> "{}";
      case DNS -> throw new IllegalArgumentException("senseless: " + this);
    };
  }

  private String entry(String rest) {
    return "(<entry><key>" + dim.replace(".", "\\.") + "</key>" + rest;
  }

  @Override
  public String toString() {
    return blindness.toString();
  }
}
