package dev.sesdkim.local.demo;

import static dev.sesdkim.local.demo.QuarterAccount.BILLING;
import static dev.sesdkim.local.demo.QuarterAccount.CAREERS;
import static dev.sesdkim.local.demo.QuarterAccount.DUBLIN;
import static dev.sesdkim.local.demo.QuarterAccount.FRANKFURT;
import static dev.sesdkim.local.demo.QuarterAccount.LONDON;
import static dev.sesdkim.local.demo.QuarterAccount.MAIL;
import static dev.sesdkim.local.demo.QuarterAccount.MUMBAI;
import static dev.sesdkim.local.demo.QuarterAccount.NEWS;
import static dev.sesdkim.local.demo.QuarterAccount.ORG;
import static dev.sesdkim.local.demo.QuarterAccount.SHOP;
import static dev.sesdkim.local.demo.QuarterAccount.TOKYO;
import static dev.sesdkim.local.demo.QuarterAccount.UK;
import static dev.sesdkim.local.demo.QuarterAccount.VIRGINIA;

import dev.sesdkim.local.simulated.SimulatedAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The events in the account of [Quarter], oldest first.
///
/// @param last the time of the last scan
record QuarterEvents(SimulatedAccount account, DemoDns dns, Instant last) {

  /// Something that happens in the account or in DNS.
  ///
  /// @param before the time from the first scan that sees the event to the last scan; the event
  ///   itself is five minutes earlier
  record Event(Duration before, Runnable happens) {}

  List<Event> all() {
    return List.of(
        new Event(Duration.ofDays(74), this::careersIsSetUp),
        new Event(Duration.ofDays(73), () -> account.mendDkim(FRANKFURT, CAREERS)),
        new Event(Duration.ofDays(41), this::newsLosesItsRecords),
        new Event(Duration.ofDays(40), this::newsIsFixed),
        new Event(Duration.ofDays(24), () -> account.put(LONDON, QuarterAccount.identity(UK))),
        new Event(Duration.ofDays(16), () -> dns.lose(MAIL, 0)),
        new Event(Duration.ofDays(15), () -> account.breakDkim(VIRGINIA, MAIL, at(15))),
        new Event(
            Duration.ofDays(12),
            () -> account.changeDkim(VIRGINIA, MAIL, dkim -> dkim.withStatus("Failed"))),
        new Event(Duration.ofDays(6), () -> dns.loseDmarc(ORG)),
        new Event(Duration.ofHours(40), () -> account.restrict(MUMBAI)),
        new Event(Duration.ofHours(11), this::shopIsMoved),
        new Event(Duration.ofHours(8), () -> dns.lose(BILLING, 1)),
        new Event(
            Duration.ofHours(5),
            () -> account.breakDkim(TOKYO, SHOP, last.minus(Duration.ofHours(5)))),
        new Event(
            Duration.ofHours(3),
            () -> account.changeDkim(DUBLIN, NEWS, dkim -> dkim.withEnabled(false))));
  }

  private Instant at(int days) {
    return last.minus(Duration.ofDays(days));
  }

  private void careersIsSetUp() {
    account.put(FRANKFURT, QuarterAccount.identity(CAREERS));
    account.changeDkim(FRANKFURT, CAREERS, dkim -> dkim.withStatus("Pending"));
  }

  private void newsLosesItsRecords() {
    dns.lose(NEWS);
    account.breakDkim(DUBLIN, NEWS, at(41));
  }

  private void newsIsFixed() {
    dns.restore(NEWS);
    account.mendDkim(DUBLIN, NEWS);
  }

  private void shopIsMoved() {
    dns.lose(SHOP, 0);
    dns.mislead(SHOP, 1, "b.old-host.example.net");
  }
}
