package dev.sesdkim.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Diagnosis;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.Evidence;
import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.SesDetail;
import java.util.List;
import org.junit.jupiter.api.Test;

class InspectionTest {

  @Test
  void theRecordsOfAnUnverifiedDomainOughtToLeadToTheZoneOfItsRegion() {
    assertThat(expected(Evidence.none()))
        .containsExactly(
            "aaa111.dkim.amazonses.com", "bbb222.dkim.amazonses.com", "ccc333.dkim.amazonses.com");
  }

  @Test
  void whereSesTellsAZoneTheyOughtToLeadThere() {
    SesDetail detail = Readings.easyDkim("dkim.new.amazonses.com", Sample.NOW);

    assertThat(expected(Evidence.none().with(detail)))
        .hasSize(3)
        .allMatch(target -> target.endsWith(".dkim.new.amazonses.com"));
  }

  private static List<String> expected(Evidence before) {
    Diagnosis now = Judged.of(List.of(Readings.domain("example.com", "Pending"))).getFirst();
    return Inspection.of(now, before, new Zone()).dkimRecords().stream()
        .map(DnsCheck::expected)
        .toList();
  }
}
