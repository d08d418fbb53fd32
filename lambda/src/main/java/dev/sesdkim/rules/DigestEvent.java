package dev.sesdkim.rules;

import dev.sesdkim.dkim.Alert;
import dev.sesdkim.dkim.Concern;
import dev.sesdkim.dkim.Mute;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Trouble;
import dev.sesdkim.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The fields that only the event of a digest has.
final class DigestEvent {

  private static final int MOST_MUTES = 100;

  /// How much room the mutes have in the event, which goes out twice.
  private static final int MOST_BYTES_OF_MUTES = Envelope.MOST_BYTES / 4;

  private DigestEvent() {}

  static void put(Alert.Digest digest, Story story, Map<String, Object> event) {
    event.put("counts", EventText.counts(digest.counts()));
    event.put("fine", digest.fine());
    boolean several = digest.accounts().size() > 1;
    List<String> read = new ArrayList<>();
    List<Map<String, Object>> regions = new ArrayList<>();
    List<Map<String, Object>> parts = new ArrayList<>();
    for (Alert.AccountStanding one : digest.standings()) {
      Optional<String> account = several ? Optional.of(one.account()) : Optional.empty();
      read.addAll(one.regionsRead());
      new TreeMap<>(one.regionsNotRead())
          .forEach((region, why) -> regions.add(trouble(account, "region", region, why)));
      new TreeMap<>(one.troubles())
          .forEach((part, why) -> parts.add(trouble(account, "part", part.name(), why)));
    }
    event.put("regionsRead", read.stream().distinct().sorted().toList());
    int named = Math.min(parts.size(), story.notRead());
    event.put("regionsNotRead", regions.stream().limit(story.notRead() - named).toList());
    EventText.regionsLeftOut(event, regions.size() + named - story.notRead());
    event.put("problems", parts.subList(0, named));
    EventText.leftOut(event, "problemsLeftOut", parts.size() - named, WhereToRead.notRead());
    event.put(
        "identities",
        digest.concerns().stream()
            .limit(digest.concerns().size() - story.leftOut())
            .map(DigestEvent::identity)
            .toList());
    EventText.leftOut(event, "identitiesLeftOut", story.leftOut(), EventText.where(digest));
    event.put("mutes", mutes(digest, several));
  }

  /// The first mutes, as many as there is room for.
  private static List<Map<String, Object>> mutes(Alert.Digest digest, boolean several) {
    List<Map<String, Object>> mutes = new ArrayList<>();
    int bytes = 0;
    for (Mute one : digest.mutes().stream().limit(MOST_MUTES).toList()) {
      Map<String, Object> fields = mute(one, several);
      // The event is a string in the message's own JSON.
      bytes += Json.bytes(Json.write(Json.write(fields)));
      if (bytes > MOST_BYTES_OF_MUTES) {
        break;
      }
      mutes.add(fields);
    }
    return mutes;
  }

  /// @param account the account, if the event is about several
  private static Map<String, Object> trouble(
      Optional<String> account, String name, String what, Trouble trouble) {
    Map<String, Object> fields = new LinkedHashMap<>();
    account.ifPresent(id -> fields.put("account", id));
    fields.put(name, what);
    Problem problem = trouble.problem();
    fields.putAll(EventText.problem(problem));
    fields.put("since", Times.forPrograms(trouble.since()));
    return fields;
  }

  private static Map<String, Object> identity(Concern one) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("arn", one.identity().arn());
    fields.put("region", one.identity().region());
    fields.put("identity", one.identity().name());
    fields.put("identityType", one.identity().type().name());
    fields.put("state", one.standing().name());
    fields.put("verdict", one.reason().verdict().name());
    fields.put("reason", one.reason().name());
    fields.put("since", Times.forPrograms(one.since()));
    one.mutedUntil().ifPresent(until -> fields.put("mutedUntil", Times.forPrograms(until)));
    return fields;
  }

  private static Map<String, Object> mute(Mute mute, boolean several) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (several) {
      fields.put("account", mute.account());
    }
    fields.put("identity", mute.name());
    fields.put("region", mute.region());
    fields.put("mutedUntil", Times.forPrograms(mute.until()));
    fields.put("muteReason", mute.reason());
    return fields;
  }
}
