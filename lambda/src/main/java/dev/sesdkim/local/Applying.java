package dev.sesdkim.local;

import static dev.sesdkim.dkim.Verdict.UNVERIFIED;
import static java.util.stream.Collectors.joining;

import dev.sesdkim.dkim.Printable;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.State;
import dev.sesdkim.local.route53.HostedZone;
import dev.sesdkim.local.route53.HostedZones;
import dev.sesdkim.local.route53.Permissions;
import dev.sesdkim.local.route53.Plan;
import dev.sesdkim.local.text.NamedFix;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.DnsLookup;
import dev.sesdkim.scan.ScanFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.route53.Route53Client;

/// Makes a fix: shows the change, asks, changes the zone, waits for DNS, then makes the changes in
/// SES that were shown, no others, and waits for SES. However it ends, it says what was done, what
/// was not, and how to go on.
final class Applying {

  private static final Duration EVERY = Duration.ofSeconds(15);
  private static final Duration LOOKING = Duration.ofSeconds(30);
  private static final int LONGEST_NAME = 320;

  private final Surroundings here;
  private final ApplyOptions options;
  private final Aws access;
  private final DnsLookup dns;
  private final String name;
  private final PrintWriter out;
  private final Set<SesChange> done = new HashSet<>();
  private final Set<String> told = new HashSet<>();

  Applying(Surroundings here, ApplyOptions options, Aws access, DnsLookup dns, String name) {
    this.here = here;
    this.options = options;
    this.access = access;
    this.dns = dns;
    this.name = Printable.line(name, LONGEST_NAME);
    this.out = here.terminal().out();
  }

  /// Makes the fix, and returns the exit status.
  ///
  /// @param again reads the identity once more
  /// @throws ScanFailure if AWS or DNS refuses; its message says what was changed before
  int run(NamedFix fix, Supplier<NamedFix> again) {
    if (fix.isNothing()) {
      out.println(fix.nothing());
      return ExitStatus.ofNothing(fix);
    }
    Optional<Aws> other = options.dnsProfile.map(profile -> Aws.ofZones(profile, access.region()));
    try {
      return run(fix, again, other.orElse(access));
    } finally {
      other.ifPresent(Aws::close);
    }
  }

  private int run(NamedFix fix, Supplier<NamedFix> again, Aws zones) {
    Route53Client client = zones.clients().of(Route53Client.builder(), zones.region());
    Plan read = withPolicy(permissions(fix, zones, List.of()), () -> plan(fix, client));
    if (SesChange.ready(fix).isEmpty()) {
      read.requireZone();
    }
    Plan plan = options.yes ? read.unasked() : read;
    List<SesChange> ses = SesChange.all(fix);
    plan.lines().forEach(out::println);
    ses.forEach(change -> out.println("SES: " + change.words()));
    plan.byHand().forEach(here.terminal().err()::println);
    NamedFix rest = fix.besides(SesChange.commands(ses));
    rest.commands().stream()
        .map(command -> "Not done by --apply: " + command)
        .forEach(here.terminal().err()::println);
    Waiting waiting = new Waiting(plan.published());
    if (plan.isNothing() && ses.isEmpty()) {
      out.println(nothingToDo(fix, waiting));
      return ExitStatus.WRONG;
    }
    rest.steps().forEach(out::println);
    if (!isAgreed()) {
      out.println("Nothing was changed.");
      return ExitStatus.WRONG;
    }
    withPolicy(
        permissions(fix, zones, List.copyOf(plan.changes().keySet())),
        () -> {
          plan.apply(zones.clients().ofOneAttempt(Route53Client.builder(), zones.region()));
          return plan;
        });
    plan.changes().keySet().forEach(zone -> out.println("Changed: zone " + zone.name() + "."));
    out.flush();
    return await(zones, waiting, ses, plan.isNothing() ? fix : next(fix, again), again);
  }

  /// What a further look has found; what was known before if it could not look everywhere.
  private NamedFix next(NamedFix before, Supplier<NamedFix> again) {
    NamedFix now = again.get();
    now.unread().stream().filter(told::add).forEach(here.terminal().err()::println);
    return now.unread().isEmpty() ? now : before;
  }

  private Plan plan(NamedFix fix, Route53Client client) {
    Deadline end = new Deadline(here.clock(), here.clock().instant().plus(LOOKING));
    return Plan.of(fix.records(), new HostedZones(client, dns.until(end)));
  }

