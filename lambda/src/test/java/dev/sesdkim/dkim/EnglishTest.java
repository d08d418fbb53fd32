package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EnglishTest {

  @Test
  void thousandsAreGrouped() {
    assertThat(English.number(999)).isEqualTo("999");
    assertThat(English.count(1, "identity", "identities")).isEqualTo("1 identity");
    assertThat(English.count(12_000, "identity", "identities")).isEqualTo("12,000 identities");
  }

  @Test
  void theLastOfAListIsJoinedByAnd() {
    assertThat(English.list(List.of())).isEmpty();
    assertThat(English.list(List.of("a"))).isEqualTo("a");
    assertThat(English.list(List.of("a", "b"))).isEqualTo("a and b");
    assertThat(English.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
  }

  @Test
  void whatDoesNotFitIsCounted() {
    assertThat(English.some(List.of("a", "b", "c"), 3)).isEqualTo("a, b, c");
    assertThat(English.some(List.of("a", "b", "c", "d", "e"), 3)).isEqualTo("a, b, c and 2 more");
  }
}
