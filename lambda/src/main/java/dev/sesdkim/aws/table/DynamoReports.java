package dev.sesdkim.aws.table;

import static java.util.stream.Collectors.toSet;

import dev.sesdkim.dkim.AccountRow;
import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.Due;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.NameRange;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.RegionRow;
import dev.sesdkim.dkim.ScanRecord;
import dev.sesdkim.dkim.State;
import dev.sesdkim.dkim.Stretch;
import dev.sesdkim.dkim.Verdict;
import dev.sesdkim.scan.Deadline;
import dev.sesdkim.scan.Reports;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Answers people's questions from the table. It writes nothing.
///
/// Every method throws [dev.sesdkim.scan.ScanFailure] when the table does not answer.
///
/// @param leftAlone receives the problem of each row that this version cannot read; the answer
///   leaves the row out
public record DynamoReports(Table table, TableRetries retries, Consumer<Problem> leftAlone)
    implements Reports {

  private static final String INDEX = "unverified";

  /// How long a person waits for a throttled table. The waits are added up, so the clock stands
  /// still.
  private static final Deadline PATIENCE =
      new Deadline(InstantSource.fixed(Instant.EPOCH), Instant.EPOCH.plus(Duration.ofMinutes(1)));

  private static final Set<DmarcStatus> OF_DOMAINS_ABOVE =
      EnumSet.of(
          DmarcStatus.MISSING, DmarcStatus.INHERITED, DmarcStatus.INVALID, DmarcStatus.MULTIPLE);

  /// The identities that are unverified now in watched regions, longest first. The index gives
  /// their names and the table their states; a change that has not reached the index yet is left
  /// out.
  public List<State> unverified(String account) {
    List<Identity> named =
        TableQuery.index(INDEX, "unverifiedIn", account).read(table, Keys::identity, leftAlone);
    Map<Identity, State> known = states(named);
    return named.stream()
        .flatMap(identity -> Optional.ofNullable(known.get(identity)).stream())
        .filter(state -> state.verdict() == Verdict.UNVERIFIED)
        .filter(state -> state.watched() && !state.removed())
        .toList();
  }

  /// The verified domains, in any of the regions, that are parents of one of these unverified
  /// identities and whose DMARC record may apply to it.
  public Set<String> verifiedAbove(Collection<State> unverified, Collection<RegionRow> regions) {
    Set<Identity> above = new LinkedHashSet<>();
    for (State state : unverified) {
      if (state
          .evidence()
          .dmarc()
          .filter(dmarc -> OF_DOMAINS_ABOVE.contains(dmarc.status()))
          .isPresent()) {
        for (String name : DnsName.above(state.identity().domain())) {
          regions.forEach(
              region -> above.add(new Identity(region.region(), region.account(), name)));
        }
      }
    }
    return states(above).values().stream()
        .filter(state -> state.verdict() == Verdict.VERIFIED)
        .filter(state -> state.watched() && !state.removed())
        .map(state -> state.identity().name())
        .collect(toSet());
  }

  /// The states of these identities, including removed ones.
  public Map<Identity, State> states(Collection<Identity> identities) {
    return rows().of(identities, PATIENCE);
  }

  @Override
  public List<State> states(String region, String account) {
    return rows().in(region, account, NameRange.ALL);
  }

  @Override
  public List<Stretch> history(Identity identity) {
    return TableQuery.of(identity.arn())
        .descending()
        .read(table, row -> HistoryItem.stretch(identity, row), leftAlone);
  }

  @Override
  public List<ScanRecord> scans(String account, int most) {
    return TableQuery.of(Keys.scans(account))
        .descending()
        .read(table, most, ScanItem::scan, leftAlone);
  }

  @Override
  public List<RegionRow> regions(String account) {
    return List.copyOf(regionRows().all(account).values());
  }

  /// All due rows of the account and its regions, due now or later, grouped by place.
  public List<Due> due(String account) {
    List<Due> due = new ArrayList<>();
    Stream.concat(Stream.of(Due.ACCOUNT), regionRows().all(account).keySet().stream())
        .map(place -> TableQuery.of(Keys.due(account, place)))
        .forEach(query -> due.addAll(query.read(table, DueItem::due, leftAlone)));
    return due;
  }

  /// What is remembered of the scans of each account, ordered by id. An account whose row cannot be
  /// read appears as never scanned.
  public List<AccountRow> accounts() {
    return TableQuery.of(Keys.ACCOUNTS).read(table, this::account, leftAlone);
  }

  private AccountRow account(Map<String, AttributeValue> row) {
    String id = new Row(row).text(Keys.SK);
    return TableQuery.readable(row, known -> AccountItem.account(id, known), leftAlone)
        .orElseGet(() -> AccountRow.unknown(id));
  }

  private DynamoStates rows() {
    return new DynamoStates(table, retries, leftAlone);
  }

  private DynamoRegionRows regionRows() {
    return new DynamoRegionRows(table, retries, leftAlone);
  }
}
