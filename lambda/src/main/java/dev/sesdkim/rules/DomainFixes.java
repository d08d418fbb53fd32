package dev.sesdkim.rules;

import dev.sesdkim.dkim.AlertedIdentity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Joins the fixes of many identities: each lead appears once, with the number of its own records,
/// and commands that differ only in a name become a loop.
final class DomainFixes {

  private DomainFixes() {}

  /// One fix for identities with the same trouble.
  ///
  /// @param cures the fix of each identity, in order
  static Cure together(Map<AlertedIdentity, Cure> cures) {
    Map<String, Cure> leads = new LinkedHashMap<>();
    Cure all = Cure.NONE;
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
}
