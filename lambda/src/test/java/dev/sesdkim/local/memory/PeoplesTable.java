package dev.sesdkim.local.memory;

import dev.sesdkim.dkim.Mute;
import dev.sesdkim.dkim.Mutes;
import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A table in memory in which people mute identities, and which shows what was removed.
public final class PeoplesTable extends MemoryTable {

  private final Map<List<String>, Mute> mutes = new HashMap<>();

  /// Mutes an identity for a person; replaces an earlier mute of it in the same place.
  public synchronized void mute(Mute mute) {
    mutes.put(List.of(mute.account(), mute.region(), mute.name()), mute);
  }

  /// Ends a mute for a person.
  public synchronized void unmute(Mute mute) {
    mutes.remove(List.of(mute.account(), mute.region(), mute.name()));
  }

  @Override
  public synchronized Mutes mutes(String account) {
    return new Mutes(
        mutes.values().stream().filter(mute -> mute.account().equals(account)).toList(), true);
  }

  /// The last states of all removed identities.
  public synchronized List<State> removed() {
    return all().keySet().stream()
        .flatMap(
            account ->
                all(account).keySet().stream()
                    .flatMap(region -> removedIn(region, account, NameRange.ALL).stream()))
        .toList();
  }
}
