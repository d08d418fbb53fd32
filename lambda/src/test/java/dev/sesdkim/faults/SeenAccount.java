package dev.sesdkim.faults;

import static java.util.stream.Collectors.toCollection;

import dev.sesdkim.dkim.ChangeKind;
import dev.sesdkim.dkim.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What one scan found in one account, as the model knows it.
final class SeenAccount {

  final Model.Turn turn;
  final Map<String, ModelRegion.Found> regions = new TreeMap<>();
  final List<ChangeKind> changes = new ArrayList<>();
  final Set<Identity> unverified = new TreeSet<>();
  int unknownForThree;
  boolean asksDns;

  SeenAccount(Model.Turn turn) {
    this.turn = turn;
  }

  boolean isReadInPart(String region) {
    return regions.get(region) instanceof ModelRegion.Read;
  }

  Set<String> regionsRead() {
    return regions.keySet().stream().filter(this::isReadInPart).collect(toCollection(TreeSet::new));
  }

  Set<String> regionsNotRead() {
    return regions.keySet().stream()
        .filter(region -> regions.get(region) instanceof ModelRegion.NotRead)
        .collect(toCollection(TreeSet::new));
  }
}
