package dev.sesdkim.rules.dmarc;

import dev.sesdkim.dkim.DmarcPolicy;
import dev.sesdkim.dkim.DmarcProblem;
import dev.sesdkim.dkim.DmarcProblem.Kind;
import dev.sesdkim.rules.TagList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads the tags of one record and collects what is wrong with them.
final class PolicyReader {

  private static final Set<String> TAGS =
      Set.of("v", "p", "sp", "np", "psd", "t", "adkim", "aspf", "rua", "ruf", "fo");

  /// Tags of RFC 7489 that RFC 9989 removed.
  private static final Set<String> REMOVED = Set.of("pct", "rf", "ri");

  private static final Pattern FO = Pattern.compile("[01ds](:[01ds]){0,2}");

  private final String text;
  private final TagList tags;
  private final List<DmarcProblem> problems = new ArrayList<>();

  PolicyReader(String text) {
    this.text = text;
    this.tags = TagList.of(text);
  }

  PolicyRecord read() {
    if (text.contains("\r") || text.contains("\n")) {
      report(Kind.LINE_BREAK, "");
    }
    names();
    Optional<DmarcPolicy> p = policy("p", Kind.P_INVALID);
    order();
    Optional<DmarcPolicy> sp = policy("sp", Kind.SP_INVALID);
    Optional<DmarcPolicy> np = policy("np", Kind.NP_INVALID);
    PolicyRecord.Psd psd = psd();
    boolean test = choice("t", "yn", "n", Kind.T_INVALID).equals("y");
    choice("adkim", "rs", "r", Kind.ADKIM_INVALID);
    boolean strictSpf = choice("aspf", "rs", "r", Kind.ASPF_INVALID).equals("s");
    List<ReportAddress> rua = addresses("rua", Kind.RUA_INVALID);
    List<ReportAddress> ruf = addresses("ruf", Kind.RUF_INVALID);
    if (tags.value("rua").isEmpty()) {
      report(Kind.RUA_MISSING, "");
    }
    tags.value("fo").filter(fo -> !isFo(fo)).ifPresent(fo -> report(Kind.FO_INVALID, fo));
    if (test) {
      report(Kind.TEST_MODE, "");
    }
    return new PolicyRecord(
        p.orElse(DmarcPolicy.NONE), sp, np, psd, test, strictSpf, rua, ruf, problems);
  }

  PolicyRecord.Psd psd() {
    String letter = choice("psd", "ynu", "u", Kind.PSD_INVALID);
    return PolicyRecord.Psd.valueOf(letter.toUpperCase(Locale.ROOT));
  }

  private void names() {
    Set<String> seen = new HashSet<>();
    for (TagList.Tag tag : tags.tags()) {
      if (REMOVED.contains(tag.name())) {
        report(Kind.TAG_REMOVED, tag.name());
      } else if (!TAGS.contains(tag.name())) {
        report(Kind.TAG_UNKNOWN, tag.name());
      } else if (!seen.add(tag.name())) {
        report(Kind.TAG_TWICE, tag.name());
      }
    }
    tags.spoilt().forEach(part -> report(Kind.NOT_A_TAG, part));
  }

  private void order() {
    if (tags.value("p").isEmpty()) {
      report(Kind.P_MISSING, "");
    } else if (!tags.tags().get(1).name().equals("p")) {
      report(Kind.P_NOT_SECOND, "");
    }
  }

  private Optional<DmarcPolicy> policy(String name, Kind invalid) {
    Optional<String> value = tags.value(name);
    Optional<DmarcPolicy> policy = value.flatMap(DmarcPolicy::of);
    if (policy.isEmpty()) {
      value.ifPresent(text -> report(invalid, name + "=" + text));
    }
    return policy;
  }

  /// The value of a tag with one of several letters, in any case.
  private String choice(String name, String letters, String otherwise, Kind invalid) {
    Optional<String> value = tags.value(name).map(text -> text.toLowerCase(Locale.ROOT));
    if (value.isEmpty()) {
      return otherwise;
    }
    if (value.get().length() == 1 && letters.contains(value.get())) {
      return value.get();
    }
    report(invalid, name + "=" + value.get());
    return otherwise;
  }

  private List<ReportAddress> addresses(String name, Kind unreadable) {
    List<ReportAddress> readable = new ArrayList<>();
    List<String> texts =
        tags.value(name).map(value -> List.of(value.split(",", -1))).orElse(List.of());
    for (String text : texts.stream().map(String::strip).toList()) {
      Optional<ReportAddress> address = ReportAddress.of(text);
      address.ifPresentOrElse(readable::add, () -> report(unreadable, text));
      address.filter(ReportAddress::sized).ifPresent(_ -> report(Kind.REPORT_SIZE, text));
      address
          .filter(one -> one.domain().isEmpty())
          .ifPresent(_ -> report(Kind.REPORT_SCHEME, text));
    }
    return readable;
  }

  /// RFC 9989 section 4.8: each option once, and not both 0 and 1.
  static boolean isFo(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    if (!FO.matcher(lower).matches()) {
      return false;
    }
    List<String> options = List.of(lower.split(":", -1));
    return Set.copyOf(options).size() == options.size()
        && !(options.contains("0") && options.contains("1"));
  }

  private void report(Kind kind, String detail) {
    problems.add(new DmarcProblem(kind, detail));
  }
}
