package dev.sesdkim.local.route53;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.sesdkim.aws.AwsFailures;
import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.Printable;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Problem.Kind;
import dev.sesdkim.local.text.ProblemAdvice;
import dev.sesdkim.scan.ScanFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.route53.Route53Client;

/// The changes to make in each zone, as a person sees them before agreeing.
///
/// @param changes the changes by zone
/// @param published the names that have all of their records once the changes are made
/// @param left what a program should not change, one sentence each
/// @param elsewhere the names that are in no zone of the account, by the reason
public record Plan(
    Map<HostedZone, List<ZoneChange>> changes,
    Set<String> published,
    List<String> left,
    Map<String, List<String>> elsewhere) {

  private static final String ACTION = "route53:ChangeResourceRecordSets";

  private static final String NOT_UNASKED =
      " Run the same command without --yes to see this change and to agree to it.";

  private static final int LONGEST_LINE = 5_000;

  /// Reads the zones and compares. What is in no zone of the account is left to a person.
  ///
  /// @throws ScanFailure if a zone cannot be read
  public static Plan of(List<DnsRecord> records, HostedZones zones) {
    Map<HostedZone, List<ZoneChange>> changes = new LinkedHashMap<>();
    Set<String> published = new LinkedHashSet<>();
    List<String> byHand = new ArrayList<>();
    Map<String, List<String>> notHere = new LinkedHashMap<>();
    Map<String, List<DnsRecord>> byName =
        records.stream()
            .collect(groupingBy(one -> DnsName.plain(one.name()), LinkedHashMap::new, toList()));
    byName.forEach(
        (name, wanted) -> {
          try {
            HostedZone zone = zones.of(name);
            ZoneChange change = ZoneChange.of(name, zones.at(zone, name), wanted);
            if (!change.isNothing()) {
              zones.requireShown(name, change.lostTexts());
              changes.computeIfAbsent(zone, _ -> new ArrayList<>()).add(change);
            }
            published.add(name);
          } catch (HostedZones.NotHere why) {
            notHere.computeIfAbsent(words(why), _ -> new ArrayList<>()).add(name);
          } catch (ZoneChange.ByHand left) {
            byHand.add(words(left));
          }
        });
    return new Plan(changes, published, byHand, notHere);
  }

  /// Checks that a zone of the account has one of the names, if there are any.
  ///
  /// @throws ScanFailure if none has
  public void requireZone() {
    if (!elsewhere.isEmpty() && published.isEmpty() && left.isEmpty()) {
      throw ScanFailure.rejected(
          "route53:ListHostedZones",
          "Nothing was changed. " + String.join(" ", elsewhere.keySet()));
    }
  }

  /// What is left to a person, one sentence each.
  public List<String> byHand() {
    return Stream.concat(
            left.stream(),
            elsewhere.entrySet().stream()
                .map(one -> "%s: %s".formatted(String.join(", ", one.getValue()), one.getKey())))
        .toList();
  }

  private static String words(Exception why) {
    return Printable.line(String.valueOf(why.getMessage()), LONGEST_LINE);
  }

  /// The plan where nobody is asked: a DMARC policy that may cost mail is left to a person.
  public Plan unasked() {
    Map<HostedZone, List<ZoneChange>> rest = new LinkedHashMap<>();
    Set<String> there = new LinkedHashSet<>(published);
    List<String> more = new ArrayList<>(left);
    changes.forEach(
        (zone, all) ->
            all.forEach(
                change ->
                    change
                        .costsMail()
                        .ifPresentOrElse(
                            words -> {
                              more.add(words + NOT_UNASKED);
                              there.remove(change.name());
                            },
                            () -> rest.computeIfAbsent(zone, _ -> new ArrayList<>()).add(change))));
    return new Plan(rest, there, more, elsewhere);
  }

  public boolean isNothing() {
    return changes.isEmpty();
  }

  /// Each zone with its deleted and created lines.
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    changes.forEach(
        (zone, all) -> {
          lines.add("Zone %s (%s)".formatted(zone.name(), zone.id()));
          all.stream()
              .flatMap(change -> change.diff().stream())
              .map(line -> Printable.line(line, LONGEST_LINE))
              .forEach(lines::add);
        });
    return lines;
  }

  /// Makes the changes, one batch for each zone.
  ///
  /// @param client makes one attempt a call: Route 53 refuses a batch that it has made already, so
  ///   after a lost answer a second attempt would be refused although the zone is changed
  /// @throws ScanFailure if Route 53 refuses a batch or its answer is lost; its message says what
  ///   was changed before
  public void apply(Route53Client client) {
    List<String> done = new ArrayList<>();
    changes.forEach(
        (zone, all) -> {
          try {
            client.changeResourceRecordSets(
                ask ->
                    ask.hostedZoneId(zone.id())
                        .changeBatch(
                            batch ->
                                batch
                                    .comment("sesdkim fix")
                                    .changes(
                                        all.stream()
                                            .flatMap(change -> change.changes().stream())
                                            .toList())));
          } catch (RuntimeException e) {
            throw refused(zone, done, e);
          }
          done.add(zone.name());
        });
  }

  private static ScanFailure refused(HostedZone zone, List<String> done, RuntimeException e) {
    Problem problem = AwsFailures.problem(ACTION, e);
    String before =
        done.isEmpty() ? "" : " Changed before that: %s.".formatted(String.join(", ", done));
    // Route 53 has two forms of this error, and the SDK has a class for only one of them.
    if (e instanceof AwsServiceException said && said.statusCode() == 400) {
      return new ScanFailure(
          "Route 53 refused the change of %s, and nothing in it was changed: %s. If somebody has changed the zone meanwhile, run the same command again to see it as it is.%s"
              .formatted(zone.name(), problem.said(), before),
          problem,
          e);
    }
    boolean unknown = problem.kind() == Kind.UNAVAILABLE || problem.kind() == Kind.NOT_AN_ANSWER;
    return new ScanFailure(
        "%s %s%s"
            .formatted(
                unknown
                    ? "Whether zone %s was changed is not known; run the same command again to see it."
                        .formatted(zone.name())
                    : "Nothing was changed in zone %s.".formatted(zone.name()),
                ProblemAdvice.line(problem),
                before),
        problem,
        e);
  }
}
