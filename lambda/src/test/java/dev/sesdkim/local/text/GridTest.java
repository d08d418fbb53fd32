package dev.sesdkim.local.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridTest {

  private static final String WHY = "SES no longer finds the records that it had verified";

  @Test
  void aNameStaysWholeWhileOtherColumnsCanBeNarrowed() {
    assertThat(lines("news.example.com", 42))
        .startsWith(
            "NAME              REGION     WHY", "news.example.com  eu-west-1  SES no longer");
  }

  @Test
  void aNameThatWouldBeBrokenGoesOnALineOfItsOwn() {
    assertThat(lines("newsletters-and-offers.shop.example.com", 40))
        .startsWith(
            "NAME            REGION     WHY",
            "newsletters-and-offers.shop.example.com",
            "                eu-west-1  SES no longer");
  }

  @Test
  void onlyANameWiderThanThePageIsBroken() {
    assertThat(lines("newsletters-and-offers.department-store.example.com", 40))
        .contains("newsletters-and-offers.department-store.", "example.com");
  }

  @Test
  void aTableOfManyColumnsIsNoWiderThanThePage() {
    assertThat(
            Grid.lines(
                Collections.nCopies(7, Grid.Column.of("REGION", _ -> WHY)),
                List.of(""),
                new Page(80, false)))
        .allMatch(line -> line.length() <= 80);
  }

  private static List<String> lines(String name, int columns) {
    return Grid.lines(
        List.of(
            Grid.Column.of("NAME", one -> one),
            Grid.Column.of("REGION", _ -> "eu-west-1"),
            Grid.Column.of("WHY", _ -> WHY)),
        List.of(name),
        new Page(columns, false));
  }
}
