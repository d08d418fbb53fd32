package dev.sesdkim.rules.evidence;

/// Why receivers cannot use a key record, in words that say what is wrong with it.
enum KeyFault {
  /// The text has none of a key record's tags.
  NO_KEY_RECORD("the text is not a DKIM key record"),
  QUOTED("quotation marks are part of the value: enter it without them"),
  ESCAPED("backslashes are part of the value: enter it without them"),
  PEM(
      "the BEGIN and END lines of the PEM file are part of the value: enter only the base64 between"
          + " them, after p="),
  PRIVATE(
      "it holds a PRIVATE key, which everybody can read now: make a new pair of keys, and publish"
          + " the public one"),
  NO_TAG_LIST(
      "a part of it is not tag=value, so receivers ignore all of it (RFC 6376 section 3.2)"),
  TAG_TWICE("a tag occurs in it twice, so receivers ignore all of it (RFC 6376 section 3.2)"),
  VERSION("v= is not exactly DKIM1 (RFC 6376 section 3.6.1)"),
  VERSION_NOT_FIRST("v=DKIM1 is not the first tag, as it must be (RFC 6376 section 3.6.1)"),
  WITHOUT_P("the p= in front of the public key is missing (RFC 6376 section 3.6.1)"),
  KEY_TYPE("k= is not rsa, and SES signs with RSA"),
  HASH("h= leaves sha256 out, with which SES signs (RFC 6376 section 3.6.1, RFC 8301)"),
  SERVICE("s= allows neither * nor email (RFC 6376 section 3.6.1)"),
  CUT("the key is cut off"),
  SPLIT("the key is divided over two TXT records"),
  NO_BASE64("p= holds characters that are not base64"),
  NO_RSA_KEY("p= holds no RSA public key");

  private final String words;

  KeyFault(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
