package dev.sesdkim.rules;

import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.Obstacle;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One step for each record that DNS does not show as it should be. If the whole domain does not
/// exist, that comes first.
final class RecordSteps {

  private static final String SUPPORT =
      "The DKIM records are right, but lead to no usable key. The keys are in a zone of Amazon's:"
          + " if this lasts longer than an hour, open a case with AWS Support.";

  /// Sources: RFC 1035 section 3.3.14, RFC 6376 section 3.6.2.2.
  private static final String STRINGS =
      " A key of 2048 bits is longer than the 255 characters of one string: it is several quoted"
          + " strings, one after the other, in one TXT record, without anything between them.";

  private RecordSteps() {}

  static List<String> of(List<DnsCheck> records) {
    return Stream.concat(
            domainMissing(records).stream(),
            records.stream().flatMap(record -> step(record).stream()))
        .distinct()
        .toList();
  }

  /// The steps that come before all others, if the whole domain does not exist.
  static List<String> domainMissing(List<DnsCheck> records) {
    return records.stream()
        .filter(RecordSteps::isDomainMissing)
        .flatMap(record -> step(record).stream())
        .distinct()
        .toList();
  }

  private static boolean isDomainMissing(DnsCheck record) {
    return record.finding() == DnsFinding.DOMAIN_MISSING;
  }

  private static Optional<String> step(DnsCheck record) {
    String name = Words.name(record.name());
    String found = record.found().map(Words::name).orElse("");
    return switch (record.finding()) {
      case OK -> Optional.empty();
      case MISSING -> Optional.of(missing(record, name));
      case WRONG_TARGET ->
          Optional.of(
              "%s: instead of %s DNS has %s. %s"
                  .formatted(name, Words.name(record.expected()), found, correct(record)));
      case SEVERAL -> Optional.of(several(record, name, found));
      case NAME_DOUBLED -> Optional.of(doubled(record, name, found));
      case ADDRESS_INSTEAD ->
          Optional.of(
              ("%s: an address answers (%s), as when a DNS host proxies the name. Switch proxying"
                      + " off for it (\"DNS only\").%s")
                  .formatted(name, found, deleteFirst(record)));
      case FLATTENED ->
          Optional.of(
              ("%s: DNS shows %s where the CNAME record ought to be. Your DNS host follows the CNAME"
                      + " by itself: switch CNAME flattening off for it. If the key was copied there by"
                      + " hand, replace it, because SES changes its keys.%s")
                  .formatted(name, found, deleteFirst(record)));
      case DOMAIN_MISSING ->
          Optional.of(
              ("First of all: DNS knows no domain %s (NXDOMAIN). Check that its registration has not"
                      + " expired and that its name servers have the zone; the records come after that.")
                  .formatted(found));
      case NO_KEY, UNUSABLE_KEY, REVOKED -> Optional.of(key(record, name));
      case SERVER_FAILURE ->
          Optional.of(
              ("%s could not be looked up: a DNS server failed. If it stays so, ask the people who run"
                      + " the domain's DNS to check its servers and DNSSEC.")
                  .formatted(name));
      case TIMEOUT -> Optional.of("%s could not be looked up in time.".formatted(name));
    };
  }

  private static String missing(DnsCheck record, String name) {
    String none = "%s: there is no %s record".formatted(name, record.type());
    if (isHosted(record)) {
      return ("%s: the name is a CNAME record to %s, and no record is there. If a DMARC service"
              + " publishes it for you, keep the CNAME and have the service publish the record; if not,"
              + " delete the CNAME and add a %s record: %s")
          .formatted(
              name,
              Words.name(record.inTheWay().getFirst().found()),
              record.type(),
              Words.name(record.expected()));
    }
    if (!record.inTheWay().isEmpty()) {
      return none + "." + deleteFirst(record);
    }
    if (!record.beside().isNothing()) {
      return "%s with this value, but there are other values: %s. Add it as one more value and keep them."
          .formatted(none, beside(record));
    }
    String add =
        isOwnKey(record)
            ? ". Add it: p= and the public key of the private key that SES has." + STRINGS
            : ". Add it.";
    return record
        .found()
        .map(
            wildcard ->
                "%s; %s, and a record of its own goes before that%s"
                    .formatted(none, Words.name(wildcard), add))
        .orElseGet(() -> none + add);
  }

