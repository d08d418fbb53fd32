package dev.sesdkim.rules.dmarc;

import dev.sesdkim.dkim.DmarcProblem;
import dev.sesdkim.dkim.DmarcProblem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The value of a `rua` or `ruf` tag.
///
/// @param valid the addresses that can be read
record ReportAddresses(List<ReportAddress> valid, List<DmarcProblem> problems) {

  ReportAddresses {
    valid = List.copyOf(valid);
    problems = List.copyOf(problems);
  }

  static ReportAddresses none() {
    return new ReportAddresses(List.of(), List.of());
  }

  /// @param unreadable the kind of problem that an unreadable address is
  static ReportAddresses of(String value, Kind unreadable) {
    List<ReportAddress> valid = new ArrayList<>();
    List<DmarcProblem> problems = new ArrayList<>();
    for (String part : value.split(",", -1)) {
      String text = part.strip();
      Optional<ReportAddress> address = ReportAddress.of(text);
      address.ifPresentOrElse(valid::add, () -> problems.add(new DmarcProblem(unreadable, text)));
      address
          .filter(ReportAddress::sized)
          .ifPresent(_ -> problems.add(new DmarcProblem(Kind.REPORT_SIZE, text)));
      address
          .filter(one -> one.domain().isEmpty())
          .ifPresent(_ -> problems.add(new DmarcProblem(Kind.REPORT_SCHEME, text)));
    }
    return new ReportAddresses(valid, problems);
  }
}
