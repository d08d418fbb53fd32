package dev.sesdkim.rules.evidence;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsData;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.MailFromEvidence;
import dev.sesdkim.dkim.SpfFinding;
import dev.sesdkim.rules.Ascii;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What DNS says about a custom MAIL FROM domain (SES Developer Guide, "Using a custom MAIL FROM
/// domain").
public final class MailFromRule {

  /// One MAIL FROM domain may serve several regions, with the MX record of one of them.
  private static final Pattern FEEDBACK_HOST =
      Pattern.compile("feedback-smtp\\.[a-z0-9-]+\\.amazonses\\.(com|eu)");

  private MailFromRule() {}

  /// Looks up both records.
  ///
  /// @param domain the identity's domain
  /// @param mailFromDomain its custom MAIL FROM domain
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
            "v=spf1 include:" + SpfWalk.AMAZON + " ~all",
            data -> SpfWalk.isPolicy(data.text()));
    DnsAnswer policy = dns.apply(txt.question());
    return switch (policy) {
      case DnsAnswer.Failed failed ->
          new MailFromEvidence(mx(mx, dns), txt.couldNotLook(failed), SpfFinding.UNKNOWN);
      case DnsAnswer.NoSuchName _, DnsAnswer.NoSuchType _ ->
          new MailFromEvidence(mx(mx, dns), txt.missing(dns), SpfFinding.MISSING);
      case DnsAnswer.Found found -> spf(mx(mx, dns), txt, SpfWalk.policies(found), dns);
    };
  }

  private static DnsCheck mx(Expectation mx, Function<DnsQuestion, DnsAnswer> dns) {
    return switch (dns.apply(mx.question())) {
      case DnsAnswer.Failed failed -> mx.couldNotLook(failed);
      case DnsAnswer.NoSuchName _, DnsAnswer.NoSuchType _ -> mx.missing(dns);
      case DnsAnswer.Found found ->
          found.records().size() == 1 && isFeedback(found.records().getFirst())
              ? mx.ok()
              : mx.instead(DnsFinding.WRONG_TARGET, Expectation.text(found));
    };
  }

  private static boolean isFeedback(DnsData data) {
    return data instanceof DnsData.Exchange(_, String host)
        && FEEDBACK_HOST.matcher(host).matches();
  }

  private static MailFromEvidence spf(
      DnsCheck mx, Expectation txt, List<String> policies, Function<DnsQuestion, DnsAnswer> dns) {
    if (policies.isEmpty()) {
      return new MailFromEvidence(mx, txt.missing(dns), SpfFinding.MISSING);
    }
    String found = String.join(", ", policies);
    if (policies.size() > 1) {
      return wrong(mx, txt, found, SpfFinding.SEVERAL);
    }
    SpfWalk walk = new SpfWalk(dns);
    walk.over(policies.getFirst());
    if (walk.tooManyLookups()) {
      return wrong(mx, txt, found, SpfFinding.TOO_MANY_LOOKUPS);
    }
    if (walk.amazon()) {
      return new MailFromEvidence(mx, txt.ok(), SpfFinding.OK);
    }
    return walk.failure()
        .map(failed -> new MailFromEvidence(mx, txt.couldNotLook(failed), SpfFinding.UNKNOWN))
        .orElseGet(() -> wrong(mx, txt, found, SpfFinding.WITHOUT_AMAZON));
  }

  private static MailFromEvidence wrong(
      DnsCheck mx, Expectation txt, String found, SpfFinding finding) {
    return new MailFromEvidence(mx, txt.instead(DnsFinding.WRONG_TARGET, found), finding);
  }
}