  private static String correct(DnsCheck record) {
    if (!record.inTheWay().isEmpty()) {
      return deleteFirst(record).strip();
    }
    if (record.isLengthened()) {
      return "Your DNS host adds its domain by itself: enter the value with a dot at its end.";
    }
    return record.type() == DnsType.MX
        ? "Correct it: one MX record, to this or any other region of Amazon SES, serves every region"
            + " with this MAIL FROM domain."
        : "Correct it.";
  }

  private static String doubled(DnsCheck record, String name, String found) {
    return ("%s: the record is there under the doubled name %s. Your DNS host adds its domain by"
                + " itself: enter the name without that domain, or with a dot at its end.")
            .formatted(name, found)
        + (record.isAlone() ? "" : " " + missing(record, name));
  }

  private static boolean isOwnKey(DnsCheck record) {
    return record.type() == DnsType.TXT && record.name().contains("._domainkey.");
  }

  /// What to check and delete before the record can be published, after a space; empty if nothing
  /// is in its way. DNS allows no other record beside a CNAME record (RFC 1034 section 3.6.2).
  static String deleteFirst(DnsCheck record) {
    if (record.inTheWay().isEmpty()) {
      return "";
    }
    return " In the way: %s. Check what else uses it and delete it: DNS allows no %s record beside it. Then add the record%s."
        .formatted(
            obstacles(record),
            record.type(),
            Replacement.isPossible(record.asRecord())
                ? "; in Route 53, one of the commands does both"
                : "");
  }

  private static String obstacles(DnsCheck record) {
    return English.list(record.inTheWay().stream().map(Obstacle::words).map(Words::name).toList());
  }

  /// Whether a `_dmarc` name is an alias: then a service publishes the record for its customers.
  private static boolean isHosted(DnsCheck record) {
    return record.name().startsWith("_dmarc.") && !record.inTheWay().isEmpty();
  }

  private static String beside(DnsCheck record) {
    List<String> quoted =
        record.beside().values().stream().map(value -> '"' + Words.name(value) + '"').toList();
    int more = record.beside().more();
    return String.join(", ", quoted)
        + (more == 0 ? "" : (quoted.isEmpty() ? "" : " and ") + more + " that are not shown here");
  }

  private static String several(DnsCheck record, String name, String found) {
    return switch (record.type()) {
      case CNAME ->
          "%s: there are several CNAME records (%s), and a name may have one. Keep only %s."
              .formatted(name, found, Words.name(record.expected()));
      case MX ->
          "%s: there are several MX records (%s), and SES takes exactly one. Keep only %s."
              .formatted(name, found, Words.name(record.expected()));
      default -> severalTexts(record, name, found);
    };
  }

  private static String severalTexts(DnsCheck record, String name, String found) {
    return isOwnKey(record)
        ? ("%s: there are several TXT records (%s), and receivers may take any of them (RFC 6376"
                + " section 3.6.2.2). Keep only the one with the key that SES signs with.")
            .formatted(name, found)
        : ("%s: there are several SPF records (%s), which is an error (RFC 7208 section 4.5). Merge"
                + " them into one that has include:amazonses.com.")
            .formatted(name, found);
  }

  private static String key(DnsCheck record, String name) {
    if (record.leadsToNoKey()) {
      return SUPPORT;
    }
    String found = record.found().map(text -> ": " + Words.name(text)).orElse("");
    return "%s: %s%s. Publish p= and the public key of the private key that SES has.%s%s"
        .formatted(name, record.finding().words(), found, STRINGS, deleteFirst(record));
  }
}
