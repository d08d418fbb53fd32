package dev.sesdkim.rules.evidence;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;

/// Public keys as DNS holds them. Nobody could sign with them: only their length is looked at, and
/// finding the primes of a real one takes seconds.
public final class Keys {

  private Keys() {}

  public static String rsa(int bits) {
    return "p=" + base64(bits);
  }

  /// The `SubjectPublicKeyInfo`, as openssl writes it between BEGIN and END.
  public static String base64(int bits) {
    return Base64.getEncoder().encodeToString(encoded(bits));
  }

  /// The `RSAPublicKey` of PKCS#1 alone: what the bit string of the other holds.
  public static String pkcs1(int bits) {
    byte[] all = encoded(bits);
    int at = 0;
    while (!(all[at] == 0x03 && all[at + 1] == (byte) (bits < 2048 ? 0x81 : 0x82))) {
      at++;
    }
    int header = (all[at + 1] & 0x0f) + 2;
    return Base64.getEncoder().encodeToString(Arrays.copyOfRange(all, at + header + 1, all.length));
  }

  private static byte[] encoded(int bits) {
    BigInteger modulus = BigInteger.ONE.shiftLeft(bits - 1).setBit(0);
    try {
      return KeyFactory.getInstance("RSA")
          .generatePublic(new RSAPublicKeySpec(modulus, RSAKeyGenParameterSpec.F4))
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
