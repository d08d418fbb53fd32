package dev.sesdkim.rules.evidence;

import static java.util.function.Predicate.not;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsData;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.MailFromEvidence;
import dev.sesdkim.dkim.OtherValues;
import dev.sesdkim.dkim.Spf;
import dev.sesdkim.dkim.SpfProblem;
import dev.sesdkim.rules.Ascii;
import dev.sesdkim.rules.spf.SpfRule;
import dev.sesdkim.rules.spf.SpfWords;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What DNS says about a custom MAIL FROM domain (SES Developer Guide, "Using a custom MAIL FROM
/// domain").
public final class MailFromRule {

  /// The MX target of any region, because one MAIL FROM domain may serve several regions with the
  /// MX record of one.
  private static final Pattern FEEDBACK_HOST =
      Pattern.compile("feedback-smtp\\.[a-z0-9-]+\\.amazonses\\.(com|eu)");

  private MailFromRule() {}

  /// Looks up both records.
  ///
  /// @param domain the identity's domain
  /// @param mailFromDomain the custom MAIL FROM domain of the identity
  /// @param region the identity's region
  public static MailFromEvidence of(
      String domain, String mailFromDomain, String region, Function<DnsQuestion, DnsAnswer> dns) {
    String name = Ascii.domain(mailFromDomain);
    String zone = Ascii.domain(domain);
    Expectation mx =
        new Expectation(
            name,
            DnsType.MX,
            zone,
            "10 feedback-smtp." + region + ".amazonses.com",
            MailFromRule::isFeedback);
    Expectation txt =
        new Expectation(
            name,
            DnsType.TXT,
            zone,
            "v=spf1 include:amazonses.com ~all",
            data -> SpfRule.isRecord(data.text()) && data.text().contains("amazonses.com"));
    DnsAnswer answer = dns.apply(txt.question());
    Spf spf = SpfRule.of(name, answer, dns);
    return new MailFromEvidence(mx(mx, dns), txt(txt, answer, spf, dns), spf);
  }

  private static DnsCheck mx(Expectation mx, Function<DnsQuestion, DnsAnswer> dns) {
    return switch (dns.apply(mx.question())) {
      case DnsAnswer.Failed failed -> mx.couldNotLook(failed);
      case DnsAnswer.Found found -> mx(mx, found, dns);
      case DnsAnswer.Definite none -> mx.missing(none, dns);
    };
  }

  /// SES requires exactly one MX record. Of several, the first that leads to SES stays, so that
  /// every region that shares the MAIL FROM domain gives the same advice.
  private static DnsCheck mx(
      Expectation mx, DnsAnswer.Found found, Function<DnsQuestion, DnsAnswer> dns) {
    Optional<String> kept =
        found.records().stream().filter(MailFromRule::isFeedback).map(DnsData::text).findFirst();
    if (found.records().size() == 1 && kept.isPresent()) {
      return mx.ok();
    }
    if (new Wildcards(dns).gives(mx.name(), DnsType.MX, found)) {
      return mx.missing(found, dns);
    }
    String shown = ShownValue.of(found);
    return Expectation.behindAlias(
        kept.map(host -> mx.instead(DnsFinding.SEVERAL, shown).expecting(host))
            .orElseGet(() -> mx.instead(DnsFinding.WRONG_TARGET, shown)),
        found);
  }

  private static boolean isFeedback(DnsData data) {
    return data instanceof DnsData.Exchange(_, String host)
        && FEEDBACK_HOST.matcher(host).matches();
  }

  /// If the result depends on the single mail, nothing is known to be wrong with the record.
  private static DnsCheck txt(
      Expectation txt, DnsAnswer answer, Spf spf, Function<DnsQuestion, DnsAnswer> dns) {
    List<String> texts = SpfRule.texts(answer);
    if (spf.is(SpfProblem.Kind.DEPENDS_ON_MAIL)) {
      return right(txt, texts, answer);
    }
    return switch (spf.outcome()) {
      case PASS -> right(txt, texts, answer);
      case TEMPERROR ->
          txt.couldNotLook(
              answer instanceof DnsAnswer.Failed failed
                  ? failed
                  : new DnsAnswer.ServerFailure(SpfWords.of(spf)));
      case NONE, PERMERROR, NOT_COVERED ->
          texts.isEmpty() || new Wildcards(dns).gives(txt.name(), DnsType.TXT, answer)
              ? txt.missing((DnsAnswer.Definite) answer, dns)
              : instead(txt, texts, (DnsAnswer.Definite) answer);
    };
  }

  /// A right record behind an alias goes with it, so its text is kept.
  private static DnsCheck right(Expectation txt, List<String> texts, DnsAnswer answer) {
    return answer instanceof DnsAnswer.Found found && !found.chain().isEmpty()
        ? txt.instead(DnsFinding.OK, String.join(", ", texts))
        : txt.ok();
  }

  private static DnsCheck instead(Expectation txt, List<String> texts, DnsAnswer.Definite answer) {
    DnsCheck check =
        txt.instead(
            texts.size() > 1 ? DnsFinding.SEVERAL : DnsFinding.WRONG_TARGET,
            String.join(", ", texts));
    return answer.chain().isEmpty()
        ? check.with(OtherValues.of(answer.texts().stream().filter(not(texts::contains)).toList()))
        : Expectation.behindAlias(check, answer);
  }
}
