package dev.sesdkim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountPlanTest {

  @Test
  void spreadIdentitiesAreAllDifferentAndTheirRegionsAlikeInSize() {
    AccountPlan plan = AccountPlan.spread(100, 17);

    assertThat(plan.names()).hasSize(17);
    assertThat(plan.names().values()).extracting(List::size).containsOnly(5, 6);
    assertThat(plan.names().values().stream().flatMap(List::stream))
        .hasSize(100)
        .doesNotHaveDuplicates();
  }

  @Test
  void anAddressBelongsToADomainOfItsOwnRegion() {
    for (AccountPlan plan : List.of(AccountPlan.spread(1_000, 17), AccountPlan.inEach(40, 2))) {
      plan.names()
          .forEach(
              (region, names) ->
                  assertThat(names)
                      .filteredOn(name -> name.contains("@"))
                      .isNotEmpty()
                      .allSatisfy(
                          address ->
                              assertThat(plan.domains(region))
                                  .contains(address.substring(address.indexOf('@') + 1))));
    }
  }

  @Test
  void everyDomainIsDueOnceInThirtyDays() {
    AccountPlan plan = AccountPlan.inEach(200, 2);
    Instant start = Instant.parse("2026-11-24T06:00:00Z");

    assertThat(plan.floors(start, start.plus(Duration.ofDays(30))))
        .extracting(Floor::details)
        .containsExactly(180, 180);
    assertThat(plan.floors(start, start)).extracting(Floor::details).containsExactly(0, 0);
  }
}
