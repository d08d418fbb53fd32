package dev.sesdkim.aws.table;

import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.scan.Claim;
import dev.sesdkim.scan.Outbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Gatherers;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Keeps the alerts that are due in the table.
///
/// @param leftAlone receives the problem of each row that this version cannot read; the row stays
///   and does not hold up others
public record DynamoOutbox(Table table, TableRetries retries, Consumer<Problem> leftAlone)
    implements Outbox {

  /// Each due row needs a delete and at most one note, and the fence needs one check.
  private static final int LARGEST = (FencedWrites.LARGEST - 1) / 2;

  @Override
  public List<Due> due(String account, String place, Instant by) {
    return TableQuery.before(Keys.due(account, place), Keys.afterDue(by))
        .read(table, DueItem::due, leftAlone);
  }

  @Override
  public void told(Claim claim, Collection<? extends Due> told, Instant at) {
    told.stream()
        .<Due>map(due -> due)
        .distinct()
        .gather(Gatherers.windowFixed(LARGEST))
        .forEach(part -> note(claim, part, at));
  }

  @Override
  public void ask(Due.Digest digest) {
    table.ask(
        TableAction.PUT_ITEM,
        client ->
            client.putItem(
                put -> put.tableName(table.name()).item(DueItem.of(digest).attributes())));
  }

  @Override
  public void withdraw(Claim claim, Collection<? extends Due> muted) {
    TransactWriteItem fence = Fence.check(table, Keys.account(claim.account()), claim);
    muted.stream()
        .<Due>map(due -> due)
        .distinct()
        .map(due -> StateWrites.delete(table, Keys.due(due)))
        .gather(Gatherers.windowFixed(LARGEST))
        .forEach(part -> writes().together(claim, fence, part));
  }

  /// Deletes the rows and notes the time of telling with each identity, in one transaction. The
  /// note goes to the identity's state row; if there is none, to its removed row.
  private void note(Claim claim, List<Due> told, Instant at) {
    TransactWriteItem fence = Fence.check(table, Keys.account(claim.account()), claim);
    List<TransactWriteItem> deletes =
        told.stream().map(due -> StateWrites.delete(table, Keys.due(due))).toList();
    List<ToldNote> notes = ToldNote.of(told, at);
    while (true) {
      List<TransactWriteItem> parts = new ArrayList<>();
      notes.forEach(note -> parts.add(note.part(table)));
      parts.addAll(deletes);
      List<CancellationReason> reasons = writes().together(claim, fence, parts);
      if (reasons.isEmpty()) {
        return;
      }
      notes = ToldNote.elsewhere(notes, reasons);
    }
  }

  private FencedWrites writes() {
    return new FencedWrites(table, retries);
  }
}
