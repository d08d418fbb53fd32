package dev.sesdkim.rules.evidence;

import dev.sesdkim.dkim.DkimEvidence;
import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsFinding;
import dev.sesdkim.dkim.DnsQuestion;
import dev.sesdkim.dkim.DnsType;
import dev.sesdkim.dkim.KeyState;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The TXT record that holds a customer's own DKIM key.
record OwnKeyCheck(String selector, String domain) {

  DkimEvidence in(Function<DnsQuestion, DnsAnswer> dns) {
    Expectation expected =
        new Expectation(
            selector + "._domainkey." + domain,
            DnsType.TXT,
            domain,
            "p=<your public key>",
            data -> DkimKey.of(data.text()) instanceof DkimKey.Present);
    return switch (dns.apply(expected.question())) {
      case DnsAnswer.Failed failed -> keyless(expected.couldNotLook(failed), KeyState.UNKNOWN);
      case DnsAnswer.NoSuchName _, DnsAnswer.NoSuchType _ ->
          keyless(expected.missing(dns), KeyState.NONE);
      case DnsAnswer.Found found -> held(expected, found);
    };
  }

  private static DkimEvidence held(Expectation expected, DnsAnswer.Found found) {
    String text = Expectation.text(found);
    return switch (DkimKey.in(found)) {
      case DkimKey.Present key ->
          new DkimEvidence(
              List.of(expected.ok()), KeyState.PRESENT, DkimRule.shortest(Stream.of(key)));
      case DkimKey.Revoked _ ->
          keyless(expected.instead(DnsFinding.REVOKED, text), KeyState.REVOKED);
      case DkimKey.Empty _ -> keyless(expected.instead(DnsFinding.NO_KEY, text), KeyState.NONE);
      case DkimKey.Unusable _ -> keyless(expected.instead(DnsFinding.NO_KEY, text), KeyState.NONE);
    };
  }

  private static DkimEvidence keyless(DnsCheck check, KeyState state) {
    return new DkimEvidence(List.of(check), state, Optional.empty());
  }
}
