package dev.sesdkim.local.report;

import java.util.List;
import java.util.Optional;

/// The page as its template takes it: words that are safe to show, not yet escaped.
///
/// @param days whether it shows what was, and the first of the days
/// @param style the style sheet, and `script` the script: exactly what the policy allows
public record ReportPage(
    String title,
    Fact account,
    String sentence,
    List<Link> lede,
    String ledeRest,
    Time at,
    String coverage,
    String unread,
    List<Tally> tally,
    List<Section> sections,
    Optional<String> days,
    int identities,
    List<Group> groups,
    List<RegionLine> regions,
    String regionsRead,
    Providers providers,
    List<Fact> about,
    String command,
    String policy,
    String style,
    String script) {

  /// A link to a part of the page.
  ///
  /// @param href the id of a part of the page, with `#`
  public record Link(String href, String text) {}

  /// A moment.
  ///
  /// @param iso for programs, `text` for people
  public record Time(String iso, String text) {}

  public record Fact(String name, String value) {}

  /// How many identities stand so.
  ///
  /// @param href empty where there is nothing to lead to
  public record Tally(String style, String href, String count, String words) {}

  /// Everything that stands so: what needs a person in full, the rest in lines.
  public record Section(
      String id,
      String title,
      String intro,
      List<Article> articles,
      List<Line> lines,
      String more) {}

  /// An identity that needs a person, in full.
  ///
  /// @param code the reason, as the table has it
  public record Article(
      String id,
      String style,
      String name,
      String where,
      String state,
      List<String> what,
      Optional<Time> since,
      List<String> under,
      String code,
      Optional<Strip> strip,
      Optional<FixParts> fix,
      String console) {}

  /// An identity that needs nobody, in one line.
  ///
  /// @param style of the state, as in the style sheet
  public record Line(String style, String name, String where, String state, String cause) {}

  /// The identities of a region.
  ///
  /// @param place what people call it, and the account if there are several
  /// @param open whether it is shown at once
  public record Group(
      String id, String region, String place, String words, boolean open, List<Row> rows) {}

  /// An identity in the list of all.
  ///
  /// @param under whether it is an address that stands under its domain
  /// @param cause where there is no strip
  public record Row(
      String style,
      boolean under,
      String name,
      String state,
      String note,
      String cause,
      Optional<Strip> strip) {}

  /// What became of a region.
  ///
  /// @param account its label; empty where there is one account
  /// @param href leads to its identities; empty where it has none
  /// @param problem why it was not read, or not to its end
  public record RegionLine(
      String style,
      String region,
      String account,
      String place,
      String href,
      String identities,
      String broken,
      String atRisk,
      Optional<Time> read,
      String state,
      String problem) {}

  /// How the domains stand with the mailbox providers.
  ///
  /// @param notChecked what the rules require and cannot be seen
  public record Providers(
      String intro,
      List<Provider> all,
      List<Failing> failing,
      String more,
      List<String> notChecked) {}

  /// How many domains stand how with one provider.
  ///
  /// @param marked how many have nothing against them but advice
  public record Provider(
      String name,
      String ready,
      String marked,
      String notReady,
      String unknown,
      List<String> rules) {}

  /// A domain that a check fails.
  ///
  /// @param fails each check that failed, and who requires or advises it
  public record Failing(String style, String name, String where, String href, List<Fact> fails) {}
}
