package dev.sesdkim.rules.evidence;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/// Public keys as DNS holds them. Nobody could sign with them: only their length is looked at, and
/// finding the primes of a real one takes seconds.
public final class Keys {

  private Keys() {}

  public static String rsa(int bits) {
    BigInteger modulus = BigInteger.ONE.shiftLeft(bits - 1).setBit(0);
    try {
      return "p="
          + Base64.getEncoder()
              .encodeToString(
                  KeyFactory.getInstance("RSA")
                      .generatePublic(new RSAPublicKeySpec(modulus, RSAKeyGenParameterSpec.F4))
                      .getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
