package dev.sesdkim.rules;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.Obstacle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Deletes what stands in the way at a name and creates the records there, in one change: Route 53
/// makes all changes of a batch or none (Route 53 API Reference, `ChangeResourceRecordSets`). A
/// person decides, because something else may use what is there.
///
/// @param name the full name, without a dot at its end
/// @param inTheWay what the change deletes
/// @param records what the change creates
public record Replacement(String name, List<Obstacle> inTheWay, List<DnsRecord> records) {

  /// Begins a placeholder for an unknown key or zone.
  private static final String PLACEHOLDER = "<";

  private static final String OPTIONS = " --hosted-zone-id ZONE_ID ";

  public Replacement {
    inTheWay = List.copyOf(inTheWay);
    records = List.copyOf(records);
  }

  /// One replacement for each name at which something stands in the way.
  public static List<Replacement> of(List<DnsRecord> records) {
    Map<String, List<DnsRecord>> byName =
        records.stream()
            .filter(Replacement::isPossible)
            .collect(groupingBy(one -> DnsName.plain(one.name()), LinkedHashMap::new, toList()));
    return byName.entrySet().stream()
        .map(
            at ->
                new Replacement(
                    at.getKey(),
                    at.getValue().stream()
                        .flatMap(one -> one.inTheWay().stream())
                        .distinct()
                        .toList(),
                    at.getValue()))
        .toList();
  }

  /// Whether something stands in the way of a record whose value is known. A CNAME at a DMARC name
  /// stays, because it points to a service that publishes the record.
  static boolean isPossible(DnsRecord record) {
    return record.blocked()
        && !record.name().startsWith("_dmarc.")
        && !record.value().contains(PLACEHOLDER);
  }

  /// A command of the AWS CLI, version 2, for a POSIX shell, in which `ZONE_ID` stands for the
  /// hosted zone's id. To delete a record, Route 53 needs it exactly, with its TTL, which a
  /// resolver does not show. So the command reads the records, and deletes those of the types that
  /// were seen. If anything else is at the name, Route 53 refuses the whole change.
  public String command() {
    String query =
        "{Changes: [ResourceRecordSets[?Name==%s && (%s)].{Action: 'DELETE', ResourceRecordSet: @}, [%s]][]}"
            .formatted(
                literal(route53Name()),
                inTheWay.stream()
                    .map(one -> "Type=='" + one.type() + "'")
                    .distinct()
                    .collect(joining(" || ")),
                records.stream().map(Replacement::change).collect(joining(", ")));
    return "aws route53 change-resource-record-sets"
        + OPTIONS
        + "--change-batch \"$(aws route53 list-resource-record-sets"
        + OPTIONS
        + "--output json --query "
        + SesCommands.readable(query)
        + ")\"";
  }

  /// One created record. The TTL is a converted string: JMESPath writes numbers in back quotes.
  private static String change(DnsRecord one) {
    return ("{Action: 'UPSERT', ResourceRecordSet: {Name: %s, Type: '%s', TTL: to_number('%s'),"
            + " ResourceRecords: [{Value: %s}]}}")
        .formatted(
            literal(one.name() + "."), one.type(), DnsRecord.TTL, literal(RecordForms.data(one)));
  }

  /// The name as Route 53 lists it: in lower case, with every character except letters, digits,
  /// hyphen, underscore and dot as an octal number (Route 53 Developer Guide, "DNS domain name
  /// format").
  private String route53Name() {
    StringBuilder listed = new StringBuilder();
    (name + ".")
        .chars()
        .forEach(
            c ->
                listed.append(
                    RecordForms.isPlain(c) ? String.valueOf((char) c) : "\\%03o".formatted(c)));
    return listed.toString();
  }

  /// A raw string of JMESPath.
  private static String literal(String text) {
    return "'" + text.replace("'", "\\'") + "'";
  }
}
