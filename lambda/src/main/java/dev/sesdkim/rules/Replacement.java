package dev.sesdkim.rules;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.Obstacle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What stands in the way of records at a name, and the records in its place: one change of Route
/// 53, which makes all of a batch or nothing of it (Route 53 API Reference,
/// `ChangeResourceRecordSets`). Something else may use what stands there, so a person decides.
///
/// @param name the full name, without the dot at its end
/// @param inTheWay what the change deletes
/// @param records what the change creates
public record Replacement(String name, List<Obstacle> inTheWay, List<DnsRecord> records) {

  /// What a person has to know before the commands.
  public static final String TITLE =
      "In Route 53, where something stands in the way (check first what else uses it, and put the"
          + " hosted zone's id in place of ZONE_ID)";

  /// Begins what stands for a key or zone that is not known.
  private static final String PLACEHOLDER = "<";

  private static final String OPTIONS = " --hosted-zone-id ZONE_ID ";

  public Replacement {
    inTheWay = List.copyOf(inTheWay);
    records = List.copyOf(records);
  }

  /// One for each name at which something stands in the way.
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
  /// is a service that publishes the record, and stays.
  static boolean isPossible(DnsRecord record) {
    return record.blocked()
        && !record.name().startsWith("_dmarc.")
        && !record.value().contains(PLACEHOLDER);
  }

  /// What is deleted and what takes its place, for people.
  public String words() {
    return "%s: delete %s, create %s"
        .formatted(
            Words.name(name),
            English.list(inTheWay.stream().map(Obstacle::words).map(Words::name).toList()),
            English.list(
                records.stream().map(one -> one.type() + " " + Words.name(one.value())).toList()));
  }

  /// A command of the AWS CLI, version 2, for a POSIX shell, in which `ZONE_ID` stands for the id
  /// of the hosted zone. Route 53 deletes only what is given to it exactly, with a TTL that no
  /// resolver tells: so the command reads the records and deletes what it reads, if the types are
  /// those that were seen. Where something else stands there too, Route 53 refuses all of it.
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

  /// TTLs are numbers, and a number in JMESPath would be written with back quotes.
  private static String change(DnsRecord one) {
    return ("{Action: 'UPSERT', ResourceRecordSet: {Name: %s, Type: '%s', TTL: to_number('%s'),"
            + " ResourceRecords: [{Value: %s}]}}")
        .formatted(
            literal(one.name() + "."), one.type(), DnsRecord.TTL, literal(RecordForms.data(one)));
  }

  /// As Route 53 lists it: in lower case, other characters than letters, digits, hyphen, underscore
  /// and dot as octal numbers (Route 53 Developer Guide, "DNS domain name format").
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
