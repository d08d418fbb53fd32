package dev.sesdkim.rules;

import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.ScanPart;
import java.util.List;

/// Links to the sections of the monitor's own page about problems of a scan. They are full
/// addresses, because people read them far from the source.
final class Runbooks {

  private static final String PAGES =
      "https://github.com/ses-dkim-monitor/ses-dkim-monitor/blob/main/docs/runbooks/";

  private static final String PAGE = PAGES + "scan-problem.md";

  private Runbooks() {}

  static List<String> of(List<Due.OfScan> subjects) {
    return subjects.stream().map(Runbooks::of).distinct().sorted().toList();
  }

  private static String of(Due.OfScan one) {
    if (ScanTroubles.isAccount(one)) {
      return PAGE + "#an-account-cannot-be-read";
    }
    if (ScanTroubles.isPart(one)) {
      return PAGE + ScanPartWords.part(one).map(Runbooks::section).orElse("");
    }
    return PAGE
        + (ScanTroubles.isRegion(one) ? "#a-region-cannot-be-read" : "#an-identity-is-unknown");
  }

  private static String section(ScanPart part) {
    return switch (part) {
      case ACCOUNTS -> "#the-accounts-cannot-be-listed";
      case DNS -> "#dns-does-not-answer";
      case DETAIL -> "#the-detail-of-ses-cannot-be-read";
      case MAIL_FROM -> "#the-mail-from-settings-cannot-be-read";
      case ROWS -> "#rows-cannot-be-saved";
      case TIME -> "#a-scan-comes-near-its-time-limit";
      case REGIONS, SUBSCRIBERS -> "";
    };
  }
}
