package dev.sesdkim.local.text;

import static java.util.stream.Collectors.joining;

import dev.sesdkim.dkim.English;
import dev.sesdkim.dkim.Mute;
import dev.sesdkim.dkim.Standing;
import dev.sesdkim.dkim.State;
import dev.sesdkim.rules.Cause;
import java.util.ArrayList;
import java.util.List;

/// The words about a name that has nothing to fix, as far as is known. Only a verified identity is
/// called verified.
record NothingToFix(ScanView view, NamedStates named) {

  String text() {
    List<State> unknown = named.standing(Standing.UNKNOWN);
    List<State> unfixable = named.wrong();
    List<State> muted = named.standing(Standing.MUTED);
    List<State> verified = unknown.isEmpty() ? named.standing(Standing.VERIFIED) : List.of();
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

  private String name() {
    return Phrases.name(named.all().getFirst().identity().name());
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
            .map(
                end -> " until %s (end of the day, UTC)".formatted(Phrases.lastDay(end, view.at())))
            .orElse("");
    return "%s is %s in %s and muted%s: nothing is told of that before."
        .formatted(name(), Standing.unmuted(state).words(), where(state), until);
  }

  private String where(State state) {
    return view.names().where(state.identity());
  }
}
