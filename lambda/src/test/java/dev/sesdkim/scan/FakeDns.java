package dev.sesdkim.scan;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsData;
import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.rules.evidence.Keys;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// DNS in memory. A name that nobody put there does not exist; a CNAME is followed for TXT.
public final class FakeDns implements DnsLookup {

  private static final String KEY = Keys.rsa(2048);

  /// Every question that was answered, in order.
  final List<DnsQuestion> asked = new CopyOnWriteArrayList<>();

  private final Map<DnsQuestion, DnsAnswer> answers = new ConcurrentHashMap<>();
  private boolean down;

  /// All that a domain with Easy DKIM and DMARC needs, with a key behind its first record.
  public FakeDns inOrder(String domain, List<String> tokens, String zone) {
    tokens.forEach(token -> cname(token + "._domainkey." + domain, token + "." + zone));
    key(tokens.getFirst() + "." + zone);
    answers.put(
        new DnsQuestion(domain, DnsType.A),
        new DnsAnswer.Found(List.of(), List.of(new DnsData.Address("192.0.2.1"))));
    return text("_dmarc." + domain, "v=DMARC1; p=reject; rua=mailto:dmarc@" + domain);
  }

  FakeDns cname(String name, String target) {
    answers.put(
        new DnsQuestion(name, DnsType.CNAME),
        new DnsAnswer.Found(List.of(), List.of(new DnsData.Alias(target))));
    return this;
  }

  FakeDns key(String name) {
    return text(name, KEY);
  }

  FakeDns text(String name, String... texts) {
    answers.put(
        new DnsQuestion(name, DnsType.TXT),
        new DnsAnswer.Found(
            List.of(), Arrays.stream(texts).<DnsData>map(DnsData.Text::new).toList()));
    return this;
  }

  public FakeDns remove(DnsType type, String name) {
    answers.remove(new DnsQuestion(name, type));
    return this;
  }

  /// This question has no answer from now on.
  FakeDns failing(DnsType type, String name) {
    answers.put(new DnsQuestion(name, type), new DnsAnswer.ServerFailure("SERVFAIL"));
    return this;
  }

  /// No question has an answer while DNS is down.
  public FakeDns down(boolean now) {
    down = now;
    return this;
  }

  @Override
  public Function<DnsQuestion, DnsAnswer> until(Deadline deadline) {
    Map<DnsQuestion, DnsAnswer> once = new ConcurrentHashMap<>();
    return question -> once.computeIfAbsent(question, this::answer);
  }

  private DnsAnswer answer(DnsQuestion question) {
    asked.add(question);
    if (down) {
      return new DnsAnswer.TimedOut("no answer");
    }
    DnsAnswer own = answers.get(question);
    if (own != null) {
      return own;
    }
    if (question.type() == DnsType.TXT
        && answers.get(new DnsQuestion(question.name(), DnsType.CNAME))
            instanceof DnsAnswer.Found(_, List<DnsData> aliases)) {
      return behind(aliases.getFirst().text());
    }
    boolean exists =
        answers.keySet().stream().anyMatch(known -> DnsName.within(known.name(), question.name()));
    return exists ? new DnsAnswer.NoSuchType(List.of()) : new DnsAnswer.NoSuchName(List.of());
  }

  private DnsAnswer behind(String target) {
    return answers.get(new DnsQuestion(target, DnsType.TXT))
            instanceof DnsAnswer.Found(_, List<DnsData> texts)
        ? new DnsAnswer.Found(List.of(target), texts)
        : new DnsAnswer.NoSuchType(List.of(target));
  }
}
