package dev.sesdkim.rules.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Key records, each with the section that decides it: RFC 6376 unless it says otherwise.
///
/// K1 and K2 are public keys of 1,024 and 2,048 bits, P1 and P2 the same as PKCS#1; `_` is a space,
/// `>` a tab, `/n` a line break.
class DkimKeyCasesTest {

  private static final String CASES =
      """
      3.6.1      | v=DKIM1; k=rsa; p=K2                          | 2048
      3.6.1      | v=DKIM1; p=K2                                 | 2048
      3.6.1      | p=K2                                          | 2048
      3.6.1      | p=K1                                          | 1024
      3.6.1      | k=rsa; p=K1                                   | 1024
      3.6.1      | k=rsa;p=K1;                                   | 1024
      3.2        | v=DKIM1;p=K2;                                 | 2048
      3.2        | v = DKIM1 ; p = K2                            | 2048
      3.2        | >v=DKIM1;>p=K2>                               | 2048
      3.2        | v=DKIM1;/n_p=K2                               | 2048
      3.2        | v=DKIM1; x=y; p=K2                            | 2048
      3.6.1      | v=DKIM1; n=a note; p=K2                       | 2048
      3.6.1      | v=DKIM1; n="ours" ('a'\\b); p=K2              | 2048
      3.6.1      | n=it's "ours"; p=K2                           | 2048
      3.6.1      | v=DKIM1; t=y; p=K2                            | 2048
      3.6.1      | v=DKIM1; t=s; p=K2                            | 2048
      3.6.1      | v=DKIM1; t=y:s; p=K2                          | 2048
      3.6.1      | v=DKIM1; s=*; p=K2                            | 2048
      3.6.1      | v=DKIM1; s=email; p=K2                        | 2048
      3.6.1      | v=DKIM1; s=tlsrpt:email; p=K2                 | 2048
      3.6.1      | v=DKIM1; s=tlsrpt : email; p=K2               | 2048
      3.6.1      | v=DKIM1; s=*:tlsrpt; p=K2                     | 2048
      3.6.1      | v=DKIM1; h=sha256; p=K2                       | 2048
      3.6.1      | v=DKIM1; h=sha1:sha256; p=K2                  | 2048
      3.6.1      | v=DKIM1; h=sha256 : sha1; p=K2                | 2048
      3.6.1      | v=DKIM1; p=K2; k=rsa                          | 2048
      3.6.1      | v=DKIM1; h=sha256; k=rsa; s=email; t=s; p=K2  | 2048
      3.6.1      | v=DKIM1; g=*; p=K1                            | 1024
      erratum    | v=DKIM1; p=P2                                 | 2048
      erratum    | p=P1                                          | 1024
      erratum    | v=DKIM1; k=rsa; p=P2;                         | 2048
      3.2        | v=DKIM1; p=K2_                                | 2048
      3.6.1      | p=                                            | REVOKED
      3.6.1      | v=DKIM1; p=                                   | REVOKED
      3.6.1      | v=DKIM1; k=rsa; p=;                           | REVOKED
      3.6.1      | v=DKIM1; p=_ ;                                | REVOKED
      3.6.1      | v=DKIM1; p=; n=retired                        | REVOKED
      3.6.2.2    | _                                             | EMPTY
      3.6.2.2    | >_                                            | EMPTY
      3.6.1      | v=DKIM2; p=K2                                 | VERSION
      3.6.1      | v=dkim1; p=K2                                 | VERSION
      3.6.1      | v=DKIM1.0; p=K2                               | VERSION
      3.6.1      | v=1; p=K2                                     | VERSION
      3.6.1      | v=; p=K2                                      | VERSION
      3.6.1      | v=DMARC1; p=none                              | VERSION
      3.6.1      | k=rsa; v=DKIM1; p=K2                          | VERSION_NOT_FIRST
      3.6.1      | p=K2; v=DKIM1                                 | VERSION_NOT_FIRST
      3.6.1      | k=rsa; p=K2; v=DKIM1;                         | VERSION_NOT_FIRST
      3.6.1      | v=DKIM1; k=rsa                                | WITHOUT_P
      3.6.1      | v=DKIM1                                       | WITHOUT_P
      3.6.1      | k=rsa                                         | WITHOUT_P
      3.6.1      | v=DKIM1; k=rsa; K2                            | WITHOUT_P
      3.6.1      | K2                                            | WITHOUT_P
      3.6.1      | K1                                            | WITHOUT_P
      3.6.1      | P1                                            | WITHOUT_P
      3.6.1      | AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA== | WITHOUT_P
      3.6.1      | v=DKIM1; k=rsa p=K2                           | WITHOUT_P
      3.2        | v=DKIM1; P=K2                                 | WITHOUT_P
      3.2        | v=DKIM1; p=K2; p=K1                           | TAG_TWICE
      3.2        | p=K2; p=K2                                    | TAG_TWICE
      3.2        | v=DKIM1; v=DKIM1; p=K2                        | TAG_TWICE
      3.2        | v=DKIM1; k=rsa; k=rsa; p=K2                   | TAG_TWICE
      3.2        | v=DKIM1; p=; p=K2                             | TAG_TWICE
      3.2        | v=DKIM1; nonsense; p=K2                       | NO_TAG_LIST
      3.2        | DKIM1; p=K2                                   | NO_TAG_LIST
      3.2        | v=DKIM1; =x; p=K2                             | NO_TAG_LIST
      3.2        | v=DKIM1; 1a=x; p=K2                           | NO_TAG_LIST
      3.6.1      | v=DKIM1; s=tlsrpt; p=K2                       | SERVICE
      3.6.1      | v=DKIM1; s=; p=K2                             | SERVICE
      3.6.1      | v=DKIM1; s=Email; p=K2                        | SERVICE
      3.6.1      | v=DKIM1; s=emails; p=K2                       | SERVICE
      RFC 8301 3 | v=DKIM1; h=sha1; p=K2                         | HASH
      3.6.1      | v=DKIM1; h=; p=K2                             | HASH
      3.6.1      | v=DKIM1; h=sha512; p=K2                       | HASH
      RFC 8463 4 | v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo= | KEY_TYPE
      3.6.1      | v=DKIM1; k=RSA; p=K2                          | KEY_TYPE
      3.6.1      | v=DKIM1; k=dsa; p=K2                          | KEY_TYPE
      3.6.1      | v=DKIM1; p=!!!                                | NO_BASE64
      3.6.1      | v=DKIM1; p=K2.                                | NO_BASE64
      3.6.1      | v=DKIM1; p=<your public key>                  | NO_BASE64
      3.6.1      | v=DKIM1; p=AAAA                               | NO_RSA_KEY
      3.6.1      | p=AAAAAAAAAAAAAAAAAAAAAAAA                    | NO_RSA_KEY
      3.6.1      | p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo= | NO_RSA_KEY
      3.6.1      | v=DKIM1; p=MAA=                               | NO_RSA_KEY
      RFC 1035 5.1 | "v=DKIM1; p=K2"                             | QUOTED
      RFC 1035 5.1 | v=DKIM1; p="K2"                             | QUOTED
      RFC 1035 5.1 | "v=DKIM1; p=K1" "rest"                      | QUOTED
      RFC 1035 5.1 | "v=DKIM1; n=ours" "; p=K2"                  | QUOTED
      RFC 1035 5.1 | v=DKIM1; n=ours; p="K2"                     | QUOTED
      RFC 1035 5.1 | “v=DKIM1; p=K2”                   | QUOTED
      RFC 1035 5.1 | "v=DKIM1; k=rsa"                            | QUOTED
      RFC 1035 5.1 | \\v=DKIM1; p=K2                             | ESCAPED
      RFC 1035 5.1 | 'p=K2'                                      | QUOTED
      RFC 1035 5.1 | v=DKIM1\\; k=rsa\\; p=K2                | ESCAPED
      RFC 1035 5.1 | v=DKIM1; p=K2\\                           | ESCAPED
      RFC 7468 2 | -----BEGIN PUBLIC KEY-----/nK2/n-----END PUBLIC KEY----- | PEM
      RFC 7468 2 | v=DKIM1; p=-----BEGIN PUBLIC KEY-----K2-----END PUBLIC KEY----- | PEM
      RFC 7468 2 | p=-----BEGIN RSA PUBLIC KEY----- P2            | PEM
      RFC 7468 2 | -----BEGIN CERTIFICATE----- K2                | PEM
      RFC 7468 2 | -----BEGIN RSA PRIVATE KEY----- K2            | PRIVATE
      RFC 7468 2 | v=DKIM1; p=-----BEGIN PRIVATE KEY-----K2      | PRIVATE
      RFC 5208 5 | p=MIIBUwIBADANBgkqhkiG9w0BAQEFAASCAT0wggE5    | PRIVATE
      RFC 8017 A | p=MIICXAIBAAKBgQC7vbqajDw4o6gJy8UtmIbkcpnkO3Kw | PRIVATE
      RFC 8017 A | p=MAMCAQA=                                    | PRIVATE
      RFC 1035 3.3.14 | v=DKIM1; k=rsa; p=K2<255                 | CUT
      RFC 1035 3.3.14 | p=K2<255                                 | CUT
      RFC 1035 3.3.14 | p=K2<254                                 | CUT
      RFC 1035 3.3.14 | p=K2<253                                 | CUT
      RFC 1035 3.3.14 | p=K2<252                                 | CUT
      RFC 1035 3.3.14 | p=P2<255                                 | CUT
      RFC 1035 3.3.14 | p=K1<100                                 | CUT
      RFC 1035 3.3.14 | p=MIIBIg==                               | CUT
      RFC 1035 3.3.14 | p=MIIBIgI=                               | CUT
      RFC 1035 3.3.14 | p=MCAFAA==                               | CUT
      X.690 10.1 | p=MIAAAA==                                    | NO_RSA_KEY
      3.6.1      | v=spf1 -all                                   | NO_KEY_RECORD
      3.6.1      | some text                                     | NO_KEY_RECORD
      3.6.1      | "some text"                                   | NO_KEY_RECORD
      3.6.1      | some\\text                                    | NO_KEY_RECORD
      3.6.1      | google-site-verification=abc                  | NO_KEY_RECORD
      3.6.1      | aaa.dkim.amazonses.com                        | NO_KEY_RECORD
      """;

  static Stream<Arguments> cases() {
    return CASES.lines().map(line -> Arguments.of((Object[]) line.split(" +\\| ", 3)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("cases")
  void whatARecordIs(String section, String written, String expected) {
    String actual =
        switch (DkimKey.of(text(written))) {
          case DkimKey.Present key -> String.valueOf(key.rsaBits());
          case DkimKey.Revoked _ -> "REVOKED";
          case DkimKey.Empty _ -> "EMPTY";
          case DkimKey.Unusable(KeyFault fault, _) -> fault.name();
        };

    assertThat(actual).as("by %s", section).isEqualTo(expected.strip());
  }

  /// What stands after `<` is the number of characters after which it is cut.
  private static String text(String written) {
    String text =
        written
            .stripTrailing()
            .replace("_", " ")
            .replace(">", "\t")
            .replace("/n", "\n")
            .replace("K1", Keys.base64(1024))
            .replace("K2", Keys.base64(2048))
            .replace("P1", Keys.pkcs1(1024))
            .replace("P2", Keys.pkcs1(2048));
    int cut = text.lastIndexOf('<');
    return cut > 200 ? text.substring(0, Integer.parseInt(text.substring(cut + 1))) : text;
  }
}
