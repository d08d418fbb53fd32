package dev.sesdkim.rules;

import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.State;
import java.util.List;

/// What is to be done with DKIM records, in lower case: how many there are is put in once it is
/// known how many domains a sentence is about.
final class RecordWords {

  private static final String ADD = "{add}";
  private static final String CORRECT = "{correct}";
  private static final String PUT_BACK = "{put back}";

  private RecordWords() {}

  /// Where nothing was verified before.
  static String publish(State state) {
    List<DnsRecord> records = DkimRecords.toPublish(state);
    return records.isEmpty()
        ? "publish the DKIM records"
        : areMissing(state, records) ? ADD : CORRECT;
  }

  /// Where they were right before.
  static String putBack(State state) {
    List<DnsRecord> records = DkimRecords.toPublish(state);
    return records.isEmpty()
        ? "put the DKIM records back"
        : areMissing(state, records) ? PUT_BACK : CORRECT;
  }

  /// Where a whole zone seems to be another one.
  static String restore() {
    return "restore the zone, or " + ADD;
  }

  /// The words with the number.
  static String counted(String words, int records) {
    return words
        .replace(ADD, "add " + English.count(records, "DNS record", "DNS records"))
        .replace(CORRECT, "correct " + English.count(records, "DNS record", "DNS records"))
        .replace(
            PUT_BACK,
            records == 1 ? "put the record back" : "put the " + records + " records back");
  }

  /// Whether none of them is known to be anything else than missing.
  private static boolean areMissing(State state, List<DnsRecord> records) {
    List<String> places = records.stream().map(DnsRecord::place).toList();
    return state.evidence().dkimRecords().stream()
        .filter(check -> places.contains(check.asRecord().place()))
        .allMatch(check -> check.isSimplyMissing() || !check.finding().wrong());
  }
}
