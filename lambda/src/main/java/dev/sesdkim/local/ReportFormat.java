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

/// The format of a report.
enum ReportFormat {
  HTML,
  CSV,
  MARKDOWN,
  JUNIT,
  JSON;

  /// The format for the ending of a file's name; HTML for unknown endings.
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

  /// The whole text of the report.
  ///
  /// @param exitStatus the command's exit status
  /// @param fails which standings count as failed tests
  String write(Report report, int exitStatus, Predicate<Standing> fails) {
    return switch (this) {
      case HTML -> HtmlReport.of(report);
      case CSV -> CsvReport.of(report);
      case MARKDOWN -> MarkdownReport.of(report);
      case JUNIT -> JunitReport.of(report, fails);
      case JSON -> ScanJson.of(report.view(), exitStatus);
    };
  }

  /// The word on the command line.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
