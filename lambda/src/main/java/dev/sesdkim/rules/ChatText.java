package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.Printable;
import dev.sesdkim.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The custom notification of Amazon Q Developer in chat applications.
///
/// AWS documents no maximum lengths, so [ChatDescription] sets its own.
final class ChatText {

  private static final int MOST_ITEMS = 10;
  private static final int LONGEST_ITEM = 400;

  private ChatText() {}

  static String of(Story story) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("textType", "client-markdown");
    content.put("title", Mrkdwn.plain(story.subject()));
    content.put("description", ChatDescription.of(story));
    content.put("keywords", keywords(story));

    Map<String, Object> notification = new LinkedHashMap<>();
    notification.put("version", "1.0");
    notification.put("source", "custom");
    notification.put("content", content);
    notification.put("metadata", metadata(story));
    return Json.write(notification);
  }

  private static List<String> keywords(Story story) {
    List<String> kind =
        List.of(story.alert().kind().name(), story.alert().kind().severity().name());
    return story.domains().size() == 1
        ? List.of(kind.getFirst(), kind.getLast(), Mrkdwn.plain(story.domains().getFirst()))
        : kind;
  }

  private static Map<String, Object> metadata(Story story) {
    Alert alert = story.alert();
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("threadId", alert.account() + " " + label(thread(story)));
    metadata.put("summary", Mrkdwn.plain(story.subject()));
    metadata.put("eventType", alert.kind().name());
    metadata.put(
        "relatedResources",
        story.named().stream().limit(MOST_ITEMS).map(one -> label(one.identity().arn())).toList());
    Map<String, String> context = new LinkedHashMap<>();
    context.put("account", alert.account());
    String name = story.accounts().names().byId().get(alert.account());
    if (story.accounts().areSeveral()) {
      context.put("accounts", Integer.toString(story.accounts().ids().size()));
    } else if (name != null) {
      context.put("accountName", label(name));
    }
    context.put("scanId", alert.scanId());
    context.put("observedAt", Times.forPrograms(alert.observedAt()));
    metadata.put("additionalContext", context);
    return metadata;
  }

  /// The chat thread: one for each domain, and one for alerts that are not about a single domain.
  private static String thread(Story story) {
    return story.domains().size() == 1 ? story.domains().getFirst() : "*";
  }

  /// A name for a place without markup, escaped in case it is rendered all the same.
  private static String label(String name) {
    return Mrkdwn.escaped(Printable.line(name, LONGEST_ITEM));
  }
}
