package dev.sesdkim.local.text;

import static java.util.stream.Collectors.toMap;

import dev.sesdkim.dkim.DmarcStatus;
import dev.sesdkim.dkim.DnsCheck;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Remedy;
import dev.sesdkim.dkim.State;
import dev.sesdkim.rules.DkimCommand;
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
import java.util.stream.Stream;

/// The fixes of some identities, in order. Each DNS record is in only one of them, and what is the
/// same in several regions is one fix.
public final class Fixes {

  static final String DMARC_LABEL = "_dmarc.";

  private final Map<Identity, State> known;
  private final Function<Identity, VerifiedDomains> verified;
  private final Function<State, Optional<Instant>> since;
  private final Instant now;
  private final AccountLabels names;
  private final Proposals proposals = new Proposals();

  /// @param known the states among which to find the governing domains of addresses
  /// @param verified the verified domains of an identity's account
  /// @param since when an identity's present standing began, if known
  public Fixes(
      Collection<State> known,
      Function<Identity, VerifiedDomains> verified,
      Function<State, Optional<Instant>> since,
      Instant now,
      AccountLabels names) {
    this.known = known.stream().collect(toMap(State::identity, state -> state, (one, _) -> one));
    this.verified = verified;
    this.since = since;
    this.now = now;
    this.names = names;
  }

  /// A fix, and the regions of an account in which to make it.
  private record Placed(Fix fix, String account, List<String> regions) {

    boolean isLike(Placed other) {
      return account.equals(other.account) && fix.isLike(other.fix);
    }

    boolean isOfSameName(Placed other) {
      return account.equals(other.account) && fix.name().equals(other.fix.name());
    }

    Placed with(Placed other) {
      List<String> commands =
          Stream.concat(fix.commands().stream(), other.fix.commands().stream()).distinct().toList();
      return new Placed(
          new Fix(fix.name(), fix.title(), fix.steps(), fix.records(), commands),
          account,
          Stream.concat(regions.stream(), other.regions.stream()).toList());
    }

    /// For example `example.com (eu-west-1, us-east-1)`.
    String withRegions() {
      return "%s (%s)".formatted(fix.name(), String.join(", ", regions));
    }
  }

  public List<Fix> of(List<State> states) {
    return besides(Map.of(), states);
  }

  /// The fixes where a program runs some commands.
  ///
  /// @param done the commands that it runs, by identity
  List<Fix> besides(Map<Identity, List<DkimCommand>> done, List<State> states) {
    List<Placed> alone = new ArrayList<>();
    for (State state : states) {
      Identity identity = state.identity();
      of(state)
          .map(fix -> besides(done, state, fix))
          .ifPresent(
              fix -> alone.add(new Placed(fix, identity.account(), List.of(identity.region()))));
    }
    return named(joined(alone));
  }

  private Fix besides(Map<Identity, List<DkimCommand>> done, State state, Fix fix) {
    Fix rest = fix;
    for (State one : Stream.concat(Stream.of(state), governing(state).stream()).toList()) {
      for (DkimCommand command : done.getOrDefault(one.identity(), List.of())) {
        rest = rest.without(command, one.identity());
      }
    }
    return rest;
  }

  private Optional<Fix> of(State state) {
    Optional<State> governing = governing(state);
    Remedy remedy = Remedies.of(state, governing, verified.apply(state.identity()));
    if (remedy.isNone()) {
      return Optional.empty();
    }
    List<Fix.Published> all = published(state, remedy.dnsRecords());
    FixTitle title = FixTitle.of(state, governing, all, since.apply(state), now);
    return Optional.of(
        new Fix(
            Phrases.name(state.identity().name()),
            title.text(),
            title.saysAll() ? Remedies.unsaid(state, remedy) : remedy.steps(),
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

  /// Joins fixes that are alike in several regions of an account.
  private static List<Placed> joined(List<Placed> alone) {
    List<Placed> joined = new ArrayList<>();
    for (Placed one : alone) {
      int same = 0;
      while (same < joined.size() && !joined.get(same).isLike(one)) {
        same++;
      }
      if (same == joined.size()) {
        joined.add(one);
      } else {
        joined.set(same, joined.get(same).with(one));
      }
    }
    return joined;
  }

  /// Adds the regions to the names of fixes that differ by region, and the account if there are
  /// several.
  private List<Fix> named(List<Placed> joined) {
    List<Fix> named = new ArrayList<>();
    for (Placed one : joined) {
      boolean ambiguous = joined.stream().filter(one::isOfSameName).count() > 1;
      Fix fix = ambiguous ? one.fix().named(one.withRegions()) : one.fix();
      named.add(
          once(
              names.several() ? fix.named(fix.name() + " of " + names.label(one.account())) : fix));
    }
    return named;
  }

  /// The fix without the records that an earlier fix gave; a step says where they are.
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

  /// The governing domain of an address, if known.
  private Optional<State> governing(State state) {
    return state.governing().flatMap(domain -> Optional.ofNullable(known.get(domain)));
  }
}
