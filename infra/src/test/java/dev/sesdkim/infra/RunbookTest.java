package dev.sesdkim.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunbookTest {
  private static final String REPOSITORY =
      "https://github.com/ses-dkim-monitor/ses-dkim-monitor/blob/main/";
  private static final Path PAGES = Synthesized.ROOT.resolve("docs/runbooks");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(#([^)]+))?\\)");

  @Test
  void everyRunbookHasItsPageAndEveryPageIsARunbook() throws IOException {
    assertThat(files())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Runbook.values()).map(runbook -> PAGES.resolve(runbook.file())).toList());
  }

  @Test
  void everyFullAddressInTheStackLeadsToAPage() {
    List<String> links =
        Pattern.compile("https://github\\.com/[\\w./-]+")
            .matcher(Synthesized.with(Map.of("organization", "all", "fanOut", "true")).text())
            .results()
            .map(MatchResult::group)
            .toList();

    assertThat(links).hasSizeGreaterThanOrEqualTo(4 + Runbook.values().length);
    assertThat(links)
        .allSatisfy(
            link -> {
              assertThat(link).startsWith(REPOSITORY);
              assertThat(Synthesized.ROOT.resolve(link.substring(REPOSITORY.length())))
                  .isRegularFile();
            });
  }

  @Test
  void everyRunbookSaysWhatItMeansWhatItCostsWhatToCheckAndHowToFixIt() throws IOException {
    assertThat(files())
        .allSatisfy(
            file ->
                assertThat(Synthesized.read(file).lines().filter(line -> line.startsWith("## ")))
                    .containsExactly("## Meaning", "## Impact", "## Check", "## Fix"));
  }

  @Test
  void everyLinkBetweenPagesLeadsToAPageAndAHeading() throws IOException {
    for (Path file : files()) {
      for (MatchResult link : LINK.matcher(Synthesized.read(file)).results().toList()) {
        Path target = PAGES.resolve(link.group(1));
        assertThat(target).as("%s links to %s", file, link.group()).isRegularFile();
        if (link.group(3) != null) {
          assertThat(headings(target))
              .as("%s links to %s", file, link.group())
              .contains(link.group(3));
        }
      }
    }
  }

  /// As GitHub makes anchors of them.
  private static List<String> headings(Path page) {
    return Synthesized.read(page)
        .lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceAll("^#+ ", "").toLowerCase(java.util.Locale.ROOT))
        .map(heading -> heading.replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'))
        .toList();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      return files.toList();
    }
  }
}
