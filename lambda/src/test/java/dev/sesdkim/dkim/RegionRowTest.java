package dev.sesdkim.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegionRowTest {

  private static final Instant AT = Instant.parse("2026-11-24T03:00:00Z");
  private static final Instant LATER = AT.plusSeconds(900);
  private static final Counts COUNTS = new Counts(1, 2, 3);
  private static final Trouble TROUBLE =
      new Trouble(AT, new Problem(Problem.Kind.THROTTLED, "ses:ListIdentities", ""), true);

  private final RegionRow read =
      RegionRow.unknown("eu-west-1", "123456789012")
          .read(AT, COUNTS, 4, true, Optional.of(TROUBLE));

  @Test
  void aRegionOfWhichNothingIsKnownIsWatched() {
    RegionRow row = RegionRow.unknown("eu-west-1", "123456789012");

    assertThat(row)
        .isEqualTo(
            new RegionRow(
                "eu-west-1",
                "123456789012",
                Optional.empty(),
                false,
                Counts.NONE,
                0,
                Optional.empty(),
                Map.of(),
                Optional.empty()));
    assertThat(row.watched()).isTrue();
  }

  @Test
  void aRegionIsKnownOnceItWasReadOrCouldNotBe() {
    RegionRow unknown = RegionRow.unknown("eu-west-1", "123456789012");

    assertThat(unknown.isKnown()).isFalse();
    assertThat(unknown.unread(Optional.of(TROUBLE)).isKnown()).isTrue();
    assertThat(unknown.read(AT, COUNTS, 4, false, Optional.empty()).isKnown()).isTrue();
  }

  @Test
  void aRegionThatIsReadRemembersWhatWasCounted() {
    assertThat(read)
        .isEqualTo(
            new RegionRow(
                "eu-west-1",
                "123456789012",
                Optional.of(AT),
                true,
                COUNTS,
                4,
                Optional.of(TROUBLE),
                Map.of(),
                Optional.empty()));
  }

  @Test
  void aRegionThatIsNotReadKeepsItsLastCounts() {
    RegionRow unread =
        read.read(AT, COUNTS, 4, true, Optional.empty()).unread(Optional.of(TROUBLE));

    assertThat(unread).isEqualTo(read);
  }

  @Test
  void aRegionThatIsNotWatchedRemembersSinceWhenAndWhyAndItsLastCounts() {
    RegionRow left = read.notWatched(AT, TROUBLE).notWatched(LATER, TROUBLE.asTold());

    assertThat(left)
        .isEqualTo(
            new RegionRow(
                "eu-west-1",
                "123456789012",
                Optional.of(AT),
                true,
                COUNTS,
                4,
                Optional.of(TROUBLE),
                Map.of(),
                Optional.of(AT)));
    assertThat(left.watched()).isFalse();
  }

  @Test
  void whatElseCannotBeToldThereStaysUntilTheRegionIsNoLongerWatched() {
    RegionRow dim = read.with(Map.of(ScanPart.DETAIL, TROUBLE));

    assertThat(dim.unread(Optional.empty()).troubles()).containsEntry(ScanPart.DETAIL, TROUBLE);
    assertThat(dim.read(LATER, COUNTS, 0, false, Optional.empty()).troubles())
        .containsEntry(ScanPart.DETAIL, TROUBLE);
    assertThat(dim.with(Map.of())).isEqualTo(read);
    assertThat(dim.notWatched(AT, TROUBLE).troubles()).isEmpty();
  }

  @Test
  void aRegionThatIsReadOrExpectedToBeIsWatchedAgain() {
    RegionRow left = read.notWatched(AT, TROUBLE);

    assertThat(left.unread(Optional.empty()).watched()).isTrue();
    assertThat(left.read(LATER, COUNTS, 0, false, Optional.empty()).watched()).isTrue();
  }
}