  private String nothingToDo(NamedFix fix, Waiting waiting) {
    return waiting
        .why(fix, done)
        .map(why -> "There is nothing to change. " + why + check())
        .orElseGet(
            () ->
                "There is nothing that --apply can do here: 'sesdkim fix %s' says what to do."
                    .formatted(name));
  }

  private String check() {
    return "Check with 'sesdkim fix %s'.".formatted(name);
  }

  private boolean isAgreed() {
    if (options.yes) {
      return true;
    }
    out.print("Make this change? [y/N] ");
    out.flush();
    try {
      String answer = here.answers().orElseThrow().readLine();
      return answer != null && Set.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Permissions permissions(NamedFix fix, Aws access, List<HostedZone> zones) {
    return new Permissions(
        access.partition(),
        zones,
        fix.toFix().stream().map(State::identity).map(one -> one.arn()).toList());
  }

  /// Does the work. If access is denied, prints the policies that it needs before the failure.
  private <T> T withPolicy(Permissions needed, Supplier<T> work) {
    try {
      return work.get();
    } catch (ScanFailure failure) {
      if (failure.problem().kind() == Problem.Kind.ACCESS_DENIED) {
        out.flush();
        here.terminal().err().println(words(needed));
      }
      throw failure;
    }
  }

  private String words(Permissions needed) {
    return options
        .dnsProfile
        .map(
            profile ->
                "--apply needs this policy for the profile %s:\n%s\nand this one for the identities:\n%s"
                    .formatted(
                        Printable.line(profile, LONGEST_NAME),
                        needed.zonePolicy(),
                        needed.identityPolicy()))
        .orElseGet(() -> "--apply needs this policy:\n" + needed.policy());
  }

  /// Waits until the fix is verified, until the time is over, or until nothing is left that changes
  /// by waiting.
  ///
  /// @param zones the access to the zones
  /// @param agreed the changes in SES that were shown before the question
  private int await(
      Aws zones,
      Waiting waiting,
      List<SesChange> agreed,
      NamedFix first,
      Supplier<NamedFix> again) {
    Instant end = here.clock().instant().plus(options.wait);
    NamedFix now = first;
    while (true) {
      for (SesChange change : agreed) {
        if (change.isReady(now) && done.add(change)) {
          make(change, permissions(now, zones, List.of()));
        }
      }
      if (now.isNothing()) {
        out.println(now.nothing());
        return ExitStatus.ofNothing(now);
      }
      Optional<String> why = waiting.why(now, done);
      Duration left = Duration.between(here.clock().instant(), end);
      if (why.isEmpty()
          || left.isNegative()
          || left.isZero()
          || !here.pause().isOver(left.compareTo(EVERY) < 0 ? left : EVERY)) {
        out.println(unfinished(why, agreed, now));
        return ExitStatus.WRONG;
      }
      now = next(now, again);
    }
  }

  private void make(SesChange change, Permissions needed) {
    withPolicy(
        needed,
        () -> {
          change.make(access.clients().sesV2(change.identity().region()));
          return change;
        });
    out.println("Done: " + change.words() + ".");
    out.flush();
  }

  /// That the rest is left to a person; empty if every identity that is still to be fixed needs a
  /// change now that nobody agreed to.
  private static String rest(List<SesChange> agreed, NamedFix now) {
    List<SesChange> ready = SesChange.ready(now);
    boolean waitsForAgreement =
        now.toFix().stream()
                .allMatch(
                    state ->
                        ready.stream().anyMatch(one -> one.identity().equals(state.identity())))
            && ready.stream().noneMatch(agreed::contains);
    return waitsForAgreement ? "" : "The rest is left to you. ";
  }

  private String unfinished(Optional<String> why, List<SesChange> agreed, NamedFix now) {
    Stream<SesChange> needed =
        agreed.stream().filter(change -> now.toFix().stream().anyMatch(change::isNeededBy));
    boolean verified = now.toFix().stream().noneMatch(state -> state.verdict() == UNVERIFIED);
    return (verified ? "Not finished yet. " : "Not verified yet. ")
        + why.orElseGet(() -> rest(agreed, now))
        + notDone("because of that", needed.filter(change -> !done.contains(change)), "later")
        + notDone(
            "because it was not shown before",
            SesChange.all(now).stream().filter(change -> !agreed.contains(change)),
            "to see it and to agree")
        + check();
  }

  private static String notDone(String why, Stream<SesChange> changes, String then) {
    String words = changes.map(SesChange::words).collect(joining(", "));
    return words.isEmpty()
        ? ""
        : "Not done %s: %s; run the same command again %s. ".formatted(why, words, then);
  }
}
