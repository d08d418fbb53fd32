package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.AlertKind;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Identity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Notes in an identity's row that people were told about it.
///
/// @param kinds the kinds of alert that were sent
/// @param removed whether the row is expected among the removed rows
record ToldNote(Identity identity, Set<AlertKind.OfDomain> kinds, Instant at, boolean removed) {

  /// A note for each identity, to be tried first on its state row.
  static List<ToldNote> of(List<Due> told, Instant at) {
    Map<Identity, Set<AlertKind.OfDomain>> kinds = new LinkedHashMap<>();
    for (Due due : told) {
      if (due instanceof Due.OfIdentity ofIdentity) {
        kinds
            .computeIfAbsent(ofIdentity.identity(), _ -> EnumSet.noneOf(AlertKind.OfDomain.class))
            .add(ofIdentity.kind());
      }
    }
    List<ToldNote> notes = new ArrayList<>();
    kinds.forEach((identity, of) -> notes.add(new ToldNote(identity, of, at, false)));
    return notes;
  }

  /// The notes for the next try, after some found no row.
  ///
  /// @param reasons one for each note, followed by those of other writes
  static List<ToldNote> elsewhere(List<ToldNote> notes, List<CancellationReason> reasons) {
    List<ToldNote> next = new ArrayList<>();
    for (int i = 0; i < notes.size(); i++) {
      ToldNote note = notes.get(i);
      if (!FencedWrites.conditionFailed(reasons.get(i))) {
        next.add(note);
      } else if (!note.removed()) {
        next.add(new ToldNote(note.identity(), note.kinds(), note.at(), true));
      }
    }
    return next;
  }

  /// A `FOUND_UNVERIFIED` alert ends the grace; other alerts may go out during it. A removed row
  /// starts to expire once its removal was told.
  TransactWriteItem part(Table table) {
    NewRow set = new NewRow().put("toldAt", at);
    if (removed && kinds.contains(AlertKind.OfDomain.REMOVED)) {
      set.put("expiresAt", TableTime.expiry(at, table.retention()));
    }
    RowChange change =
        new RowChange(
                removed ? Keys.removed(identity) : Keys.state(identity),
                "attribute_exists(pk)",
                Map.of())
            .set(set);
    if (kinds.contains(AlertKind.OfDomain.FOUND_UNVERIFIED)) {
      change.remove("graceUntil");
    }
    return TransactWriteItem.builder().update(change.part(table)).build();
  }
}
