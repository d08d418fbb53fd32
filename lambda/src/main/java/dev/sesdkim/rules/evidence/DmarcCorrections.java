package dev.sesdkim.rules.evidence;

import dev.sesdkim.dkim.Dmarc;
import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsData;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.OtherValues;
import dev.sesdkim.rules.Ascii;
import dev.sesdkim.rules.dmarc.Correction;
import dev.sesdkim.rules.dmarc.DmarcRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What DNS has where a DMARC record gives receivers no policy, and the record that should be
/// there.
public final class DmarcCorrections {

  private final String domain;
  private final Function<DnsQuestion, DnsAnswer> dns;

  private DmarcCorrections(String domain, Function<DnsQuestion, DnsAnswer> dns) {
    this.domain = DnsName.plain(Ascii.domain(domain));
    this.dns = dns;
  }

  /// The record to correct, after which a policy applies to the domain. If it belongs to a domain
  /// above, also the record that the domain itself may have instead. Empty if receivers can read a
  /// policy already, if DNS could not tell, if there is no record, or if its intent cannot be read.
  ///
  /// @param dmarc what applies now
  public static List<DnsCheck> of(
      String domain, Dmarc dmarc, Function<DnsQuestion, DnsAnswer> dns) {
    return dmarc.statesPolicy() || dmarc.status() == DmarcStatus.UNKNOWN
        ? List.of()
        : new DmarcCorrections(domain, dns).checks();
  }

  /// The checks, a broken record of the domain itself first: its owner wanted a policy of its own.
  private List<DnsCheck> checks() {
    for (String at : DmarcRule.names(domain)) {
      List<String> texts = dns.apply(question(at)).texts();
      Optional<Correction> correction = Correction.of(texts);
      if (Correction.isNeeded(texts)) {
        if (correction.filter(one -> heals(at, one)).isPresent()) {
          return checks(at, texts, correction.get());
        }
        if (at.equals(domain)) {
          return List.of();
        }
      }
    }
    return List.of();
  }

  private List<DnsCheck> checks(String at, List<String> texts, Correction correction) {
    List<DnsCheck> checks = new ArrayList<>();
    checks.add(instead(at, texts, correction));
    if (!at.equals(domain) && dns.apply(question(domain)) instanceof DnsAnswer.Definite answer) {
      checks.add(expected(domain, correction.below()).missing(answer, dns));
    }
    return checks;
  }

  private DnsCheck instead(String at, List<String> texts, Correction correction) {
    Expectation expected = expected(at, correction.record());
    DnsAnswer answer = dns.apply(expected.question());
    List<String> meant = Correction.meant(texts);
    String shown = meant.stream().map(ShownValue::of).collect(Collectors.joining(" | "));
    if (new Wildcards(dns).gives(expected.name(), DnsType.TXT, answer)) {
      return expected.byWildcard(shown);
    }
    DnsCheck check =
        expected
            .instead(meant.size() > 1 ? DnsFinding.SEVERAL : DnsFinding.WRONG_TARGET, shown)
            .with(OtherValues.of(Correction.others(texts)));
    return answer instanceof DnsAnswer.Definite definite
        ? Expectation.behindAlias(check, definite)
        : check;
  }

  private static Expectation expected(String at, String record) {
    return new Expectation(
        question(at).name(),
        DnsType.TXT,
        at,
        record,
        data -> data instanceof DnsData.Text(String text) && Correction.policy(text).isPresent());
  }

  /// Whether a policy applies to the domain once the correction is published.
  private boolean heals(String at, Correction correction) {
    DnsAnswer published =
        new DnsAnswer.Found(List.of(), List.of(new DnsData.Text(correction.record())));
    return DmarcRule.of(domain, asked -> asked.equals(question(at)) ? published : dns.apply(asked))
        .statesPolicy();
  }

  private static DnsQuestion question(String at) {
    return new DnsQuestion("_dmarc." + at, DnsType.TXT);
  }
}
