package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.Printable;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The custom notification of Amazon Q Developer in chat applications.
///
/// Its document names no lengths, so these are our own.
final class ChatText {

  static final int LONGEST_DESCRIPTION = 3_000;
  static final int MOST_ITEMS = 10;
  private static final int LONGEST_ITEM = 400;
  private static final String CUT = "The email and the event hold the rest.";

  private ChatText() {}

  static String of(Story story) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("textType", "client-markdown");
    content.put("title", Mrkdwn.plain(story.headline().subject()));
    content.put("description", description(story));
    List<String> steps = steps(story);
    if (!steps.isEmpty()) {
      content.put("nextSteps", steps.stream().limit(MOST_ITEMS).map(ChatText::item).toList());
    }
    content.put("keywords", keywords(story));

    Map<String, Object> notification = new LinkedHashMap<>();
    notification.put("version", "1.0");
    notification.put("source", "custom");
    notification.put("content", content);
    notification.put("metadata", metadata(story));
    return Json.write(notification);
  }

  /// The first steps for one domain; for several domains all of them or none.
  private static List<String> steps(Story story) {
    List<String> steps = story.remedy().steps();
    return isOfMany(story) && steps.size() > MOST_ITEMS ? List.of() : steps;
  }

  private static boolean isOfMany(Story story) {
    return story.domains().size() > 1;
  }

  private static List<String> keywords(Story story) {
    List<String> words = new ArrayList<>();
    words.add(story.alert().kind().name());
    words.add(story.alert().kind().severity().name());
    if (story.domains().size() == 1) {
      words.add(Mrkdwn.plain(story.domains().getFirst()));
    }
    return words;
  }

  private static Map<String, Object> metadata(Story story) {
    Alert alert = story.alert();
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("threadId", alert.account() + " " + label(thread(story)));
    metadata.put("summary", Mrkdwn.plain(story.headline().subject()));
    metadata.put("eventType", alert.kind().name());
    metadata.put(
        "relatedResources",
        story.named().stream().limit(MOST_ITEMS).map(one -> label(one.identity().arn())).toList());
    Map<String, String> context = new LinkedHashMap<>();
    context.put("account", alert.account());
    context.put("scanId", alert.scanId());
    context.put("observedAt", Times.forPrograms(alert.observedAt()));
    metadata.put("additionalContext", context);
    return metadata;
  }

  /// A thread for each domain, and one for what is about more.
  private static String thread(Story story) {
    return story.domains().size() == 1 ? story.domains().getFirst() : "*";
  }

  /// A name where no markup is meant, kept from being any in case it is shown.
  private static String label(String name) {
    return Mrkdwn.escaped(Printable.line(name, LONGEST_ITEM));
  }

  private static String item(String step) {
    return Mrkdwn.plain(Printable.line(step, LONGEST_ITEM));
  }

  private static String description(Story story) {
    List<String> blocks = new ArrayList<>();
    blocks.add("*" + Mrkdwn.plain(story.headline().line()) + "*");
    story.paragraphs().forEach(paragraph -> blocks.add(Mrkdwn.plain(paragraph)));
    story.listings().forEach(listing -> blocks.addAll(entries(listing)));
    // Nobody copies the records of many domains from a phone.
    if (!isOfMany(story)) {
      blocks.addAll(toCopy(story.remedy()));
    }
    story.links().console().stream()
        .limit(MOST_ITEMS)
        .forEach(link -> blocks.add(link(link.url(), "SES console, " + link.region())));
    story.links().runbooks().forEach(url -> blocks.add(link(url, "More about this")));
    return fitting(blocks);
  }

  private static List<String> entries(Listing listing) {
    List<String> lines = new ArrayList<>();
    for (Listing.Entry one : listing.entries().stream().limit(MOST_ITEMS).toList()) {
      String detail = Printable.line(one.detail(), LONGEST_ITEM);
      lines.add(
          "• "
              + Mrkdwn.code(Words.name(one.name()))
              + one.words()
              + (detail.isEmpty() ? "" : ": " + Mrkdwn.code(detail)));
    }
    int more = listing.entries().size() + listing.leftOut() - lines.size();
    if (more > 0) {
      lines.add("• and %s more: %s".formatted(more, listing.rest()));
    }
    return lines;
  }

  private static List<String> toCopy(Remedy remedy) {
    List<String> blocks = new ArrayList<>();
    for (DnsRecord one : remedy.dnsRecords().stream().limit(MOST_ITEMS).toList()) {
      blocks.add(Mrkdwn.block(one.name() + "\n" + one.type() + "\n" + one.value()));
    }
    // A back quote cannot stand in a block, and a command without it would be another one.
    Stream.concat(
            Replacement.of(remedy.dnsRecords()).stream().map(Replacement::command),
            remedy.commands().stream())
        .filter(command -> command.indexOf('`') < 0)
        .limit(MOST_ITEMS)
        .forEach(command -> blocks.add(Mrkdwn.block(command)));
    return blocks;
  }

  private static String link(String url, String words) {
    return "<%s|%s>".formatted(Mrkdwn.escaped(url), words);
  }

  /// The blocks as far as they fit, whole ones only: half a block could be half a markup.
  private static String fitting(List<String> blocks) {
    StringBuilder text = new StringBuilder();
    for (String block : blocks) {
      if (text.length() + block.length() + 1 + CUT.length() > LONGEST_DESCRIPTION) {
        return text.append(CUT).toString();
      }
      text.append(block).append('\n');
    }
    return text.toString().stripTrailing();
  }
}
