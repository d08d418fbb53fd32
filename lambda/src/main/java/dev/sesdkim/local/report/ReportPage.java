package dev.sesdkim.local.report;

import java.util.List;
import java.util.Optional;

/// The page's content for its template: text that is safe to show, but not yet escaped.
///
/// @param days the first of the shown days, if there is a history
/// @param style the style sheet, exactly as the policy allows it
/// @param script the script, exactly as the policy allows it
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
  /// @param iso the moment for programs
  /// @param text the moment for people
  public record Time(String iso, String text) {}

  public record Fact(String name, String value) {}

  /// The number of identities with one standing.
  ///
  /// @param href empty if there is nothing to link to
  public record Tally(String style, String href, String count, String words) {}

  /// All identities with one standing: those that need a person in full, the others one line each.
  public record Section(
      String id,
      String title,
      String intro,
      List<Article> articles,
      List<Line> lines,
      String more) {}

  /// An identity that needs a person, in full.
  ///
  /// @param code the reason as it is in the table
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

  /// An identity that needs nobody's attention, in one line.
  ///
  /// @param style the class of the state in the style sheet
  public record Line(String style, String name, String where, String state, String cause) {}

  /// The identities of a region.
  ///
  /// @param place the region's common name, and the account if there are several
  /// @param open whether the group is open at first
  public record Group(
      String id, String region, String place, String words, boolean open, List<Row> rows) {}

  /// An identity in the list of all.
  ///
  /// @param under whether it is an address below its domain
  /// @param cause empty if there is a strip
  public record Row(
      String style,
      boolean under,
      String name,
      String state,
      String note,
      String cause,
      Optional<Strip> strip) {}

  /// The result of reading a region.
  ///
  /// @param account the account's label; empty if there is one account
  /// @param href links to its identities; empty if it has none
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
  /// @param notChecked what the rules require and DNS and SES do not show
  public record Providers(
      String intro,
      List<Provider> all,
      List<Failing> failing,
      String more,
      List<String> notChecked) {}

  /// How many domains have each level with one provider.
  ///
  /// @param marked domains that only break advice
  public record Provider(
      String name,
      String ready,
      String marked,
      String notReady,
      String unknown,
      List<String> rules) {}

  /// A domain with a failed check.
  ///
  /// @param fails each failed check, and which providers require or advise it
  public record Failing(String style, String name, String where, String href, List<Fact> fails) {}
}
