package dev.sesdkim.infra;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The settings of a scan. The function gets each as an environment variable of the same name in
/// capitals: `graceHours` is `GRACE_HOURS`.
///
/// @param regions the only regions to scan; if empty, all that the account has enabled
/// @param excludedRegions regions never to scan
/// @param dnsEvidence whether the domains' records are looked up in DNS
/// @param historyDays how long ended history and scan rows are kept
/// @param accountName the account's name in alerts, beside its id
/// @param sesCallsPerSecond the most calls to SES a second in each region: below 1 leaves room for
///   the account's own programs, above 1 needs a rate that AWS has raised
/// @param confirmMinutes the least time between the two scans that must agree before an alert says
///   that an identity is at risk or not ready
/// @param graceHours how long an identity that is being set up may stay unverified without an alert
/// @param digest day and time of the weekly digest, in UTC, or `off`
public record ScanSettings(
    List<String> regions,
    List<String> excludedRegions,
    boolean dnsEvidence,
    int historyDays,
    Optional<String> accountName,
    BigDecimal sesCallsPerSecond,
    int confirmMinutes,
    int graceHours,
    String digest) {
  /// Every context key that is read here.
  static final List<String> KEYS =
      List.of(
          "regions",
          "excludedRegions",
          "dnsEvidence",
          "historyDays",
          "accountName",
          "sesCallsPerSecond",
          "confirmMinutes",
          "graceHours",
          "digest");

  private static final int MINUTES_OF_A_WEEK = 7 * 24 * 60;
  private static final int HOURS_OF_30_DAYS = 30 * 24;
  private static final BigDecimal MOST_CALLS = BigDecimal.valueOf(100);
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3})?");
  private static final Pattern DIGEST =
      Pattern.compile("(MON|TUE|WED|THU|FRI|SAT|SUN) ([01]\\d|2[0-3]):[0-5]\\d|off");
  private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]+){1,3}-[1-9]\\d?");
  private static final Pattern PRINTABLE = Pattern.compile("[^\\p{C}\\p{Zl}\\p{Zp}]{1,128}");

  public ScanSettings {
    regions = List.copyOf(regions);
    excludedRegions = List.copyOf(excludedRegions);
  }

  static ScanSettings from(ContextValues values) {
    ScanSettings settings =
        new ScanSettings(
            values.list("regions", REGION, "AWS region names, separated by commas"),
            values.list("excludedRegions", REGION, "AWS region names, separated by commas"),
            values.flag("dnsEvidence", true),
            values.integer("historyDays", 400, 1, 3650),
            values.text("accountName", PRINTABLE, "a text of at most 128 printable characters"),
            values.parsed(
                "sesCallsPerSecond",
                BigDecimal.ONE,
                ScanSettings::callsPerSecond,
                "a number greater than 0, at most %s, with at most three decimals"
                    .formatted(MOST_CALLS)),
            values.integer("confirmMinutes", 60, 0, MINUTES_OF_A_WEEK),
            values.integer("graceHours", 24, 0, HOURS_OF_30_DAYS),
            values
                .text("digest", DIGEST, "a day and a time in UTC such as MON 08:00, or off")
                .orElse("MON 08:00"));
    if (settings.leavesNothingToScan()) {
      values.reject(
          "excludedRegions",
          String.join(",", settings.excludedRegions()),
          "at least one of the regions %s left to scan"
              .formatted(String.join(",", settings.regions())));
    }
    return settings;
  }

  /// The settings as environment variables; a setting without a value has no variable.
  Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    if (!regions.isEmpty()) {
      environment.put("REGIONS", String.join(",", regions));
    }
    if (!excludedRegions.isEmpty()) {
      environment.put("EXCLUDED_REGIONS", String.join(",", excludedRegions));
    }
    environment.put("DNS_EVIDENCE", Boolean.toString(dnsEvidence));
    environment.put("HISTORY_DAYS", Integer.toString(historyDays));
    accountName.ifPresent(name -> environment.put("ACCOUNT_NAME", name));
    environment.put("SES_CALLS_PER_SECOND", sesCallsPerSecond.toPlainString());
    environment.put("CONFIRM_MINUTES", Integer.toString(confirmMinutes));
    environment.put("GRACE_HOURS", Integer.toString(graceHours));
    environment.put("DIGEST", digest);
    return environment;
  }

  private boolean leavesNothingToScan() {
    return !regions.isEmpty() && excludedRegions.containsAll(regions);
  }

  private static Optional<BigDecimal> callsPerSecond(String text) {
    return Optional.of(text)
        .filter(DECIMAL.asMatchPredicate())
        .map(BigDecimal::new)
        .filter(calls -> calls.signum() > 0 && calls.compareTo(MOST_CALLS) <= 0)
        .map(BigDecimal::stripTrailingZeros);
  }
}
