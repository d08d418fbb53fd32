package dev.sesdkim.dkim;

/// The parts of a scan besides the regions and their identities. Each can fail by itself.
public enum ScanPart {
  /// The list of the accounts that are watched, and a turn for each of them in a scan.
  ACCOUNTS("the list of accounts", false),
  /// Access to an account and EC2's list of its regions; without them nothing is scanned there.
  REGIONS("the list of the account's regions", false),
  /// DNS, when no question of a scan is answered.
  DNS("DNS", false),
  /// SES v2 in one region, when no question of a scan is answered there.
  DETAIL("the detail of SES v2", false),
  /// The MAIL FROM settings in one region, when SES gives them for no identity there.
  MAIL_FROM("the MAIL FROM settings", false),
  /// Rows of the table that could not be saved or read.
  ROWS("the monitor's own table", true),
  /// The time limit, when a scan came near it.
  TIME("the scan's time limit", true),
  /// The number of the topic's subscribers.
  SUBSCRIBERS("the number of subscribers", false);

  private final String words;
  private final boolean toldAtOnce;

  ScanPart(String words, boolean toldAtOnce) {
    this.words = words;
    this.toldAtOnce = toldAtOnce;
  }

  /// Its name for people.
  public String words() {
    return words;
  }

  /// Whether the part is asked for and remembered region by region.
  public boolean isOfRegion() {
    return switch (this) {
      case DETAIL, MAIL_FROM -> true;
      case ACCOUNTS, REGIONS, DNS, ROWS, TIME, SUBSCRIBERS -> false;
    };
  }

  /// Whether one scan is enough for an alert; otherwise it takes three.
  public boolean isToldAtOnce() {
    return toldAtOnce;
  }
}
