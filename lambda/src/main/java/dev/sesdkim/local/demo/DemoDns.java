package dev.sesdkim.local.demo;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsData;
import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.local.simulated.SimulatedDkim;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.DnsLookup;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// The demo's DNS, in memory: the MX and DKIM records of the demo's domains, the keys behind them,
/// and DMARC records.
final class DemoDns implements DnsLookup {

  private static final String ZONE = "dkim.amazonses.com";

  private final Map<DnsQuestion, DnsData> records = new ConcurrentHashMap<>();

  /// @param domains the domains, with correct DKIM records at first
  DemoDns(List<String> domains) {
    DnsData key = new DnsData.Text(key());
    for (String domain : domains) {
      records.put(new DnsQuestion(domain, DnsType.MX), new DnsData.Exchange(10, "mx." + domain));
      restore(domain);
      tokens(domain)
          .forEach(token -> records.put(new DnsQuestion(token + "." + ZONE, DnsType.TXT), key));
    }
    records.put(
        new DnsQuestion("_dmarc.example.com", DnsType.TXT),
        new DnsData.Text("v=DMARC1; p=quarantine; rua=mailto:dmarc@example.com"));
  }

  /// Removes one of the three DKIM records.
  void lose(String domain, int record) {
    records.remove(question(tokens(domain).get(record), domain));
  }

  /// Points one of the three DKIM records to another target.
  void mislead(String domain, int record, String target) {
    records.put(question(tokens(domain).get(record), domain), new DnsData.Alias(target));
  }

  void dmarc(String domain, String policy) {
    records.put(dmarc(domain), new DnsData.Text("v=DMARC1; p=" + policy));
  }

  void loseDmarc(String domain) {
    records.remove(dmarc(domain));
  }

  private static DnsQuestion dmarc(String domain) {
    return new DnsQuestion("_dmarc." + domain, DnsType.TXT);
  }

  void lose(String domain) {
    tokens(domain).forEach(token -> records.remove(question(token, domain)));
  }

  void restore(String domain) {
    tokens(domain)
        .forEach(
            token -> records.put(question(token, domain), new DnsData.Alias(token + "." + ZONE)));
  }

  @Override
  public Function<DnsQuestion, DnsAnswer> until(Deadline deadline) {
    return question -> answer(question, List.of());
  }

  /// Answers like a resolver: the name's data, the data that its CNAME record leads to, or that
  /// there is none.
  private DnsAnswer answer(DnsQuestion question, List<String> chain) {
    DnsData found = records.get(question);
    if (found != null) {
      return new DnsAnswer.Found(chain, List.of(found));
    }
    if (records.get(new DnsQuestion(question.name(), DnsType.CNAME))
        instanceof DnsData.Alias(String target)) {
      return answer(
          new DnsQuestion(target, question.type()),
          Stream.concat(chain.stream(), Stream.of(target)).toList());
    }
    boolean exists =
        records.keySet().stream().anyMatch(known -> DnsName.within(known.name(), question.name()));
    return exists ? new DnsAnswer.NoSuchType(chain) : new DnsAnswer.NoSuchName(chain);
  }

  private static DnsQuestion question(String token, String domain) {
    return new DnsQuestion(token + "._domainkey." + domain, DnsType.CNAME);
  }

  private static List<String> tokens(String domain) {
    return SimulatedDkim.verified(domain).tokens();
  }

  private static String key() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return "p="
          + Base64.getEncoder()
              .encodeToString(generator.generateKeyPair().getPublic().getEncoded());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has RSA", e);
    }
  }
}
