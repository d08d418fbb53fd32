package dev.sesdkim.rules;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Reason;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.dkim.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// One remedy for many domains, as short as possible: each step appears once, with the identities
/// that it is for. A missing record needs no step, because it is among the records to publish.
final class ManyRemedies {

  private static final int MOST_NAMES = 10;

  private ManyRemedies() {}

  static Remedy of(List<State> states, VerifiedDomains verified) {
    Map<String, List<Identity>> byStep = new LinkedHashMap<>();
    List<DnsRecord> records = new ArrayList<>();
    Set<String> commands = new LinkedHashSet<>();
    List<State> causes =
        states.stream().filter(state -> state.reason() != Reason.DOMAIN_UNVERIFIED).toList();
    for (State state : causes) {
      Remedy remedy = Remedies.of(state, Optional.empty(), verified);
      Set<String> told = missing(state, remedy);
      remedy.steps().stream()
          .filter(step -> !told.contains(step))
          .forEach(
              step -> byStep.computeIfAbsent(step, _ -> new ArrayList<>()).add(state.identity()));
      records.addAll(remedy.dnsRecords());
      commands.addAll(remedy.commands());
    }
    return new Remedy(
        byStep.entrySet().stream().map(same -> step(same, causes.size())).toList(),
        Proposals.distinct(records),
        List.copyOf(commands));
  }

  /// The steps that only say to publish a missing record.
  private static Set<String> missing(State state, Remedy remedy) {
    Set<String> published = remedy.dnsRecords().stream().map(DnsRecord::name).collect(toSet());
    return Set.copyOf(
        RecordSteps.of(
            state.evidence().dnsRecords().stream()
                .filter(DnsCheck::isSimplyMissing)
                .filter(check -> published.contains(check.name()))
                .toList()));
  }

  private static String step(Map.Entry<String, List<Identity>> same, int all) {
    return same.getValue().size() == all
        ? same.getKey()
        : label(same.getValue()) + ": " + same.getKey();
  }

  /// For example `a.example.com, b.example.com in eu-west-1; example.net in eu-west-1, us-east-1`.
  private static String label(List<Identity> identities) {
    Map<String, Set<String>> regionsByName = new LinkedHashMap<>();
    for (Identity one : identities) {
      regionsByName.computeIfAbsent(one.name(), _ -> new TreeSet<>()).add(one.region());
    }
    Map<Set<String>, List<String>> namesByRegions = new LinkedHashMap<>();
    regionsByName.forEach(
        (name, regions) ->
            namesByRegions.computeIfAbsent(regions, _ -> new ArrayList<>()).add(Words.name(name)));
    return namesByRegions.entrySet().stream()
        .map(
            same ->
                English.some(same.getValue(), MOST_NAMES)
                    + " in "
                    + String.join(", ", same.getKey()))
        .collect(joining("; "));
  }
}
