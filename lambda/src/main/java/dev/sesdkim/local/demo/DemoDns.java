package dev.sesdkim.local.demo;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsData;
import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.DnsLookup;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The demo's DNS, in memory: the DKIM records of every domain that did not lose them, and one
/// DMARC record.
final class DemoDns implements DnsLookup {

  private static final String DKIM_LABEL = "._domainkey.";

  private final Set<String> lost = ConcurrentHashMap.newKeySet();
  private final String key = key();

  void lose(String domain) {
    lost.add(domain);
  }

  void restore(String domain) {
    lost.remove(domain);
  }

  @Override
  public Function<DnsQuestion, DnsAnswer> until(Deadline deadline) {
    return this::answer;
  }

  private DnsAnswer answer(DnsQuestion question) {
    String name = question.name();
    int label = name.indexOf(DKIM_LABEL);
    if (label > 0 && !lost.contains(name.substring(label + DKIM_LABEL.length()))) {
      return dkim(question, name.substring(0, label) + ".dkim.amazonses.com");
    }
    return switch (question.type()) {
      case TXT ->
          DnsName.same(name, "_dmarc.example.com")
              ? text(List.of(), "v=DMARC1; p=quarantine; rua=mailto:dmarc@example.com")
              : new DnsAnswer.NoSuchName(List.of());
      case A, AAAA, CNAME, MX, SOA -> new DnsAnswer.NoSuchName(List.of());
    };
  }

  private DnsAnswer dkim(DnsQuestion question, String target) {
    return switch (question.type()) {
      case CNAME -> new DnsAnswer.Found(List.of(), List.of(new DnsData.Alias(target)));
      case TXT -> text(List.of(target), key);
      case A, AAAA, MX, SOA -> new DnsAnswer.NoSuchType(List.of(target));
    };
  }

  private static DnsAnswer text(List<String> chain, String text) {
    return new DnsAnswer.Found(chain, List.of(new DnsData.Text(text)));
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
