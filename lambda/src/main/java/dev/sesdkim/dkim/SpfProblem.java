package dev.sesdkim.dkim;

/// What keeps SPF from passing, or what the owner of a record that passes should know.
///
/// @param domain the domain whose record it is about, or the name about which DNS did not answer
/// @param term the term of the record, or the text or addresses that it is about; printable, at
///   most 300 bytes in UTF-8, possibly empty
public record SpfProblem(Kind kind, String domain, String term) {

  private static final int LONGEST_DOMAIN = 253;
  private static final int LONGEST_TERM = 300;

  public SpfProblem {
    domain = Printable.bytes(domain, LONGEST_DOMAIN);
    term = Printable.bytes(term, LONGEST_TERM);
  }

  /// The kinds, each with the section of RFC 7208 that decides it. A permanent error also comes
  /// with PASS, if only mail from other senders than Amazon SES meets the error.
  public enum Kind {
    /// 4.5: several records.
    SEVERAL_RECORDS,
    /// 4.6: a term that is neither a mechanism nor a modifier.
    UNKNOWN_TERM,
    /// 4.6, 5.6: an address or a prefix length that cannot be read.
    BAD_ADDRESS,
    /// 4.6, 7.1: a domain that is missing, malformed, or has a malformed macro.
    BAD_DOMAIN,
    /// 4.6: a mechanism with an argument that it may not have.
    BAD_ARGUMENT,
    /// 6: `redirect=` or `exp=` twice.
    MODIFIER_TWICE,
    /// 5.2, 6.1: an included domain, or the target of a redirect, without an SPF record.
    NO_RECORD_INCLUDED,
    /// 4.6.4: more than ten terms that need look-ups.
    TOO_MANY_LOOKUPS,
    /// 4.6.4: more than two terms whose look-ups find nothing.
    TOO_MANY_VOID_LOOKUPS,
    /// 4.6.4: a name with more than ten MX records.
    TOO_MANY_MX,
    /// 4.4, 5: DNS did not answer.
    LOOKUP_FAILED,
    /// 4.5: no record.
    NO_RECORD,
    /// 4.5: a text that was meant as a record but does not begin like one.
    NOT_A_RECORD,
    /// 4.7: no term matches an address of Amazon SES, or `all` alone does.
    NOT_INCLUDED,
    /// 4.6.2: a term matches, but its qualifier is not a pass.
    NOT_A_PASS,
    /// 5.6: only some of the addresses of Amazon SES pass.
    SOME_ADDRESSES,
    /// 7: whether SPF passes depends on the message.
    DEPENDS_ON_MAIL,
    /// 5.1: any sender passes.
    PASSES_ANYBODY,
    /// 5.6: the addresses are listed one by one, and Amazon may change them.
    LISTS_ADDRESSES
  }
}
