package dev.sesdkim.rules.evidence;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// What the bytes of a `p=` tag are.
///
/// RFC 6376 section 3.6.1 requires a `SubjectPublicKeyInfo`, erratum 3017 only the `RSAPublicKey`
/// of PKCS#1. Receivers accept both.
sealed interface RsaKey {

  /// A public key.
  ///
  /// @param bits the length of the modulus
  record Public(int bits) implements RsaKey {}

  record Private() implements RsaKey {}

  /// It begins as DER does, but is shorter than its own length says.
  record Cut() implements RsaKey {}

  record Other() implements RsaKey {}

  /// `AlgorithmIdentifier` of `rsaEncryption` (RFC 3279 section 2.3.1).
  byte[] ALGORITHM = HexFormat.of().parseHex("300d06092a864886f70d0101010500");

  /// The version 0, with which the `SEQUENCE` of a private key begins in PKCS#8 and PKCS#1.
  byte[] VERSION_0 = HexFormat.of().parseHex("020100");

  int SEQUENCE = 0x30;
  int BIT_STRING = 0x03;

  static RsaKey of(byte[] der) {
    Optional<Integer> header = header(der);
    if (header.isEmpty()) {
      return new Other();
    }
    int start = header.get();
    int end = start + VERSION_0.length;
    if (end <= der.length && Arrays.equals(der, start, end, VERSION_0, 0, VERSION_0.length)) {
      return new Private();
    }
    if (der.length < start + length(der)) {
      return new Cut();
    }
    return bits(der)
        .or(() -> bits(asSubjectPublicKeyInfo(der)))
        .<RsaKey>map(Public::new)
        .orElseGet(Other::new);
  }

  private static Optional<Integer> bits(byte[] subjectPublicKeyInfo) {
    try {
      RSAPublicKey key =
          (RSAPublicKey)
              KeyFactory.getInstance("RSA")
                  .generatePublic(new X509EncodedKeySpec(subjectPublicKeyInfo));
      return Optional.of(key.getModulus().bitLength());
    } catch (GeneralSecurityException notAKey) {
      return Optional.empty();
    }
  }

  private static byte[] asSubjectPublicKeyInfo(byte[] rsaPublicKey) {
    ByteArrayOutputStream bitString = new ByteArrayOutputStream();
    bitString.write(0);
    bitString.writeBytes(rsaPublicKey);
    ByteArrayOutputStream inner = new ByteArrayOutputStream();
    inner.writeBytes(ALGORITHM);
    inner.writeBytes(element(BIT_STRING, bitString.toByteArray()));
    return element(SEQUENCE, inner.toByteArray());
  }

  /// An element with its tag, a length of two bytes, and its content.
  private static byte[] element(int tag, byte[] content) {
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    element.write(tag);
    element.write(0x82);
    element.write(content.length >>> 8);
    element.write(content.length);
    element.writeBytes(content);
    return element.toByteArray();
  }

  /// Where the content of the outermost `SEQUENCE` begins.
  private static Optional<Integer> header(byte[] der) {
    if (der.length < 4 || der[0] != SEQUENCE) {
      return Optional.empty();
    }
    int first = der[1] & 0xff;
    return switch (first) {
      case 0x81 -> Optional.of(3);
      case 0x82 -> Optional.of(4);
      default -> first < 0x80 ? Optional.of(2) : Optional.empty();
    };
  }

  private static int length(byte[] der) {
    int first = der[1] & 0xff;
    return switch (first) {
      case 0x81 -> der[2] & 0xff;
      case 0x82 -> ((der[2] & 0xff) << 8) | (der[3] & 0xff);
      default -> first;
    };
  }
}
