package dev.sesdkim.local.text;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Verdict;
import dev.sesdkim.rules.Proposals;
import dev.sesdkim.rules.RecordForms;
import dev.sesdkim.rules.Remedies;
import dev.sesdkim.rules.Replacement;
import dev.sesdkim.rules.VerifiedDomains;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// How to mend what is unverified, and what else is left to do: one block for each domain, over all
/// regions.
final class RemedyText {

  /// The tables name them all.
  private static final int MOST_NAMES = 5;

  private RemedyText() {}

  /// The blocks of all domains with something to do, each before an empty line; each DNS record is
  /// in one of them.
  static List<String> lines(List<State> states, VerifiedDomains verified, Page page) {
    Map<String, List<State>> byDomain =
        states.stream()
            .filter(RemedyText::leavesSomethingToDo)
            .collect(groupingBy(State::alertDomain, TreeMap::new, toCollection(ArrayList::new)));
    List<String> lines = new ArrayList<>();
    Proposals proposals = new Proposals();
    byDomain.forEach(
        (domain, unverified) -> {
          lines.add(Ink.STRONG.on(page, "What to do for " + Words.name(domain)));
          lines.addAll(causes(unverified, page));
          Remedy remedy = proposals.once(domain, Remedies.together(unverified, verified));
          lines.addAll(remedy(remedy, page));
          lines.add("");
        });
    return lines;
  }

  private static boolean leavesSomethingToDo(State state) {
    return state.verdict() == Verdict.UNVERIFIED || !Remedies.of(state).isNone();
  }

  /// What is wrong in itself first, then what it takes down.
  private static List<String> causes(List<State> unverified, Page page) {
    Map<Reason, List<State>> byReason = new LinkedHashMap<>();
    unverified.stream()
        .filter(state -> state.verdict() == Verdict.UNVERIFIED)
        .sorted((one, other) -> Boolean.compare(follows(one), follows(other)))
        .forEach(
            state -> byReason.computeIfAbsent(state.reason(), _ -> new ArrayList<>()).add(state));
    List<String> lines = new ArrayList<>();
    byReason.forEach(
        (reason, states) ->
            lines.addAll(
                Wrapping.lines(
                    "  ",
                    "%s (%s): %s %s"
                        .formatted(reason, where(states), reason.explanation(), reason.risk()),
                    page.columns())));
    return lines;
  }

  private static boolean follows(State state) {
    return state.reason() == Reason.DOMAIN_UNVERIFIED;
  }

  private static String where(List<State> states) {
    Map<String, TreeSet<String>> regions = new LinkedHashMap<>();
    for (State state : states) {
      regions
          .computeIfAbsent(Words.name(state.identity().name()), _ -> new TreeSet<>())
          .add(state.identity().region());
    }
    String named =
        regions.entrySet().stream()
            .limit(MOST_NAMES)
            .map(name -> name.getKey() + " in " + String.join(", ", name.getValue()))
            .collect(joining("; "));
    int more = regions.size() - MOST_NAMES;
    return more > 0 ? named + " and " + more + " more" : named;
  }

  private static List<String> remedy(Remedy remedy, Page page) {
    List<String> lines = new ArrayList<>();
    int number = 1;
    for (String step : remedy.steps()) {
      lines.addAll(Wrapping.lines("  " + number++ + ". ", step, page.columns()));
    }
    if (!remedy.dnsRecords().isEmpty()) {
      lines.add("  DNS records (name, then type and value):");
      for (DnsRecord dns : remedy.dnsRecords()) {
        lines.add("    " + Words.name(dns.name()));
        lines.add("      " + dns.type() + " " + Words.name(dns.value()));
      }
      lines.add("  The same as lines of a zone file:");
      RecordForms.zoneFile(remedy.dnsRecords())
          .forEach(line -> lines.add("    " + Words.name(line)));
      lines.addAll(route53(remedy, page));
    }
    if (!remedy.commands().isEmpty()) {
      lines.add("  Commands (AWS CLI version 2):");
      remedy.commands().forEach(command -> lines.add("    " + command));
    }
    return lines;
  }

  /// Nothing where Route 53 would refuse every change.
  private static List<String> route53(Remedy remedy, Page page) {
    List<String> commands = RecordForms.route53(remedy.dnsRecords());
    List<String> lines = new ArrayList<>();
    List<Replacement> replacements = Replacement.of(remedy.dnsRecords());
    if (!replacements.isEmpty()) {
      lines.addAll(Wrapping.lines("  ", Replacement.TITLE + ":", page.columns()));
      for (Replacement one : replacements) {
        lines.addAll(Wrapping.lines("  - ", one.words(), page.columns()));
        lines.add("    " + one.command());
      }
    }
    if (!commands.isEmpty()) {
      lines.addAll(
          Wrapping.lines(
              "  ",
              "The same for Route 53 (put the hosted zone's id in place of ZONE_ID):",
              page.columns()));
      commands.forEach(command -> lines.add("    " + command));
    }
    return lines;
  }
}
