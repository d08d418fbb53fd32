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
import java.util.function.Function;

/// DNS as a test writes it down. Names that were not written down do not exist; CNAME records are
/// followed as a resolver follows them.
public final class Zone implements Function<DnsQuestion, DnsAnswer> {

  private final Map<DnsQuestion, List<DnsData>> records = new HashMap<>();
  private final Map<DnsQuestion, DnsAnswer> failures = new HashMap<>();

  /// Every question that was asked, in order.
  public final List<DnsQuestion> asked = new ArrayList<>();

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
    boolean exists =
        records.keySet().stream().anyMatch(known -> DnsName.within(known.name(), question.name()));
    return exists ? new DnsAnswer.NoSuchType(chain) : new DnsAnswer.NoSuchName(chain);
  }

  private Zone with(String name, DnsType type, DnsData data) {
    records.computeIfAbsent(new DnsQuestion(name, type), _ -> new ArrayList<>()).add(data);
    return this;
  }
}
