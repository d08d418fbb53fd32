package dev.sesdkim.rules.evidence;

/// One mechanism or modifier of an SPF policy (RFC 7208 section 4.6.1).
///
/// @param name such as `include`
/// @param domain what stands after its `:` or `=`, without a prefix length; possibly empty
/// @param passes whether a match is a pass: the qualifier is `+` or none
record SpfTerm(String name, String domain, boolean passes) {

  static SpfTerm of(String text) {
    boolean qualified = !text.isEmpty() && "+-~?".indexOf(text.charAt(0)) >= 0;
    String term = qualified ? text.substring(1) : text;
    int end = firstOf(term, ":=/");
    String rest = end < term.length() && term.charAt(end) != '/' ? term.substring(end + 1) : "";
    return new SpfTerm(
        term.substring(0, end),
        rest.substring(0, firstOf(rest, "/")),
        !qualified || text.charAt(0) == '+');
  }

  private static int firstOf(String text, String stops) {
    int at = 0;
    while (at < text.length() && stops.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }
}
