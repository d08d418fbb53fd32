package dev.sesdkim.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sesdkim.dkim.Moment;
import dev.sesdkim.dkim.Mutes;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanContext;
import dev.sesdkim.local.memory.MemoryTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegionScanTest {

  private static final String REGION = "eu-west-1";
  private static final String ACCOUNT = "123456789012";
  private static final Instant START = Instant.parse("2026-11-24T03:00:00Z");

  private final Deadline end = new Deadline(() -> START, START.plusSeconds(60));
  private final MemoryTable table = new MemoryTable();

  @Test
  void aRegionThatALaterScanHasClaimedIsNotGivenUpAsUnread() {
    Identities outOfTime =
        (region, account, _) -> {
          table.begin(new Claim(account, 2, end), region);
          throw new ScanFailure("late", new Problem(Problem.Kind.DEADLINE, "a call", "late"));
        };

    ScanFailure failure = catchThrowableOfType(ScanFailure.class, () -> scan(outOfTime).read());

    assertThat(failure.isSuperseded()).isTrue();
    assertThat(table.regions(ACCOUNT)).containsExactly(RegionRow.unknown(REGION, ACCOUNT));
  }

  private RegionScan scan(Identities identities) {
    ScanContext context =
        new ScanContext(
            new Moment(START, "scan"),
            List.of(START),
            true,
            Duration.ZERO,
            Duration.ofDays(1),
            Mutes.NONE);
    TakenAccount account =
        new TakenAccount(
            new ScanRun(ACCOUNT, context.moment(), end, end, end, end),
            new Claim(ACCOUNT, 1, end),
            context,
            table.store(),
            new Silence());
    RegionRow row = RegionRow.unknown(REGION, ACCOUNT);
    RegionExamination examination =
        new RegionExamination(Optional.empty(), new SharedDns(Optional.empty(), end), account, row);
    return new RegionScan(row, account, identities, examination, ScanProgress.NONE);
  }
}
