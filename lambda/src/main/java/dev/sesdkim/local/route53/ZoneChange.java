package dev.sesdkim.local.route53;

import static java.util.stream.Collectors.toSet;

import dev.sesdkim.dkim.DmarcPolicy;
import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.rules.RecordForms;
import dev.sesdkim.rules.dmarc.Correction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/// The change of one name of a zone to what should be there.
///
/// @param name the name, without a dot at its end
/// @param deletes what the zone has now, exactly
/// @param creates what replaces it
public record ZoneChange(
    String name, List<ResourceRecordSet> deletes, List<ResourceRecordSet> creates) {

  public ZoneChange {
    deletes = List.copyOf(deletes);
    creates = List.copyOf(creates);
  }

  /// The name has to be changed by hand.
  public static final class ByHand extends Exception {
    private static final long serialVersionUID = 1L;

    ByHand(String words) {
      super(words);
    }
  }

  /// The change of one name; it is empty if the zone already has all of the records.
  ///
  /// @param there what the zone has at the name
  /// @param wanted the records for the name
  /// @throws ByHand if a program should not replace something at the name
  static ZoneChange of(String name, List<ResourceRecordSet> there, List<DnsRecord> wanted)
      throws ByHand {
    Map<String, List<DnsRecord>> byType = new LinkedHashMap<>();
    wanted.forEach(one -> byType.computeIfAbsent(one.type(), _ -> new ArrayList<>()).add(one));
    List<ResourceRecordSet> deletes = new ArrayList<>();
    List<ResourceRecordSet> creates = new ArrayList<>();
    for (Map.Entry<String, List<DnsRecord>> type : byType.entrySet()) {
      List<ResourceRecordSet> same =
          there.stream().filter(set -> set.typeAsString().equals(type.getKey())).toList();
      List<String> before = same.stream().flatMap(ZoneChange::values).toList();
      List<String> after = after(before, type.getValue());
      if (!plain(type.getKey(), before).equals(plain(type.getKey(), after))) {
        checkUnseen(name, before, type.getValue());
        deletes.addAll(same);
        creates.add(set(name, type.getKey(), ttl(same), after));
      }
    }
    boolean alias = byType.containsKey("CNAME");
    List<ResourceRecordSet> inTheWay =
        there.stream()
            .filter(set -> !byType.containsKey(set.typeAsString()))
            .filter(set -> alias || set.typeAsString().equals("CNAME"))
            .toList();
    deletes.addAll(inTheWay);
    for (ResourceRecordSet set : deletes) {
      check(name, set, alias);
    }
    if (!alias && !inTheWay.isEmpty() && !showsAlias(wanted)) {
      throw unseen(name, "CNAME", inTheWay.stream().flatMap(ZoneChange::values).toList());
    }
    return new ZoneChange(name, deletes, creates);
  }

  /// Checks that a record which is to replace nothing finds nothing to replace. A scan proposes
  /// such a TXT or MX record where DNS shows none, so what the zone has there was published since.
  private static void checkUnseen(String name, List<String> before, List<DnsRecord> wanted)
      throws ByHand {
    for (DnsRecord one : wanted) {
      List<String> there = one.corrects() ? List.of() : replaced(one, before);
      if (!there.isEmpty() && !one.type().equals("CNAME")) {
        throw unseen(name, one.type(), there);
      }
    }
  }

  /// Whether DNS shows a CNAME record in the way of these records.
  private static boolean showsAlias(List<DnsRecord> wanted) {
    return wanted.stream()
        .flatMap(one -> one.inTheWay().stream())
        .anyMatch(there -> there.type() == DnsType.CNAME);
  }

  /// That the zone has something which the change did not expect.
  static ByHand unseen(String name, String type, List<String> there) {
    return new ByHand(
        ("%s: the zone has the %s record %s already, which DNS does not show yet. Nothing is"
                + " changed at this name: look again when DNS shows it.")
            .formatted(name, type, String.join(", ", there)));
  }

  /// Checks that a program may delete a record: it is no alias of Route 53, has no routing policy,
  /// does not make the name a zone, and does not lead to a DMARC service. DNS allows no other
  /// record beside a CNAME record (RFC 1034 section 3.6.2), so the change deletes the others.
  private static void check(String name, ResourceRecordSet set, boolean alias) throws ByHand {
    String type = set.typeAsString();
    if (set.setIdentifier() != null || set.aliasTarget() != null) {
      throw new ByHand(
          "%s: its %s record is an alias of Route 53 or has a routing policy. Change it by hand."
              .formatted(name, type));
    }
    if (type.equals("NS") || type.equals("SOA")) {
      throw new ByHand("%s: it is a zone of its own (%s record), and stays.".formatted(name, type));
    }
    if (!alias && type.equals("CNAME") && name.startsWith("_dmarc.")) {
      throw new ByHand(
          "%s: a CNAME record leads to a service that publishes the DMARC record. Have that service"
                  .formatted(name)
              + " change it.");
    }
  }

  /// The values after the change: those that stay, then ours.
  private static List<String> after(List<String> before, List<DnsRecord> wanted) {
    Set<String> gone =
        wanted.stream().flatMap(one -> replaced(one, before).stream()).collect(toSet());
    return Stream.concat(
            before.stream().filter(value -> !gone.contains(value)),
            wanted.stream().map(RecordForms::data))
        .toList();
  }

  /// The values that a record replaces. An MX or CNAME record replaces all others of its type. A
  /// TXT record replaces only values that serve the same purpose, because two of them are an error.
  private static List<String> replaced(DnsRecord one, List<String> before) {
    TxtValue ours = new TxtValue(one.value());
    return before.stream()
        .filter(value -> !one.type().equals("TXT") || TxtValue.of(value).isLike(ours, one.name()))
        .toList();
  }

  private static List<String> plain(String type, List<String> values) {
    return values.stream()
        .map(value -> type.equals("TXT") ? TxtValue.of(value).text() : DnsName.plain(value))
        .sorted()
        .toList();
  }

  private static Stream<String> values(ResourceRecordSet set) {
    return set.resourceRecords().stream().map(ResourceRecord::value);
  }

  private static long ttl(List<ResourceRecordSet> same) {
    return same.stream()
        .map(ResourceRecordSet::ttl)
        .filter(ttl -> ttl != null)
        .findFirst()
        .orElse((long) DnsRecord.TTL);
  }

  private static ResourceRecordSet set(String name, String type, long ttl, List<String> values) {
    return ResourceRecordSet.builder()
        .name(name + ".")
        .type(type)
        .ttl(ttl)
        .resourceRecords(
            values.stream().map(value -> ResourceRecord.builder().value(value).build()).toList())
        .build();
  }

  /// A sentence about the DMARC policy that the change puts in place, if it may cost mail.
  Optional<String> costsMail() {
    return creates.stream()
        .filter(_ -> name.startsWith("_dmarc."))
        .flatMap(ZoneChange::values)
        .flatMap(value -> Correction.enforced(TxtValue.of(value).text()).entrySet().stream())
        .max(Map.Entry.comparingByValue())
        .flatMap(tag -> costsMail(name + ": " + tag.getKey(), tag.getValue()));
  }

  private static Optional<String> costsMail(String tag, DmarcPolicy policy) {
    String receivers = tag + "=" + policy.word() + " makes receivers ";
    return switch (policy) {
      case NONE -> Optional.empty();
      case QUARANTINE -> Optional.of(receivers + "put mail that does not pass among spam.");
      case REJECT -> Optional.of(receivers + "reject mail that does not pass.");
    };
  }

  /// The values of TXT records that the change takes from the zone.
  List<String> lostTexts() {
    List<String> kept = texts(creates);
    return texts(deletes).stream().filter(value -> !kept.contains(value)).toList();
  }

  private static List<String> texts(List<ResourceRecordSet> sets) {
    return sets.stream()
        .filter(set -> set.typeAsString().equals("TXT"))
        .flatMap(ZoneChange::values)
        .toList();
  }

  boolean isNothing() {
    return deletes.isEmpty() && creates.isEmpty();
  }

  /// The changes in Route 53's form, deletions first.
  List<Change> changes() {
    return Stream.concat(
            deletes.stream().map(set -> change(ChangeAction.DELETE, set)),
            creates.stream().map(set -> change(ChangeAction.CREATE, set)))
        .toList();
  }

  private static Change change(ChangeAction action, ResourceRecordSet set) {
    return Change.builder().action(action).resourceRecordSet(set).build();
  }

  /// The deleted and created lines of the zone.
  List<String> diff() {
    return Stream.concat(
            deletes.stream().flatMap(set -> lines("- ", set)),
            creates.stream().flatMap(set -> lines("+ ", set)))
        .toList();
  }

  private static Stream<String> lines(String sign, ResourceRecordSet set) {
    return values(set)
        .map(
            value ->
                "%s%s %s %s %s".formatted(sign, set.name(), set.ttl(), set.typeAsString(), value));
  }
}
