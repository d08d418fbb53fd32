package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountTest {

  @ParameterizedTest
  @CsvSource({
    "123456789012, true",
    "000000000000, true",
    "12345678901, false",
    "1234567890123, false",
    "12345678901a, false",
    "'123456789012 ', false",
    "'', false",
  })
  void anIdHasTwelveDigits(String text, boolean id) {
    assertThat(Account.isId(text)).isEqualTo(id);
  }
}
