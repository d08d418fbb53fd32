package dev.sesdkim.local.report;

import dev.sesdkim.dkim.Account;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.State;
import dev.sesdkim.local.text.AccountRegion;
import dev.sesdkim.local.text.FixText;
import dev.sesdkim.local.text.Fixes;
import dev.sesdkim.local.text.NotScanned;
import dev.sesdkim.local.text.Page;
import dev.sesdkim.local.text.Phrases;
import dev.sesdkim.local.text.ScanView;
import dev.sesdkim.rules.Cause;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/// A report as test results, in the JUnit format that CI systems read: one suite for each region,
/// one case for each identity. An account that was not scanned is a suite with one case.
public final class JunitReport {

  private static final Page FIXES = new Page(100, false);

  private final ScanView view;
  private final Predicate<Standing> fails;
  private final Fixes fixes;
  private final XMLStreamWriter xml;

  private JunitReport(Report report, Predicate<Standing> fails, XMLStreamWriter xml) {
    this.view = report.view();
    this.fails = fails;
    this.xml = xml;
    this.fixes = view.fixes();
  }

  /// The whole document.
  ///
  /// @param fails which standings are failures; an unknown identity is an error, a muted one is
  ///   skipped
  public static String of(Report report, Predicate<Standing> fails) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      new JunitReport(report, fails, xml).suites();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
    return text + "\n";
  }

  private void suites() throws XMLStreamException {
    Map<AccountRegion, Problem> unread = new TreeMap<>(view.notRead());
    unread.putAll(view.readInPart());
    NavigableSet<AccountRegion> regions = Groups.regions(view.all());
    regions.addAll(unread.keySet());
    line(0);
    xml.writeStartElement("testsuites");
    xml.writeAttribute("name", "SES DKIM of " + view.names().words());
    counts(view.all(), unread.size() + view.notScanned().size());
    for (Map.Entry<Account, NotScanned> account : view.notScanned().entrySet()) {
      suite(account.getKey(), account.getValue());
    }
    for (AccountRegion region : regions) {
      suite(region, unread.get(region));
    }
    line(0);
    xml.writeEndElement();
  }

  private void suite(Account account, NotScanned why) throws XMLStreamException {
    line(1);
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", view.names().label(account.id()));
    counts(List.of(), 1);
    xml.writeAttribute("timestamp", view.at().toString());
    line(2);
    test(account.id(), "the account is scanned");
    outcome("error", why.problem().kind().name(), why.line(), List.of());
    xml.writeEndElement();
    line(1);
    xml.writeEndElement();
  }

  private void suite(AccountRegion region, @Nullable Problem unread) throws XMLStreamException {
    List<State> here = view.in(region);
    line(1);
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", view.names().where(region));
    counts(here, unread == null ? 0 : 1);
    xml.writeAttribute("timestamp", view.at().toString());
    for (State state : here) {
      identity(state);
    }
    if (unread != null) {
      line(2);
      test(className(region), "the region is read");
      outcome("error", unread.kind().name(), view.line(unread), List.of());
      xml.writeEndElement();
    }
    line(1);
    xml.writeEndElement();
  }

  private String className(AccountRegion region) {
    return view.names().several() ? region.account() + "." + region.region() : region.region();
  }

  private void counts(List<State> states, int errors) throws XMLStreamException {
    long unknown = states.stream().filter(state -> is(state, Standing.UNKNOWN)).count();
    xml.writeAttribute("tests", String.valueOf(states.size() + errors));
    xml.writeAttribute(
        "failures", String.valueOf(states.stream().map(Standing::of).filter(fails).count()));
    xml.writeAttribute("errors", String.valueOf(unknown + errors));
    xml.writeAttribute(
        "skipped",
        String.valueOf(states.stream().filter(state -> is(state, Standing.MUTED)).count()));
  }

  private static boolean is(State state, Standing standing) {
    return Standing.of(state) == standing;
  }

  private void identity(State state) throws XMLStreamException {
    Standing standing = Standing.of(state);
    line(2);
    test(className(Groups.where(state)), Phrases.name(state.identity().name()));
    String message = standing.words() + ": " + Cause.of(state);
    if (fails.test(standing)) {
      List<String> fix =
          fixes.of(List.of(state)).stream()
              .flatMap(one -> FixText.lines(one, FIXES).stream())
              .toList();
      outcome("failure", state.reason().name(), message, fix);
    } else if (standing == Standing.UNKNOWN) {
      outcome("error", state.reason().name(), message, List.of());
    } else if (standing == Standing.MUTED) {
      xml.writeEmptyElement("skipped");
    } else if (standing != Standing.VERIFIED) {
      xml.writeStartElement("system-out");
      xml.writeCharacters(message);
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private void test(String className, String name) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", className);
    xml.writeAttribute("name", name);
  }

  private void outcome(String element, String type, String message, List<String> lines)
      throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeAttribute("type", type);
    xml.writeAttribute("message", Phrases.name(message));
    xml.writeCharacters(String.join("\n", lines));
    xml.writeEndElement();
  }

  private void line(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }
}
