package dev.sesdkim.rules;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsData;
import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// DNS as a test writes it down. Names that were not written down do not exist; CNAME records are
/// followed as a resolver follows them, and `*` is a wildcard (RFC 4592).
public final class Zone implements Function<DnsQuestion, DnsAnswer> {

  private final Map<DnsQuestion, List<DnsData>> records = new HashMap<>();
  private final Map<DnsQuestion, DnsAnswer> failures = new HashMap<>();

  /// Every question that was asked, in order.
  public final List<DnsQuestion> asked = new ArrayList<>();

  /// The records of a line such as `example.com A 192.0.2.1 ; *.example.com TXT v=spf1 -all`.
  public static Zone of(String line) {
    Zone zone = new Zone();
    for (String record : line.split(" ; ", -1)) {
      String[] parts = record.strip().split(" ", 3);
      switch (parts.length < 3 ? "" : parts[1]) {
        case "A" -> zone.a(parts[0], parts[2]);
        case "AAAA" -> zone.with(parts[0], DnsType.AAAA, new DnsData.Address(parts[2]));
        case "CNAME" -> zone.cname(parts[0], parts[2]);
        case "MX" -> {
          String[] mx = parts[2].split(" ", 2);
          zone.mx(parts[0], Integer.parseInt(mx[0]), mx[1]);
        }
        case "SOA" -> zone.with(parts[0], DnsType.SOA, new DnsData.ZoneTop(parts[2]));
        case "TXT" -> zone.txt(parts[0], parts[2]);
        case "FAILS" -> zone.broken(parts[0], DnsType.valueOf(parts[2]));
        case "SILENT" -> zone.silent(parts[0], DnsType.valueOf(parts[2]));
        default -> {}
      }
    }
    return zone;
  }

  public Zone txt(String name, String text) {
    return with(name, DnsType.TXT, new DnsData.Text(text));
  }

  public Zone cname(String name, String target) {
    return with(name, DnsType.CNAME, new DnsData.Alias(target));
  }

  public Zone a(String name, String address) {
    return with(name, DnsType.A, new DnsData.Address(address));
  }

  public Zone mx(String name, int preference, String host) {
    return with(name, DnsType.MX, new DnsData.Exchange(preference, host));
  }

  public Zone soa(String name) {
    return with(name, DnsType.SOA, new DnsData.ZoneTop("ns." + name));
  }

  /// The server fails when it is asked this.
  public Zone broken(String name, DnsType type) {
    failures.put(new DnsQuestion(name, type), new DnsAnswer.ServerFailure("SERVFAIL"));
    return this;
  }

  /// Nobody answers when this is asked.
  public Zone silent(String name, DnsType type) {
    failures.put(new DnsQuestion(name, type), new DnsAnswer.TimedOut("no answer"));
    return this;
  }

  @Override
  public DnsAnswer apply(DnsQuestion question) {
    asked.add(question);
    return answer(question, new ArrayList<>());
  }

  private DnsAnswer answer(DnsQuestion question, List<String> chain) {
    if (failures.containsKey(question)) {
      return failures.get(question);
    }
    List<DnsData> found = records.getOrDefault(question, List.of());
    if (!found.isEmpty()) {
      return new DnsAnswer.Found(chain, found);
    }
    List<DnsData> aliases =
        records.getOrDefault(new DnsQuestion(question.name(), DnsType.CNAME), List.of());
    if (!aliases.isEmpty()) {
      String target = DnsName.plain(aliases.getFirst().text());
      chain.add(target);
      return answer(new DnsQuestion(target, question.type()), chain);
    }
    if (exists(question.name())) {
      return new DnsAnswer.NoSuchType(chain);
    }
    return wildcard(question.name())
        .map(wildcard -> synthesized(wildcard, question.type(), chain))
        .orElseGet(() -> new DnsAnswer.NoSuchName(chain));
  }

  private DnsAnswer synthesized(String wildcard, DnsType type, List<String> chain) {
    return answer(new DnsQuestion(wildcard, type), chain);
  }

  private boolean exists(String name) {
    return records.keySet().stream().anyMatch(known -> DnsName.within(known.name(), name));
  }

  /// The source of synthesis is the wildcard below the closest name that exists (RFC 4592 section
  /// 3.3.1).
  private Optional<String> wildcard(String name) {
    String encloser = name;
    while (encloser.indexOf('.') >= 0 && !exists(encloser)) {
      encloser = encloser.substring(encloser.indexOf('.') + 1);
    }
    String wildcard = "*." + encloser;
    return exists(wildcard) && !name.equals(wildcard) ? Optional.of(wildcard) : Optional.empty();
  }

  private Zone with(String name, DnsType type, DnsData data) {
    records.computeIfAbsent(new DnsQuestion(name, type), _ -> new ArrayList<>()).add(data);
    return this;
  }
}
