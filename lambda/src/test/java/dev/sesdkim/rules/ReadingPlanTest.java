package dev.sesdkim.rules;

import static dev.sesdkim.dkim.Readings.identity;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.Readings;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingPlanTest {

  @Test
  void aRegionWithoutIdentitiesIsOnePartOfAllNames() {
    ReadingPlan plan = ReadingPlan.of(List.of(), 7);

    assertThat(plan.asked()).isEmpty();
    assertThat(plan.parts()).containsExactly(new ReadingPlan.Part(NameRange.ALL, List.of()));
  }

  @Test
  void aDomainIsAskedAboutBeforeTheAddressesThatItGoverns() {
    ReadingPlan plan =
        ReadingPlan.of(
            ids("ops@mail.example.com", "info@example.jp", "example.com", "sales@example.org"), 0);

    assertThat(plan.asked())
        .containsSubsequence(ids("example.com", "ops@mail.example.com"))
        .containsExactlyInAnyOrderElementsOf(plan.parts().getFirst().identities());
    assertThat(plan.above())
        .containsExactlyEntriesOf(
            Map.of(identity("ops@mail.example.com"), identity("example.com")));
  }

  @Test
  void aDomainIsAskedAboutAfterTheNearestOneAboveIt() {
    ReadingPlan plan =
        ReadingPlan.of(
            ids("a.b.example.com", "example.com", "b.example.com", "com", "myexample.com"), 0);

    assertThat(plan.above())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                identity("a.b.example.com"), identity("b.example.com"),
                identity("b.example.com"), identity("example.com"),
                identity("example.com"), identity("com"),
                identity("myexample.com"), identity("com")));
    assertThat(plan.asked())
        .containsExactlyElementsOf(
            ids("com", "example.com", "b.example.com", "a.b.example.com", "myexample.com"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void whateverTheTurnEverythingIsAskedAboutAfterAllDomainsAboveIt(int turn) {
    List<Identity> listed =
        Stream.of("%03d@z.y.x", "z.y.x", "y.x", "x", "%03d.z.y.x", "a%03d@x")
            .flatMap(name -> IntStream.range(0, 80).mapToObj(name::formatted))
            .distinct()
            .map(Readings::identity)
            .toList();

    ReadingPlan plan = ReadingPlan.of(listed, turn);

    assertThat(plan.asked()).containsExactlyInAnyOrderElementsOf(listed);
    assertThat(plan.above()).hasSize(listed.size() - 1);
    plan.above()
        .forEach(
            (identity, above) ->
                assertThat(plan.asked().indexOf(above)).isLessThan(plan.asked().indexOf(identity)));
  }

  @Test
  void oneLabelHasNothingAboveIt() {
    assertThat(ReadingPlan.of(ids("com", "example.com"), 0).above())
        .containsOnlyKeys(identity("example.com"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, -1, Integer.MIN_VALUE})
  void everyIdentityIsAskedAboutOnceAndInOnePartWhoseRangeHoldsItAlone(int turn) {
    List<Identity> listed = listed(250);
    ReadingPlan plan = ReadingPlan.of(listed.reversed(), turn);

    assertThat(plan.asked()).containsExactlyInAnyOrderElementsOf(listed);
    assertThat(plan.parts()).hasSize(3);
    for (Identity identity : listed) {
      assertThat(plan.parts())
          .filteredOn(part -> part.identities().contains(identity))
          .singleElement()
          .matches(part -> part.range().holds(identity.name()));
      assertThat(plan.parts()).filteredOn(part -> part.range().holds(identity.name())).hasSize(1);
    }
  }

  @Test
  void everyNameThatIsNotListedIsInTheRangeOfOnePart() {
    ReadingPlan plan = ReadingPlan.of(listed(250), 1);

    assertThat(Stream.of("", "brand100.example.com.", "brand199.example.com-gone", "zzz", "😀"))
        .allSatisfy(
            gone ->
                assertThat(plan.parts()).filteredOn(part -> part.range().holds(gone)).hasSize(1));
  }

  @Test
  void aPartHoldsNoMoreThanATransaction() {
    assertThat(ReadingPlan.of(listed(250), 0).parts())
        .extracting(part -> part.identities().size())
        .containsExactly(100, 100, 50);
  }

  @Test
  void anotherTurnBeginsWithAnotherPart() {
    List<Identity> listed = listed(250);

    assertThat(
            IntStream.range(0, 3)
                .mapToObj(turn -> ReadingPlan.of(listed, turn).asked().getFirst().name()))
        .containsExactlyInAnyOrder(
            "brand000.example.com", "brand100.example.com", "brand200.example.com");
  }

  private static List<Identity> listed(int domains) {
    return IntStream.range(0, domains)
        .mapToObj(i -> identity("brand%03d.example.com".formatted(i)))
        .toList();
  }

  private static List<Identity> ids(String... names) {
    return Stream.of(names).map(Readings::identity).toList();
  }
}
