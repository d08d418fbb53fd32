package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TagListTest {

  @Test
  void aTagIsANameOfLettersDigitsAndUnderscoresAndAValueWithoutTheSpaceAround() {
    TagList list = TagList.of("v=DKIM1; P \t=\r\n a=b ; x_1=;z=c");

    assertThat(list.tags())
        .containsExactly(
            new TagList.Tag("v", "DKIM1"),
            new TagList.Tag("p", "a=b"),
            new TagList.Tag("x_1", ""),
            new TagList.Tag("z", "c"));
    assertThat(list.spoilt()).isEmpty();
  }

  @Test
  void everyOtherPartIsSpoiltAndKeptAsItStands() {
    TagList list = TagList.of(" hello ;=x; = ;a-b=c;é=d;p=e;;");

    assertThat(list.tags()).containsExactly(new TagList.Tag("p", "e"));
    assertThat(list.spoilt()).containsExactly("hello", "=x", "=", "a-b=c", "é=d");
  }

  @Test
  void theFirstOfTwoTagsOfOneNameCounts() {
    assertThat(TagList.of("p=1; P=2").value("p")).contains("1");
  }
}
