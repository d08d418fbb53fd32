package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WhereToReadTest {

  @ParameterizedTest
  @CsvSource({
    "FOUND_UNVERIFIED, index \"unverified\"",
    "REGRESSED,        index \"unverified\"",
    "WORSENED,         index \"unverified\"",
    "REMOVED,          the rows removed#123456789012",
    "RECOVERED,        the state of every identity",
    "AT_RISK,          the state of every identity",
    "NOT_READY,        the state of every identity"
  })
  void theDomainsThatAreLeftOutAreFoundWhereTheyAre(AlertKind.OfDomain kind, String where) {
    assertThat(WhereToRead.allOf(kind, Sample.ACCOUNT)).contains(where);
  }

  @ParameterizedTest
  @CsvSource({
    "SCAN_PROBLEM,   rows of the monitor's table with unreadSince",
    "SCAN_RECOVERED, the state of every identity"
  })
  void theTroublesThatAreLeftOutAreFoundWhereTheyAre(AlertKind.OfScan kind, String where) {
    assertThat(WhereToRead.allOf(kind, Sample.ACCOUNT)).contains(where);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsLeftOutOfHowAccountsStandIsFoundInTheIndex(AlertKind.OfAccount kind) {
    assertThat(WhereToRead.allOf(kind, Sample.ACCOUNT)).contains("index \"unverified\"");
  }
}
