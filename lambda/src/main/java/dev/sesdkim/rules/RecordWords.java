package dev.sesdkim.rules;

import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.State;
import java.util.List;

/// What to do with DKIM records, in lower case. The number of records is a placeholder until it is
/// known how many domains a sentence is about.
final class RecordWords {

  private static final String ADD = "{add}";
  private static final String CORRECT = "{correct}";
  private static final String PUT_BACK = "{put back}";

  private RecordWords() {}

  /// For records that were never verified.
  static String publish(State state) {
    List<DnsRecord> records = DkimRecords.toPublish(state);
    return records.isEmpty()
        ? "publish the DKIM records"
        : areMissing(state, records) ? ADD : CORRECT;
  }

  /// For records that were right before.
  static String putBack(State state) {
    List<DnsRecord> records = DkimRecords.toPublish(state);
    return records.isEmpty()
        ? "put the DKIM records back"
        : areMissing(state, records) ? PUT_BACK : CORRECT;
  }

  /// For a zone that seems to have been replaced.
  static String restore() {
    return "restore the zone, or " + ADD;
  }

  /// The words with the number filled in.
  static String counted(String words, int records) {
    return words
        .replace(ADD, "add " + English.count(records, "DNS record", "DNS records"))
        .replace(CORRECT, "correct " + English.count(records, "DNS record", "DNS records"))
        .replace(
            PUT_BACK,
            records == 1 ? "put the record back" : "put the " + records + " records back");
  }

  /// Whether all of the records are missing, as far as is known.
  private static boolean areMissing(State state, List<DnsRecord> records) {
    List<String> places = records.stream().map(DnsRecord::place).toList();
    return state.evidence().dkimRecords().stream()
        .filter(check -> places.contains(check.asRecord().place()))
        .allMatch(check -> check.isSimplyMissing() || !check.finding().wrong());
  }
}
