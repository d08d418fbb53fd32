package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.AlertKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhereToReadTest {

  @ParameterizedTest
  @CsvSource({
    "STARTED,          index \"unverified\"",
    "FOUND_UNVERIFIED, index \"unverified\"",
    "REGRESSED,        index \"unverified\"",
    "DIGEST,           index \"unverified\"",
    "WORSENED,         index \"unverified\"",
    "REMOVED,          the rows removed#123456789012",
    "SCAN_PROBLEM,     rows of the monitor's table with unreadSince",
    "RECOVERED,        the state of every identity",
    "AT_RISK,          the state of every identity",
    "NOT_READY,        the state of every identity",
    "SCAN_RECOVERED,   the state of every identity"
  })
  void whatIsLeftOutIsFoundWhereItIs(AlertKind kind, String where) {
    assertThat(WhereToRead.allOf(kind, Sample.ACCOUNT)).contains(where);
  }
}
