package dev.sesdkim.rules;

import static java.util.stream.Collectors.toMap;

import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A fix in as few words as possible, with what to copy. The event holds the same at length
/// ([Remedy]).
///
/// @param lead what to do, in lower case; empty if the commands say it
/// @param notes what else to know, in whole sentences
/// @param commands each may have several lines
record Cure(String lead, List<String> notes, List<Entry> records, List<String> commands) {

  static final Cure NONE = new Cure("", List.of(), List.of(), List.of());

  /// What to publish when the tokens are not known here.
  static final String TOKENS =
      "The command shows the tokens and their zone (SigningHostedZone): publish"
          + " TOKEN._domainkey.DOMAIN CNAME TOKEN.ZONE for each.";

  /// A record to publish.
  ///
  /// @param now what DNS has instead, or empty
  record Entry(DnsRecord wanted, String now) {

    /// The whole record in one line.
    String line() {
      return wanted.name() + " " + wanted.type() + " " + wanted.value();
    }
  }

  Cure {
    notes = notes.stream().distinct().toList();
    records = List.copyOf(records);
    commands = List.copyOf(commands);
  }

  /// The fix, with what DNS shows in place of each record.
  static Cure of(
      String lead,
      List<String> notes,
      List<DnsRecord> records,
      List<DnsCheck> seen,
      List<String> commands) {
    Map<String, String> now =
        seen.stream()
            .collect(toMap(check -> check.asRecord().place(), RecordNote::of, (first, _) -> first));
    return new Cure(
        lead,
        notes,
        Proposals.distinct(records).stream()
            .map(one -> new Entry(one, now.getOrDefault(one.place(), "")))
            .toList(),
        commands);
  }

  static Cure of(String lead, List<String> commands) {
    return new Cure(lead, List.of(), List.of(), commands);
  }

  /// The steps that are not about the given records.
  ///
  /// @param steps the steps of a [Remedy]
  static List<String> others(List<String> steps, List<DnsRecord> records, List<DnsCheck> seen) {
    List<String> places = records.stream().map(DnsRecord::place).toList();
    List<String> told =
        RecordSteps.of(
            seen.stream()
                .filter(check -> check.finding() != DnsFinding.DOMAIN_MISSING)
                .filter(check -> places.contains(check.asRecord().place()))
                .toList());
    return steps.stream()
        .filter(step -> !step.isEmpty() && !told.contains(step))
        .map(step -> step.equals(DomainRemedies.PUBLISH_TOKENS) ? TOKENS : step)
        .toList();
  }

  /// Both fixes, one after the other.
  Cure and(Cure other) {
    return new Cure(
        lead.isEmpty() ? other.lead : lead,
        Stream.concat(notes.stream(), other.notes.stream()).toList(),
        distinct(records, other.records),
        Stream.concat(commands.stream(), other.commands.stream()).distinct().toList());
  }

  private static List<Entry> distinct(List<Entry> some, List<Entry> more) {
    List<Entry> all = new ArrayList<>(some);
    for (Entry one : more) {
      if (all.stream().noneMatch(other -> other.wanted().place().equals(one.wanted().place()))) {
        all.add(one);
      }
    }
    return all;
  }

  /// One fix for identities with the same trouble: each lead appears once, with the number of its
  /// own records, and commands that differ only in a name become a loop.
  ///
  /// @param cures the fix of each identity, in order
  static Cure together(Map<AlertedIdentity, Cure> cures) {
    Map<String, Cure> leads = new LinkedHashMap<>();
    Cure all = NONE;
    Map<String, List<String>> commands = new LinkedHashMap<>();
    for (Map.Entry<AlertedIdentity, Cure> one : cures.entrySet()) {
      Cure cure = one.getValue();
      if (!cure.lead().isEmpty()) {
        leads.merge(cure.lead(), cure, Cure::and);
      }
      all = all.and(cure);
      if (!cure.commands().isEmpty()) {
        commands.merge(
            one.getKey().identity().name(),
            cure.commands(),
            (some, more) -> Stream.concat(some.stream(), more.stream()).distinct().toList());
      }
    }
    List<String> counted =
        leads.values().stream()
            .map(same -> RecordWords.counted(same.lead(), same.records().size()))
            .toList();
    List<String> notes = new ArrayList<>();
    counted.stream().skip(1).map(lead -> Quoted.sentence(lead) + ".").forEach(notes::add);
    notes.addAll(all.notes());
    return new Cure(
        counted.isEmpty() ? "" : counted.getFirst(),
        notes,
        all.records(),
        CommandLines.together(commands));
  }

  Cure withLead(String other) {
    return new Cure(other, notes, records, commands);
  }

  /// Its sentences, the lead first.
  List<String> prose() {
    return Stream.concat(
            lead.isEmpty()
                ? Stream.empty()
                : Stream.of(RecordWords.counted(lead, records.size()) + "."),
            notes.stream())
        .toList();
  }

  boolean hasCopy() {
    return !records.isEmpty() || !commands.isEmpty();
  }

  boolean isNone() {
    return prose().isEmpty() && !hasCopy();
  }
}
