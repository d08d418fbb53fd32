package dev.sesdkim.bench;

/// How often the scan runs, over a month of 730 hours.
enum Schedule {
  /// The default.
  QUARTER_HOURLY("every 15 minutes", 0.25),
  HOURLY("every hour", 1),
  SIX_HOURLY("every 6 hours", 6),
  DAILY("once a day", 24);

  private static final double HOURS = 730;

  private final String words;
  private final double everyHours;

  Schedule(String words, double everyHours) {
    this.words = words;
    this.everyHours = everyHours;
  }

  String words() {
    return words;
  }

  double scansAMonth() {
    return HOURS / everyHours;
  }

  /// The share of all hours in which a scan runs.
  double hoursWithScan() {
    return Math.min(1, 1 / everyHours);
  }
}
