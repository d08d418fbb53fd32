package dev.sesdkim.rules;

import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.Obstacle;
import java.util.List;

/// What DNS has in place of a record, as a note beside the wanted record.
final class RecordNote {

  private RecordNote() {}

  /// The note; empty if nothing else is in the record's place, or if only the key is at fault.
  static String of(DnsCheck check) {
    String found = check.found().map(Words::name).orElse("");
    return switch (check.finding()) {
      case OK, DOMAIN_MISSING, NO_KEY, UNUSABLE_KEY, REVOKED -> "";
      case MISSING -> missing(check, found);
      case WRONG_TARGET -> wrong(check, found);
      case SEVERAL -> found + ". Keep only the one above.";
      case NAME_DOUBLED ->
          "at a doubled name: leave out the domain, or end it with a dot."
              + (check.isAlone() ? "" : " At the name itself: " + missing(check, found));
      case ADDRESS_INSTEAD -> found + ", an address. Switch proxying off (\"DNS only\").";
      case FLATTENED -> found + ". Switch CNAME flattening off.";
      case SERVER_FAILURE -> "unknown: a DNS server failed";
      case TIMEOUT -> "unknown: no answer in time";
    };
  }

  private static String wrong(DnsCheck check, String found) {
    if (!check.inTheWay().isEmpty()) {
      return deleteFirst(check.inTheWay());
    }
    return check.isLengthened() ? found + ". End the value with a dot." : found;
  }

  private static String missing(DnsCheck check, String wildcard) {
    if (!check.inTheWay().isEmpty()) {
      return deleteFirst(check.inTheWay());
    }
    if (!check.beside().isNothing()) {
      List<String> values =
          check.beside().values().stream().map(value -> '"' + Words.name(value) + '"').toList();
      int more = check.beside().more();
      return String.join(", ", values)
          + (more == 0 ? "" : (values.isEmpty() ? "" : " and ") + more + " that are not shown")
          + ". Keep them; add this as one more value.";
    }
    return wildcard;
  }

  private static String deleteFirst(List<Obstacle> inTheWay) {
    return English.list(inTheWay.stream().map(Obstacle::words).map(Words::name).toList())
        + ". Check what uses it, delete it, then add this.";
  }
}
