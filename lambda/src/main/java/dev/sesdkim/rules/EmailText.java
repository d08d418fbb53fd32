package dev.sesdkim.rules;

import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.Remedy;
import java.util.List;
import java.util.Optional;

/// The body for people, as plain text.
final class EmailText {

  private EmailText() {}

  static String of(Story story, Optional<String> accountName) {
    Lines lines = new Lines().add(story.headline().line());
    story.paragraphs().forEach(paragraph -> lines.blank().wrapped("", paragraph));
    story.listings().forEach(listing -> listing(lines, listing));
    remedy(lines, story.remedy());
    list(lines, "In the console:", story.links().console().stream().map(ConsoleLink::url).toList());
    list(lines, "More about this:", story.links().runbooks());
    lines.blank().add("-- ");
    return lines
        .wrapped(
            "",
            "Account %s, scan %s of %s."
                .formatted(
                    accountName
                        .map(name -> "%s (%s)".formatted(name, story.alert().account()))
                        .orElse(story.alert().account()),
                    Words.name(story.alert().scanId()),
                    Times.forPeople(story.alert().observedAt())))
        .toString();
  }

  private static void listing(Lines lines, Listing listing) {
    if (listing.isEmpty()) {
      return;
    }
    lines.blank().add(listing.title() + ":");
    for (Listing.Entry one : listing.entries()) {
      String detail = one.detail().isEmpty() ? "" : ": " + one.detail();
      lines.wrapped("- ", Words.name(one.name()) + one.words() + detail);
    }
    if (listing.leftOut() > 0) {
      lines.wrapped(
          "- ", "and %s more, left out here: %s.".formatted(listing.leftOut(), listing.rest()));
    }
  }

  private static void remedy(Lines lines, Remedy remedy) {
    if (!remedy.steps().isEmpty()) {
      lines.blank().add("What to do:");
      int number = 1;
      for (String step : remedy.steps()) {
        lines.wrapped(number++ + ". ", step);
      }
    }
    if (!remedy.dnsRecords().isEmpty()) {
      lines.blank().add("DNS records to publish:");
      for (DnsRecord dnsRecord : remedy.dnsRecords()) {
        lines
            .blank()
            .add("Name:  " + dnsRecord.name())
            .add("Type:  " + dnsRecord.type())
            .add("Value: " + dnsRecord.value())
            .add("TTL:   " + DnsRecord.TTL);
      }
      list(lines, "The same as lines of a zone file:", RecordForms.zoneFile(remedy.dnsRecords()));
      replacements(lines, Replacement.of(remedy.dnsRecords()));
      list(
          lines,
          "The same for Route 53 (put the hosted zone's id in place of ZONE_ID):",
          RecordForms.route53(remedy.dnsRecords()));
    }
    list(lines, "Commands (AWS CLI version 2):", remedy.commands());
  }

  private static void replacements(Lines lines, List<Replacement> replacements) {
    if (replacements.isEmpty()) {
      return;
    }
    lines.blank().wrapped("", Replacement.TITLE + ":");
    for (Replacement one : replacements) {
      lines.wrapped("- ", one.words()).add(one.command());
    }
  }

  private static void list(Lines lines, String title, List<String> items) {
    if (!items.isEmpty()) {
      lines.blank().add(title);
      items.forEach(lines::add);
    }
  }
}
