package dev.sesdkim.local;

import dev.sesdkim.dkim.Standing;
import dev.sesdkim.local.report.CsvReport;
import dev.sesdkim.local.report.HtmlReport;
import dev.sesdkim.local.report.JunitReport;
import dev.sesdkim.local.report.MarkdownReport;
import dev.sesdkim.local.report.Report;
import dev.sesdkim.local.text.ScanJson;
import java.util.Locale;
import java.util.function.Predicate;

/// In which form a report is written.
enum ReportFormat {
  HTML,
  CSV,
  MARKDOWN,
  JUNIT,
  JSON;

  /// The one that the end of a file's name says; a page for every other.
  static ReportFormat of(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "csv" -> CSV;
      case "md", "markdown" -> MARKDOWN;
      case "xml" -> JUNIT;
      case "json" -> JSON;
      default -> HTML;
    };
  }

  /// The whole text.
  ///
  /// @param exitStatus that of the command
  /// @param fails which standings are failures of a test
  String write(Report report, int exitStatus, Predicate<Standing> fails) {
    return switch (this) {
      case HTML -> HtmlReport.of(report);
      case CSV -> CsvReport.of(report);
      case MARKDOWN -> MarkdownReport.of(report);
      case JUNIT -> JunitReport.of(report, fails);
      case JSON -> ScanJson.of(report.view(), exitStatus);
    };
  }

  /// As it is written on the command line.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
