package dev.sesdkim.local.text;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import dev.sesdkim.dkim.DnsName;
import dev.sesdkim.dkim.DnsRecord;
import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.Identity;
import dev.sesdkim.dkim.IdentityType;
import dev.sesdkim.dkim.Mute;
import dev.sesdkim.dkim.Problem;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.State;
import dev.sesdkim.rules.Cause;
import dev.sesdkim.rules.DkimCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/// How the identity of one name is fixed, in every region that has it. An address is fixed through
/// the domain that signs for it.
public final class NamedFix {

  private final ScanView view;
  private final String name;
  private final List<State> found;
  private final Map<Identity, List<DkimCommand>> done;

  /// @param view of a scan that has the domains above the name too
  /// @param name in any case, with a final dot or without, in Unicode or in A-labels
  public NamedFix(ScanView view, String name) {
    this(view, name, Map.of());
  }

  private NamedFix(ScanView view, String name, Map<Identity, List<DkimCommand>> done) {
    this.view = view;
    this.name = name;
    this.done = Map.copyOf(done);
    List<State> same = named(NamePattern.plain(name));
    this.found = same.isEmpty() ? domain(NamePattern.plain(name)) : same;
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
    return !found.isEmpty();
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

  /// The regions that have the name.
  public SequencedSet<String> regions() {
    return found.stream()
        .map(state -> state.identity().region())
        .collect(toCollection(LinkedHashSet::new));
  }

  /// The accounts that have the name.
  public SequencedSet<String> accounts() {
    return found.stream()
        .map(state -> state.identity().account())
        .collect(toCollection(LinkedHashSet::new));
  }

  /// When the scan started.
  public Instant at() {
    return view.at();
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
    return found.stream().anyMatch(NamedFix::isToFix);
  }

  /// Whether everything could be read: every account and region of the scan, and each identity of
  /// this name.
  public boolean isTold() {
    return view.isComplete()
        && found.stream().noneMatch(state -> Standing.of(state) == Standing.UNKNOWN);
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

  /// That there is nothing to fix, as far as is known. Only what is verified is called so.
  public String nothing() {
    List<State> unknown = standing(Standing.UNKNOWN);
    List<State> unfixable = found.stream().filter(NamedFix::isToFix).toList();
    List<State> muted = standing(Standing.MUTED);
    List<State> verified = unknown.isEmpty() ? standing(Standing.VERIFIED) : List.of();
    List<String> parts = new ArrayList<>();
    if (!unfixable.isEmpty()) {
      parts.add(
          "No fix is known for what is wrong with %s. %s.".formatted(name(), causes(unfixable)));
    }
    if (!unknown.isEmpty()) {
      String read =
          unfixable.isEmpty() && muted.isEmpty()
              ? "Nothing is known to be wrong with %s, and not all of it could be read. %s."
              : "Not all of %s could be read. %s.";
      parts.add(read.formatted(name(), causes(unknown)));
    }
    if (!verified.isEmpty()) {
      parts.add(
          "%s is verified in %s."
              .formatted(
                  unfixable.isEmpty() ? "Nothing to fix: " + name() : name(), places(verified)));
    }
    muted.stream().map(this::muted).distinct().forEach(parts::add);
    return String.join(" ", parts);
  }

  private List<State> standing(Standing standing) {
    return found.stream().filter(state -> Standing.of(state) == standing).toList();
  }

  private String name() {
    return Phrases.name(found.getFirst().identity().name());
  }

  private String causes(List<State> states) {
    return states.stream()
        .map(state -> where(state) + ": " + Cause.of(state))
        .collect(joining("; "));
  }

  private String places(List<State> states) {
    return English.list(states.stream().map(this::where).distinct().toList());
  }

  private String muted(State state) {
    String until =
        view.mute(state)
            .map(Mute::until)
            .or(() -> state.notice().mutedUntil())
            .map(end -> " until %s (end of the day, UTC)".formatted(Phrases.lastDay(end, at())))
            .orElse("");
    return "%s is %s in %s and muted%s: nothing is told of that before."
        .formatted(name(), Standing.unmuted(state).words(), where(state), until);
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
    return "%s is %s: %s".formatted(view.names().where(region), what, ProblemAdvice.line(problem));
  }

  private String where(State state) {
    return view.names().where(state.identity());
  }

  /// The identities that need a fix, domains before their addresses.
  public List<State> toFix() {
    SequencedSet<State> toFix = new LinkedHashSet<>();
    for (State state : found) {
      Optional<State> domain = domain(state);
      domain.filter(NamedFix::isToFix).ifPresent(toFix::add);
      if (isToFix(state)
          && (domain.filter(NamedFix::isToFix).isEmpty() || state.reason().isOwn())) {
        toFix.add(state);
      }
    }
    return List.copyOf(toFix);
  }

  private static boolean isToFix(State state) {
    return switch (Standing.of(state)) {
      case BROKEN, AT_RISK, NOT_READY -> true;
      case UNKNOWN, MUTED, VERIFIED -> false;
    };
  }

  /// The domain that signs for an address, if it is known.
  public Optional<State> domain(State state) {
    Identity identity = state.identity();
    return state
        .facts()
        .governedBy()
        .map(domain -> new Identity(identity.region(), identity.account(), domain))
        .flatMap(
            domain -> view.all().stream().filter(one -> one.identity().equals(domain)).findFirst());
  }

  private List<State> named(String plain) {
    return view.all().stream()
        .filter(state -> NamePattern.plain(state.identity().name()).equals(plain))
        .toList();
  }

  /// For an address that is no identity: in each region the nearest domain that signs for it.
  private List<State> domain(String plain) {
    int at = plain.lastIndexOf('@');
    if (at < 0) {
      return List.of();
    }
    return view.all().stream()
        .filter(state -> state.identity().type() == IdentityType.DOMAIN)
        .filter(
            state ->
                DnsName.within(plain.substring(at + 1), NamePattern.plain(state.identity().name())))
        .collect(
            toMap(
                state -> new AccountRegion(state.identity().account(), state.identity().region()),
                state -> state,
                (one, other) ->
                    one.identity().name().length() < other.identity().name().length()
                        ? other
                        : one))
        .values()
        .stream()
        .sorted(Comparator.comparing(State::identity))
        .toList();
  }
}
