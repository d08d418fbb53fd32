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
      case DnsAnswer.Found found -> held(expected, found, dns);
      case DnsAnswer.Definite none -> keyless(expected.missing(none, dns), KeyState.NONE);
    };
  }

  private static DkimEvidence held(
      Expectation expected, DnsAnswer.Found found, Function<DnsQuestion, DnsAnswer> dns) {
    DkimKey key = DkimKey.in(found);
    if (!(key instanceof DkimKey.Present)
        && new Wildcards(dns).gives(expected.name(), DnsType.TXT, found)) {
      return keyless(expected.missing(found, dns), KeyState.NONE);
    }
    if (found.records().size() > 1) {
      return several(expected, found, key);
    }
    return switch (key) {
      case DkimKey.Present present -> with(expected.ok(), present);
      case DkimKey.Revoked _ ->
          useless(
              expected.instead(DnsFinding.REVOKED, ShownValue.of(found)), KeyState.REVOKED, found);
      case DkimKey.Empty _ ->
          useless(expected.instead(DnsFinding.NO_KEY, "an empty text"), KeyState.NONE, found);
      case DkimKey.Unusable unusable -> useless(unusable(expected, unusable), KeyState.NONE, found);
    };
  }

  /// A selector should have one record: if there are several, receivers may take any (RFC 6376
  /// section 3.6.2.2).
  private static DkimEvidence several(Expectation expected, DnsAnswer.Found found, DkimKey key) {
    if (DkimKey.joined(found.texts()).isPresent()) {
      return keyless(
          expected.instead(
              DnsFinding.UNUSABLE_KEY, KeyFault.SPLIT.words() + ": " + ShownValue.of(found)),
          KeyState.NONE);
    }
    DnsCheck check = expected.instead(DnsFinding.SEVERAL, ShownValue.of(found));
    return key instanceof DkimKey.Present present
        ? with(check, present)
        : keyless(check, KeyState.NONE);
  }

  private static DnsCheck unusable(Expectation expected, DkimKey.Unusable key) {
    String length =
        key.fault() == KeyFault.CUT ? " after " + key.text().length() + " characters" : "";
    return expected.instead(
        key.fault() == KeyFault.NO_KEY_RECORD ? DnsFinding.NO_KEY : DnsFinding.UNUSABLE_KEY,
        key.fault().words() + length + ": " + ShownValue.of(key.text()));
  }

  private static DkimEvidence with(DnsCheck check, DkimKey.Present key) {
    return new DkimEvidence(List.of(check), KeyState.PRESENT, Optional.of(key.rsaBits()));
  }

  /// A text that is no key. If an alias leads to it, DNS allows no other record beside the alias.
  private static DkimEvidence useless(DnsCheck check, KeyState state, DnsAnswer.Found found) {
    return keyless(Expectation.behindAlias(check, found), state);
  }

  private static DkimEvidence keyless(DnsCheck check, KeyState state) {
    return new DkimEvidence(List.of(check), state, Optional.empty());
  }
}
