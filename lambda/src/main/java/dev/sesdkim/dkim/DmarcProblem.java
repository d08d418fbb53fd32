package dev.sesdkim.dkim;

/// Something about a DMARC record that its owner should know.
///
/// @param detail the text or name that it is about, printable and at most 200 bytes in UTF-8;
///   possibly empty
public record DmarcProblem(Kind kind, String detail) {

  private static final int LONGEST_DETAIL = 200;

  public DmarcProblem {
    detail = Printable.bytes(detail, LONGEST_DETAIL);
  }

  /// One line for people, which begins with the code.
  public String sentence() {
    return detail.isEmpty()
        ? kind + ": " + kind.words()
        : kind + ": " + kind.words() + " (" + detail + ")";
  }

  /// What may be wrong (RFC 9989 sections 4.7 and 4.8; for problems across several names, 4.10).
  public enum Kind {
    VERSION_WRONG_CASE("the record is ignored: v=DMARC1 must be in exactly this case"),
    TEXT_IN_FRONT("the record is ignored: it must begin with v=DMARC1, but other text comes first"),
    VERSION_NOT_FIRST("the record is ignored: v=DMARC1 must be the first tag"),
    VERSION_MALFORMED("the record is ignored: v=DMARC1 must end with a semicolon"),
    VERSION_MISSING("the record is ignored: it has no v=DMARC1"),
    SEVERAL_RECORDS("there is more than one record at this name, so receivers use none of them"),
    P_MISSING("the record has no p tag: it counts as p=none, and some receivers ignore it"),
    P_INVALID("the p tag is not none, quarantine or reject"),
    P_NOT_SECOND("p does not follow directly after v, which older receivers require"),
    SP_INVALID("the sp tag is not none, quarantine or reject"),
    NP_INVALID("the np tag is not none, quarantine or reject"),
    PSD_INVALID("the psd tag is not y, n or u; it counts as u"),
    T_INVALID("the t tag is not y or n; it counts as n"),
    ADKIM_INVALID("the adkim tag is not r or s; it counts as r"),
    ASPF_INVALID("the aspf tag is not r or s; it counts as r"),
    FO_INVALID("the fo tag cannot be read; it counts as 0"),
    RUA_MISSING("nobody receives aggregate reports: the record has no rua tag"),
    RUA_INVALID("a report address in rua cannot be read"),
    RUF_INVALID("a report address in ruf cannot be read"),
    REPORT_SIZE("the size limit after ! in a report address is obsolete and ignored"),
    REPORT_SCHEME("receivers need to support no other report address than mailto:"),
    REPORTS_NOT_ACCEPTED(
        "the domain of a report address does not declare that it takes these reports"),
    TAG_REMOVED("receivers ignore this tag: RFC 9989 removed it"),
    TAG_UNKNOWN("receivers ignore this tag"),
    TAG_TWICE("the tag occurs twice; receivers may ignore the record"),
    NOT_A_TAG("a part of the record is not a tag with a value"),
    LINE_BREAK("the record holds a line break, after which some receivers read no further"),
    OLDER_RECEIVERS(
        "receivers that still follow RFC 7489 may not find the record: they ask at the domain of"
            + " the mail and at its organizational domain alone"),
    TEST_MODE("t=y: the policy is applied one step weaker");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }

    /// Whether the record gives receivers no policy of its own to apply (RFC 9989 sections 4.7 and
    /// 4.10.1).
    public boolean leavesNoPolicy() {
      return this == P_MISSING || this == P_INVALID || this == SP_INVALID || this == NP_INVALID;
    }
  }
}
