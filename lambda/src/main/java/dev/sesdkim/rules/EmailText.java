package dev.sesdkim.rules;

import dev.sesdkim.dkim.AlertedIdentity;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.Remedy;
import java.util.List;

/// The body for people, as plain text.
final class EmailText {

  private EmailText() {}

  static String of(Story story) {
    Lines lines = new Lines().add(story.headline());
    story.paragraphs().forEach(paragraph -> lines.blank().wrapped("", paragraph));
    notRead(lines, story);
    identities(lines, story);
    remedy(lines, story.remedy());
    list(lines, "In the console:", story.links().stream().map(ConsoleLink::url).toList());
    lines.blank().add("-- ");
    return lines
        .wrapped(
            "",
            "Account %s, scan %s of %s."
                .formatted(
                    story.alert().account(),
                    Words.name(story.alert().scanId()),
                    Times.forPeople(story.alert().observedAt())))
        .toString();
  }

  private static void notRead(Lines lines, Story story) {
    if (!story.notRead().isEmpty()) {
      lines.blank().add("Regions not read (%s):".formatted(story.notRead().size()));
      story
          .notRead()
          .forEach((region, problem) -> lines.wrapped("- ", region + ": " + problem.sentence()));
    }
  }

  private static void identities(Lines lines, Story story) {
    int all = story.named().size() + story.leftOut();
    if (all == 0) {
      return;
    }
    lines.blank().add("Identities (%s):".formatted(all));
    for (AlertedIdentity one : story.named()) {
      lines.wrapped(
          "- ", Words.name(one.identity().name()) + " " + IdentityWords.of(story.alert(), one));
    }
    if (story.leftOut() > 0) {
      lines.wrapped(
          "- ", "and %s more, left out here: %s.".formatted(story.leftOut(), Story.WHERE_ALL_ARE));
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
      list(
          lines,
          "The same for Route 53 (put the hosted zone's id in place of ZONE_ID):",
          RecordForms.route53(remedy.dnsRecords()));
    }
    list(lines, "Commands (AWS CLI version 2):", remedy.commands());
  }

  private static void list(Lines lines, String title, List<String> items) {
    if (!items.isEmpty()) {
      lines.blank().add(title);
      items.forEach(lines::add);
    }
  }
}
