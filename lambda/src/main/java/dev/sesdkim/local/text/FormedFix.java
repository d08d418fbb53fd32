package dev.sesdkim.local.text;

import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.English;
import dev.sesdkim.json.Json;
import dev.sesdkim.rules.RecordForms;
import dev.sesdkim.rules.Replacement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A fix in a form that can be piped, and what that form cannot hold.
///
/// @param lines the lines of the form, and nothing else
/// @param notes a sentence for each thing that a person also has to do
public record FormedFix(List<String> lines, List<String> notes) {

  public FormedFix {
    lines = List.copyOf(lines);
    notes = List.copyOf(notes);
  }

  /// @param name the name for which the fix was asked
  static FormedFix of(FixForm form, String name, List<Fix> fixes) {
    List<Fix.Published> all = fixes.stream().flatMap(fix -> fix.records().stream()).toList();
    List<String> commands =
        fixes.stream().flatMap(fix -> fix.commands().stream()).distinct().toList();
    List<DnsRecord> records = all.stream().map(Fix.Published::record).toList();
    List<String> notes = new ArrayList<>();
    List<String> lines =
        switch (form) {
          case ZONE -> zone(all, notes);
          case ROUTE53 -> route53(records, notes);
          case TERRAFORM -> terraform(records, notes);
          case COMMANDS -> commands(records, commands, notes);
        };
    String whole = "'sesdkim fix %s'".formatted(Phrases.name(name));
    blocked(form, records, whole).ifPresent(notes::add);
    incomplete(form, records).ifPresent(notes::add);
    if (form != FixForm.COMMANDS && !commands.isEmpty()) {
      notes.add(
          (records.isEmpty() ? "There is no record to publish. Run " : "Once they are there, run ")
              + "what 'sesdkim fix %s --format commands' prints.".formatted(Phrases.name(name)));
    }
    if (fixes.stream().anyMatch(fix -> !fix.steps().isEmpty())) {
      notes.add("There is more to know than this form can hold: read " + whole + " first.");
    }
    return new FormedFix(lines, notes);
  }

  private static List<String> zone(List<Fix.Published> all, List<String> notes) {
    List<DnsRecord> instead =
        all.stream()
            .filter(one -> !one.record().blocked())
            .filter(FormedFix::takesThePlace)
            .map(Fix.Published::record)
            .toList();
    if (!instead.isEmpty()) {
      notes.add(
          "Delete the lines that the zone has now for %s: these take their place."
              .formatted(
                  English.list(
                      instead.stream()
                          .map(one -> one.type() + " " + Phrases.name(one.name()))
                          .distinct()
                          .toList())));
    }
    instead.stream()
        .filter(one -> !one.beside().isNothing())
        .map(
            one ->
                "Keep what serves something else at %s: %s."
                    .formatted(
                        Phrases.name(one.name()), Phrases.name(FixText.beside(one.beside()))))
        .distinct()
        .forEach(notes::add);
    return RecordForms.zoneFile(
        all.stream().map(Fix.Published::record).filter(one -> !one.blocked()).toList());
  }

  private static boolean takesThePlace(Fix.Published one) {
    return one.record().corrects()
        || one.seen()
            .filter(
                check ->
                    check.finding() == DnsFinding.WRONG_TARGET
                        || check.finding() == DnsFinding.SEVERAL)
            .isPresent();
  }

  private static List<String> route53(List<DnsRecord> records, List<String> notes) {
    List<String> batches = RecordForms.changeBatches(records).stream().map(Json::write).toList();
    if (batches.size() > 1) {
      notes.add(
          "These are %d change batches, one a line, because their names may be in different hosted"
                  .formatted(batches.size())
              + " zones: give each to its own --change-batch.");
    }
    return batches;
  }

  private static List<String> terraform(List<DnsRecord> records, List<String> notes) {
    List<String> lines =
        Terraform.lines(
            records.stream().filter(one -> !one.blocked() && one.beside().isComplete()).toList());
    if (!lines.isEmpty()) {
      notes.add("Set var.zone_id to the id of the hosted zone that these names are in.");
    }
    return lines;
  }

  /// The commands for the records come first: without the records a restart fails again.
  private static List<String> commands(
      List<DnsRecord> records, List<String> commands, List<String> notes) {
    List<String> ofDns =
        Stream.concat(
                RecordForms.route53(records).stream(),
                Replacement.of(records).stream().map(Replacement::command))
            .toList();
    if (!ofDns.isEmpty()) {
      notes.add(
          "Put the id of the hosted zone in place of ZONE_ID; if the zone is not in Route 53, use"
              + " --format zone for its records.");
    }
    return Stream.concat(ofDns.stream(), commands.stream()).toList();
  }

  private static Optional<String> blocked(FixForm form, List<DnsRecord> records, String whole) {
    boolean replaced = form == FixForm.COMMANDS;
    List<String> names =
        names(
            records, one -> one.blocked() && (!replaced || Replacement.of(List.of(one)).isEmpty()));
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ("Left out: %s, where something else is in the way. %s shows it: delete it first if"
                    + " nothing uses it.")
                .formatted(English.list(names), whole));
  }

  private static Optional<String> incomplete(FixForm form, List<DnsRecord> records) {
    List<String> names =
        names(records, one -> form != FixForm.ZONE && !one.blocked() && !one.beside().isComplete());
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ("Left out: %s, whose other values are not all known. Add the new value beside them by"
                    + " hand.")
                .formatted(English.list(names)));
  }

  private static List<String> names(List<DnsRecord> records, Predicate<DnsRecord> which) {
    return records.stream().filter(which).map(one -> Phrases.name(one.name())).distinct().toList();
  }
}
