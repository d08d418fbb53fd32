package dev.sesdkim.rules.evidence;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;

/// Fresh public keys as DNS holds them.
public final class Keys {

  private Keys() {}

  public static String rsa(int bits) {
    return "p=" + base64("RSA", bits);
  }

  private static String base64(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return Base64.getEncoder()
          .encodeToString(generator.generateKeyPair().getPublic().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
