package dev.sesdkim.rules;

import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.Obstacle;
import dev.sesdkim.dkim.OtherValues;
import java.util.List;

/// A MAIL FROM domain that is a CNAME record. Both its records are then behind the alias, and
/// deleting the alias to correct one of them takes the other away.
final class MailFromAlias {

  private MailFromAlias() {}

  /// The right records that go with the alias, to be created in the same change.
  ///
  /// @param proposed the records for which the alias has to be deleted
  static List<DnsRecord> lost(List<DnsCheck> checks, List<DnsRecord> proposed) {
    List<Obstacle> aliases =
        proposed.stream()
            .flatMap(record -> record.inTheWay().stream())
            .filter(obstacle -> obstacle.type() == DnsType.CNAME)
            .distinct()
            .toList();
    return aliases.isEmpty()
        ? List.of()
        : checks.stream()
            .filter(check -> check.finding() == DnsFinding.OK)
            .map(check -> again(check, aliases))
            .toList();
  }

  static String step(DnsRecord record) {
    return "%s: its %s record is right, but goes with that CNAME record. Add it again: %s"
        .formatted(Words.name(record.name()), record.type(), Words.name(record.value()));
  }

  private static DnsRecord again(DnsCheck check, List<Obstacle> aliases) {
    String value =
        check.found().filter(text -> !SpfRemedy.isAltered(text)).orElse(check.expected());
    return new DnsRecord(
        check.name(), check.type().name(), value, OtherValues.NOTHING, aliases, false);
  }
}
