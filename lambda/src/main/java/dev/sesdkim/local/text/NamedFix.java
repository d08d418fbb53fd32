package dev.sesdkim.local.text;

import static java.util.stream.Collectors.toCollection;

import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.State;
import dev.sesdkim.rules.DkimCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Function;

/// How the identity of one name is fixed, in every region that has it.
public final class NamedFix {

  private final ScanView view;
  private final String name;
  private final NamedStates named;
  private final Map<Identity, List<DkimCommand>> done;

  /// @param view of a scan that has the domains above the name too
  /// @param name in any case, with a final dot or without, in Unicode or in A-labels
  public NamedFix(ScanView view, String name) {
    this(view, name, Map.of());
  }

  private NamedFix(ScanView view, String name, Map<Identity, List<DkimCommand>> done) {
    this.view = view;
    this.name = name;
    this.named = new NamedStates(view, name);
    this.done = Map.copyOf(done);
  }

  /// The fix where a program runs some commands: without them, and without the sentences that only
  /// say to run them.
  ///
  /// @param others the commands that it runs, by identity
  public NamedFix besides(Map<Identity, List<DkimCommand>> others) {
    return new NamedFix(view, name, others);
  }

  /// Whether a region has the name, or the domain that signs for the address.
  public boolean isKnown() {
    return !named.all().isEmpty();
  }

  /// The regions that have the name.
  public SequencedSet<String> regions() {
    return each(Identity::region);
  }

  /// The accounts that have the name.
  public SequencedSet<String> accounts() {
    return each(Identity::account);
  }

  private SequencedSet<String> each(Function<Identity, String> part) {
    return named.all().stream()
        .map(State::identity)
        .map(part)
        .collect(toCollection(LinkedHashSet::new));
  }

  /// When the scan started.
  public Instant at() {
    return view.at();
  }

  /// The identities that need a fix, domains before their addresses.
  public List<State> toFix() {
    return named.toFix();
  }

  /// The domain that signs for an address, if it is known.
  public Optional<State> domain(State state) {
    return named.domain(state);
  }

  /// What there is to fix, in the order in which it is done.
  List<Fix> fixes() {
    return view.fixes().besides(done, toFix());
  }

  public boolean isNothing() {
    return fixes().isEmpty();
  }

  /// Whether something is wrong with it, which a fix may or may not be known for.
  public boolean isWrong() {
    return !named.wrong().isEmpty();
  }

  /// Whether everything could be read: every account and region of the scan, and each identity of
  /// this name.
  public boolean isTold() {
    return view.isComplete() && named.standing(Standing.UNKNOWN).isEmpty();
  }

  /// The records to publish, each once.
  public List<DnsRecord> records() {
    return fixes().stream()
        .flatMap(fix -> fix.records().stream())
        .map(Fix.Published::record)
        .toList();
  }

  /// The commands to run, each once.
  public List<String> commands() {
    return fixes().stream().flatMap(fix -> fix.commands().stream()).distinct().toList();
  }

  /// The sentences to read before it is made, each once; if there are several fixes, after the
  /// names of those that it belongs to.
  public List<String> steps() {
    List<Fix> fixes = fixes();
    SequencedMap<String, SequencedSet<String>> names = new LinkedHashMap<>();
    for (Fix fix : fixes) {
      for (String step : fix.steps()) {
        names.computeIfAbsent(step, _ -> new LinkedHashSet<>()).add(fix.name());
      }
    }
    return names.entrySet().stream()
        .map(
            one ->
                fixes.size() == 1
                    ? one.getKey()
                    : String.join(", ", one.getValue()) + ": " + one.getKey())
        .toList();
  }

  /// The whole fix, for people.
  public String text(Page page) {
    List<String> lines = new ArrayList<>();
    for (Fix fix : fixes()) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.addAll(FixText.lines(fix, page));
    }
    return lines.isEmpty() ? nothing() + "\n" : String.join("\n", lines) + "\n";
  }

  public FormedFix in(FixForm form) {
    return FormedFix.of(form, name, fixes());
  }

  /// A sentence that says that nothing is known to need a fix.
  public String nothing() {
    return new NothingToFix(view, named).text();
  }

  /// A sentence for each account and region that was read in part or not at all.
  public List<String> unread() {
    SequencedSet<String> lines = new LinkedHashSet<>();
    view.notScanned()
        .forEach(
            (account, why) ->
                lines.add(
                    "%s is not scanned: %s"
                        .formatted(view.names().label(account.id()), why.line())));
    view.notRead().forEach((region, problem) -> lines.add(line("not read", region, problem)));
    view.readInPart()
        .forEach((region, problem) -> lines.add(line("not read to its end", region, problem)));
    return List.copyOf(lines);
  }

  private String line(String what, AccountRegion region, Problem problem) {
    return "%s is %s: %s".formatted(view.names().where(region), what, view.line(problem));
  }
}
