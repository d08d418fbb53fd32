package dev.sesdkim.rules;

import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsType;
import java.util.List;
import java.util.Optional;

/// What to do about records that DNS does not show as they ought to be, one step for each.
final class RecordSteps {

  private RecordSteps() {}

  static List<String> of(List<DnsCheck> records) {
    return records.stream().flatMap(record -> step(record).stream()).distinct().toList();
  }

  private static Optional<String> step(DnsCheck record) {
    String name = Words.name(record.name());
    String found = record.found().orElse("");
    return switch (record.finding()) {
      case OK -> Optional.empty();
      case MISSING ->
          Optional.of("%s: there is no %s record. Add it.".formatted(name, record.type()));
      case WRONG_TARGET ->
          Optional.of(
              "%s: instead of %s DNS has %s. Correct it."
                  .formatted(name, Words.name(record.expected()), found));
      case NAME_DOUBLED ->
          Optional.of(
              ("%s: the record is there under the doubled name %s. Your DNS host adds the domain by"
                      + " itself: enter the name without the domain, or with a dot at its end.")
                  .formatted(name, found));
      case ADDRESS_INSTEAD ->
          Optional.of(
              ("%s: an address answers (%s), as when a DNS host proxies the name. Switch proxying"
                      + " off for it (\"DNS only\").")
                  .formatted(name, found));
      case NO_KEY, REVOKED -> Optional.of(key(record, name));
      case SERVER_FAILURE ->
          Optional.of(
              ("%s could not be looked up: a DNS server failed. If it stays so, ask the people who run"
                      + " the domain's DNS to check its servers and DNSSEC.")
                  .formatted(name));
      case TIMEOUT -> Optional.of("%s could not be looked up in time.".formatted(name));
    };
  }

  private static String key(DnsCheck record, String name) {
    return record.type() == DnsType.CNAME
        ? "The DKIM records are right, but lead to no usable key. The keys are in a zone of Amazon's:"
            + " if this lasts longer than an hour, open a case with AWS Support."
        : "%s: %s. Publish p= and your public key there, in base64 without line breaks."
            .formatted(name, record.finding().words());
  }
}
