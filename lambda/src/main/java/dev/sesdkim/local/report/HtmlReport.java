package dev.sesdkim.local.report;

import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.State;
import dev.sesdkim.local.report.ReportPage.Fact;
import dev.sesdkim.local.report.ReportPage.Link;
import dev.sesdkim.local.report.ReportPage.Section;
import dev.sesdkim.local.report.ReportPage.Tally;
import dev.sesdkim.local.report.ReportPage.Time;
import dev.sesdkim.local.text.AccountView;
import dev.sesdkim.local.text.Entries;
import dev.sesdkim.local.text.Opening;
import dev.sesdkim.local.text.Phrases;
import dev.sesdkim.local.text.ScanView;
import dev.sesdkim.local.text.Standings;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/// A report as one HTML page.
public final class HtmlReport {

  /// The package of the templates that the build compiles.
  private static final String TEMPLATES = "dev.sesdkim.local.report.templates";

  private static final int MOST_IN_LEDE = 5;

  private static final DateTimeFormatter LONG =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private HtmlReport() {}

  public static String of(Report report) {
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(null, ContentType.Html, null, TEMPLATES);
    StringOutput output = new StringOutput();
    engine.render("report.jte", page(report), output);
    return output.toString();
  }

  static ReportPage page(Report report) {
    ScanView view = report.view();
    Entries entries = new Entries(view);
    Standings standings = view.standings();
    List<Section> sections = new Sections(report, entries).all();
    String style = resource("page.css");
    String script = resource("page.js");
    Opening opening = new Opening(view, entries);
    String sentence = opening.sentence();
    return new ReportPage(
        title(view),
        new Fact(view.names().several() ? "Accounts" : "Account", accounts(view)),
        sentence.substring(0, sentence.length() - 1),
        lede(entries),
        ledeRest(entries),
        new Time(view.at().toString(), LONG.format(view.at())),
        opening.coverage(),
        unread(view),
        tally(standings, sections),
        sections,
        report.history().map(_ -> Shown.day(Report.from(view.at()))),
        standings.total(),
        new Groups(report).all(),
        new RegionLines(report).all(),
        regionsRead(view),
        new Providers(report).all(),
        about(report),
        report.command(),
        Policy.of(style, script),
        style,
        script);
  }

  private static String title(ScanView view) {
    String counts = view.standings().words();
    return "%sSES DKIM report of %s, %s"
        .formatted(
            counts.isEmpty() ? "" : counts + ": ", view.names().words(), Shown.day(view.at()));
  }

  private static String accounts(ScanView view) {
    return view.names().several() ? English.number(view.accounts().size()) : view.names().words();
  }

  private static Standing worst(Entries entries) {
    return entries.states(Standing.BROKEN).isEmpty() ? Standing.AT_RISK : Standing.BROKEN;
  }

  /// Links to the first broken identities, or else to the first at risk.
  private static List<Link> lede(Entries entries) {
    Standing worst = worst(entries);
    List<Link> links = new ArrayList<>();
    entries.states(worst).stream()
        .limit(MOST_IN_LEDE)
        .forEach(
            state ->
                links.add(
                    new Link(
                        "#" + Sections.id(worst, links.size() + 1),
                        Phrases.name(state.identity().name()))));
    return links;
  }

  private static String ledeRest(Entries entries) {
    List<State> states = entries.states(worst(entries));
    int more = Math.max(0, states.size() - MOST_IN_LEDE);
    int under = states.stream().mapToInt(state -> entries.under(state.identity()).size()).sum();
    long names = states.stream().map(state -> state.identity().name()).distinct().count();
    String goDown =
        under == 0
            ? ""
            : " %s %s with %s."
                .formatted(
                    English.count(under, "address", "addresses"),
                    under == 1 ? "goes down" : "go down",
                    names == 1 ? "it" : "them");
    return (more == 0 ? "." : " and " + English.number(more) + " more.") + goDown;
  }

  /// For example `ap-south-1 could not be read.`
  private static String unread(ScanView view) {
    List<String> regions =
        Stream.concat(
                view.notScanned().keySet().stream()
                    .map(account -> view.names().label(account.id())),
                Stream.concat(view.notRead().keySet().stream(), view.readInPart().keySet().stream())
                    .map(view.names()::where))
            .toList();
    return switch (regions.size()) {
      case 0 -> "";
      case 1, 2, 3 -> English.list(regions) + " could not be read.";
      default -> English.number(regions.size()) + " " + unreadKind(view) + " could not be read.";
    };
  }

  private static String unreadKind(ScanView view) {
    if (view.notScanned().isEmpty()) {
      return "regions";
    }
    return view.notRead().isEmpty() && view.readInPart().isEmpty()
        ? "accounts"
        : "accounts and regions";
  }

  private static List<Tally> tally(Standings standings, List<Section> sections) {
    return Stream.of(Standing.values())
        .map(
            standing ->
                new Tally(
                    Shown.style(standing),
                    href(standing, standings, sections),
                    English.number(standings.of(standing)),
                    Shown.title(standing)))
        .toList();
  }

  private static String href(Standing standing, Standings standings, List<Section> sections) {
    if (standing == Standing.VERIFIED) {
      return standings.total() == 0 ? "" : "#all";
    }
    String id = Sections.id(standing);
    return sections.stream().anyMatch(section -> section.id().equals(id)) ? "#" + id : "";
  }

  private static String regionsRead(ScanView view) {
    int read = view.read().size();
    return "%s of %s read."
        .formatted(read, English.count(read + view.notRead().size(), "region", "regions"));
  }

  private static List<Fact> about(Report report) {
    List<Fact> facts = new ArrayList<>();
    ScanView view = report.view();
    List<String> scans = view.accounts().stream().map(AccountView::scanId).distinct().toList();
    if (scans.size() == 1) {
      facts.add(new Fact("Scan", Phrases.name(scans.getFirst())));
    }
    facts.add(new Fact(view.names().several() ? "Accounts" : "Account", accounts(view)));
    facts.add(new Fact("Made from", Phrases.name(report.source())));
    view.only().ifPresent(only -> facts.add(new Fact("Only", Phrases.name(only.text()))));
    facts.add(new Fact("Version", report.version()));
    return facts;
  }

  private static String resource(String name) {
    try (InputStream stream =
        Objects.requireNonNull(HtmlReport.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
