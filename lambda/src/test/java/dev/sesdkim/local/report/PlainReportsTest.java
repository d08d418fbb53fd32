package dev.sesdkim.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sesdkim.dkim.Readings;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.local.text.Morning;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// A report as CSV, JUnit and Markdown.
class PlainReportsTest {

  private static final String MARKUP = "a\u202e<b>\"'&]]>|`*.example.com";

  @Test
  void csvHasALineForEachIdentityAndItsFix() {
    String csv = CsvReport.of(Reports.morning());

    assertThat(csv).startsWith("account,region,identity,type,state,since,verdict,reason,cause,");
    assertThat(csv)
        .contains(
            "\r\n123456789012,eu-west-1,news.example.com,DOMAIN,BROKEN,2026-11-24T03:00:00Z,"
                + "UNVERIFIED,SIGNING_DISABLED,signing is switched off,,false,Success,Success,")
        .contains("k7wq3mzt5hdv2xnc4brf6jpsgy8lae1u._domainkey.shop.example.jp. 300 IN CNAME ");
    assertThat(csv.split("\r\n", -1)).hasSize(1 + 39 + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1"})
  void aCellThatASpreadsheetWouldRunIsText(String cell) {
    assertThat(CsvReport.quoted(cell).replace("\"", "")).startsWith("'" + cell.charAt(0));
  }

  @Test
  void aCellWithSeparatorsAndQuotesIsOneCell() {
    assertThat(CsvReport.quoted("a,\"b\"\nc")).isEqualTo("\"a,\"\"b\"\"\nc\"");
    assertThat(CsvReport.quoted("plain text")).isEqualTo("plain text");
  }

  @Test
  void aNameThatIsAFormulaIsTextInTheWholeTable() {
    String csv = CsvReport.of(of("=cmd|'/c calc'!a1.example.com"));

    assertThat(csv).contains(",'=cmd|'/c calc'!a1.example.com,").doesNotContain(",=cmd");
  }

  @Test
  void junitHasACaseForEachIdentityAndAFailureForEachThatIsBroken() throws Exception {
    Document document = parsed(JunitReport.of(Reports.morning(), Standing.BROKEN::equals));

    Element root = document.getDocumentElement();
    // And one for the region that was not read.
    assertThat(List.of(root.getAttribute("tests"), root.getAttribute("failures")))
        .containsExactly("40", "5");
    assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(40);
    NodeList failures = document.getElementsByTagName("failure");
    assertThat(failures.getLength()).isEqualTo(5);
    assertThat(document.getElementsByTagName("error").getLength())
        .isEqualTo(Integer.parseInt(root.getAttribute("errors")))
        .isEqualTo(2);
    assertThat(document.getElementsByTagName("failure").item(0).getTextContent())
        .contains("shop.example.jp: correct 2 records", "missing");
  }

  @Test
  void junitFailsForWhatTheCallerCallsAFailure() throws Exception {
    Document document =
        parsed(JunitReport.of(Reports.morning(), standing -> standing == Standing.AT_RISK));

    assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(1);
  }

  @Test
  void junitOfNamesOfMarkupAndControlCharactersIsWellFormed() throws Exception {
    Document document =
        parsed(JunitReport.of(of(MARKUP + "\u0000\u0008"), Standing.BROKEN::equals));

    Element test = (Element) document.getElementsByTagName("testcase").item(0);
    assertThat(test.getAttribute("name")).isEqualTo("a\ufffd<b>\"'&]]>|`*.example.com\ufffd\ufffd");
  }

  @Test
  void markdownSaysTheSameInTables() {
    assertThat(MarkdownReport.of(Reports.morning()))
        .startsWith("# DKIM is broken for 3 domains.\n")
        .contains("| `news.example.com`, with `editor@`, `offers@` | eu-west-1 | 3 h | signing is")
        .contains("```text\nnews.example.com: switch signing on\n")
        .contains("| ap-south-1 | Not read | Access denied on ses:ListIdentities")
        .contains("| docomo | 0 | 1 | 0 | ");
  }

  @Test
  void markdownOfAnAccountWithoutIdentitiesCountsNothing() {
    assertThat(MarkdownReport.of(Reports.of(Morning.fine(0), Optional.empty())))
        .contains("\nAccount 123456789012, 2026-11-24 06:00 UTC: 0 identities in 1 of 1 region.\n");
  }

  @Test
  void markdownOfNamesOfMarkupIsCodeAndKeepsTheTable() {
    assertThat(MarkdownReport.code(MARKUP)).isEqualTo("``a\u202e<b>\"'&]]>\\|`*.example.com``");
    assertThat(MarkdownReport.escaped("<a href=x>|@everyone _b_"))
        .isEqualTo("&lt;a href=x&gt;\\|\\@everyone \\_b\\_");
    assertThat(MarkdownReport.of(of(MARKUP))).doesNotContain("\u202e");
  }

  private static Report of(String name) {
    return Reports.of(
        Reports.view(Readings.domain(name, false, "Success", "Success")), Optional.empty());
  }

  private static Document parsed(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }
}
