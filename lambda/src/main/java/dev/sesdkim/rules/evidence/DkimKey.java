package dev.sesdkim.rules.evidence;

import dev.sesdkim.dkim.DnsAnswer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// What a DKIM key record holds (RFC 6376 section 3.6.1). Only RSA with SHA-256 counts, because SES
/// signs with nothing else.
sealed interface DkimKey {

  /// A public key.
  ///
  /// @param rsaBits the length of its modulus
  /// @param hash tells different keys apart
  record Present(int rsaBits, String hash) implements DkimKey {}

  /// `p=` with nothing after it: the key is revoked.
  record Revoked() implements DkimKey {}

  /// An empty text, which SES keeps at targets whose keys are not in use at the moment.
  record Empty() implements DkimKey {}

  /// Text that receivers cannot use as a key.
  record Unusable(KeyFault fault, String text) implements DkimKey {}

  /// Straight and typographic quotation marks.
  String QUOTES = "\"\u201c\u201d\u201e\u2018\u2019";

  Pattern TAG_NAME = Pattern.compile("[A-Za-z]\\w*");

  Pattern LETTERS = Pattern.compile("[A-Za-z0-9+/]*={0,2}");

  /// A tag for people, which may hold any marks.
  Pattern NOTES = Pattern.compile("(^|;)\\s*n\\s*=[^;]*");

  /// What may be the rest of a key, or a key without a tag.
  Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{64,}={0,2}");

  int SHORTEST_BASE64 = 64;

  /// The key in an answer to a TXT question; of several texts, the first that is a key.
  static DkimKey in(DnsAnswer.Definite answer) {
    List<DkimKey> keys = answer.texts().stream().map(DkimKey::of).toList();
    return keys.stream()
        .filter(Present.class::isInstance)
        .findFirst()
        .orElseGet(() -> keys.isEmpty() ? new Empty() : keys.getFirst());
  }

  static DkimKey of(String text) {
    if (text.isBlank()) {
      return new Empty();
    }
    return spelling(text)
        .flatMap(_ -> spelling(NOTES.matcher(text).replaceAll("$1")))
        .<DkimKey>map(fault -> new Unusable(fault, text))
        .orElseGet(() -> ofTags(text));
  }

  /// Characters that were copied together with the value.
  private static Optional<KeyFault> spelling(String text) {
    if (text.contains("-----")) {
      return Optional.of(text.contains("PRIVATE KEY") ? KeyFault.PRIVATE : KeyFault.PEM);
    }
    boolean meantAsKey = text.contains("p=") || text.contains("DKIM1");
    if (meantAsKey
        && (QUOTES.chars().anyMatch(quote -> text.indexOf(quote) >= 0)
            || text.strip().startsWith("'"))) {
      return Optional.of(KeyFault.QUOTED);
    }
    return meantAsKey && text.contains("\\") ? Optional.of(KeyFault.ESCAPED) : Optional.empty();
  }

  private static DkimKey ofTags(String text) {
    Map<String, String> tags = new LinkedHashMap<>();
    boolean twice = false;
    List<String> rest = new ArrayList<>();
    for (String part : text.split(";", -1)) {
      int equals = part.indexOf('=');
      String name = part.substring(0, Math.max(0, equals)).strip();
      if (TAG_NAME.matcher(name).matches() && !isBase64(part)) {
        twice |= tags.putIfAbsent(name, part.substring(equals + 1).strip()) != null;
      } else if (!part.isBlank()) {
        rest.add(part.strip());
      }
    }
    Optional<KeyFault> fault = fault(tags, twice, rest);
    if (fault.isPresent()) {
      return new Unusable(fault.get(), text);
    }
    String base64 = withoutWhiteSpace(tags.getOrDefault("p", ""));
    return base64.isEmpty() ? new Revoked() : ofBase64(base64, text);
  }

  private static Optional<KeyFault> fault(
      Map<String, String> tags, boolean twice, List<String> rest) {
    boolean key = tags.containsKey("p");
    if (!key && rest.stream().anyMatch(DkimKey::isBase64)) {
      return Optional.of(KeyFault.WITHOUT_P);
    }
    if (!key && !tags.getOrDefault("v", "").startsWith("DKIM") && !tags.containsKey("k")) {
      return Optional.of(KeyFault.NO_KEY_RECORD);
    }
    if (twice) {
      return Optional.of(KeyFault.TAG_TWICE);
    }
    if (!rest.isEmpty()) {
      return Optional.of(KeyFault.NO_TAG_LIST);
    }
    if (tags.containsKey("v") && !"DKIM1".equals(tags.get("v"))) {
      return Optional.of(KeyFault.VERSION);
    }
    if (tags.containsKey("v") && !"v".equals(tags.keySet().iterator().next())) {
      return Optional.of(KeyFault.VERSION_NOT_FIRST);
    }
    if (!key) {
      return Optional.of(KeyFault.WITHOUT_P);
    }
    if (!"rsa".equals(tags.getOrDefault("k", "rsa"))) {
      return Optional.of(KeyFault.KEY_TYPE);
    }
    if (!holds(tags.getOrDefault("h", "sha256"), "sha256")) {
      return Optional.of(KeyFault.HASH);
    }
    String services = tags.getOrDefault("s", "*");
    return holds(services, "*") || holds(services, "email")
        ? Optional.empty()
        : Optional.of(KeyFault.SERVICE);
  }

  /// Whether a list that is separated by colons contains the part.
  private static boolean holds(String list, String part) {
    return Arrays.stream(list.split(":", -1)).map(String::strip).anyMatch(part::equals);
  }

  private static boolean isBase64(String part) {
    // This runs for every key that is looked up, so an early equals sign rules most parts out
    // cheaply.
    int equals = part.indexOf('=');
    return (equals < 0 || equals >= SHORTEST_BASE64)
        && BASE64.matcher(withoutWhiteSpace(part)).matches();
  }

  private static String withoutWhiteSpace(String text) {
    return text.replace(" ", "").replace("\t", "").replace("\r", "").replace("\n", "");
  }

  private static DkimKey ofBase64(String base64, String text) {
    Optional<byte[]> bytes = bytes(base64);
    if (bytes.isEmpty()) {
      return new Unusable(KeyFault.NO_BASE64, text);
    }
    return switch (RsaKey.of(bytes.get())) {
      case RsaKey.Public(int bits) -> new Present(bits, hash(bytes.get()));
      case RsaKey.Private _ -> new Unusable(KeyFault.PRIVATE, text);
      case RsaKey.Cut _ -> new Unusable(KeyFault.CUT, text);
      case RsaKey.Other _ -> new Unusable(KeyFault.NO_RSA_KEY, text);
    };
  }

  /// Decodes a key that may have been cut off in the middle of four characters.
  private static Optional<byte[]> bytes(String base64) {
    boolean cut = base64.length() % 4 == 1;
    if (cut && !LETTERS.matcher(base64).matches()) {
      return Optional.empty();
    }
    String whole = cut ? base64.substring(0, base64.length() - 1) : base64;
    try {
      return Optional.of(Base64.getDecoder().decode(whole));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static String hash(byte[] key) {
    return UUID.nameUUIDFromBytes(key).toString().replace("-", "");
  }

  /// The key that two records make together, if one key was split over both.
  static Optional<DkimKey> joined(List<String> texts) {
    for (String first : texts) {
      for (String second : texts) {
        if (!first.equals(second)
            && of(first) instanceof Unusable(KeyFault fault, _)
            && fault == KeyFault.CUT
            && of(first.strip() + second.strip()) instanceof Present key) {
          return Optional.of(key);
        }
      }
    }
    return Optional.empty();
  }
}
