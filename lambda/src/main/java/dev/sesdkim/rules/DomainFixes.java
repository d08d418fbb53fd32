package dev.sesdkim.rules;

import dev.sesdkim.dkim.AlertedIdentity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Joins the fixes of many identities: each lead appears once, and commands that differ only in a
/// name become a loop.
final class DomainFixes {

  private DomainFixes() {}

  /// One fix for identities with the same trouble.
  ///
  /// @param cures the fix of each identity, in order
  static Cure together(Map<AlertedIdentity, Cure> cures) {
    Map<String, Integer> leads = new LinkedHashMap<>();
    Cure all = Cure.NONE;
    Map<String, List<String>> commands = new LinkedHashMap<>();
    for (Map.Entry<AlertedIdentity, Cure> one : cures.entrySet()) {
      Cure cure = one.getValue();
      if (!cure.lead().isEmpty()) {
        leads.merge(cure.lead(), 1, Integer::sum);
      }
      all = all.and(cure);
      if (!cure.commands().isEmpty()) {
        commands.merge(
            one.getKey().identity().name(),
            cure.commands(),
            (some, more) -> Stream.concat(some.stream(), more.stream()).distinct().toList());
      }
    }
    List<String> notes = new ArrayList<>();
    leads.keySet().stream().skip(1).map(lead -> Quoted.sentence(lead) + ".").forEach(notes::add);
    notes.addAll(all.notes());
    return new Cure(all.lead(), notes, all.records(), CommandLines.together(commands));
  }
}
