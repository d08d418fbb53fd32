package dev.sesdkim.rules.evidence;

import dev.sesdkim.dkim.DnsAnswer;
import dev.sesdkim.dkim.DnsData;
import dev.sesdkim.rules.TagList;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// What a DKIM key record holds (RFC 6376 section 3.6.1).
sealed interface DkimKey {

  /// A public key.
  ///
  /// @param rsaBits the length of its modulus; empty for a key that is not RSA
  record Present(Optional<Integer> rsaBits) implements DkimKey {}

  /// `p=` with nothing after it: the key is revoked.
  record Revoked() implements DkimKey {}

  /// Nothing at all: so SES keeps the targets that it does not sign with at the moment.
  record Empty() implements DkimKey {}

  /// Text that is no key record, or one whose key cannot be read.
  record Unusable(String text) implements DkimKey {}

  /// The key in an answer to a TXT question; of several the first that is one.
  static DkimKey in(DnsAnswer.Definite answer) {
    if (!(answer instanceof DnsAnswer.Found found)) {
      return new Empty();
    }
    List<DkimKey> keys = found.all(DnsData.Text.class).map(text -> of(text.text())).toList();
    return keys.stream()
        .filter(Present.class::isInstance)
        .findFirst()
        .orElseGet(() -> keys.isEmpty() ? new Empty() : keys.getFirst());
  }

  static DkimKey of(String text) {
    if (text.isBlank()) {
      return new Empty();
    }
    TagList tags = TagList.of(text);
    Optional<String> version = tags.value("v");
    Optional<String> key = tags.value("p");
    if (key.isEmpty() || !version.orElse("DKIM1").equals("DKIM1")) {
      return new Unusable(text);
    }
    String base64 = key.get().replaceAll("[ \t\r\n]", "");
    if (base64.isEmpty()) {
      return new Revoked();
    }
    return read(base64, tags.value("k").orElse("rsa")).orElseGet(() -> new Unusable(text));
  }

  private static Optional<DkimKey> read(String base64, String type) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      return type.equals("rsa")
          ? Optional.of(new Present(Optional.of(rsaBits(bytes))))
          : Optional.of(new Present(Optional.empty()));
    } catch (IllegalArgumentException | GeneralSecurityException notAKey) {
      return Optional.empty();
    }
  }

  private static int rsaBits(byte[] subjectPublicKeyInfo) throws GeneralSecurityException {
    RSAPublicKey key =
        (RSAPublicKey)
            KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(subjectPublicKeyInfo));
    return key.getModulus().bitLength();
  }
}
