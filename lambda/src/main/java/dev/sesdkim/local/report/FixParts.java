package dev.sesdkim.local.report;

import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.local.report.ReportPage.Fact;
import dev.sesdkim.local.text.Fix;
import dev.sesdkim.local.text.FixText;
import dev.sesdkim.local.text.Phrases;
import dev.sesdkim.rules.RecordForms;
import java.util.List;
import java.util.Locale;

/// A fix as the page shows it.
///
/// @param title what to do
/// @param zoneFile the records as lines of a zone file; empty without records
/// @param commands a long command takes several lines
public record FixParts(
    String title, List<String> steps, List<Entry> records, String zoneFile, List<String> commands) {

  /// One record to publish.
  ///
  /// @param finding what is wrong at its name; empty if unknown
  /// @param notes what is at the name, and what that means
  public record Entry(String finding, String name, String type, String value, List<Fact> notes) {}

  static FixParts of(Fix fix) {
    List<DnsRecord> records = fix.records().stream().map(Fix.Published::record).toList();
    return new FixParts(
        capital(fix.title()),
        fix.steps().stream().map(Phrases::name).toList(),
        fix.records().stream().map(FixParts::entry).toList(),
        String.join("\n", RecordForms.zoneFile(records).stream().map(Phrases::name).toList()),
        fix.commands().stream().map(Phrases::name).map(FixText::copied).toList());
  }

  private static Entry entry(Fix.Published published) {
    DnsRecord record = published.record();
    return new Entry(
        capital(published.finding()),
        Phrases.name(record.name()),
        record.type(),
        Phrases.name(record.value()),
        FixText.notes(published).stream()
            .map(note -> new Fact(capital(note.getKey()), note.getValue()))
            .toList());
  }

  static String capital(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
