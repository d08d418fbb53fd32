package dev.sesdkim.local.text;

import static java.util.stream.Collectors.toMap;

import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.dkim.State;
import dev.sesdkim.rules.Proposals;
import dev.sesdkim.rules.Remedies;
import dev.sesdkim.rules.VerifiedDomains;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The fixes of some identities, in their order. Each DNS record is in one of them, and what is the
/// same in several regions is one fix.
public final class Fixes {

  private static final String DKIM_LABEL = "._domainkey.";
  private static final String DMARC_LABEL = "_dmarc.";

  private final Map<Identity, State> known;
  private final VerifiedDomains verified;
  private final Function<State, Optional<Instant>> since;
  private final Instant now;
  private final Proposals proposals = new Proposals();

  /// @param known where the governing domains of addresses are found
  /// @param since when an identity began to stand as it does, where that is known
  public Fixes(
      Collection<State> known,
      VerifiedDomains verified,
      Function<State, Optional<Instant>> since,
      Instant now) {
    this.known = known.stream().collect(toMap(State::identity, state -> state, (one, _) -> one));
    this.verified = verified;
    this.since = since;
    this.now = now;
  }

  public List<Fix> of(List<State> states) {
    List<Fix> alone = new ArrayList<>();
    List<String> regions = new ArrayList<>();
    for (State state : states) {
      Optional<Fix> fix = of(state);
      if (fix.isPresent()) {
        alone.add(fix.get());
        regions.add(state.identity().region());
      }
    }
    return joined(alone, regions);
  }

  private Optional<Fix> of(State state) {
    Remedy remedy = Remedies.of(state, governing(state), verified);
    if (remedy.isNone()) {
      return Optional.empty();
    }
    List<Fix.Published> all = published(state, remedy.dnsRecords());
    List<Fix.Published> dkim =
        all.stream().filter(one -> one.record().name().contains(DKIM_LABEL)).toList();
    FixTitle title = FixTitle.of(state, dkim, since.apply(state), now);
    return Optional.of(
        new Fix(
            Words.name(state.identity().name()),
            title.text(),
            title.saysAll() ? List.of() : remedy.steps(),
            all,
            remedy.commands()));
  }

  private static List<Fix.Published> published(State state, List<DnsRecord> records) {
    List<DnsCheck> checks = state.evidence().dnsRecords();
    return records.stream()
        .map(
            record ->
                new Fix.Published(
                    record,
                    checks.stream().filter(check -> isAt(record, check)).findFirst(),
                    isMissingDmarc(state, record)))
        .toList();
  }

  private static boolean isMissingDmarc(State state, DnsRecord record) {
    return record.name().startsWith(DMARC_LABEL)
        && state
            .evidence()
            .dmarc()
            .filter(dmarc -> dmarc.status() == DmarcStatus.MISSING)
            .isPresent();
  }

  private static boolean isAt(DnsRecord record, DnsCheck check) {
    return check.name().equals(record.name()) && check.type().name().equals(record.type());
  }

  /// What is alike in several regions is joined; where it differs by region, titles say which.
  private List<Fix> joined(List<Fix> alone, List<String> regions) {
    List<Fix> joined = new ArrayList<>();
    List<List<String>> where = new ArrayList<>();
    for (int i = 0; i < alone.size(); i++) {
      Fix fix = alone.get(i);
      int same = indexOfLike(joined, fix);
      if (same < 0) {
        joined.add(fix);
        where.add(new ArrayList<>(List.of(regions.get(i))));
      } else {
        Fix before = joined.get(same);
        List<String> commands = new ArrayList<>(before.commands());
        fix.commands().stream().filter(one -> !commands.contains(one)).forEach(commands::add);
        joined.set(
            same,
            new Fix(before.name(), before.title(), before.steps(), before.records(), commands));
        where.get(same).add(regions.get(i));
      }
    }
    List<Fix> named = new ArrayList<>();
    for (int i = 0; i < joined.size(); i++) {
      Fix fix = joined.get(i);
      boolean ambiguous =
          joined.stream().filter(other -> other.name().equals(fix.name())).count() > 1;
      named.add(once(ambiguous ? in(fix, where.get(i)) : fix));
    }
    return named;
  }

  private static int indexOfLike(List<Fix> fixes, Fix fix) {
    for (int i = 0; i < fixes.size(); i++) {
      if (fixes.get(i).isLike(fix)) {
        return i;
      }
    }
    return -1;
  }

  private static Fix in(Fix fix, List<String> regions) {
    return new Fix(
        "%s (%s)".formatted(fix.name(), String.join(", ", regions)),
        fix.title(),
        fix.steps(),
        fix.records(),
        fix.commands());
  }

  /// Without the records that an earlier fix gave: a step says where they are.
  private Fix once(Fix fix) {
    Remedy all =
        new Remedy(
            List.of(), fix.records().stream().map(Fix.Published::record).toList(), List.of());
    Remedy rest = proposals.once(fix.name(), all);
    if (rest.dnsRecords().size() == all.dnsRecords().size()) {
      return fix;
    }
    List<String> steps = new ArrayList<>(fix.steps());
    steps.addAll(rest.steps());
    return new Fix(
        fix.name(),
        fix.title(),
        steps,
        fix.records().stream().filter(one -> rest.dnsRecords().contains(one.record())).toList(),
        fix.commands());
  }

  /// The governing domain of an address, where it is known.
  private Optional<State> governing(State state) {
    Identity identity = state.identity();
    return state
        .facts()
        .governedBy()
        .map(domain -> new Identity(identity.region(), identity.account(), domain))
        .flatMap(domain -> Optional.ofNullable(known.get(domain)));
  }
}
