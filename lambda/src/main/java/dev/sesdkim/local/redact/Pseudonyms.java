package dev.sesdkim.local.redact;

import dev.sesdkim.dkim.DnsName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// The pseudonyms within one text. Things of a kind are numbered in order of appearance. A
/// pseudonym has the form of its kind, so that a second redaction finds it in the same place.
final class Pseudonyms {

  private static final Pattern DOTS = Pattern.compile("[.。．｡]");

  private static final Pattern TOKEN = Pattern.compile("[a-z0-9]{32}");

  private static final int LETTERS = 26;

  /// Addresses for documentation (RFC 5737); when they are used up, the addresses for benchmarks
  /// follow (RFC 2544).
  private static final List<String> DOCUMENTED = List.of("192.0.2.", "198.51.100.", "203.0.113.");

  private static final int OF_A_NET = 254;

  private final Map<String, Map<String, Integer>> numbers = new HashMap<>();

  /// The number of a thing among those of its kind, from 1.
  private int number(String kind, String thing) {
    Map<String, Integer> known = numbers.computeIfAbsent(kind, _ -> new HashMap<>());
    return known.computeIfAbsent(thing, _ -> known.size() + 1);
  }

  /// A domain name, with at least one label. Parts that belong to AWS or are public stay.
  String name(String name) {
    if (name.endsWith(".")) {
      return name(name.substring(0, name.length() - 1)) + ".";
    }
    List<String> labels = new ArrayList<>(List.of(DOTS.split(name, -1)));
    List<String> plain = labels.stream().map(Pseudonyms::plain).toList();
    int twice = twice(plain);
    if (twice > 0) {
      int second = labels.size() - twice;
      return name(String.join(".", labels.subList(0, second)))
          + "."
          + name(String.join(".", labels.subList(second, labels.size())));
    }
    int kept = PublicNames.kept(plain);
    List<String> shown = new ArrayList<>();
    if (kept > 0) {
      shown.addAll(labels.subList(labels.size() - kept, labels.size()));
    } else {
      shown.add("example");
      kept = labels.size() > 1 ? 1 : 0;
    }
    for (int at = labels.size() - kept - 1; at >= 0; at--) {
      shown.addFirst(
          PublicNames.keepsLabel(plain, at)
              ? labels.get(at)
              : label(plain.get(at), plain.subList(at, plain.size())));
    }
    return String.join(".", shown);
  }

  /// How many labels at the end of a name are repeated, as when a DNS host appends its domain to a
  /// name that already has it.
  private static int twice(List<String> labels) {
    int all = labels.size();
    for (int size = all / 2; size > 1; size--) {
      if (labels.subList(all - size, all).equals(labels.subList(all - 2 * size, all - size))) {
        return size;
      }
    }
    return 0;
  }

  private String label(String label, List<String> name) {
    if (name.size() > 1 && (name.get(1).equals("_domainkey") || PublicNames.isOfSes(name))) {
      return selector(label);
    }
    if (TOKEN.matcher(label).matches()) {
      return token(label);
    }
    if (label.matches("[0-9]{12}")) {
      return account(label);
    }
    return letters(number("label", String.join(".", name)));
  }

  /// The label in the form in which names are compared (RFC 4343, RFC 5890); as Markdown escapes
  /// it, it is the same.
  private static String plain(String label) {
    String written = label.replace("\\_", "_");
    return DnsName.ascii(written).orElse(written).toLowerCase(Locale.ROOT);
  }

  /// The number in letters: `a` to `z`, then `aa`.
  private static String letters(int number) {
    StringBuilder letters = new StringBuilder();
    for (int rest = number; rest > 0; rest = (rest - 1) / LETTERS) {
      letters.insert(0, (char) ('a' + (rest - 1) % LETTERS));
    }
    return letters.toString();
  }

  /// The pseudonym of a domain or an address, with any characters.
  String identity(String identity) {
    int at = identity.lastIndexOf('@');
    if (at < 0) {
      return name(identity);
    }
    String domain = identity.substring(at + 1);
    return user(identity.substring(0, at)) + "@" + (domain.isEmpty() ? "" : name(domain));
  }

  /// The pseudonym of an address's local part, which is compared exactly; as a shell quotes it or
  /// XML escapes it, it is the same.
  String user(String local) {
    String plain =
        local.replaceAll(Patterns.QUOTED_APOSTROPHE, "'").replace(Patterns.ESCAPED_AMPERSAND, "&");
    return "user" + number("user", plain);
  }

  /// The pseudonym of a DKIM token or of a selector of any other form.
  String selector(String label) {
    String lower = label.toLowerCase(Locale.ROOT);
    return TOKEN.matcher(lower).matches() ? token(lower) : "selector" + number("selector", lower);
  }

  String token(String token) {
    return "token%027d".formatted(number("token", token.toLowerCase(Locale.ROOT)));
  }

  /// The pseudonym of an account id: also twelve digits, and a valid JSON number.
  String account(String id) {
    return Long.toString(100_000_000_000L + number("account", id));
  }

  String accountName(String name) {
    return "account-" + number("accountName", name);
  }

  String ip4(String address) {
    int number = number("ip4", address);
    int net = (number - 1) / OF_A_NET;
    return net < DOCUMENTED.size()
        ? DOCUMENTED.get(net) + ((number - 1) % OF_A_NET + 1)
        : "198.18.%d.%d".formatted((number >> 8) & 0xFF, number & 0xFF);
  }

  String ip6(String address) {
    return "2001:db8::%x".formatted(number("ip6", address.toLowerCase(Locale.ROOT)));
  }

  String uuid(String id) {
    return "00000000-0000-0000-0000-%012d".formatted(number("uuid", id.toLowerCase(Locale.ROOT)));
  }

  /// The pseudonym of a thing whose form says nothing, such as `name-1`.
  String other(String kind, String thing) {
    return kind + "-" + number(kind, thing);
  }

  /// The pseudonym of a thing whose form has room for a number, such as `Z%09d`.
  String numbered(String form, String thing) {
    return form.formatted(number(form, thing));
  }
}
